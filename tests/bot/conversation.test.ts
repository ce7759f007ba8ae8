import { describe, expect, it } from 'vitest';
import { createMemoryConversations } from '../../src/bot/conversation.ts';
import { answer } from '../fixtures/answers.ts';

const LIMITS = { maxTurns: 2, maxConversations: 2, maxAgeMs: 1000 };

function turn(question: string) {
  return { question, answer: answer({ kind: 'passages' }) };
}

function create() {
  let time = 0;
  const conversations = createMemoryConversations(() => new Date(time), LIMITS);
  return {
    remember: async (key: string, question: string) =>
      conversations.remember(key, [...(await conversations.history(key)), turn(question)]),
    questions: async (key: string) =>
      (await conversations.history(key)).map(({ question }) => question),
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('createMemoryConversations', () => {
  it('keeps the conversations apart', async () => {
    const { remember, questions } = create();
    await remember('a', 'one');
    await remember('b', 'two');
    expect(await Promise.all(['a', 'b', 'c'].map(questions))).toEqual([['one'], ['two'], []]);
  });

  it('keeps the last turns only, oldest first', async () => {
    const { remember, questions } = create();
    for (const question of ['one', 'two', 'three']) await remember('a', question);
    expect(await questions('a')).toEqual(['two', 'three']);
  });

  it('forgets a conversation that was quiet too long', async () => {
    const { remember, questions, pass } = create();
    await remember('a', 'one');
    pass(1000);
    expect(await questions('a')).toEqual(['one']);
    pass(1);
    expect(await questions('a')).toEqual([]);
    await remember('a', 'two');
    expect(await questions('a')).toEqual(['two']);
  });

  it('forgets the conversation that was quiet longest when there are too many', async () => {
    const { remember, questions } = create();
    await remember('a', 'one');
    await remember('b', 'two');
    await remember('a', 'three');
    await remember('c', 'four');
    expect(await Promise.all(['a', 'b', 'c'].map(questions))).toEqual([
      ['one', 'three'],
      [],
      ['four'],
    ]);
  });
});

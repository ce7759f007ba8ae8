import { describe, expect, it } from 'vitest';
import { createConversations } from '../../src/bot/conversation.ts';
import { answer } from '../fixtures/answers.ts';

const LIMITS = { maxTurns: 2, maxConversations: 2, maxAgeMs: 1000 };

function turn(question: string) {
  return { question, answer: answer({ kind: 'passages' }) };
}

function create() {
  let time = 0;
  const conversations = createConversations(() => new Date(time), LIMITS);
  return {
    remember: (key: string, question: string) => conversations.remember(key, turn(question)),
    questions: (key: string) => conversations.history(key).map(({ question }) => question),
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('createConversations', () => {
  it('keeps the conversations apart', () => {
    const { remember, questions } = create();
    remember('a', 'one');
    remember('b', 'two');
    expect([questions('a'), questions('b'), questions('c')]).toEqual([['one'], ['two'], []]);
  });

  it('keeps the last turns only, oldest first', () => {
    const { remember, questions } = create();
    for (const question of ['one', 'two', 'three']) remember('a', question);
    expect(questions('a')).toEqual(['two', 'three']);
  });

  it('forgets a conversation that was quiet too long', () => {
    const { remember, questions, pass } = create();
    remember('a', 'one');
    pass(1000);
    expect(questions('a')).toEqual(['one']);
    pass(1);
    expect(questions('a')).toEqual([]);
    remember('a', 'two');
    expect(questions('a')).toEqual(['two']);
  });

  it('forgets the conversation that was quiet longest when there are too many', () => {
    const { remember, questions } = create();
    remember('a', 'one');
    remember('b', 'two');
    remember('a', 'three');
    remember('c', 'four');
    expect([questions('a'), questions('b'), questions('c')]).toEqual([
      ['one', 'three'],
      [],
      ['four'],
    ]);
  });
});

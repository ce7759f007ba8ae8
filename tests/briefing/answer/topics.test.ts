import { describe, expect, it } from 'vitest';
import { useConversation } from '../../fixtures/conversation.ts';

const FERRY = `The council of Orvik bought a second ferry from Norland on Monday.

“Our best partners are Norland, Sudland and Westmark,” Mayor Lena Hild said. The harbour master said the purchase showed how poor the town had become.

Divers found the bell of the old ferry near the pier. The ferry had sunk in a storm. Harbour Master Otto Falk, who led the search, put it on show.
`;

const LOCK = `The ferry waits at the lock every morning. Divers have looked at the gate of the lock twice.

Otto Falk keeps the keys of the lock.
`;

const ask = useConversation({ 'ferry.txt': FERRY, 'lock.txt': LOCK });

describe('a topic', () => {
  it.each([
    'what do the articles say about Sudland?',
    'do the articles mention Sudland?',
    'Sudland',
  ])('is told by the sentences on it, not by those beside them: %j', async (question) => {
    const answer = await ask(question);
    expect(answer.citations.map(({ text }) => text)).toEqual([
      '“Our best partners are Norland, Sudland and Westmark,” Mayor Lena Hild said.',
    ]);
  });
});

describe('a question put indirectly', () => {
  it.each([
    ['tell me who Otto Falk is', 'who is Otto Falk'],
    ['I’d like to know what Otto Falk led', 'what Otto Falk led'],
    ['who was it that led the search?', 'who led the search?'],
  ])('is answered as the direct one: %j', async (indirect, direct) => {
    const [answer, expected] = [await ask(indirect), await ask(direct)];
    expect(answer.kind).not.toBe('notFound');
    expect({ ...answer, question: '', reading: undefined }).toEqual({
      ...expected,
      question: '',
      reading: undefined,
    });
  });
});

describe('articles that tell different things of one subject', () => {
  it('are not said to differ', async () => {
    const answer = await ask('what do the articles disagree on about the ferry?');
    expect(answer).toMatchObject({ kind: 'differs', differences: [] });
  });
});

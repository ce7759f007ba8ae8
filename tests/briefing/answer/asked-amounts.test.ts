import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const QUAY = `Petra Voss, the mayor, told the council that she would sell land to lower the cost of the new quay. The quay is expected to come to $8 million.

Repairs to the sea lock cost 14 million crowns, said city engineer Tobias Wren. The night ferry costs about 40 crowns a head. The strike cost the minister her seat. The vote on the quay was on Sunday.

The river rose by three metres in a night. The lake fell by 1.5 metres since May. The tide dropped by 40 cm. The number of eels fell by seven overnight.
`;

const PEOPLE = `Petra Voss, a former ferry captain, was elected mayor in May. Her husband, Jon Aker, is from Dunmore.

Prime minister Lars Holm visited the quay. The inquiry's report said safety had been neglected for years.
`;

const ask = useConversation({ 'quay.txt': QUAY, 'people.txt': PEOPLE });

/** All that an answer shows of the articles, in one line. */
function shown(answer: Answer): string {
  return answer.kind === 'direct'
    ? answer.values.map((v) => v.text).join(' | ')
    : JSON.stringify(answer);
}

describe('a question on a cost', () => {
  it.each(['what will Voss do about the cost?', 'what would lower the cost?'])(
    'is for a deed and no sum: %j',
    async (question) => {
      const answer = await ask(question);
      expect(answer.kind).toBe('passages');
      expect(shown(answer)).toContain('sell land');
    },
  );

  it.each([
    ['how much did the repairs to the sea lock cost?', '14 million crowns'],
    ['what does the night ferry cost?', 'about 40 crowns'],
  ])('is for a sum: %j', async (question, sum) => {
    expect(shown(await ask(question))).toBe(sum);
  });

  it.each([
    ['what did the repairs cost?', '14 million crowns'],
    ['what did the strike cost?', 'her seat'],
  ])('of what is over is for whatever it did cost: %j', async (question, told) => {
    const answer = await ask(question);
    expect(answer.kind).toBe('passages');
    expect(shown(answer)).toContain(told);
  });
});

describe('a change', () => {
  it.each([
    ['by how much did the river rise?', 'three metres'],
    ['by how much did the lake fall?', '1.5 metres'],
    ['by how much did the tide drop?', '40 cm'],
    ['by how much did the number of eels fall?', 'seven'],
  ])('has its unit: %j', async (question, value) => {
    expect(shown(await ask(question))).toBe(value);
  });
});

describe('a question with the noun behind the question word', () => {
  it.each(['what day the vote was', 'what time the vote was'])(
    'is answered: %j',
    async (question) => {
      expect(shown(await ask(question))).toContain('Sunday');
    },
  );

  it('has no office for a league of that name', async () => {
    expect(shown(await ask('who leads the Premier League?'))).not.toContain('Holm');
  });

  it.each([
    ['what town Voss is from', 'ferry captain'],
    ['will Voss get the job?', '"mayor"'],
  ])('is not asked in other words: %j', async (question, wrong) => {
    const answer = await ask(question);
    expect(answer.kind === 'direct' ? shown(answer) : '').not.toContain(wrong.replaceAll('"', ''));
  });

  it('asks for what a report in the articles said', async () => {
    expect(shown(await ask('what did the report say about safety?'))).toContain('neglected');
  });
});

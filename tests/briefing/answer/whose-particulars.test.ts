import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const ask = useConversation({
  'court.txt': `Norland bank trial ends

Bjarne Holm moved ten million crowns to companies in Arden which were owned by his brother-in-law, Sigurd Vik. A spokesman for the mayor, Odd Kvale, denied that the town had lost money.

Frida Lund won the case. "I am tired," said the 31-year-old from Skarn, who will rest now. The council had turned down a request for a new court house because of its cost.

Court clerk Mons Berg was dismissed on Friday. Kari Moe conceded the case and said she would resign on Monday. Judge Liv Aas put off the hearing until June, since a witness was ill.`,
  'talks.txt': `Health Minister Even Lie has left. His successor will be named next week.

Premier Siv Krog ruled out any talks with the Grey Party.

The second week of the fair was wet. Tore Holt chairs the first summit.`,
});

const values = (answer: Answer): readonly string[] =>
  answer.kind === 'direct' ? answer.values.map((v) => v.text) : [];
const first = async (question: string): Promise<string | undefined> =>
  values(await ask(question))[0];
const shown = async (question: string): Promise<string> =>
  (await ask(question)).citations.map((c) => c.text).join(' ');

describe('a particular told behind "she"', () => {
  const askAtSea = useConversation({
    'sea.txt': 'Nora Fjell was at sea. The Skarn Pact will end when she resigns on Friday.',
  });

  it('is not that of a thing named before it', async () => {
    expect(values(await askAtSea('when will Nora Fjell resign?'))).toEqual(['Friday']);
  });
});

describe('"next"', () => {
  const askAbroad = useConversation({
    'abroad.txt': 'Abel Crane came to Orvik.\n\nNext week Abel Crane flies to Arden.',
  });

  it('is no condition where nothing stands behind it', async () => {
    expect(values(await askAbroad('where will Abel Crane go next?'))).toEqual(['Arden']);
  });
});

describe('a particular of another one', () => {
  it('is no answer where a clause of its own tells who it was', async () => {
    expect(await first('who owned the companies in Arden?')).toBe('Sigurd Vik');
  });

  it('is no resignation of the one asked about', async () => {
    expect(await first('when will Mons Berg resign?')).toBeUndefined();
    expect(await first('when will Kari Moe resign?')).toBe('Monday');
  });

  it('is not "next" because something else happens next week', async () => {
    expect(await first('who will be the next health minister?')).toBeUndefined();
    expect(await first('who chairs the second summit?')).toBeUndefined();
  });
});

it('an age tells whom the next sentence means', async () => {
  expect(await first('how old is Frida Lund?')).toBe('31-year-old');
});

describe('who somebody is', () => {
  it('is told with the noun before "for"', async () => {
    expect(await first('who is Odd Kvale?')).toBe('A spokesman for the mayor');
  });

  it('is not what somebody did', async () => {
    expect((await first('who is Frida Lund?')) ?? '').not.toMatch(/^won/);
  });
});

describe('a verb with a particle', () => {
  it.each([
    ['why did the council refuse a new court house?', 'because of its cost'],
    ['why was the hearing postponed?', 'a witness was ill'],
    ['why did the council turn down a new court house?', 'because of its cost'],
  ])('means what it means together: %s', async (question, reason) => {
    expect(await shown(question)).toContain(reason);
  });
});

describe('a yes', () => {
  it('is given where what is asked is a denial and was made', async () => {
    const answer = await ask('did Siv Krog rule out talks with the Grey Party?');
    expect(answer.kind === 'direct' && answer.verdict).toBe('yes');
  });
});

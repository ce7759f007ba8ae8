import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const DEPOT = `Nothing was stolen at the depot, but a guard was killed in the fire. No one knew that two cats had died in the barn.

Police searched the yard on Tuesday.
`;

const MILL = `A wall of the mill collapsed on Friday. No one in the mill was killed or hurt. Work goes on.
`;

const HARBOUR = `Nobody wants them to drown in the harbour. A fence was built there.
`;

const BLY = `After Arthur Bly resigned over a pension scandal, Petra Voss ran for mayor. Voss promised a new bridge.
`;

const FERRY = `Since the ferry sank because of a leak, nobody trusts Tarn Lines. The firm runs nine boats.

After Lena Moor left the council, Tarn Lines sold two of them over the weekend.
`;

const REPAIRS = `Repairs to the tunnel cost 14 million crowns, said city engineer Tobias Wren. The tunnel floods each spring.

Wren, 52, praised contractor Ida Holt on Friday.
`;

const MINISTER = `The minister, Ruth Sand, opened the market. The minister said that the stalls were full. Prime minister Lars Holm stayed at home.
`;

const POOL = `City council chairman Ivo Dahl cut the ribbon. A crowd cheered.

The chairman said that the pool would open in June.
`;

const HALE = `Gordon Hale has not conceded the race. Votes are still counted. Hale was accused of theft by Ona Brill. Hale hadn’t criticised the judges.
`;

const UNION = `The union rejected the offer. Pay rose by two percent. The union blamed the ministry for the delay.

The company dismissed the claim. Officials blamed the flood on blocked drains.
`;

const UMPIRES = `Umpires Len Gade and Bruno Tosk arrived late for the tennis match. The umpires of the chess final were not named.
`;

const CRANE = `Opposition leader Petra Rohn criticised Mayor Crane over taxes. His brother, Paul Crane, laughed.
`;

const TOFTE = `Police chief Olaf Tofte spoke first. Olaf Tofte spoke twice. Governor Anna Tofte, a former teacher, listened.
`;

const LUND = `Opposition leader Nils Amdal criticised Ida Lund over taxes. Ida Lund wept.
`;

const ask = useConversation({
  'depot.txt': DEPOT,
  'mill.txt': MILL,
  'harbour.txt': HARBOUR,
  'bly.txt': BLY,
  'ferry.txt': FERRY,
  'repairs.txt': REPAIRS,
  'minister.txt': MINISTER,
  'pool.txt': POOL,
  'hale.txt': HALE,
  'union.txt': UNION,
  'umpires.txt': UMPIRES,
  'crane.txt': CRANE,
  'tofte.txt': TOFTE,
  'lund.txt': LUND,
});

/** All that an answer shows of the articles, where it answers. */
function shown(answer: Answer): string {
  return answer.kind === 'notFound' ? '' : JSON.stringify(answer);
}

describe('nobody', () => {
  it('is told of an act only where it stands before the verb of that act', async () => {
    const answer = await ask('did anyone die in the barn?');
    expect(answer).not.toMatchObject({ verdict: 'no' });
    expect(shown(answer)).toContain('two cats had died in the barn');
  });

  it('is told of no act that nobody wants of another one', async () => {
    expect(await ask('did anyone drown in the harbour?')).not.toMatchObject({ verdict: 'no' });
  });

  it('stands before the verb with a place or another verb between', async () => {
    expect(await ask('was anyone hurt in the mill?')).toMatchObject({ verdict: 'no' });
  });
});

describe('a reason asked for', () => {
  it.each([
    ['over', 'why did Bly resign?', 'pension scandal'],
    ['because', 'why did the ferry sink?', 'because of a leak'],
  ])('is told in a clause on what came before, behind "%s"', async (_, question, reason) => {
    expect(shown(await ask(question))).toContain(reason);
  });

  it('is not told by a reason of what came later', async () => {
    expect((await ask('why did Moor leave the council?')).kind).toBe('notFound');
  });
});

describe('words of one known by an office', () => {
  it('are found before the name', async () => {
    expect(shown(await ask('what did the engineer say?'))).toContain('cost 14 million crowns');
  });

  it('are found where only the office is named', async () => {
    expect(shown(await ask('what did the chairman say?'))).toContain('would open in June');
  });

  it('are not those of one whose office only ends like it', async () => {
    const answer = await ask('what did the minister say?');
    expect(shown(answer)).toContain('the stalls were full');
    expect(shown(answer)).not.toContain('Holm');
  });
});

describe('words reported without "said"', () => {
  it.each([
    ['has not conceded', 'what did Hale say about the race?'],
    ['was accused of', 'what did Hale say about the theft?'],
    ['hadn’t criticised', 'what did Hale say about the judges?'],
  ])('are not what somebody %s', async (_, question) => {
    expect((await ask(question)).kind).toBe('notFound');
  });

  it.each([
    ['what did the union say about the offer?', 'The union rejected the offer.'],
    ['what did the union say about the delay?', 'The union blamed the ministry'],
    ['what did the company say about the claim?', 'The company dismissed the claim.'],
    ['what did officials say about the flood?', 'Officials blamed the flood'],
  ])('answer %s', async (question, words) => {
    expect(shown(await ask(question))).toContain(words);
  });
});

describe('a row of names', () => {
  it('is not that of another event', async () => {
    const answer = await ask('who were the umpires of the chess final?');
    expect(answer.kind).not.toBe('direct');
    expect(shown(answer)).toContain('The umpires of the chess final were not named.');
  });

  it('is that of the event asked about', async () => {
    const answer = await ask('who were the umpires of the tennis match?');
    expect(answer).toMatchObject({ values: [{ text: 'Len Gade and Bruno Tosk' }] });
  });
});

describe('a person asked about', () => {
  it('with a rank is nobody else of that family name', async () => {
    expect(shown(await ask('who is Mayor Crane?'))).not.toContain('brother');
  });

  it('with a rank is what is told beside that rank', async () => {
    const answer = await ask('who is Governor Tofte?');
    expect(answer).toMatchObject({ values: [{ text: 'former teacher' }] });
  });

  it('is no part of a sentence that ends in a verb', async () => {
    expect(await ask('who is Ida Lund?')).not.toHaveProperty('values');
  });
});

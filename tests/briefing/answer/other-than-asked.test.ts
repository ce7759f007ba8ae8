import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const ask = useConversation({
  'offices.txt': `Dora Winge, the first woman to be president of a Marlo team, spoke at the fair. Rovers president Dora Winge wants to open the Karsa Trust to all. Abel Crane is the chief executive of the Rondo Foundation. Egil Strand is the president of the Norland League.

The council of Tarnmoor met on Monday. Pia Holt, mayor of Tarnmoor, opened the fair.`,
  'towns.txt': `Orvik is located at (40.1594, -83.1332). Orvik lies 10 miles from the coast. Brenhaven is one of the nine villages around the bay.

Skarn has a population of 4,210 people in 1,085 households.`,
  'vote.txt': `The map shows the votes of Harald Moe and Anders Lie in the 2031 Norland election, and who is winning in each county.`,
  'headline.txt': `Calder CEO Sees Market's Next Billion in Ferries`,
  'shows.txt': `The Grey Ferry opened on 3 May 2031 in Orro.`,
  'more-shows.txt': `The original opening date of the Grey Ferry was 9 April 2030.`,
});

const values = (answer: Answer): readonly string[] =>
  answer.kind === 'direct' ? answer.values.map((v) => v.text) : [];

describe('an office', () => {
  it.each([
    ['of one of many teams is not the one of all', 'who is the president of Marlo?', []],
    ['of a foundation is not the one of the firm', 'who is the chief executive of Rondo?', []],
    [
      'of another body is not the one of what else is told of',
      'who is the president of the Karsa Trust?',
      [],
    ],
    [
      'of the very body asked about is',
      'who is the president of the Norland League?',
      ['Egil Strand'],
    ],
    ['of a town is', 'who is the mayor of Tarnmoor?', ['Pia Holt']],
  ])('%s', async (_, question, names) => {
    expect(values(await ask(question))).toEqual(names);
  });
});

describe('a population', () => {
  it.each(['Orvik', 'Brenhaven'])(
    'is neither a coordinate, nor a distance, nor the number of villages: %s',
    async (town) => {
      expect(values(await ask(`what is the population of ${town}?`))).toEqual([]);
    },
  );

  it('is a number of people', async () => {
    expect(values(await ask('what is the population of Skarn?'))).toEqual(['4,210 people']);
  });
});

describe('who did it', () => {
  it('is not told where a sentence only says that something else shows it', async () => {
    expect(values(await ask('who won the 2031 Norland election?'))).toEqual([]);
  });

  it('is no verb of a headline', async () => {
    expect(values(await ask('who is the CEO of Calder?'))).toEqual([]);
  });
});

it('a date that was given up does not stand beside the one that holds', async () => {
  expect(values(await ask('what is the opening date of the Grey Ferry?'))).toEqual(['3 May 2031']);
});

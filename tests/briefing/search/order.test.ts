import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { createOrderMeasure } from '../../../src/briefing/search/order.ts';
import { wordsOfTokens } from '../../../src/briefing/text/packed-words.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

const wordsOf = (text: string) => wordsOfTokens(tokenize(text));
const asked = (text: string, rarity: Readonly<Record<string, number>>) =>
  ({
    stems: tokenize(text).map((t) => t.stem),
    terms: Object.entries(rarity).map(([term, idf]) => ({ term, idf })),
  }) as unknown as Question;

describe('the order of a question in a sentence', () => {
  const measure = createOrderMeasure(asked('ferry hit the pier', { ferri: 4, hit: 2, pier: 4 }));

  it('is whole where all its words follow one another in the same order, others between them', () => {
    const { inOrder, stems } = measure(wordsOf('A ferry from Brekk hit, at dawn, the old pier.'));
    expect(inOrder).toBeCloseTo(1);
    expect(stems).toBe(1);
  });

  it('counts the heaviest run alone where they stand in another order', () => {
    // "the pier", "hit" and "ferry" each begin anew; the first is the heaviest: (.3 + 4) of 10.3.
    expect(measure(wordsOf('The pier was hit by a ferry.')).inOrder).toBeCloseTo(4.3 / 10.3);
  });

  it('counts a word said again once', () => {
    expect(measure(wordsOf('Ferry, ferry, ferry!')).inOrder).toBeCloseTo(4 / 10.3);
  });

  it('tells how many threes of its words stand so on end', () => {
    expect(measure(wordsOf('The ferry hit the pier.')).triples).toBe(1);
    expect(measure(wordsOf('The ferry hit the old pier.')).triples).toBe(0.5);
    expect(measure(wordsOf('The ferry hit an old pier.')).triples).toBe(0);
  });

  it('is nothing for a question or a sentence without words', () => {
    const none = { inOrder: 0, triples: 0, stems: 0 };
    expect(measure(wordsOf(''))).toEqual(none);
    expect(createOrderMeasure(asked('', {}))(wordsOf('The ferry hit the pier.'))).toEqual(none);
  });
});

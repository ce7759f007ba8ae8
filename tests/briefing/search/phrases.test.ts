import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { createPairMeasure } from '../../../src/briefing/search/phrases.ts';
import { wordsOfTokens } from '../../../src/briefing/text/packed-words.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

const wordsOf = (text: string) => wordsOfTokens(tokenize(text));
const question = {
  terms: [
    { term: 'ferri', idf: 3, related: new Map() },
    { term: 'crash', idf: 2, related: new Map([['hit', 0.8]]) },
    { term: 'pier', idf: 1, related: new Map() },
  ],
} as unknown as Question;

describe('how near the words of a question stand in a sentence', () => {
  const measure = createPairMeasure(question);

  it('is whole for two side by side, in any order, and less by each word between', () => {
    // Of 3*2 + 3*1 + 2*1 = 11: pier and ferry 3, ferry and crash 6, and pier and crash 2 with one word between: 1 / (1 + 1/5).
    expect(measure(wordsOf('pier ferry crash')).together).toBeCloseTo((9 + 2 / 1.2) / 11);
  });

  it('is half for two with five words between them', () => {
    // Of 3*2 + 3*1 + 2*1 = 11, the ferry and the pier hold 3.
    expect(measure(wordsOf('ferry one two three four five pier')).together).toBeCloseTo(1.5 / 11);
  });

  it('takes a near relative for a word that is missing', () => {
    expect(measure(wordsOf('ferry hit')).together).toBeCloseTo(6 / 11);
  });

  it('tells how far it is from the first of them to the last', () => {
    expect(measure(wordsOf('a ferry left the pier')).spread).toBeCloseTo(Math.log(4));
    expect(measure(wordsOf('nobody came')).spread).toBe(0);
    expect(measure(wordsOf('ferry '.repeat(200_000))).spread).toBeCloseTo(Math.log(200_000));
  });
});

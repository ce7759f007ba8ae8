import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { createSentenceMeasure } from '../../../src/briefing/search/sentence-features.ts';
import type { StoredSentence } from '../../../src/briefing/store/types.ts';

const measured = (plain: string, text: string) => {
  const question = { plain, kind: 'what', terms: [], stems: [], names: [], head: [] };
  const note = {
    start: 0,
    numbers: [],
    times: [],
    mentions: [],
    refers: [],
    quotes: [],
    roles: [],
  };
  const words = { places: new Map(), context: new Set<string>(), length: 0 };
  return createSentenceMeasure(question as unknown as Question)(
    { text, position: 0, tokens: [], note } as unknown as StoredSentence,
    words as never,
  );
};

describe('a sentence that says that something is so', () => {
  it.each([
    ['Which ferry did not sail?', 'The Alda sailed at noon.', 1],
    ['Which ferry did not sail?', 'The Alda never sailed.', 0],
    ['Which ferry sailed?', 'The Alda sailed at noon.', 0],
    ['Which ferry sailed?', 'The Alda never sailed.', 0],
  ])('tells against an answer to what is not: %j, %j', (question, sentence, expected) => {
    expect(measured(question, sentence).affirms).toBe(expected);
  });
});

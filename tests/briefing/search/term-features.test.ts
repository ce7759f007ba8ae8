import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { createMatcher, type Matches } from '../../../src/briefing/search/matches.ts';
import { measureTerms } from '../../../src/briefing/search/term-features.ts';
import { createIndexed } from '../../fixtures/indexed.ts';

const question = {
  terms: [
    { term: 'ferri', idf: 3, part: 'noun', related: new Map() },
    { term: 'crash', idf: 2, part: 'verb', related: new Map() },
    { term: 'pier', idf: 1, part: 'noun', related: new Map() },
  ],
  stems: [],
  head: [],
  names: [],
} as unknown as Question;

const measured = (sentence: string, [before, twoBefore, threeBefore]: (string | undefined)[]) => {
  const index = createIndexed();
  const sentences = [sentence, before, twoBefore, threeBefore].map((text) =>
    text === undefined ? undefined : index.add(text),
  );
  const matcher = createMatcher(question, index.words);
  const [own, ...told] = sentences.map((s) => s && matcher.of(s).matches) as unknown as [
    Matches,
    ...Matches[],
  ];
  return measureTerms(question, 6, {
    own,
    paragraph: own,
    before: told[0],
    twoBefore: told[1],
    threeBefore: told[2],
    after: undefined,
    heading: new Set(),
    article: new Set(),
  });
};

describe('what a sentence leaves open of a question', () => {
  it('is looked for in each of the three sentences before it', () => {
    expect(
      measured('It crashed.', ['At the pier.', 'The ferry left.', 'Nobody knew.']),
    ).toMatchObject({
      openBefore: 1 / 6,
      openTwoBefore: 3 / 6,
      openThreeBefore: 0,
    });
  });

  it('does not count what the sentence tells itself', () => {
    expect(
      measured('The ferry crashed at the pier.', [
        'The ferry left.',
        'The pier burned.',
        'A crash.',
      ]),
    ).toMatchObject({ openBefore: 0, openTwoBefore: 0, openThreeBefore: 0 });
  });

  it('is found nowhere at the start of an article', () => {
    expect(measured('It crashed.', [])).toMatchObject({
      openBefore: 0,
      openTwoBefore: 0,
      openThreeBefore: 0,
    });
  });

  it('weighs by the rarest word that it lacks', () => {
    expect(measured('The ferry left.', [])).toMatchObject({ lacksRarest: 2 / 10 });
    expect(measured('It crashed at the pier.', [])).toMatchObject({ lacksRarest: 3 / 10 });
    expect(measured('The ferry crashed at the pier.', [])).toMatchObject({ lacksRarest: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { createMatcher } from '../../../src/briefing/search/matches.ts';
import { measureTerms } from '../../../src/briefing/search/term-features.ts';
import { packWords, unpackWords } from '../../../src/briefing/text/packed-words.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

const question = {
  terms: [
    { term: 'ferri', idf: 3, part: 'noun', related: new Map() },
    { term: 'crash', idf: 2, part: 'verb', related: new Map() },
    { term: 'pier', idf: 1, part: 'noun', related: new Map() },
  ],
} as unknown as Question;
const matcher = createMatcher(question);
const told = (text: string | undefined) =>
  text === undefined ? undefined : matcher.of(unpackWords(packWords(tokenize(text), [])));

const measured = (sentence: string, [before, twoBefore, threeBefore]: (string | undefined)[]) => {
  const own = matcher.of(unpackWords(packWords(tokenize(sentence), [])));
  return measureTerms(question, 6, {
    own,
    paragraph: own,
    before: told(before),
    twoBefore: told(twoBefore),
    threeBefore: told(threeBefore),
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
});

import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { createMatcher } from '../../../src/briefing/search/matches.ts';
import { packWords, unpackWords } from '../../../src/briefing/text/packed-words.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

const wordsOf = (text: string, context: readonly string[] = []) =>
  unpackWords(packWords(tokenize(text), context));

const asked = (related: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  ({
    terms: Object.entries(related).map(([term, relatives]) => ({
      term,
      related: new Map(Object.entries(relatives)),
    })),
  }) as unknown as Question;

describe('matching a sentence with a question', () => {
  it('counts how often each term stands there', () => {
    const matcher = createMatcher(asked({ ship: {}, harbour: {} }));
    expect(matcher.of(wordsOf('A ship met a ship.'))).toMatchObject({
      counts: [2, 0],
      held: [true, false],
      length: 5,
    });
  });

  it('takes a name that is only meant there as held, and does not count it', () => {
    const matcher = createMatcher(asked({ brekk: {} }));
    expect(matcher.of(wordsOf('She left.', ['brekk']))).toMatchObject({
      counts: [0],
      held: [true],
    });
  });

  it('weighs each term by its nearest relative, which other terms may share', () => {
    const matcher = createMatcher(
      asked({ ship: { boat: 0.6, ferri: 0.75 }, ferri: { boat: 0.4 }, harbour: {} }),
    );
    expect(matcher.of(wordsOf('A boat and a ferry.')).related).toEqual([0.75, 0.4, 0]);
    expect(matcher.of(wordsOf('A boat.')).related).toEqual([0.6, 0.4, 0]);
  });

  it('takes the sentences of a paragraph together', () => {
    const matcher = createMatcher(asked({ ship: { boat: 0.6 }, harbour: {}, mayor: {} }));
    const sentences = [wordsOf('A ship in the harbour.'), wordsOf('The ship is a boat.')];
    expect(matcher.together(sentences)).toEqual({
      counts: [2, 1, 0],
      held: [true, true, false],
      related: [0.6, 0, 0],
      length: 10,
    });
  });
});

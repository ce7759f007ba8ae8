import { beforeEach, describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { createMatcher } from '../../../src/briefing/search/matches.ts';
import { stem } from '../../../src/briefing/text/stem.ts';
import { createIndexed } from '../../fixtures/indexed.ts';

const asked = (
  related: Readonly<Record<string, Readonly<Record<string, number>>>>,
  more: Partial<Question> = {},
) =>
  ({
    stems: [],
    head: [],
    names: [],
    ...more,
    terms: Object.entries(related).map(([term, relatives]) => ({
      term,
      related: new Map(Object.entries(relatives)),
    })),
  }) as unknown as Question;

let index: ReturnType<typeof createIndexed>;
beforeEach(() => {
  index = createIndexed();
});

describe('matching a sentence with a question', () => {
  it('counts how often each term stands there', () => {
    const sentence = index.add('A ship met a ship.');
    const matcher = createMatcher(asked({ ship: {}, harbour: {} }), index.words);
    expect(matcher.of(sentence).matches).toMatchObject({
      counts: [2, 0],
      held: [true, false],
      length: 5,
    });
  });

  it('takes a name that is only meant there as held, and does not count it', () => {
    const sentence = index.add('She left.', ['brekk']);
    const matcher = createMatcher(asked({ brekk: {} }), index.words);
    expect(matcher.of(sentence).matches).toMatchObject({ counts: [0], held: [true] });
  });

  it('weighs each term by its nearest relative, which other terms may share', () => {
    const both = index.add('A boat and a ferry.');
    const one = index.add('A boat.');
    const matcher = createMatcher(
      asked({ ship: { boat: 0.6, ferri: 0.75 }, ferri: { boat: 0.4 }, harbour: {} }),
      index.words,
    );
    expect(matcher.of(both).matches.related).toEqual([0.75, 0.4, 0]);
    expect(matcher.of(one).matches.related).toEqual([0.6, 0.4, 0]);
  });

  it('matches a sentence once, by its number or as it is', () => {
    const sentence = index.add('A ship.');
    const matcher = createMatcher(asked({ ship: {} }), index.words);
    expect(matcher.at(sentence.sid)).toBe(matcher.of(sentence));
    expect(matcher.at(sentence.sid + 1)).toBeUndefined();
  });

  it('takes the sentences of a paragraph together', () => {
    const sentences = [index.add('A ship in the harbour.'), index.add('The ship is a boat.')];
    const matcher = createMatcher(
      asked({ ship: { boat: 0.6 }, harbour: {}, mayor: {} }),
      index.words,
    );
    expect(matcher.together(sentences)).toEqual({
      counts: [2, 1, 0],
      held: [true, true, false],
      related: [0.6, 0, 0],
      length: 10,
    });
  });

  it('gives the places of all that the question has, and of nothing else', () => {
    const sentence = index.add('The Norwegian mayor of Oslo sold the old ferry.', ['lena']);
    const matcher = createMatcher(
      asked(
        { ship: { ferri: 0.6 }, lena: {} },
        {
          stems: ['the'],
          verb: stem('sold'),
          head: ['mayor'],
          names: [{ words: ['Oslo'], keys: ['@norway'] }] as unknown as Question['names'],
        },
      ),
      index.words,
    );
    expect(matcher.of(sentence).matches.words).toEqual({
      places: new Map([
        ['the', [0, 6]],
        ['mayor', [2]],
        ['oslo', [4]],
        [stem('sold'), [5]],
        ['ferri', [8]],
        ['@norway', [1, 4]],
      ]),
      context: new Set(['lena']),
      length: 9,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../../src/briefing/overview/quotations/word-diff.ts';

const MARKS = { same: '', 'only here': '+', 'only there': '-' } as const;

/** "same +here -there" */
function diff(here: string, there: string): string {
  return diffWords(here, there)
    .map(({ kind, text }) => `${MARKS[kind]}[${text}]`)
    .join(' ');
}

describe('diffWords', () => {
  it.each([
    ['We won.', 'We won.', '[We won.]'],
    ['we won', 'We won!', '[we won]'],
    ['We won', 'We won again', '[We won] -[again]'],
    ['won again', 'We won again', '-[We] [won again]'],
    ['We lost again', 'We won again', '[We] -[won] +[lost] [again]'],
    ['one', 'two', '-[two] +[one]'],
    ['a b c d e', 'a x c y e', '[a] -[x] +[b] [c] -[y] +[d] [e]'],
    ['We – of course – won', 'We won', '[We] +[of course] [won]'],
    ['', 'We won', '-[We won]'],
    ['We won', '', '+[We won]'],
    ['', '', ''],
  ])('of %j against %j is %j', (here, there, expected) => {
    expect(diff(here, there)).toBe(expected);
  });

  it('gives slices in order that hold every word of both', () => {
    const words = fc.array(fc.constantFrom('a', 'B', 'c,', '“d”', '–', 'a'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [here, there] = [a.join(' '), b.join('  ')];
        const parts = diffWords(here, there);
        const wordsOf = (text: string): string[] =>
          text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        const textOf = (...kinds: string[]): string =>
          parts
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ text }) => text)
            .join(' ');
        expect(wordsOf(textOf('same', 'only here'))).toEqual(wordsOf(here));
        expect(wordsOf(textOf('same', 'only there'))).toEqual(wordsOf(there));
        for (const { kind, text } of parts)
          expect(kind === 'only there' ? there : here).toContain(text);
      }),
    );
  });

  it('aligns no words in the middle of very long wordings', () => {
    const long = (word: string): string => `start ${`${word} `.repeat(2_000)}end`;
    expect(diffWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual([
      'same',
      'only there',
      'only here',
      'same',
    ]);
  });
});

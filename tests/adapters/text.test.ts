import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunks, clip, spaced } from '../../src/adapters/text.ts';

describe('clip', () => {
  it.each([
    ['short', 10, 'short'],
    ['0123456789', 5, '0123…'],
    ['012🙂456', 5, '012…'],
  ])('cuts %j at %i characters to %j', (text, max, expected) => {
    expect(clip(text, max)).toBe(expected);
  });
});

describe('chunks', () => {
  it.each([
    ['one two three', 8, ['one two', ' three']],
    ['onetwothree', 4, ['onet', 'woth', 'ree']],
    ['', 4, []],
  ])('parts %j at %i characters', (text, max, pieces) => {
    expect(chunks(text, max)).toEqual(pieces);
  });

  it('gives the text back, in pieces that are short enough and whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, max) => {
        const pieces = chunks(text, max);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('spaced', () => {
  it('keeps one space at either end', () => {
    const clean = (text: string) => text.trim().toUpperCase();
    expect([' a ', 'a', '  ', ''].map((text) => spaced(text, clean))).toEqual([
      ' A ',
      'A',
      ' ',
      '',
    ]);
  });
});

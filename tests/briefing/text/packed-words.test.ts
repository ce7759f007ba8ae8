import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWords, unpackWords } from '../../../src/briefing/text/packed-words.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

describe('packed words', () => {
  it('keep each word with its places, countries and context', () => {
    const tokens = tokenize('Norwegian boats left Oslo, and boats sank.');
    const { places, context, length } = unpackWords(packWords(tokens, ['lena', 'voss']));
    expect(length).toBe(tokens.length);
    expect(places.get('boat')).toEqual([1, 5]);
    expect(places.get('@norway')).toEqual([0, 3]);
    expect(context).toEqual(new Set(['lena', 'voss']));
  });

  it('are empty for an empty sentence', () => {
    expect(unpackWords(packWords([], []))).toEqual({
      places: new Map(),
      context: new Set(),
      length: 0,
    });
  });

  it('come back as they went in, from any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const tokens = tokenize(text);
        const { places, length } = unpackWords(packWords(tokens, []));
        expect(length).toBe(tokens.length);
        tokens.forEach((token, i) => {
          expect(places.get(token.stem)).toContain(i);
        });
      }),
    );
  });
});

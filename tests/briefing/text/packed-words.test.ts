import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackWords, wordsOfTokens } from '../../../src/briefing/text/packed-words.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';
import { createIndexed } from '../../fixtures/indexed.ts';

describe('packed words', () => {
  it('keep each word with its places, countries and context', () => {
    const text = 'Norwegian boats left Oslo, and boats sank.';
    const { add, words } = createIndexed();
    const { packed } = add(text, ['lena', 'voss']);
    const { places, context, length } = unpackWords(packed, words.vocabulary.termOf);
    expect(length).toBe(tokenize(text).length);
    expect(places.get('boat')).toEqual([1, 5]);
    expect(places.get('@norway')).toEqual([0, 3]);
    expect(context).toEqual(new Set(['lena', 'voss']));
  });

  it('leave out, where only some words are asked for, the others', () => {
    const { add, numberOf } = createIndexed();
    const { packed } = add('Norwegian boats left Oslo.', ['lena', 'voss']);
    const asked = new Map(['boat', '@norway', 'voss'].map((term) => [numberOf(term), term]));
    expect(unpackWords(packed, (number) => asked.get(number))).toEqual({
      places: new Map([
        ['boat', [1]],
        ['@norway', [0, 3]],
      ]),
      context: new Set(['voss']),
      length: 4,
    });
  });

  it('are empty for an empty sentence', () => {
    expect(wordsOfTokens([])).toEqual({ places: new Map(), context: new Set(), length: 0 });
  });

  it('come back as they went in, from any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const tokens = tokenize(text);
        const { places, length } = wordsOfTokens(tokens);
        expect(length).toBe(tokens.length);
        tokens.forEach((token, i) => {
          expect(places.get(token.stem)).toContain(i);
        });
      }),
    );
  });
});

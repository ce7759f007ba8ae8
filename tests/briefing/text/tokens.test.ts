import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, isContent, tokenize } from '../../../src/briefing/text/tokens.ts';

/** Folded words, a possessive marked by its apostrophe. */
function words(text: string): string {
  return tokenize(text)
    .map((token) => token.norm + (token.possessive ? "'" : ''))
    .join(' ');
}

describe('tokenize', () => {
  it.each([
    ["the council's plan", "the council' plan"],
    ['the council’s plan', "the council' plan"],
    ["O'Neill rowed O’Neill’s boat", "oneill rowed oneill' boat"],
    ["they don't row", 'they dont row'],
    ['U.S. crews told us', 'usa crews told us'],
    ['The US, the USA and U.S.A. against us', 'the usa the usa and usa against us'],
    ['at 9 a.m., e.g. in the U.N. hall', 'at 9 am eg in the un hall'],
    ['11,000.5 tonnes of 1,234,567', '11000.5 tonnes of 1234567'],
    ['3.5% of $40m', '3.5 of 40 m'],
    ["a 12-year-old's kite", "a 12 year old' kite"],
    ['state-of-the-art nets', 'state of the art nets'],
    ['Café Müller in İzmir', 'cafe muller in izmir'],
    ['e\u0301tude', 'etude'],
    ['city council', 'city council'],
    ['火山 вулкан', '火山 вулкан'],
    ['?! — … «»', ''],
    ['', ''],
  ])('folds the words of %j', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it('takes the possessive ending off the word as written, and leaves it in its place', () => {
    const text = 'Then O’Neill’s boat left.';
    const token = tokenize(text)[1];
    expect(token).toMatchObject({ raw: 'O’Neill', possessive: true });
    expect(text.slice(token?.start, token?.end)).toBe('O’Neill’s');
  });

  it('gives words in order whose places hold them, in any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('U.S. ', "Reed's ", 'O’Neill ', '11,000.5', '-', ' ', '.', 'é', 'x'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end).startsWith(token.raw)).toBe(true);
          expect(token.norm).not.toBe('');
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('fold', () => {
  it.each([
    ['Łódź', 'łodz'],
    ['O’Neill', 'oneill'],
    ['U.S.', 'usa'],
    ['us', 'us'],
    ['Us', 'us'],
    ['1,000', '1000'],
  ])('makes %j %j', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });
});

describe('isContent', () => {
  it.each([
    ['volcano', true],
    ['usa', true],
    ['7', true],
    ['x', false],
    ['the', false],
    ['who', false],
    ['us', false],
  ])('%j: %j', (word, content) => {
    expect(isContent(word)).toBe(content);
  });
});

import { describe, expect, it } from 'vitest';
import { findCountries, isDemonym } from '../../../src/briefing/text/places.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

function countries(text: string) {
  return findCountries(tokenize(text));
}

describe('findCountries', () => {
  it.each([
    ['Norway', ['@norway']],
    ["Norway's Norwegian Norwegians", ['@norway', '@norway', '@norway']],
    ['the United States, the U.S. and Americans', ['@usa', '@usa', '@usa']],
    ['the UK and British crews', ['@britain', '@britain']],
    ['South Korean and North Korea', ['@southkorea', '@northkorea']],
    ['New Zealand', ['@newzealand']],
    ['the Democratic People’s Republic of Korea', ['@northkorea']],
    ['the People’s Republic of China', ['@china']],
    ['the UN and the un', ['@unitednations', '@unitednations']],
    ['Park Ji Un', []],
    ['they told us', []],
    ['Tideford', []],
  ])('finds in %j the terms %j', (text, terms) => {
    expect(countries(text).map(({ term }) => term)).toEqual(terms);
  });

  it('tells a capital from its country', () => {
    expect(countries('Oslo')).toEqual([{ from: 0, to: 1, term: '@norway', isCapital: true }]);
    expect(countries('Norway')).toMatchObject([{ isCapital: false }]);
  });
});

describe('isDemonym', () => {
  it.each([
    ['Norwegian', true],
    ['Dutch', true],
    ['South Koreans', true],
    ['Norwegian’s', true],
    ['Norway', false],
    ['Tokyo', false],
    ['the UK', false],
  ])('%j: %j', (words, expected) => {
    expect(isDemonym(words)).toBe(expected);
  });
});

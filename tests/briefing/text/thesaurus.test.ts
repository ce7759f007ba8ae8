import { describe, expect, it } from 'vitest';
import { stem } from '../../../src/briefing/text/stem.ts';
import {
  baseForm,
  FIELD,
  glossStems,
  isEnglish,
  isNounOf,
  oppositeStems,
  relatedStems,
} from '../../../src/briefing/text/thesaurus.ts';
import { isWord, synsetsOf } from '../../../src/briefing/text/wordnet.ts';

describe('WordNet', () => {
  it.each([
    ['volcano', true],
    ['a', true],
    ['zymurgy', true],
    ['erupt', true],
    ['tideford', false],
    ['aaaa', false],
    ['zzzzzz', false],
    ['', false],
    ['"', false],
    ['火山', false],
  ])('knows %j: %j', (word, known) => {
    expect(isWord(word)).toBe(known);
  });

  it('gives the meanings of a word with their definitions, the first the most frequent', () => {
    const senses = synsetsOf('bridge', 'noun');
    expect(senses.length).toBeGreaterThan(3);
    expect(senses[0]?.gloss).toContain('structure that allows people or vehicles to cross');
    expect(senses[0]?.words).toContain('bridge');
  });
});

describe('baseForm', () => {
  it.each([
    ['erupted', 'verb', 'erupt'],
    ['stopped', 'verb', 'stop'],
    ['gave', 'verb', 'give'],
    ['councils', 'noun', 'council'],
    ['churches', 'noun', 'church'],
    ['cities', 'noun', 'city'],
    ['children', 'noun', 'child'],
    ['tideford', 'noun', undefined],
  ] as const)('of %s as a %s is %s', (word, wordClass, base) => {
    expect(baseForm(word, wordClass)).toBe(base);
  });
});

describe('the thesaurus', () => {
  it.each([
    ['running', true],
    ['councils', true],
    ['tideford', false],
    ['qwxz', false],
  ])('calls %s English: %j', (word, expected) => {
    expect(isEnglish(word)).toBe(expected);
  });

  it.each([
    ['car', 'automobile'],
    ['doctor', 'physician'],
    ['boat', 'vessel'],
    ['begin', 'start'],
  ])('relates %s to %s, by less than to itself', (word, other) => {
    const weight = relatedStems(word, ['noun', 'verb']).get(stem(other));
    expect(weight).toBeGreaterThan(0);
    expect(weight).toBeLessThan(1);
    expect(relatedStems(word, ['noun', 'verb']).has(stem(word))).toBe(false);
  });

  it.each([
    ['often', 'adv', 'frequently'],
    ['weakly', 'adv', 'weak'],
    ['weak', 'adj', 'weakly'],
    ['quick', 'adj', 'fast'],
    ['lunar', 'adj', 'moon'],
  ] as const)('relates %s (%s) to %s', (word, wordClass, other) => {
    expect(relatedStems(word, [wordClass]).get(stem(other))).toBeGreaterThan(0.3);
  });

  it('relates a word it does not know to nothing', () => {
    expect(relatedStems('tideford', ['noun', 'verb']).size).toBe(0);
    expect(glossStems('tideford').size).toBe(0);
    expect(oppositeStems('tideford').size).toBe(0);
  });

  it('knows opposites and definitions', () => {
    expect(oppositeStems('admit')).toContain(stem('deny'));
    expect(glossStems('train')).toContain(stem('railway'));
  });

  it('knows what kind of thing a noun means', () => {
    expect(isNounOf('geologist', FIELD.person)).toBe(true);
    expect(isNounOf('bridge', FIELD.person)).toBe(false);
  });
});

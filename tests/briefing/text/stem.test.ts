import { describe, expect, it } from 'vitest';
import { IRREGULAR_FORMS } from '../../../src/briefing/text/irregular.ts';
import { stem } from '../../../src/briefing/text/stem.ts';

describe('stem', () => {
  it.each([
    ['give', 'gave', 'given', 'giving', 'gives'],
    ['erupt', 'erupted', 'erupting', 'eruption', 'eruptions'],
    ['say', 'said', 'says', 'saying'],
    ['go', 'went', 'gone', 'goes', 'going'],
    ['council', 'councils'],
    ['child', 'children'],
    ['crisis', 'crises'],
    ['virus', 'viruses'],
    ['bus', 'buses'],
    ['gas', 'gases'],
    ['focus', 'focuses', 'focused', 'focusing'],
    ['shelf', 'shelves'],
    ['hypothesis', 'hypotheses'],
    ['index', 'indices', 'indexes'],
    ['run', 'ran', 'running'],
    ['meet', 'met', 'meeting', 'meetings'],
    ['leave', 'left', 'leaving'],
  ])('is the same for the forms of %s', (base, ...forms) => {
    expect(forms.map((form) => stem(form))).toEqual(forms.map(() => stem(base)));
  });

  it.each([
    ['volcano', 'voice'],
    ['council', 'counsel'],
    ['found', 'fund'],
    ['lava', 'larva'],
    ['bus', 'use'],
    ['gas', 'gaze'],
  ])('differs for %s and %s', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it('leaves a word of another script and a number alone', () => {
    expect(['火山', '11000.5', ''].map((word) => stem(word))).toEqual(['火山', '11000.5', '']);
  });

  it('gives the same the second time', () => {
    expect(stem('harbours')).toBe(stem('harbours'));
  });
});

describe('irregular forms', () => {
  it('lead to a base that is no irregular form of another word', () => {
    const chained = [...IRREGULAR_FORMS].filter(
      ([form, base]) => form === base || base === '' || !/^[a-z]+$/.test(form + base),
    );
    expect(chained).toEqual([]);
  });
});

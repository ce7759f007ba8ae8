import { describe, expect, it } from 'vitest';
import {
  CERTAINTY_NAMES,
  type CertaintyModel,
  chanceOfAnswer,
  measureCertainty,
} from '../../../src/briefing/answer/certainty.ts';
import { FEATURE_NAMES, type Features } from '../../../src/briefing/search/features.ts';

const question = {
  terms: [
    { idf: 6, frequency: 2 },
    { idf: 4, frequency: 0 },
  ],
};

const found = (score: number, cover = 0) => ({
  score,
  features: Object.fromEntries(
    FEATURE_NAMES.map((name) => [name, name === 'cover' ? cover : 0]),
  ) as Features,
});

function model(weights: Readonly<Record<string, number>>, bias = 0): CertaintyModel {
  const all = Object.fromEntries(CERTAINTY_NAMES.map((name) => [name, weights[name] ?? 0]));
  return { weights: all as CertaintyModel['weights'], bias };
}

describe('the certainty', () => {
  it('measures how far the best sentence stands out', () => {
    const alone = measureCertainty(question, [found(20), found(5), found(4)]);
    const equal = measureCertainty(question, [found(9), found(9), found(9), found(9), found(9)]);
    expect(alone).toMatchObject({ score: 2, lead: 15, leadOfFew: 16 });
    expect(alone?.share).toBeCloseTo(1, 5);
    expect(equal).toMatchObject({ lead: 0, leadOfFew: 0 });
    expect(equal?.share).toBeCloseTo(1 / 5, 5);
    expect(equal?.shareOfFew).toBeCloseTo(4 / 5, 5);
  });

  it('takes a single sentence to lead nothing', () => {
    expect(measureCertainty(question, [found(7)])).toMatchObject({
      lead: 0,
      leadOfFew: 0,
      share: 1,
    });
  });

  it('measures how rare the words asked for are, and how many stand nowhere', () => {
    const certainty = measureCertainty(question, [found(1)]);
    expect(certainty).toMatchObject({ terms: 0.2, rarity: 0.2, rarest: 0.6, unknown: 1 });
  });

  it('is of the best sentence alone', () => {
    expect(measureCertainty(question, [found(3, 0.5), found(2, 1)])?.cover).toBe(0.5);
  });

  it('gives an even chance where nothing weighs, more where what speaks for it weighs, and none where nothing was found', () => {
    const certainty = measureCertainty(question, [found(3, 1)]);
    expect(chanceOfAnswer(certainty, model({}))).toBe(0.5);
    expect(chanceOfAnswer(certainty, model({ cover: 2 }))).toBeGreaterThan(0.85);
    expect(chanceOfAnswer(certainty, model({ cover: 2 }, -4))).toBeLessThan(0.15);
    expect(measureCertainty(question, [])).toBeUndefined();
    expect(chanceOfAnswer(undefined, model({}, 9))).toBe(0);
  });
});

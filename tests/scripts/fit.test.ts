import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../scripts/random.ts';
import { auroc } from '../../scripts/tune/auroc.ts';
import {
  type Candidates,
  ceiling,
  crossValidateRanking,
  fitRanking,
  hitAt1,
} from '../../scripts/tune/fit.ts';
import { foldsOf } from '../../scripts/tune/folds.ts';
import {
  crossValidateLogistic,
  type Examples,
  fitLogistic,
  probability,
} from '../../scripts/tune/logistic.ts';
import { minimise } from '../../scripts/tune/minimise.ts';

/** Questions whose right candidate is drawn with the chances the given weights imply (Gumbel trick). */
function syntheticCandidates(
  truth: readonly number[],
  questions: number,
  each: number,
  scale = truth.map(() => 1),
): Candidates {
  const random = randomFrom(7);
  const width = truth.length;
  const features = new Float32Array(questions * each * width);
  const gold = new Uint8Array(questions * each);
  for (let q = 0; q < questions; q++) {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < each; c++) {
      const row = q * each + c;
      let score = -Math.log(-Math.log(random() || 0.5));
      truth.forEach((weight, j) => {
        const value = random() * 2 - 1;
        features[row * width + j] = value * (scale[j] ?? 1);
        score += weight * value;
      });
      if (score > most) {
        most = score;
        best = row;
      }
    }
    gold[best] = 1;
  }
  return {
    width,
    features,
    gold,
    starts: Int32Array.from({ length: questions + 1 }, (_, q) => q * each),
    ids: Array.from({ length: questions }, (_, q) => `q${q}`),
  };
}

describe('fitRanking', () => {
  it('recovers the weights the right candidates were drawn with', () => {
    const weights = fitRanking(syntheticCandidates([2, -1, 0], 3000, 8), { l2: 0 });
    expect(weights[0]).toBeCloseTo(2, 0);
    expect(weights[1]).toBeCloseTo(-1, 0);
    expect(Math.abs(weights[2] ?? 1)).toBeLessThan(0.15);
  });

  it('gives weights for the features as they came, whatever their scale', () => {
    const plain = fitRanking(syntheticCandidates([2, -1], 500, 6));
    const scaled = fitRanking(syntheticCandidates([2, -1], 500, 6, [1000, 0.01]));
    expect((scaled[0] ?? 0) * 1000).toBeCloseTo(plain[0] ?? 0, 2);
    expect((scaled[1] ?? 0) * 0.01).toBeCloseTo(plain[1] ?? 0, 2);
  });

  it('keeps a weight at zero when its sign forbids where the data pull it', () => {
    const weights = fitRanking(syntheticCandidates([2, -1], 300, 5), { signs: ['any', '+'] });
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[1]).toBe(0);
  });

  it('is the same every time', () => {
    const data = syntheticCandidates([1, 1, -2], 200, 5);
    expect([...fitRanking(data)]).toEqual([...fitRanking(data)]);
  });

  it('gives with a prior what is to be added to it, and little where the prior is right', () => {
    const data = syntheticCandidates([2, -1], 2000, 6);
    const near = fitRanking(data, { prior: Float64Array.from([2, -1]) });
    expect(Math.max(...near.map(Math.abs))).toBeLessThan(0.2);
    const [added = 0, other = 0] = fitRanking(data, { prior: Float64Array.from([0, -1]) });
    expect(added).toBeGreaterThan(1.5);
    expect(Math.abs(other)).toBeLessThan(0.3);
  });

  it('leaves a feature that never varies at zero', () => {
    const data = syntheticCandidates([1, 1], 100, 5);
    for (let row = 0; row < data.gold.length; row++) data.features[row * 2 + 1] = 3;
    expect(fitRanking(data)[1]).toBe(0);
  });

  it('survives questions without candidates and without a hit', () => {
    const data: Candidates = {
      width: 1,
      features: Float32Array.of(1, 0, 1, 0),
      gold: Uint8Array.of(1, 0, 0, 0),
      starts: Int32Array.of(0, 2, 2, 4),
      ids: ['one', 'empty', 'none right'],
    };
    const weights = fitRanking(data);
    expect(weights[0]).toBeGreaterThan(0);
    expect(hitAt1(data, weights)).toBeCloseTo(1 / 3);
    expect(ceiling(data)).toBeCloseTo(1 / 3);
  });

  it('lets a question that counts more decide', () => {
    const data: Candidates = {
      width: 1,
      features: Float32Array.of(1, 0, 1, 0),
      gold: Uint8Array.of(1, 0, 0, 1),
      starts: Int32Array.of(0, 2, 4),
      ids: ['for', 'against'],
    };
    expect(fitRanking({ ...data, importance: Float64Array.of(3, 1) })[0]).toBeGreaterThan(0);
    expect(fitRanking({ ...data, importance: Float64Array.of(1, 3) })[0]).toBeLessThan(0);
  });
});

describe('crossValidateRanking', () => {
  it('reports hit@1 of each fold on questions it was not fitted to', () => {
    const data = syntheticCandidates([8, -4], 500, 5);
    const { folds, figure } = crossValidateRanking(data, 5);
    expect(folds.map((f) => f.questions).reduce((a, b) => a + b)).toBe(500);
    expect(figure).toBeGreaterThan(0.75);
    expect(crossValidateRanking(data, 5)).toMatchObject({ folds, figure });
  });
});

describe('hitAt1', () => {
  it('takes the first of equal candidates', () => {
    const data: Candidates = {
      width: 1,
      features: Float32Array.of(1, 1),
      gold: Uint8Array.of(0, 1),
      starts: Int32Array.of(0, 2),
      ids: ['tie'],
    };
    expect(hitAt1(data, Float64Array.of(1))).toBe(0);
  });
});

describe('fitLogistic', () => {
  const random = randomFrom(3);
  const rows = 4000;
  const features = Float32Array.from({ length: rows * 2 }, () => random() * 4 - 2);
  const labels = Uint8Array.from({ length: rows }, (_, row) => {
    const score = 0.5 + 1.5 * (features[row * 2] ?? 0) - (features[row * 2 + 1] ?? 0);
    return random() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
  });
  const data: Examples = {
    width: 2,
    features,
    labels,
    ids: Array.from({ length: rows }, (_, row) => `q${row}`),
  };

  it('recovers weights and bias', () => {
    const { weights, bias } = fitLogistic(data, { l2: 0 });
    expect(Math.abs((weights[0] ?? 0) - 1.5)).toBeLessThan(0.15);
    expect(Math.abs((weights[1] ?? 0) + 1)).toBeLessThan(0.15);
    expect(Math.abs(bias - 0.5)).toBeLessThan(0.15);
  });

  it('gives probabilities whose mean is the share of true rows', () => {
    const model = fitLogistic(data);
    let total = 0;
    for (let row = 0; row < rows; row++)
      total += probability(model, features.subarray(row * 2, row * 2 + 2));
    expect(total / rows).toBeCloseTo(labels.reduce((a, b) => a + b, 0) / rows, 3);
  });

  it('holds a sign and reports AUROC in cross-validation', () => {
    expect(fitLogistic(data, { signs: ['+', '+'] }).weights[1]).toBe(0);
    const { figure, folds } = crossValidateLogistic(data, 4);
    expect(figure).toBeGreaterThan(0.85);
    expect(folds).toHaveLength(4);
  });
});

describe('minimise', () => {
  it('finds the minimum of a narrow valley and respects a bound', () => {
    const valley = (w: Float64Array, g: Float64Array) => {
      const [x = 0, y = 0] = w;
      g[0] = 200 * (x - 3);
      g[1] = 2 * (y + 1);
      return 100 * (x - 3) ** 2 + (y + 1) ** 2;
    };
    const free = minimise(valley, 2).weights;
    expect(free[0]).toBeCloseTo(3, 4);
    expect(free[1]).toBeCloseTo(-1, 4);
    expect(
      [...minimise(valley, 2, { signs: ['+', '+'] }).weights].map((w) => Math.round(w * 1e4) / 1e4),
    ).toEqual([3, 0]);
  });
});

describe('foldsOf', () => {
  it('puts each id in one fold, and equal ids in the same', () => {
    const folds = foldsOf(['a', 'b', 'c', 'a'], 3);
    for (let i = 0; i < 4; i++) expect(folds.reduce((n, fold) => n + (fold[i] ?? 0), 0)).toBe(1);
    for (const fold of folds) expect(fold[0]).toBe(fold[3]);
  });
});

describe('auroc', () => {
  it.each([
    [
      'perfect order',
      [
        [1, 0.9],
        [0, 0.1],
      ],
      1,
    ],
    [
      'reverse order',
      [
        [1, 0.1],
        [0, 0.9],
      ],
      0,
    ],
    [
      'ties count half',
      [
        [1, 0.5],
        [0, 0.5],
      ],
      0.5,
    ],
    ['only one kind', [[1, 0.5]], undefined],
  ] as const)('%s', (_, rows, expected) => {
    expect(auroc(rows.map(([label, score]) => ({ label: label === 1, score })))).toBe(expected);
  });
});

/**
 * Fits the weights of the linear ranker: softmax over a question's candidates, the loss is minus the logarithm of the
 * probability that falls on those that hit (ListNet's top-one form with several right ones), with an L2 penalty on the
 * weights of standardised features. Pure and deterministic; the weights come back for the features as given.
 *
 * @see Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach"
 */
import { type CrossValidation, complement, everything, foldsOf } from './folds.ts';
import { minimise, type Sign } from './minimise.ts';
import { addRow, penalise, plus, scoreRow, standardOf, sum, times } from './rows.ts';

/** Questions with their candidates, flat, so that a million rows fit in memory. Rows of a question follow one another. */
export interface Candidates {
  readonly width: number;
  /** Row after row, `width` numbers each. */
  readonly features: Float32Array;
  /** First row of each question, and the number of rows at the end. */
  readonly starts: Int32Array;
  /** 1 for a row that hits. */
  readonly gold: Uint8Array;
  /** One id a question; folds are made from it. */
  readonly ids: readonly string[];
  /** What a question counts; 1 each without it. Lets a small set count as much as a large one. */
  readonly importance?: Float64Array | undefined;
}

export interface FitOptions {
  /** Penalty on the squared weights of standardised features, against a mean loss. Default 1e-3. */
  readonly l2?: number | undefined;
  /** The sign each weight must keep. */
  readonly signs?: readonly Sign[] | undefined;
  readonly maxIterations?: number | undefined;
}

export interface RankingFitOptions extends FitOptions {
  /** Weights that the fit starts from and is drawn to, in place of zero; what comes back is added to them. */
  readonly prior?: Float64Array | undefined;
}

/** Ranking weights (with a prior: what to add to it) from the questions whose mask is 1. Questions without a hit teach nothing and are left out. */
export function fitRanking(
  data: Candidates,
  options: RankingFitOptions = {},
  use = everything(data.ids.length),
): Float64Array {
  const { width, features, starts, gold } = data;
  const { l2 = 1e-3, prior = new Float64Array(width) } = options;
  const questions = data.ids.map((_, q) => q).filter((q) => use[q] && hasGold(data, q));
  const rows = new Uint8Array(gold.length);
  for (const q of questions) rows.fill(1, starts[q], starts[q + 1]);
  const { scale } = standardOf(features, width, rows);
  const importance = questions.map((q) => data.importance?.[q] ?? 1);
  const total = sum(importance) || 1;
  const masses = new Float64Array(longest(data));

  const { weights } = minimise(
    (standard, gradient) => {
      const raw = plus(times(standard, scale), prior);
      const sums = new Float64Array(width);
      let loss = 0;
      questions.forEach((q, i) => {
        loss += addQuestion(sums, data, q, (importance[i] as number) / total, raw, masses);
      });
      return penalise(standard, gradient, sums, scale, loss, l2);
    },
    width,
    options,
  );
  return times(weights, scale);
}

/** Adds one question's part of the gradient to `sums` and returns its part of the loss. */
function addQuestion(
  sums: Float64Array,
  { features, width, starts, gold }: Candidates,
  q: number,
  importance: number,
  weights: Float64Array,
  masses: Float64Array,
): number {
  const from = starts[q] as number;
  const to = starts[q + 1] as number;
  let top = Number.NEGATIVE_INFINITY;
  let topGold = Number.NEGATIVE_INFINITY;
  for (let row = from; row < to; row++) {
    const score = scoreRow(features, row, width, weights);
    masses[row - from] = score;
    if (score > top) top = score;
    if (gold[row] && score > topGold) topGold = score;
  }
  // Each sum is taken relative to its own largest term, so that a hit far below the top still pulls.
  let mass = 0;
  let goldMass = 0;
  for (let row = from; row < to; row++) {
    const score = masses[row - from] as number;
    mass += Math.exp(score - top);
    if (gold[row]) goldMass += Math.exp(score - topGold);
  }
  for (let row = from; row < to; row++) {
    const score = masses[row - from] as number;
    const wanted = gold[row] ? Math.exp(score - topGold) / goldMass : 0;
    const pull = importance * (Math.exp(score - top) / mass - wanted);
    if (Math.abs(pull) > 1e-9 * importance) addRow(sums, features, row, width, pull);
  }
  return importance * (Math.log(mass) + top - Math.log(goldMass) - topGold);
}

/** For each question 1 when its best candidate hits; among equals the first counts. Without candidates it is a miss. */
export function hitsOf(data: Candidates, weights: Float64Array): Uint8Array {
  return Uint8Array.from(data.ids, (_, q) => {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let row = data.starts[q] as number; row < (data.starts[q + 1] as number); row++) {
      const score = scoreRow(data.features, row, data.width, weights);
      if (score <= most) continue;
      most = score;
      best = row;
    }
    return best >= 0 && data.gold[best] ? 1 : 0;
  });
}

/** Share of questions whose best candidate hits. */
export function hitAt1(data: Candidates, weights: Float64Array): number | undefined {
  return share(hitsOf(data, weights));
}

/** Share of questions with a candidate that hits: what no weights can exceed. */
export function ceiling(data: Candidates): number | undefined {
  const { length } = data.ids;
  return length ? data.ids.filter((_, q) => hasGold(data, q)).length / length : undefined;
}

/** hit@1 on questions the weights were not fitted to, and for each of them whether it was hit. */
export function crossValidateRanking(
  data: Candidates,
  folds: number,
  options: RankingFitOptions = {},
): CrossValidation & { readonly hits: Uint8Array } {
  const { prior = new Float64Array(data.width) } = options;
  const hits = new Uint8Array(data.ids.length);
  const results = foldsOf(data.ids, folds).map((held) => {
    const fold = hitsOf(data, plus(fitRanking(data, options, complement(held)), prior)).filter(
      (hit, q) => {
        if (held[q]) hits[q] = hit;
        return held[q];
      },
    );
    return { questions: fold.length, figure: share(fold) };
  });
  return { folds: results, figure: share(hits), hits };
}

function share(hits: Uint8Array): number | undefined {
  return hits.length ? sum(hits) / hits.length : undefined;
}

function hasGold(data: Candidates, q: number): boolean {
  return data.gold.subarray(data.starts[q], data.starts[q + 1]).includes(1);
}

function longest(data: Candidates): number {
  return data.ids.reduce(
    (most, _, q) => Math.max(most, (data.starts[q + 1] as number) - (data.starts[q] as number)),
    0,
  );
}

/** Fits what a shape of question adds to the ordinary ranking weights. */
import {
  FEATURE_NAMES,
  FITTED_BY_THOUSANDS,
  type FittedByFew,
} from '../../src/briefing/search/features.ts';
import { type Shape, WEIGHTS } from '../../src/briefing/search/weights.ts';
import {
  type Candidates,
  crossValidateRanking,
  fitRanking,
  hitsOf,
  type RankingFitOptions,
} from './fit.ts';
import { importanceOf } from './folds.ts';
import { formatFigures, type Print } from './print.ts';
import type { ReadQuestion } from './read-set.ts';
import { scoreRow } from './rows.ts';

const FOLDS = 5;
/** Of either shape there are a few hundred questions, and a few dozen weights: they are drawn to those set by hand. */
const FIT: RankingFitOptions = { l2: 3e-2, maxIterations: 300 };

const LEFT_OUT = new Set(FITTED_BY_THOUSANDS.map((name) => FEATURE_NAMES.indexOf(name)));

/** Weights of a shape of question, and the scores they give. */
export interface TunedRanking {
  /** Deviations from `WEIGHTS`, by feature. */
  readonly added: Record<FittedByFew, number>;
  readonly scoresOf: (question: ReadQuestion) => number[];
}

/** Deviations from `WEIGHTS`, by feature, fitted to the answerable questions of one shape; prints hit@1 by set. */
export function tuneRanking(
  shape: Shape,
  questions: readonly ReadQuestion[],
  print: Print,
): TunedRanking {
  const own = questions.filter((q) => q.answerable && q.shape === shape);
  const data = candidatesOf(own);
  const prior = Float64Array.from(FEATURE_NAMES, (name) => WEIGHTS[name]);
  const fitted = fitRanking(data, { ...FIT, prior });
  const ordinary = hitsOf(data, prior);
  const inside = hitsOf(
    data,
    prior.map((weight, j) => weight + (fitted[j] ?? 0)),
  );
  const outside = crossValidateRanking(data, FOLDS, { ...FIT, prior }).hits;
  print(
    formatFigures(
      `hit@1, ${shape}`,
      ['held out', 'fitted', 'by hand'],
      own.map((q) => q.set),
      [outside, inside, ordinary],
    ),
  );
  const added = Object.fromEntries(
    FEATURE_NAMES.flatMap((name, j) => (LEFT_OUT.has(j) ? [] : [[name, fitted[j] ?? 0]])),
  ) as Record<FittedByFew, number>;
  const weights = Float64Array.from(FEATURE_NAMES, (name, j) => WEIGHTS[name] + (fitted[j] ?? 0));
  return {
    added,
    scoresOf: ({ rows }) => rows.map((row) => scoreRow(row, 0, weights.length, weights)),
  };
}

function candidatesOf(questions: readonly ReadQuestion[]): Candidates {
  const width = FEATURE_NAMES.length;
  const starts = [0];
  for (const q of questions) starts.push((starts.at(-1) ?? 0) + q.rows.length);
  const features = new Float32Array((starts.at(-1) ?? 0) * width);
  let row = 0;
  for (const q of questions)
    for (const values of q.rows)
      features.set(
        // One that is always 0 gets no weight.
        values.map((value, j) => (LEFT_OUT.has(j) ? 0 : value)),
        width * row++,
      );
  return {
    width,
    features,
    starts: Int32Array.from(starts),
    gold: Uint8Array.from(questions.flatMap((q) => [...q.gold])),
    ids: questions.map((q) => q.id),
    importance: importanceOf(questions.map((q) => q.set)),
  };
}

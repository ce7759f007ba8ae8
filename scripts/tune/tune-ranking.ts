/** Fits what a shape of question adds to the ordinary ranking weights. */
import { FEATURE_NAMES, type FeatureName } from '../../src/briefing/search/features.ts';
import { type Shape, WEIGHTS } from '../../src/briefing/search/weights.ts';
import { type Candidates, crossValidateRanking, fitRanking, hitsOf } from './fit.ts';
import { importanceOf } from './folds.ts';
import { printFigures } from './print.ts';
import type { ReadQuestion } from './read-set.ts';

const FOLDS = 5;
/** Drawn to the ordinary weights rather firmly: there are a few hundred questions of a shape, and a few dozen weights. */
const FIT = { l2: 1e-2, maxIterations: 300 };

/** Deviations from `WEIGHTS`, by feature, fitted to the answerable questions of one shape; prints hit@1 by set. */
export function tuneRanking(
  shape: Shape,
  questions: readonly ReadQuestion[],
): Record<FeatureName, number> {
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
  printFigures(
    `hit@1, ${shape}`,
    ['held out', 'fitted', 'ordinary'],
    own.map((q) => q.set),
    [outside, inside, ordinary],
  );
  return Object.fromEntries(FEATURE_NAMES.map((name, j) => [name, fitted[j] ?? 0])) as Record<
    FeatureName,
    number
  >;
}

function candidatesOf(questions: readonly ReadQuestion[]): Candidates {
  const width = FEATURE_NAMES.length;
  const starts = [0];
  for (const q of questions) starts.push((starts.at(-1) ?? 0) + q.rows.length);
  const features = new Float32Array((starts.at(-1) ?? 0) * width);
  let row = 0;
  for (const q of questions) for (const values of q.rows) features.set(values, width * row++);
  return {
    width,
    features,
    starts: Int32Array.from(starts),
    gold: Uint8Array.from(questions.flatMap((q) => [...q.gold])),
    ids: questions.map((q) => q.id),
    importance: importanceOf(questions.map((q) => q.set)),
  };
}

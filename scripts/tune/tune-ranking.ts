/** Fits what a shape of question adds to the ordinary ranking weights. */
import { FEATURE_NAMES, type FeatureName } from '../../src/briefing/search/features.ts';
import { type Shape, WEIGHTS } from '../../src/briefing/search/weights.ts';
import {
  type Candidates,
  crossValidateRanking,
  fitRanking,
  hitsOf,
  type RankingFitOptions,
} from './fit.ts';
import { importanceOf } from './folds.ts';
import type { Sign } from './minimise.ts';
import { printFigures } from './print.ts';
import type { ReadQuestion } from './read-set.ts';

const FOLDS = 5;
/**
 * All are drawn to the weights set by hand, ordinary questions firmly: a gain on an encyclopaedia is not yet one on news.
 * Of the other shapes there are a few hundred questions, and a few dozen weights.
 */
const FIT: Readonly<Record<Shape, RankingFitOptions>> = {
  ordinary: { l2: 0.3, maxIterations: 300 },
  long: { l2: 3e-2, maxIterations: 300 },
  quotation: { l2: 3e-2, maxIterations: 300 },
};

/**
 * What tells how well the words of a sentence fit. The ordinary questions are put to an encyclopaedia: what else tells in
 * news (who is quoted, who published it when, what stands first) could only be unlearned there, and is kept.
 */
const OF_WORDS: readonly FeatureName[] = [
  'bm25',
  'bm25Paragraph',
  'bm25Heading',
  'bm25Context',
  'cover',
  'coverRelated',
  'coverAround',
  'coverNeighbours',
  'coverRelatedNear',
  'pairs',
  'ordered',
  'phrases',
  'length',
  'short',
  'articleCover',
  'before',
  'after',
  'articleBest',
  'alike',
  'alikeNear',
  'alikeLeast',
];
const WORDS_ALONE = FEATURE_NAMES.map((name): Sign => (OF_WORDS.includes(name) ? 'any' : '0'));

/** Deviations from `WEIGHTS`, by feature, fitted to the answerable questions of one shape; prints hit@1 by set. */
export function tuneRanking(
  shape: Shape,
  questions: readonly ReadQuestion[],
): Record<FeatureName, number> {
  const own = questions.filter((q) => q.answerable && q.shape === shape);
  const data = candidatesOf(own);
  const options = { ...FIT[shape], signs: shape === 'ordinary' ? WORDS_ALONE : undefined };
  const prior = Float64Array.from(FEATURE_NAMES, (name) => WEIGHTS[name]);
  const fitted = fitRanking(data, { ...options, prior });
  const ordinary = hitsOf(data, prior);
  const inside = hitsOf(
    data,
    prior.map((weight, j) => weight + (fitted[j] ?? 0)),
  );
  const outside = crossValidateRanking(data, FOLDS, { ...options, prior }).hits;
  printFigures(
    `hit@1, ${shape}`,
    ['held out', 'fitted', 'by hand'],
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

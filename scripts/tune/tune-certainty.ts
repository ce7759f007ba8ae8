/** Fits how likely the articles answer a question of one shape at all. */
import {
  CERTAINTY_NAMES,
  type CertaintyModel,
  measureCertainty,
} from '../../src/briefing/answer/certainty.ts';
import {
  FEATURE_NAMES,
  type FeatureName,
  type Features,
} from '../../src/briefing/search/features.ts';
import { type Shape, WEIGHTS } from '../../src/briefing/search/weights.ts';
import { auroc } from './auroc.ts';
import { complement, foldsOf, importanceOf } from './folds.ts';
import { type Examples, fitLogistic, probability } from './logistic.ts';
import type { ReadQuestion } from './read-set.ts';
import { scoreRow } from './rows.ts';

const FOLDS = 5;
const FIT = { l2: 3e-2, maxIterations: 300 };

/**
 * Weights of the certainty of one shape; prints the AUROC by set, held out.
 *
 * @param added what the ranking weights of that shape add to the ordinary ones
 */
export function tuneCertainty(
  shape: Shape,
  questions: readonly ReadQuestion[],
  added: Readonly<Record<FeatureName, number>>,
): CertaintyModel {
  const own = questions.filter((q) => q.shape === shape && q.rows.length > 0);
  const data = examplesOf(own, added);
  const outside = new Float64Array(own.length);
  for (const fold of foldsOf(data.ids, FOLDS)) {
    const model = fitLogistic(data, FIT, complement(fold));
    fold.forEach((isHeld, i) => {
      if (isHeld)
        outside[i] = probability(
          model,
          data.features.subarray(i * data.width, (i + 1) * data.width),
        );
    });
  }
  console.log(`\ncertainty, ${shape}`.padEnd(22), 'questions  AUROC held out');
  for (const set of new Set(own.map((q) => q.set))) {
    const items = own.flatMap((q, i) =>
      q.set === set ? { label: q.answerable, score: outside[i] ?? 0 } : [],
    );
    console.log(set.padEnd(21), String(items.length).padStart(9), auroc(items)?.toFixed(3) ?? '-');
  }
  const { weights, bias } = fitLogistic(data, FIT);
  return {
    weights: Object.fromEntries(
      CERTAINTY_NAMES.map((name, j) => [name, weights[j] ?? 0]),
    ) as CertaintyModel['weights'],
    bias,
  };
}

function examplesOf(
  questions: readonly ReadQuestion[],
  added: Readonly<Record<FeatureName, number>>,
): Examples {
  const weights = Float64Array.from(FEATURE_NAMES, (name) => WEIGHTS[name] + added[name]);
  const width = CERTAINTY_NAMES.length;
  const features = new Float32Array(questions.length * width);
  questions.forEach((q, i) => {
    const ranked = q.rows
      .map((row) => ({ row, score: scoreRow(row, 0, weights.length, weights) }))
      .sort((a, b) => b.score - a.score)
      .map(({ row, score }) => ({ features: featuresOf(row), score }));
    const certainty = measureCertainty(q, ranked);
    CERTAINTY_NAMES.forEach((name, j) => {
      features[i * width + j] = certainty?.[name] ?? 0;
    });
  });
  return {
    width,
    features,
    labels: Uint8Array.from(questions, (q) => (q.answerable ? 1 : 0)),
    ids: questions.map((q) => q.id),
    importance: importanceOf(questions.map((q) => q.set)),
  };
}

function featuresOf(row: Float32Array): Features {
  return Object.fromEntries(FEATURE_NAMES.map((name, j) => [name, row[j] ?? 0])) as Features;
}

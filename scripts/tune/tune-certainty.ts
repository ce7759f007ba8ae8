/** Fits how likely the articles answer a question of one shape at all. */
import {
  CERTAINTY_NAMES,
  type CertaintyModel,
  measureCertainty,
} from '../../src/briefing/answer/certainty.ts';
import { FEATURE_NAMES, type Features } from '../../src/briefing/search/features.ts';
import type { Shape } from '../../src/briefing/search/weights.ts';
import { auroc } from './auroc.ts';
import { complement, foldsOf, importanceOf } from './folds.ts';
import { type Examples, fitLogistic, probability } from './logistic.ts';
import type { Print } from './print.ts';
import type { ReadQuestion } from './read-set.ts';

const FOLDS = 5;
const FIT = { l2: 1e-2, maxIterations: 300 };

/**
 * Weights of the certainty of one shape; prints the AUROC by set, held out.
 *
 * @param scoresOf scores of a question's candidates; of a network, by one that has not seen the question: it is too sure of the others
 */
export function tuneCertainty(
  shape: Shape,
  questions: readonly ReadQuestion[],
  scoresOf: (question: ReadQuestion) => ArrayLike<number>,
  print: Print,
): CertaintyModel {
  const own = questions.filter((q) => q.shape === shape && q.rows.length > 0);
  const data = examplesOf(own, scoresOf);
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
  const lines = [`${`certainty, ${shape}`.padEnd(20)} questions  AUROC held out`];
  for (const set of new Set(own.map((q) => q.set))) {
    const items = own.flatMap((q, i) =>
      q.set === set ? { label: q.answerable, score: outside[i] ?? 0 } : [],
    );
    const figure = auroc(items)?.toFixed(3) ?? '-';
    lines.push(`${set.padEnd(20)} ${String(items.length).padStart(9)}${figure.padStart(16)}`);
  }
  print(lines.join('\n'));
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
  scoresOf: (question: ReadQuestion) => ArrayLike<number>,
): Examples {
  const width = CERTAINTY_NAMES.length;
  const features = new Float32Array(questions.length * width);
  questions.forEach((q, i) => {
    const scores = scoresOf(q);
    const ranked = q.rows
      .map((row, place) => ({ row, score: scores[place] as number }))
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

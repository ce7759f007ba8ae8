/** Fits the confidence of answers to questions of one shape. */
import type { Shape } from '../../src/briefing/search/weights.ts';
import { complement, everything, foldsOf, importanceOf } from './folds.ts';
import { type Examples, fitLogistic, probability } from './logistic.ts';
import { formatFigures, type Print } from './print.ts';
import type { ReadQuestion } from './read-set.ts';

const FOLDS = 5;
/** A wrong answer counts as so many right ones: to be sure and wrong is worse than to be modest and right. */
const WRONG_COSTS = 5;

/** Slope and intercept of the chance that an answer is right, over its support; prints the mean chance by set. */
export function tuneConfidence(
  shape: Shape,
  questions: readonly ReadQuestion[],
  print: Print,
): { slope: number; intercept: number } {
  const own = questions.filter((q) => q.shape === shape);
  const data = examplesOf(own, questions, (q) => q.isRight, WRONG_COSTS);
  const chanceOf = (use: Uint8Array): ((i: number) => number) => {
    const model = fitLogistic(data, {}, use);
    return (i) => probability(model, data.features.subarray(i, i + 1));
  };
  const outside = new Float64Array(own.length);
  for (const fold of foldsOf(data.ids, FOLDS)) {
    const chance = chanceOf(complement(fold));
    fold.forEach((isHeld, i) => {
      if (isHeld) outside[i] = chance(i);
    });
  }
  const inside = chanceOf(everything(own.length));
  print(
    formatFigures(
      `chance, ${shape}`,
      ['held out', 'fitted', 'right'],
      own.map((q) => q.set),
      [outside, Float64Array.from(own, (_, i) => inside(i)), data.labels],
    ),
  );
  const { weights, bias } = fitLogistic(data);
  return { slope: weights[0] ?? 0, intercept: bias };
}

/** A set counts by the root of its size in all shapes: a handful of questions of a shape says little. */
function examplesOf(
  questions: readonly ReadQuestion[],
  all: readonly ReadQuestion[],
  isTrue: (question: ReadQuestion) => boolean,
  falseCosts: number,
): Examples {
  const every = importanceOf(all.map((q) => q.set));
  const bySet = new Map(all.map((q, i) => [q.set, every[i] ?? 0]));
  const importance = Float64Array.from(questions, (q) => bySet.get(q.set) ?? 0);
  return {
    width: 1,
    features: Float32Array.from(questions, (q) => q.supported),
    labels: Uint8Array.from(questions, (q) => (isTrue(q) ? 1 : 0)),
    ids: questions.map((q) => q.id),
    importance: importance.map((weight, i) =>
      isTrue(questions[i] as ReadQuestion) ? weight : falseCosts * weight,
    ),
  };
}

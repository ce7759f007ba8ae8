import type { Question } from '../question/types.ts';
import { FITTED } from '../search/fitted.ts';
import type { Ranked } from '../search/rank.ts';
import type { Found } from './best-span.ts';
import { logistic } from './logistic.ts';
import {
  findNames,
  NAME_FEATURES,
  type NameCandidate,
  type NameFeature,
} from './name-candidates.ts';

/**
 * Chance from which on a name is given: one that the rules pick, or another. The rules know what the questions at hand, most
 * of them put to an encyclopaedia, cannot teach.
 */
export const LIKELY = { picked: 0.3, other: 0.4 } as const;

/** What is known of a name: each feature as it is, against the mean of all names, and against the most that another one has. */
export const NAME_INPUTS = 3 * NAME_FEATURES.length;

/** Weights of a feature as it is, against the mean, and against the most of another name; and what is added to their sum. */
export interface NameModel {
  readonly weights: Readonly<Record<NameFeature, readonly [number, number, number]>>;
  readonly bias: number;
}

/**
 * The inputs of the model for the names of a question, a row each of `NAME_INPUTS` numbers: all features as they are, all
 * against the mean, all against the most that another name has (against nothing where there is no other).
 */
export function nameInputs(names: readonly Pick<NameCandidate, 'features'>[]): number[][] {
  const values = names.map(({ features }) => NAME_FEATURES.map((name) => features[name]));
  const means = NAME_FEATURES.map(
    (_, j) => values.reduce((sum, row) => sum + (row[j] ?? 0), 0) / values.length,
  );
  return values.map((row, i) => {
    const others = values.filter((_, other) => other !== i);
    const most = NAME_FEATURES.map((_, j) =>
      others.length === 0 ? 0 : Math.max(...others.map((other) => other[j] ?? 0)),
    );
    return [
      ...row,
      ...row.map((v, j) => v - (means[j] ?? 0)),
      ...row.map((v, j) => v - (most[j] ?? 0)),
    ];
  });
}

/** A name that is likely the one asked for; or only the sentence that the rules find one in, where no name is likely. */
export type NameChoice =
  | ({ readonly isLikely: true } & Found)
  | { readonly isLikely: false; readonly ranked: Ranked };

/** Chooses among the names of the sentences that may hold the one asked for; none where the rules rule out every one. */
export function chooseName(question: Question, close: readonly Ranked[]): NameChoice | undefined {
  const names = findNames(question, close);
  const picked = names.find(({ features }) => features.picked === 1);
  if (picked === undefined) return undefined;
  const chances = nameInputs(names).map((inputs) => chanceOf(inputs, FITTED.name));
  const most = Math.max(...chances);
  const best = names[chances.indexOf(most)] ?? picked;
  return most >= (best === picked ? LIKELY.picked : LIKELY.other)
    ? { isLikely: true, ranked: best.ranked, span: best.span }
    : { isLikely: false, ranked: picked.ranked };
}

function chanceOf(inputs: readonly number[], { weights, bias }: NameModel): number {
  const width = NAME_FEATURES.length;
  return logistic(
    NAME_FEATURES.reduce((sum, name, j) => {
      const [own, mean, most] = weights[name];
      return (
        sum +
        own * (inputs[j] ?? 0) +
        mean * (inputs[width + j] ?? 0) +
        most * (inputs[2 * width + j] ?? 0)
      );
    }, bias),
  );
}

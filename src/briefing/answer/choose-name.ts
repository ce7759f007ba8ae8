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
 * Chance from which on a name is given: one that the rules pick, or another, which must lead it by so much. The rules know
 * what the questions at hand, most of them put to an encyclopaedia, cannot teach.
 */
const LIKELY = { picked: 0.3, other: 0.4, lead: 0.1 } as const;

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
  const columns = NAME_FEATURES.map((_, j) => {
    const sorted = values.map((row) => row[j] ?? 0).sort((a, b) => b - a);
    const [most = 0, second = 0] = sorted;
    return { mean: sorted.reduce((sum, v) => sum + v, 0) / sorted.length, most, second };
  });
  return values.map((row) => {
    const of = (value: (column: (typeof columns)[number], v: number) => number): number[] =>
      row.map((v, j) => v - value(columns[j] as (typeof columns)[number], v));
    // Where two have the most, each is held against the other.
    return [
      ...row,
      ...of(({ mean }) => mean),
      ...of(({ most, second }, v) => (v === most ? second : most)),
    ];
  });
}

/** Which of the names to give: the likeliest, or the one that the rules pick where no other leads it; -1 for none. */
export function choiceOf(
  names: readonly { readonly chance: number; readonly isPicked: boolean }[],
): number {
  const picked = names.findIndex(({ isPicked }) => isPicked);
  const chances = names.map(({ chance }) => chance);
  const most = Math.max(...chances);
  const own = chances[picked] ?? 0;
  if (most >= Math.max(LIKELY.other, own + LIKELY.lead)) return chances.indexOf(most);
  return own >= LIKELY.picked ? picked : -1;
}

/** A name that is likely the one asked for; or only the sentence that the rules find one in, where no name is likely. */
type NameChoice =
  | ({ readonly isLikely: true } & Found)
  | { readonly isLikely: false; readonly ranked: Ranked };

/** Chooses among the names of the best sentences that may hold the one asked for; none where the rules rule out every one. */
export function chooseName(question: Question, close: readonly Ranked[]): NameChoice | undefined {
  const names = findNames(question, close);
  const picked = names.find(({ features }) => features.picked === 1);
  if (picked === undefined) return undefined;
  const inputs = nameInputs(names);
  const choice = choiceOf(
    names.map((name, i) => ({
      chance: chanceOf(inputs[i] ?? [], FITTED.name),
      isPicked: name === picked,
    })),
  );
  const chosen = names[choice];
  return chosen === undefined
    ? { isLikely: false, ranked: picked.ranked }
    : { isLikely: true, ranked: chosen.ranked, span: chosen.span };
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

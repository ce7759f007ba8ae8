import type { Term } from '../question/types.ts';
import { FEATURE_NAMES, type FeatureName, type Features } from '../search/features.ts';
import { logistic } from './logistic.ts';

/** Sentences among which the first stands out or not. */
const FEW = 4;

/** What tells, beside the features of the best sentence, whether the articles answer a question at all. */
const OF_QUESTION = [
  // How far the best sentence stands out: its score, its lead over the second and the fifth, its share and that of the first four.
  'score',
  'lead',
  'leadOfFew',
  'share',
  'shareOfFew',
  // The question: how many words, how rare together and the rarest, how many that stand nowhere.
  'terms',
  'rarity',
  'rarest',
  'unknown',
] as const;

/** Names of all that is measured, in the order of the weights. */
export const CERTAINTY_NAMES: readonly CertaintyName[] = [...FEATURE_NAMES, ...OF_QUESTION];
export type CertaintyName = FeatureName | (typeof OF_QUESTION)[number];
export type Certainty = Readonly<Record<CertaintyName, number>>;

/** Weights of what is measured, and what is added to their sum. */
export interface CertaintyModel {
  readonly weights: Certainty;
  readonly bias: number;
}

/** Measures a question and the sentences found for it, best first; undefined where there are none. */
export function measureCertainty(
  { terms }: { readonly terms: readonly Pick<Term, 'idf' | 'frequency'>[] },
  ranked: readonly { readonly features: Features; readonly score: number }[],
): Certainty | undefined {
  const [best, second] = ranked;
  if (best === undefined) return undefined;
  const total = terms.reduce((sum, t) => sum + t.idf, 0);
  const masses = ranked.map((r) => Math.exp(r.score - best.score));
  const sumOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
  return {
    ...best.features,
    score: best.score / 10,
    lead: best.score - (second ?? best).score,
    leadOfFew: best.score - (ranked[FEW] ?? ranked.at(-1) ?? best).score,
    share: 1 / sumOf(masses),
    shareOfFew: sumOf(masses.slice(0, FEW)) / sumOf(masses),
    terms: terms.length / 10,
    rarity: total / 50,
    rarest: Math.max(0, ...terms.map((t) => t.idf)) / 10,
    unknown: terms.filter((t) => t.frequency === 0).length,
  };
}

/** The chance, 0 to 1, that the articles answer the question; 0 where nothing was found. */
export function chanceOfAnswer(
  certainty: Certainty | undefined,
  { weights, bias }: CertaintyModel,
): number {
  if (certainty === undefined) return 0;
  return logistic(CERTAINTY_NAMES.reduce((s, name) => s + weights[name] * certainty[name], bias));
}

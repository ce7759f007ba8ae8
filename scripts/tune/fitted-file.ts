import type { FeatureName } from '../../src/briefing/search/features.ts';

/** What `npm run tune` fits. */
export interface Fitted {
  /** Names of the sets with the number of questions taken. */
  readonly sets: readonly string[];
  readonly ranking: Readonly<Record<'long' | 'quotation', Record<FeatureName, number>>>;
  readonly answerFrom: { readonly long: number };
  readonly confidence: {
    readonly quotation: { readonly slope: number; readonly intercept: number };
  };
}

/** The text of `src/briefing/search/fitted.ts`, numbers rounded to hundredths. */
export function fittedFile({ sets, ranking, answerFrom, confidence }: Fitted): string {
  const rows = (values: Readonly<Record<string, number>>): string =>
    Object.entries(values)
      .map(([name, value]) => `      ${name}: ${round(value)},\n`)
      .join('');
  const inline = (values: { readonly slope: number; readonly intercept: number }): string =>
    `{ slope: ${round(values.slope)}, intercept: ${round(values.intercept)} }`;
  return `/**
 * Written by \`npm run tune -- --write\`, not by hand.
 * Fitted to questions of: ${sets.join(', ')}.
 */
export const FITTED = {
  /** What is added to the ordinary weights of the features. */
  ranking: {
    long: {
${rows(ranking.long)}    },
    quotation: {
${rows(ranking.quotation)}    },
  },
  /** Support from which on an answer is given. */
  answerFrom: { long: ${round(answerFrom.long)} },
  /** Chance that an answer is right, as a logistic function of its support. */
  confidence: {
    quotation: ${inline(confidence.quotation)},
  },
} as const;
`;
}

/** Without "-0": it is no value of its own. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

import type { Outcome } from '../bot/outcome.ts';

export type { Outcome };

/** Returns the outcome of one of several messages as that of all of them. */
export function partial(outcome: Outcome, part: number): Outcome {
  return outcome.kind === 'refused' && part > 0 ? { ...outcome, isPartial: true } : outcome;
}

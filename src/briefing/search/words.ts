import type { Term } from '../question/types.ts';
import type { StoredSentence } from '../store/types.ts';

/** From this weight on, a related word says nearly the same; from the other, it is at least on the subject. */
export const CLOSELY_RELATED = 0.6;
export const LOOSELY_RELATED = 0.4;

/** Tells whether a sentence holds a word of the question, or one related to it with at least `leastWeight`. */
export function holdsTerm(sentence: StoredSentence, term: Term, leastWeight: number): boolean {
  const { places, context } = sentence.words;
  if (places.has(term.term) || context.has(term.term)) return true;
  for (const [related, weight] of term.related)
    if (weight >= leastWeight && places.has(related)) return true;
  return false;
}

import type { Driver } from './driver.ts';
import type { SentenceTerms } from './sentence-terms.ts';

/** What the full-text tables take for the inside of a word; at all else they split ("3.5"). See `schema.ts`. */
const SPLIT = /[^\p{L}\p{N}\p{Co}@_]+/u;

/** Sentences by term that are to be added to the stored counts, or taken from them where negative. */
export type CountChanges = Map<string, number>;

/** Notes that a sentence comes into the index (1) or leaves it (-1). */
export function countSentence(
  changes: CountChanges,
  { terms, context }: SentenceTerms,
  by: 1 | -1,
): void {
  // "3.5" is found as it stands, too: as a phrase.
  const words = new Set([...terms, ...context].flatMap((term) => [term, ...term.split(SPLIT)]));
  words.delete('');
  for (const word of words) changes.set(word, (changes.get(word) ?? 0) + by);
}

/**
 * Writes the changes of a transaction. The counts are kept since the full-text index has none: it would have to walk all
 * sentences of a term, and a question asks for ten terms.
 */
export function writeCounts(driver: Driver, changes: CountChanges): void {
  driver.run(
    `INSERT INTO sentence_terms (term, count) SELECT key, value FROM json_each(?) WHERE value <> 0
     ON CONFLICT (term) DO UPDATE SET count = count + excluded.count`,
    JSON.stringify(Object.fromEntries(changes)),
  );
  const fewer = [...changes].filter(([, by]) => by < 0).map(([term]) => term);
  driver.run(
    'DELETE FROM sentence_terms WHERE count = 0 AND term IN (SELECT value FROM json_each(?))',
    JSON.stringify(fewer),
  );
}

import { stemmer } from 'stemmer';
import { IRREGULAR_FORMS } from './irregular.ts';

/** Bound of the memo; news has fewer distinct words than this per million sentences seen in one run. */
const MEMO_MAX = 200_000;
const memo = new Map<string, string>();

/**
 * Returns the stem of a lower-case word: irregular forms are led back to their base
 * ("gave" -> "give"), then Porter's algorithm is applied.
 *
 * @see https://tartarus.org/martin/PorterStemmer/ (through the `stemmer` package)
 */
export function stem(word: string): string {
  const known = memo.get(word);
  if (known !== undefined) return known;
  const stemmed = stemmer(IRREGULAR_FORMS.get(word) ?? word);
  if (memo.size >= MEMO_MAX) memo.clear();
  memo.set(word, stemmed);
  return stemmed;
}

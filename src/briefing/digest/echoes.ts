import { wordsOf } from '../search/words.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { STOPWORDS } from '../text/stopwords.ts';

/** A sentence says what another one says when it has this much of its words, weighted by how rare they are. */
const SHARED = 0.6;
const WORDS_LEAST = 5;

/** Returns what finds, among some sentences, those that say what a given sentence says. */
export function createEchoes(
  store: Store,
  among: readonly StoredSentence[],
): (sentence: StoredSentence) => StoredSentence[] {
  const rarity = (term: string): number => Math.log(1 + store.size / (1 + store.frequency(term)));
  const sum = (terms: readonly string[]): number =>
    terms.reduce((total, term) => total + rarity(term), 0);
  return (sentence) => {
    const terms = [...wordsOf(sentence).places.keys()].filter((term) => !STOPWORDS.has(term));
    if (terms.length < WORDS_LEAST) return [];
    const least = SHARED * sum(terms);
    return among.filter((other) => {
      const { places } = wordsOf(other);
      const shared = terms.filter((term) => places.has(term));
      return shared.length >= WORDS_LEAST && sum(shared) >= least;
    });
  };
}

import { rarity } from '../store/rarity.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { contentTermsOf } from './content-terms.ts';

/**
 * A sentence says what another one says when it has this much of its words, weighted by how rare they are, and so many of
 * them; of a shorter one, all. Of its numbers it has all: "17 people were injured" is not what "14 people were injured" says.
 */
const SHARED = 0.6;
const SHARED_WORDS = 5;

/** Returns what finds, among some sentences, those that say what a given sentence says. */
export function createEchoes(
  store: Store,
  among: readonly StoredSentence[],
): (sentence: StoredSentence) => StoredSentence[] {
  const sum = (terms: readonly string[]): number =>
    terms.reduce((total, term) => total + rarity(store, term), 0);
  return (sentence) => {
    const terms = contentTermsOf(sentence);
    if (terms.length === 0) return [];
    const least = SHARED * sum(terms);
    const numbers = valuesIn(sentence);
    const words = Math.min(SHARED_WORDS, terms.length);
    return among.filter((other) => {
      const { places } = other.words;
      const shared = terms.filter((term) => places.has(term));
      if (shared.length < words || sum(shared) < least) return false;
      const given = valuesIn(other);
      return numbers.every((value) => given.includes(value));
    });
  };
}

function valuesIn({ note }: StoredSentence): number[] {
  return note.numbers.map(({ value }) => value);
}

import type { Store } from './types.ts';

/**
 * Inverse document frequency of a term over the sentences of an index, 0 and up, as BM25 has it.
 *
 * @see Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.1
 */
export function idf(store: Store, term: string): number {
  const n = store.words.frequency(term);
  return Math.log(1 + (store.words.size - n + 0.5) / (n + 0.5));
}

/**
 * How rare a term is, more than 0: common terms keep some weight, which `idf` takes from them where sentences are few.
 *
 * @param sizeLeast a smaller index counts as one of so many sentences
 */
export function rarity(store: Store, term: string, sizeLeast = 0): number {
  return Math.log(1 + Math.max(store.words.size, sizeLeast) / (1 + store.words.frequency(term)));
}

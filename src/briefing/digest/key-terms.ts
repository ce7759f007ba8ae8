import { rarity } from '../store/rarity.ts';
import type { Store } from '../store/types.ts';
import { termsOf } from '../text/terms.ts';
import { tokenize } from '../text/tokens.ts';
import { namedTermsOf } from './content-terms.ts';

/** An article's events are told at its head; what stands behind is more and more what was before. */
const HEAD_SENTENCES = 12;
/** Terms kept of an article. */
const TERMS_MAX = 30;
/** A word of the title tells as much as so many sentences with it. */
const TITLE_WORTH = 2;

/**
 * Fewer sentences than these say little of how rare a word is: in a handful of articles on one event, its names would count
 * for nothing because all of them have them.
 */
const SIZE_LEAST = 5_000;

/** Terms that say what an article is about, with weights whose squares sum to 1. */
export type KeyTerms = ReadonlyMap<string, number>;

/**
 * Returns the terms that tell an article from others: weighted by how many sentences of its head hold them and how rare
 * they are in all articles. Equal ones are taken in order of code units.
 *
 * @see Salton and Buckley, "Term-weighting approaches in automatic text retrieval" (1988): log tf times idf
 */
export function keyTermsOf(store: Store, aid: number): KeyTerms {
  const counts = new Map<string, number>();
  const add = (term: string, count: number): void => {
    counts.set(term, (counts.get(term) ?? 0) + count);
  };
  for (const sentence of store.sentencesOfArticle(aid).slice(0, HEAD_SENTENCES)) {
    for (const term of namedTermsOf(sentence)) add(term, 1);
  }
  for (const term of termsOf(tokenize(store.article(aid)?.source.title ?? '')))
    add(term, TITLE_WORTH);
  const weighted = [...counts].map(([term, count]): [string, number] => [
    term,
    (1 + Math.log(count)) * rarity(store, term, SIZE_LEAST),
  ]);
  const best = weighted.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, TERMS_MAX);
  const length = Math.sqrt(best.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(best.map(([term, weight]) => [term, weight / length]));
}

/** How alike two articles are, 0 to 1: the cosine of their key terms. */
export function likeness(a: KeyTerms, b: KeyTerms): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}

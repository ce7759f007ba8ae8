import type { StoredSentence } from '../store/types.ts';

/** Orders sentences by article id, then by position: the written rule by which ties are broken everywhere. */
export function byPlace(a: StoredSentence, b: StoredSentence): number {
  if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1;
  return a.position - b.position;
}

import type { IndexedSentence } from '../store/types.ts';

/** Orders sentences by article id, then by position: the written rule by which ties are broken everywhere. */
export function byPlace(
  a: Pick<IndexedSentence, 'articleId' | 'position'>,
  b: Pick<IndexedSentence, 'articleId' | 'position'>,
): number {
  if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1;
  return a.position - b.position;
}

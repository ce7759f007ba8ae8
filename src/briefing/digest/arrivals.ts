import type { Store } from '../store/types.ts';
import type { ArticleState } from '../types.ts';

/** The articles of the index, by what an earlier snapshot knew of them; each list in order of ids. */
export interface Arrivals {
  /** Not in the snapshot, or with another hash: numbers of the articles. */
  readonly fresh: readonly number[];
  /** As the snapshot has them. */
  readonly known: readonly number[];
}

/** Divides the articles into those that came or changed since a snapshot and those that did not; without one, all are fresh. */
export function findArrivals(store: Store, since: readonly ArticleState[] = []): Arrivals {
  const before = new Map(since.map(({ id, hash }) => [id, hash]));
  const fresh: number[] = [];
  const known: number[] = [];
  for (const [id, aid] of store.articleIds)
    (before.get(id) === store.hashOf(id) ? known : fresh).push(aid);
  return { fresh, known };
}

/** Returns every article with its hash, in order of ids. */
export function takeSnapshot(store: Store): ArticleState[] {
  return [...store.articleIds.keys()].flatMap((id) => {
    const hash = store.hashOf(id);
    return hash === undefined ? [] : [{ id, hash }];
  });
}

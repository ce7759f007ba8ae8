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
  for (const { id, hash } of store.states()) {
    const aid = store.articleIds.get(id);
    if (aid !== undefined) (before.get(id) === hash ? known : fresh).push(aid);
  }
  return { fresh, known };
}

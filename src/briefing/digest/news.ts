import type { Store } from '../store/types.ts';
import type { DigestItemKey, DigestStatus } from './digest-types.ts';
import type { Told } from './fingerprint.ts';

/** What a digest is made from: the articles, which of them are new, and what was told before. */
export interface News {
  readonly store: Store;
  readonly fresh: ReadonlySet<number>;
  readonly told: Told;
}

/** Items of a story with their keys, in the same order. */
export interface Found<Item> {
  readonly items: readonly Item[];
  readonly keys: readonly DigestItemKey[];
}

/** A story before it is told: the articles to read of it. */
export interface StoryArticles {
  /** New ones, in order of ids. */
  readonly fresh: readonly number[];
  /** Those that were there before and tell of the same events. */
  readonly related: readonly number[];
}

/**
 * Returns how an item stands to what was there before, or undefined where it is nothing new: only copies of an earlier
 * source tell it now. `before` and `now` count independent sources.
 */
export function statusOf(before: number, now: number): DigestStatus | undefined {
  if (before === 0) return 'new';
  return now > before ? 'confirmed' : undefined;
}

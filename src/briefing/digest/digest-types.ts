import type { FoundDifference } from '../overview/differences/difference-types.ts';
import type { QuotationGroup } from '../overview/quotations/quotation-types.ts';
import type { ArticleState, Citation, Source } from '../types.ts';

/**
 * How an item stands to what was there before: nothing told it; a further independent source now tells it; what was told
 * is now told otherwise; or an earlier story goes on, without any of these.
 */
export type DigestStatus = 'new' | 'confirmed' | 'disputed' | 'continued';

/**
 * An item that a digest told, as later digests must know it. Plain JSON, to be kept as it is: the text of an article
 * that was changed or removed since is not in the index any more.
 */
export interface DigestItemKey {
  readonly kind: 'fact' | 'quotation' | 'number' | 'difference';
  readonly key: string;
  /** How many independent sources told it. */
  readonly independent: number;
}

interface DigestItem {
  readonly status: DigestStatus;
  /** The same for the same item in every digest. */
  readonly key: string;
}

/** A sentence that is told of a story. */
export interface DigestSentence {
  readonly citation: Citation;
  /** Sentences of other articles that say the same, one of each. */
  readonly others: readonly Citation[];
}

/** Articles on the same events. */
export interface DigestStory extends DigestItem {
  /** How many articles that are new tell it, and how many independent sources they are. */
  readonly articles: number;
  readonly independent: number;
  /** The new articles, in order of their ids. */
  readonly sources: readonly Source[];
  /**
   * The two or three sentences that tell most and that nothing before said, word for word, the most telling first; one where there are no
   * more, and none where the new articles only confirm.
   */
  readonly sentences: readonly DigestSentence[];
  /** Sentences of new articles that say what an earlier article of another source said, with that; at most two, the most telling first. */
  readonly confirmed: readonly DigestSentence[];
}

export interface DigestQuotation extends DigestItem {
  readonly quotation: QuotationGroup;
}

/** A number that an article gives, in the sentence that gives it. */
export interface DigestNumber extends DigestItem {
  /** The number with its unit, a slice of the citation's text. */
  readonly text: string;
  readonly citation: Citation;
  /** The other sentences with it, of other articles. */
  readonly others: readonly Citation[];
}

export interface DigestDifference extends DigestItem {
  readonly difference: FoundDifference;
}

/** What is new in the articles. Every list is in the order in which it is to be read. */
export interface Digest {
  readonly stories: readonly DigestStory[];
  /** Stories beyond those, which the limit left out. */
  readonly storiesLeft: number;
  readonly quotations: readonly DigestQuotation[];
  readonly numbers: readonly DigestNumber[];
  readonly differences: readonly DigestDifference[];
  /** New and changed articles that it covers. */
  readonly arrived: readonly Source[];
  /** How many of them were there before in another state. */
  readonly changed: number;
  /** How many of them only repeat, as near-copies, what was there before. */
  readonly repeats: number;
  /** True where there is nothing to tell. */
  readonly isEmpty: boolean;
  /** The articles that it covers and those before: what `since` is for the next digest. */
  readonly snapshot: readonly ArticleState[];
  /** What it told: to be given to later digests as `earlier`, together with those of the digests before. */
  readonly keys: readonly DigestItemKey[];
}

export interface DigestOptions {
  /** The snapshot of the last digest that was sent; undefined for the first digest, which covers all articles. */
  readonly since?: readonly ArticleState[] | undefined;
  /** Keys of earlier digests, in any order. */
  readonly earlier?: readonly DigestItemKey[] | undefined;
}

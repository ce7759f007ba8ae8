import type { Citation, Span } from '../../types.ts';

/**
 * A stretch of a comparison of two wordings. `same` and `only here` are verbatim slices of the version's own words,
 * `only there` of the longest version's; words count as the same whatever their case and punctuation.
 */
export interface WordDifference {
  readonly kind: 'same' | 'only here' | 'only there';
  readonly text: string;
}

/** A quotation as one article has it. `text` is the article's text between `start` and `end`, without the marks. */
export interface QuotationVersion extends Span {
  readonly articleId: string;
  readonly text: string;
  /** The speaker's name in the fullest form of this article, or who speaks in its words ("the observatory"). */
  readonly speaker?: string | undefined;
  /** The words of the article that say who speaks, a pronoun perhaps. */
  readonly saidBy?: string | undefined;
  /** The outlet or agency through which the words were reported, where the article names one. */
  readonly via?: string | undefined;
  /** The sentence (or sentences) the quotation stands in. */
  readonly citation: Citation;
  /** How it differs from the group's longest version; empty for that one. */
  readonly diff: readonly WordDifference[];
}

/** One quotation of the corpus, in all its wordings. */
export interface QuotationGroup {
  /** The speaker in the fullest form of the articles; undefined where none of them leads to one. */
  readonly speaker?: string | undefined;
  /** Outlets and agencies named as having reported it, each once. */
  readonly via: readonly string[];
  /** The longest first; then by article id and place. */
  readonly versions: readonly [QuotationVersion, ...QuotationVersion[]];
  /** How many articles have it, and how many of them are independent of one another. */
  readonly articles: number;
  readonly independent: number;
}

/** Quotations, the weightiest first. */
export interface Quotations {
  readonly groups: readonly QuotationGroup[];
  /** How many more there are. */
  readonly left: number;
}

import type { Citation, Span } from '../../types.ts';

/**
 * How a detail of a message stands to the articles: as it stands there; close to it, with the words that are not the
 * same; with another value there; not treated there; or not to be told apart.
 */
export type Outcome = 'wordForWord' | 'close' | 'otherValue' | 'notInArticles' | 'cannotTell';

export type DetailKind = 'quotation' | 'time' | 'number' | 'place' | 'role' | 'name';

/** A row of words of the message and the articles' words in its place; either may be empty. */
export interface WordDifference {
  readonly said: string;
  /** Verbatim. */
  readonly instead: string;
}

/** A checkable detail of a message. Offsets are the message's. */
export interface DetailCheck extends Span {
  readonly kind: DetailKind;
  readonly text: string;
  readonly outcome: Outcome;
  /** What the articles have in its place, verbatim; with `otherValue` and `close`. */
  readonly instead?: string | undefined;
  /** Where the words of a quotation are not the articles'. */
  readonly differences: readonly WordDifference[];
  readonly citations: readonly Citation[];
}

/** One sentence of a message. */
export interface SentenceCheck extends Span {
  readonly text: string;
  /** `confirmed` when all its details stand together in the articles. */
  readonly outcome: 'confirmed' | 'otherValue' | 'notInArticles' | 'cannotTell';
  readonly details: readonly DetailCheck[];
  /** The article has it as what somebody says, and the message does not. */
  readonly isReported: boolean;
  /** The sentences of the articles that it was compared with; empty when they do not treat it. */
  readonly citations: readonly Citation[];
}

export interface ClaimCheck {
  readonly sentences: readonly SentenceCheck[];
}

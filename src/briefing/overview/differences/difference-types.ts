import type { StoredSentence } from '../../store/types.ts';
import type { Citation, Span } from '../../types.ts';

/** What a difference is one of. `wording` and `speaker` are about quotations, `status` about what is planned, done or denied. */
export type DifferenceKind =
  | 'time'
  | 'number'
  | 'place'
  | 'role'
  | 'person'
  | 'spelling'
  | 'wording'
  | 'speaker'
  | 'status';

/**
 * How the values stand to one another: they cannot all be so; one only says more than the other; or a later article has
 * another state of the same thing.
 */
export type DifferenceRelation = 'differs' | 'moreExact' | 'laterUpdated';

/** One value with the sentences that give it. */
export interface FoundValue {
  /** Verbatim from the first citation. */
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** Values that different articles give for the same thing; none of them is chosen. */
export interface FoundDifference {
  /** What they are about, in words of the articles. */
  readonly about: string;
  readonly kind: DifferenceKind;
  readonly relation: DifferenceRelation;
  /** In order of the articles' ids. */
  readonly values: readonly FoundValue[];
}

/** A value before it is cited: its words, and all sentences that give an equal one. */
export interface RowValue {
  readonly sentence: StoredSentence;
  readonly span: Span;
  readonly sentences: readonly StoredSentence[];
}

/** A difference before it is cited. */
export interface Row {
  readonly about: string;
  readonly kind: DifferenceKind;
  readonly relation: DifferenceRelation;
  readonly values: readonly RowValue[];
  /** How sure it is that the values are about one thing; orders the rows. */
  readonly strength: number;
}

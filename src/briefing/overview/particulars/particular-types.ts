import type { StoredSentence } from '../../store/types.ts';
import type { NumberExpression } from '../../text/numbers.ts';
import type { Span } from '../../types.ts';
import type { Moment } from './moments.ts';
import type { Mode } from './sentence-events.ts';

/** What a particular is about: particulars of different articles are compared where these agree. */
export interface Anchor {
  /** The word for what happens, as it stands, and its stem. */
  readonly predicate?: { readonly stem: string; readonly word: string } | undefined;
  /** Keys of those who act. */
  readonly actors: readonly string[];
  /** Keys of everybody and everything named or meant in the sentence. */
  readonly names: ReadonlySet<string>;
  /** Stems of the content words of its clause, without the particular's own. */
  readonly words: ReadonlySet<string>;
  readonly mode: Mode;
}

interface Base extends Span {
  readonly sentence: StoredSentence;
  readonly anchor: Anchor;
}

export interface TimeParticular extends Base {
  readonly kind: 'time';
  readonly moment: Moment;
}

/** How a number is bounded: "over 40" is at least 40. */
export type Bound = 'exact' | 'about' | 'atLeast' | 'atMost';

export interface NumberParticular extends Base {
  readonly kind: 'number';
  readonly number: NumberExpression;
  readonly bound: Bound;
  /** Stem of the noun counted; the currency of money, "%" of a share, "age" of a person's years. */
  readonly unit: string;
}

export interface PlaceParticular extends Base {
  readonly kind: 'place';
  /** Folded words of the place. */
  readonly words: readonly string[];
  /** A country says less than a place in it. */
  readonly isCountry: boolean;
}

export interface RoleParticular extends Base {
  readonly kind: 'role';
  /** Key of the person. */
  readonly person: string;
  readonly name: Span;
  /** Folded words of the role. */
  readonly words: readonly string[];
}

export interface NameParticular extends Base {
  readonly kind: 'name';
  readonly key: string;
  /** As it stands, without a possessive ending. */
  readonly spelling: string;
}

/** A typed, comparable detail of a sentence; offsets are the article's. */
export type Particular =
  | TimeParticular
  | NumberParticular
  | PlaceParticular
  | RoleParticular
  | NameParticular;

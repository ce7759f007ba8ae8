import type { NameKind } from '../text/names.ts';
import type { NumberExpression } from '../text/numbers.ts';
import type { TimeExpression } from '../text/times.ts';
import type { Span } from '../types.ts';

/** A name in an article with the full form it was led back to. Offsets are the article's. */
export interface Mention extends Span {
  /** Folded full name, or a country term. */
  readonly key: string;
  readonly kind: NameKind;
  /** True where the name can be the subject: not a possessor, not behind a preposition. */
  readonly isSubject: boolean;
}

export interface RoleMention extends Span {
  readonly person: string;
  /** The person's name as it stands there. */
  readonly name: Span;
}

export interface QuoteMention extends Span {
  /** Key of the speaker, when it could be led back to a name. */
  readonly speaker?: string | undefined;
  /** Where the speaker's name, pronoun or description stands; an earlier sentence where a description goes on. */
  readonly speakerSpan?: Span | undefined;
  readonly via?: string | undefined;
}

/** What is known of one sentence; offsets are the article's. */
export interface SentenceNote extends Span {
  readonly paragraph: number;
  readonly mentions: readonly Mention[];
  /** Full names its pronouns stand for. */
  readonly refers: readonly string[];
  readonly roles: readonly RoleMention[];
  /** Quotations that begin here or go on here. */
  readonly quotes: readonly QuoteMention[];
  readonly times: readonly TimeExpression[];
  readonly numbers: readonly NumberExpression[];
}

import type { StoredSentence } from '../../store/types.ts';
import type { Span } from '../../types.ts';
import type { Particular } from '../particulars/particular-types.ts';
import type { WordDifference } from './check-types.ts';

/** Where a detail of a message was found, or what stands in its place. */
export interface Match {
  /** `elsewhere`: named in the article, but not near the sentence. */
  readonly relation: 'same' | 'close' | 'elsewhere' | 'other' | 'absent';
  /** Sentence and place of the articles' words. */
  readonly sentence?: StoredSentence | undefined;
  readonly span?: Span | undefined;
  readonly differences?: readonly WordDifference[];
}

/** A sentence of an article with the ones around it. */
export interface Candidate {
  readonly sentence: StoredSentence;
  readonly particulars: readonly Particular[];
  /** The article's whole text: whom it is about may be named far from the sentence. */
  readonly text: string;
  readonly near: readonly {
    readonly sentence: StoredSentence;
    readonly particulars: readonly Particular[];
  }[];
}

/** Nothing of the kind stands there. */
export const ABSENT: Match = { relation: 'absent' };

/** Particulars of a kind in the sentence, and those around it. */
export function ofKind<K extends Particular['kind']>(
  { particulars, near }: Candidate,
  kind: K,
): { own: Extract<Particular, { kind: K }>[]; around: Extract<Particular, { kind: K }>[] } {
  const pick = (all: readonly Particular[]): Extract<Particular, { kind: K }>[] =>
    all.filter((p): p is Extract<Particular, { kind: K }> => p.kind === kind);
  return { own: pick(particulars), around: near.flatMap((n) => pick(n.particulars)) };
}

/** A match at the place of a particular. */
export function found(relation: Match['relation'], p: Particular): Match {
  return { relation, sentence: p.sentence, span: { start: p.start, end: p.end } };
}

import type { Lexicon } from '../question/lexicon.ts';
import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import type { Store } from '../store/types.ts';
import type { Difference, Form } from '../types.ts';
import type { CitationList } from './citations.ts';

/** What a composer works with. */
export interface Material {
  readonly question: Question;
  /** Best first; never empty. */
  readonly ranked: readonly Ranked[];
  readonly store: Store;
  readonly lexicon: Lexicon;
  readonly scope: ReadonlySet<number> | undefined;
  readonly citations: CitationList;
}

/** The part of an answer that a composer makes. */
export type Composed = Form & { readonly differences?: readonly Difference[] };

/** Makes an answer of one form from the ranked sentences, or undefined where they do not hold one. */
export type Composer = (material: Material) => Composed | undefined;

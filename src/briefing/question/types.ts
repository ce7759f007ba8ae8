import type { QuestionKind } from '../types.ts';

/** What kind of thing the direct answer must be. */
export type Wanted =
  | 'person'
  | 'place'
  | 'time'
  | 'duration'
  | 'age'
  | 'number'
  | 'money'
  | 'percent'
  | undefined;

/** A word of the question that is searched for. */
export interface Term {
  readonly term: string;
  /** As typed, folded. */
  readonly word: string;
  readonly idf: number;
  readonly part: 'name' | 'noun' | 'verb' | 'adjective' | 'number' | 'other';
  /** Sentences of the corpus it stands in. */
  readonly frequency: number;
  /** Related terms with weights in (0, 1). */
  readonly related: ReadonlyMap<string, number>;
}

/** A name the question asks about. */
export interface AskedName {
  /** As the question gives it, folded. */
  readonly words: readonly string[];
  /** Names of the corpus it may stand for, the likeliest first; empty when none fits. */
  readonly keys: readonly string[];
}

/** A question as understood; everything later steps need to know of it. */
export interface Question {
  readonly asked: string;
  /** Completed and written out; equals `asked` but for chat forms where nothing was added. */
  readonly plain: string;
  readonly completed: boolean;
  readonly kind: QuestionKind;
  readonly terms: readonly Term[];
  /** Stems of all its words in order, grammar words included: phrases are compared by them. */
  readonly stems: readonly string[];
  readonly names: readonly AskedName[];
  readonly wanted: Wanted;
  /** "how many containers", "which minister", "what car": stems of the noun asked for. */
  readonly head: readonly string[];
  /** Stem of the main verb. */
  readonly verb: string | undefined;
  /** Words the question puts between quotation marks. */
  readonly quoted: string | undefined;
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
}

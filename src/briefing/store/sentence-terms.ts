import type { SentenceNote } from '../annotate/types.ts';
import { termsOf } from '../text/terms.ts';
import { type Token, tokenize } from '../text/tokens.ts';

/** The terms by which a sentence is found. */
export interface SentenceTerms {
  /** Of its words, in order. */
  readonly terms: readonly string[];
  /** Of the full names that its pronouns and short names stand for, as far as it does not hold them itself. */
  readonly context: readonly string[];
}

/** Returns the terms of a sentence with these words. */
export function sentenceTerms(note: SentenceNote, tokens: readonly Token[]): SentenceTerms {
  const terms = termsOf(tokens);
  const held = new Set(terms);
  const keys = new Set([
    ...note.refers,
    ...note.mentions.map((m) => m.key),
    ...note.quotes.flatMap((q) => q.speaker ?? []),
  ]);
  const context = new Set(
    [...keys].flatMap((key) => (key.startsWith('@') ? [key] : tokenize(key).map((t) => t.stem))),
  );
  return { terms, context: [...context].filter((term) => !held.has(term)) };
}

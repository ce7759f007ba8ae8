import type { SentenceNote } from '../annotate/types.ts';
import { termsOf } from '../text/terms.ts';
import { type Token, tokenize } from '../text/tokens.ts';

/** Returns the terms of the full names that a sentence's pronouns and short names stand for, as far as it does not hold them itself. */
export function contextOf(note: SentenceNote, tokens: readonly Token[]): string[] {
  const held = new Set(termsOf(tokens));
  const keys = new Set([
    ...note.refers,
    ...note.mentions.map((m) => m.key),
    ...note.quotes.flatMap((q) => q.speaker ?? []),
  ]);
  const context = new Set(
    [...keys].flatMap((key) => (key.startsWith('@') ? [key] : tokenize(key).map((t) => t.stem))),
  );
  return [...context].filter((term) => !held.has(term));
}

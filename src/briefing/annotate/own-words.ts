import type { Token } from '../text/tokens.ts';
import { createOutside } from './outside.ts';
import type { SentenceNote } from './types.ts';

/** With fewer words of its own, or a smaller share, an article is judged by all of its words. */
const OWN_WORDS_LEAST = 40;
const OWN_SHARE_LEAST = 0.2;

/** A sentence with its words; their offsets are the sentence's. */
export interface ReadSentence {
  readonly note: SentenceNote;
  readonly tokens: readonly Token[];
}

/**
 * Returns an article's own words, folded, in the runs that its quotations leave. Reporters who heard the same speech
 * write the same words between quotation marks, so those do not tell whether one copied the other.
 */
export function findOwnWords(sentences: readonly ReadSentence[]): string[][] {
  const all: string[] = [];
  const runs: string[][] = [[]];
  let own = 0;
  const isOwn = createOutside([
    ...new Map(sentences.flatMap(({ note }) => note.quotes.map((q) => [q.start, q]))).values(),
  ]);
  for (const { note, tokens } of sentences) {
    for (const token of tokens) {
      all.push(token.norm);
      const run = runs.at(-1);
      if (isOwn({ start: note.start + token.start, end: note.start + token.end })) {
        run?.push(token.norm);
        own++;
      } else if (run !== undefined && run.length > 0) runs.push([]);
    }
  }
  return own >= OWN_WORDS_LEAST && own >= OWN_SHARE_LEAST * all.length ? runs : [all];
}

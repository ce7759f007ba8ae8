import { isEnglish } from '../question/thesaurus.ts';
import type { StoredSentence } from '../store/types.ts';
import { isContent } from '../text/tokens.ts';
import type { Span } from '../types.ts';

/** Tells whether a sentence has capitals everywhere, as headlines have. */
export function isHeadline({ text, tokens }: StoredSentence): boolean {
  return (
    !/(?<!\.)[.!?]$/.test(text) && !tokens.some((t) => isContent(t.norm) && /^\p{Ll}/u.test(t.raw))
  );
}

/** "Calder CEO Sees Market's Next Billion": what looks like a name, but has words of the language alone, in a headline. */
export function isOnlyCapitalised(sentence: StoredSentence, span: Span): boolean {
  return (
    isHeadline(sentence) &&
    sentence.tokens
      .filter((t) => t.start >= span.start && t.end <= span.end)
      .every((t) => isEnglish(t.norm))
  );
}

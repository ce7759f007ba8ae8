import type { StoredSentence } from '../store/types.ts';
import { baseForm, isEnglish } from '../text/thesaurus.ts';
import { isContent } from '../text/tokens.ts';
import type { Span } from '../types.ts';

/** Tells whether a sentence has capitals everywhere, as headlines have. */
export function isHeadline({ text, tokens }: StoredSentence): boolean {
  return (
    !/(?<!\.)[.!?]["'”’)]*$/.test(text) &&
    !tokens.some((t) => isContent(t.norm) && /^\p{Ll}/u.test(t.raw))
  );
}

/**
 * "Calder CEO Sees Market's Next Billion": what looks like a name in a headline, but has words of the language alone. One with
 * an office may be called so ("Mayor Grant Hill"), but not by a form of a verb.
 */
export function isOnlyCapitalised(sentence: StoredSentence, span: Span): boolean {
  if (!isHeadline(sentence)) return false;
  const words = sentence.tokens.filter((t) => t.start >= span.start && t.end <= span.end);
  const first = words[0]?.norm ?? '';
  const { mentions, roles } = sentence.note;
  const isPerson =
    roles.some((r) => r.name.start === span.start) ||
    mentions.some((m) => m.start === span.start && (m.kind === 'person' || m.kind === 'country'));
  return (
    words.every((t) => isEnglish(t.norm)) &&
    (!isPerson || ![first, undefined].includes(baseForm(first, 'verb')))
  );
}

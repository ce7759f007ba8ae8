import { tagWords } from '../question/tagger.ts';
import type { StoredSentence } from '../store/types.ts';
import { baseForm } from '../text/thesaurus.ts';
import type { Span } from '../types.ts';
import { sliceOf, textBefore, textBehind } from './slice.ts';

/** "Lee, Roe and Dorn" are more than two. */
const MORE_BEFORE = /,\s$/;
const MORE_BEHIND = /^,\s\p{Lu}/u;
/** What begins a clause whose subject follows: "said Lee and Roe left". */
const OPENS_CLAUSE =
  /(?:^|\s)(?:sa(?:y|ys|id)|believe[sd]?|claim(?:s|ed)?|thinks?|thought|that|when|because|since|after|before|until|as|while|where|if|how|why)\s$/i;
const ENDS_CLAUSE = /[,;:“”"]/;

/**
 * Widens the span of a name to its partner's: "the brothers Karl and Otto Roe", "Roe and Lee", but not in "Lind praised
 * Roe and Lee left". Offsets are the article's.
 *
 * @param names spans of all names of the sentence that may be the answer
 */
export function withPartner<T extends Span>(
  sentence: StoredSentence,
  span: T,
  names: readonly Span[],
): T {
  const isAnd = (a: Span, b: Span): boolean =>
    sliceOf(sentence, { start: a.end, end: b.start }) === ' and ';
  const partner = names.find((o) => isAnd(o, span) || isAnd(span, o));
  if (partner === undefined) return span;
  const both = {
    start: Math.min(span.start, partner.start),
    end: Math.max(span.end, partner.end),
  };
  const isRow =
    MORE_BEFORE.test(textBefore(sentence, both)) || MORE_BEHIND.test(textBehind(sentence, both));
  return isRow || areInTwoClauses(sentence, both) ? span : { ...span, ...both };
}

/** A verb stands before two names, and right behind them one that only the second can belong to. */
function areInTwoClauses(sentence: StoredSentence, both: Span): boolean {
  const before = textBefore(sentence, both);
  if (OPENS_CLAUSE.test(before)) return false;
  const verbs = new Set(
    tagWords(sentence.text).flatMap(({ word, tag }) =>
      tag === 'VERB' || tag === 'AUX' ? [word] : [],
    ),
  );
  // Between names the tagger takes "chased" and "fled" for anything.
  const isPast = (word: string): boolean =>
    !/(?:s|ing)$/.test(word) && ![undefined, word].includes(baseForm(word, 'verb'));
  const isVerb = (word: string): boolean => isPast(word) || verbs.has(word);
  const next = /^\s(?:(?:\p{Ll}+ly|also|then|later)\s)?(\p{Ll}+)/u.exec(textBehind(sentence, both));
  const [, verb = ''] = next ?? [];
  const clause = before.split(ENDS_CLAUSE).at(-1) ?? '';
  return isVerb(verb) && !verb.endsWith('ing') && clause.split(/\s+/).some(isVerb);
}

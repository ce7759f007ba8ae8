import { tagWords } from '../question/tagger.ts';
import type { WantedSpan } from '../search/wanted.ts';
import type { StoredSentence } from '../store/types.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import type { Span } from '../types.ts';
import { sliceOf, textBefore, textBehind } from './slice.ts';

/** Words behind a place that may belong to it: "a school parking lot". */
const WORDS_BEHIND = /^(?:\s\p{Ll}[\p{L}-]*){1,4}/u;
const NOUNS_MOST = 4;
/** A row of words with capitals. */
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}`;
/** "an area of Orro and Tarnmoor counties": what says which area. */
const WHICH_ONE = new RegExp(`^\\sof\\s(?:the\\s)?${NAME}(?<!\\p{Ll}\\.)`, 'u');
/** Without the noun for both, "and" may lead to somebody who does something. */
const AND_ONE_MORE = new RegExp(
  `^,?\\sand\\s(?:the\\s)?${NAME}\\s(?:counties|provinces|districts|streets|avenues|states|regions)(?=[\\s,.;:]|$)`,
  'u',
);
/** Names of ways that cross, or lie beside one another. */
const WAYS = '(?:Street|St\\.|Avenue|Ave\\.|Road|Rd\\.|Boulevard|Blvd\\.|Lane|Drive|Highway)';
const WAY_NAME = `(?:\\p{Lu}|\\d)[\\p{L}\\d.'’-]*\\s(?:\\p{Lu}[\\p{L}\\d.'’-]*\\s){0,2}?${WAYS}`;
const WAY = new RegExp(`\\b${WAYS}$`);
/** Characters that the name of another way and the "and" behind it take at most. */
const WAY_REACH = 80;
const WAY_BEFORE = new RegExp(`${WAY_NAME}\\sand\\s$`, 'u');
const WAY_BEHIND = new RegExp(`^\\sand\\s${WAY_NAME}`, 'u');

/**
 * The span in which a place is said in full: "a school parking lot" and not "a school", "an area of Orro and Tarnmoor
 * counties" and not "an area", both ways of a crossing.
 */
export function placeInFull(sentence: StoredSentence, span: WantedSpan): Span {
  const text = sliceOf(sentence, span);
  const behind = textBehind(sentence, span);
  if (/^\p{Ll}/u.test(text)) {
    const which = WHICH_ONE.exec(behind)?.[0] ?? '';
    if (which !== '') {
      const more = AND_ONE_MORE.exec(behind.slice(which.length))?.[0] ?? '';
      return { start: span.start, end: span.end + which.length + more.length };
    }
    return { start: span.start, end: span.end + nounsBehind(sentence, behind).length };
  }
  if (!WAY.test(text)) return span;
  const before = WAY_BEFORE.exec(textBefore(sentence, span).slice(-WAY_REACH))?.[0] ?? '';
  const after = WAY_BEHIND.exec(behind)?.[0] ?? '';
  return { start: span.start - before.length, end: span.end + after.length };
}

/** The nouns right behind a place, where nothing but nouns stands there: in "at the school people left" somebody acts. */
function nounsBehind(sentence: StoredSentence, behind: string): string {
  const row = WORDS_BEHIND.exec(behind)?.[0] ?? '';
  const words = row.trim().split(' ');
  const tags = new Map(tagWords(sentence.text).map(({ word, tag }) => [word, tag]));
  const other = words.findIndex((w) => tags.get(w) !== 'NOUN');
  const nouns = other < 0 ? words : words.slice(0, other);
  const isClosed =
    other < 0
      ? /^(?:[,.;:)”"]|$)/.test(behind.slice(row.length))
      : STOPWORDS.has(words[other] ?? '');
  return nouns.length > 0 && nouns.length < NOUNS_MOST && isClosed ? ` ${nouns.join(' ')}` : '';
}

import type { Question } from '../question/types.ts';
import type { StoredSentence } from '../store/types.ts';
import { baseForm } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { isHeadline } from './headline.ts';
import { sliceOf } from './slice.ts';

/** "Calder Group" and "Calder Steel Corporation" are Calder, "Orvik City" is Orvik. */
const SAME_BODY = /^(?:city|group|inc|corp|corporation|company|co|ltd|llc|plc|ag|sa)$/;
/** Words on either side of a name among which its office stands. */
const OFFICE_REACH = 5;
/** Words in capitals, or a small number, that follow a name without a break, or behind a colon. */
const REST_OF_NAME = /^:?(?:[ -](?:\p{Lu}[\p{L}\p{M}]*|\d{1,2}\p{L}*)(?![\p{L}\p{N}]))+/u;

/**
 * Tells whether a name goes on to another noun wherever it stands in a sentence: "Bay Lights Reprise" is not "Bay Lights".
 *
 * @param words the words of the name, folded
 * @param value words that are no part of it, folded
 * @returns undefined where the name does not stand there
 */
export function goesOn(
  question: Question,
  words: readonly string[],
  sentence: StoredSentence,
  value: ReadonlySet<string>,
): boolean | undefined {
  const places = placesOf(sentence.tokens, words);
  return isHeadline(sentence) || places.length === 0
    ? undefined
    : places.every((from) => goesOnAt(question, sentence, from + words.length, value));
}

/** Whether a name that ends before a word goes on with it. */
function goesOnAt(
  { stems }: Question,
  { tokens, text, start }: StoredSentence,
  end: number,
  value: ReadonlySet<string>,
): boolean {
  let at = end;
  // "Harbour Nights 2088" may be one name where the question asks for both.
  while (/^\d/.test(tokens[at]?.norm ?? '') && stems.includes(tokens[at]?.stem ?? '')) at++;
  const rest = REST_OF_NAME.exec(text.slice((tokens[at - 1]?.end ?? 0) - start))?.[0] ?? '';
  const behind = tokenize(rest);
  if (behind.some(({ norm }) => SAME_BODY.test(norm))) return false;
  const until = behind.findIndex(
    ({ norm, stem }) => stems.includes(stem) || TITLE_WORDS.has(norm) || value.has(norm),
  );
  const last = behind.at(until < 0 ? -1 : until - 1);
  return (
    until !== 0 &&
    last !== undefined &&
    (/\d/.test(last.norm) || baseForm(last.norm, 'noun') !== undefined)
  );
}

/**
 * Tells whether the office of one named at a span is that of a body with a longer name, or of one of many: "chief executive of
 * the Rondo Foundation", "president of a Marlo team": neither is the one of Rondo, or of Marlo.
 */
export function isOfLongerBody(question: Question, sentence: StoredSentence, span: Span): boolean {
  const { tokens } = sentence;
  const holder = new Set(tokenize(sliceOf(sentence, span)).map((t) => t.norm));
  // "Mayor Roe opened Orvik Bridge" tells nothing of whose mayor she is.
  const isOfOffice = (at: number): boolean => {
    const before = tokens.slice(Math.max(0, at - OFFICE_REACH), at);
    const link = before.findLast((t) => !/^(?:the|an?|another|every|each)$/.test(t.norm));
    const row = /^(?:of|at|for)$/.test(link?.norm ?? '')
      ? before
      : tokens.slice(at, at + OFFICE_REACH);
    return row.some((t) => TITLE_WORDS.has(t.norm));
  };
  const isOneOfMany = (from: number, to: number): boolean =>
    /^(?:an?|another|every|each)$/.test(tokens[from - 1]?.norm ?? '') &&
    /^\p{Ll}/u.test(tokens[to]?.raw ?? '') &&
    isContent(tokens[to]?.norm ?? '');
  return question.names.some(({ words }) => {
    const places = placesOf(tokens, words).filter((from) => isOfOffice(from));
    return (
      places.length > 0 &&
      places.every(
        (from) =>
          isOneOfMany(from, from + words.length) ||
          goesOnAt(question, sentence, from + words.length, holder),
      )
    );
  });
}

/** Indexes at which a row of words begins. */
function placesOf(tokens: readonly Token[], words: readonly string[]): number[] {
  return tokens.flatMap((_, i) => (words.every((w, k) => tokens[i + k]?.norm === w) ? [i] : []));
}

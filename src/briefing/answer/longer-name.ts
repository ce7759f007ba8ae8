import { baseForm } from '../question/thesaurus.ts';
import type { Question } from '../question/types.ts';
import type { StoredSentence } from '../store/types.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { isHeadline } from './headline.ts';
import { sliceOf } from './slice.ts';

/** "Calder Group" is Calder, "Orvik City" Orvik. */
const SAME_BODY = /^(?:city|group|inc|corp|corporation|company|co|ltd|llc|plc|ag|sa)$/;
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
  { stems }: Question,
  words: readonly string[],
  sentence: StoredSentence,
  value: ReadonlySet<string>,
): boolean | undefined {
  const { tokens, text, start } = sentence;
  const ends = tokens.flatMap((_, i) =>
    words.every((w, k) => tokens[i + k]?.norm === w) ? [i + words.length] : [],
  );
  if (isHeadline(sentence) || ends.length === 0) return undefined;
  return ends.every((end) => {
    let at = end;
    // "Harbour Nights 2088" may be one name where the question asks for both.
    while (/^\d/.test(tokens[at]?.norm ?? '') && stems.includes(tokens[at]?.stem ?? '')) at++;
    const rest = REST_OF_NAME.exec(text.slice((tokens[at - 1]?.end ?? 0) - start))?.[0] ?? '';
    const behind = tokenize(rest);
    const until = behind.findIndex(
      ({ norm, stem }) =>
        stems.includes(stem) || TITLE_WORDS.has(norm) || SAME_BODY.test(norm) || value.has(norm),
    );
    const last = behind.at(until < 0 ? -1 : until - 1);
    return (
      until !== 0 &&
      last !== undefined &&
      (/\d/.test(last.norm) || baseForm(last.norm, 'noun') !== undefined)
    );
  });
}

/**
 * Tells whether the office of one named at a span is that of a body with a longer name, or of one of many: "chief executive of
 * the Rondo Foundation", "president of a Marlo team": neither is the one of Rondo, or of Marlo.
 */
export function isOfLongerBody(question: Question, sentence: StoredSentence, span: Span): boolean {
  const holder = new Set(tokenize(sliceOf(sentence, span)).map((t) => t.norm));
  return question.names.some(
    ({ words }) =>
      goesOn(question, words, sentence, holder) === true || isOneOfMany(sentence, words),
  );
}

function isOneOfMany({ tokens }: StoredSentence, words: readonly string[]): boolean {
  return tokens.some((_, i) => {
    const next = tokens[i + words.length];
    return (
      words.every((w, k) => tokens[i + k]?.norm === w) &&
      /^(?:an?|another|every|each)$/.test(tokens[i - 1]?.norm ?? '') &&
      /^\p{Ll}/u.test(next?.raw ?? '') &&
      isContent(next?.norm ?? '')
    );
  });
}

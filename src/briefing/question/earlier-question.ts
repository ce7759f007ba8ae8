import { findCountries } from '../text/places.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import { isUsedAsName } from './asked-names.ts';
import type { Lexicon } from './lexicon.ts';
import { actNoun, baseForm } from './thesaurus.ts';

/** The last things that a question names in the plural: "the talks". */
export function thingsIn(question: string, lexicon: Lexicon): string | undefined {
  const things = tokenize(question).findLast(
    (t) =>
      !isUsedAsName(t, lexicon) &&
      isContent(t.norm) &&
      /[^s]s$/.test(t.norm) &&
      baseForm(t.norm, 'noun') !== undefined,
  );
  return things === undefined ? undefined : `the ${things.raw}`;
}

/**
 * "where did Roe speak", "when will it erupt": the act as a thing that can last or begin, "the speech of Roe". One whom the
 * whole corpus is about need not be named.
 *
 * @param about keys of the names the question is about
 * @param prominent keys of those the corpus is about
 */
export function actIn(
  question: string,
  about: readonly string[],
  prominent: readonly string[],
  lexicon: Lexicon,
): string | undefined {
  const tokens = tokenize(question);
  const from = tokens.findIndex((t) => /^(?:did|does|do|will|would)$/.test(t.norm)) + 1;
  const at = tokens.findIndex(
    (t, i) =>
      i > from &&
      !isUsedAsName(t, lexicon) &&
      baseForm(t.norm, 'verb') === t.norm &&
      actNoun(t.norm) !== undefined,
  );
  if (from === 0 || at < 0) return undefined;
  const noun = actNoun(tokens[at]?.norm ?? '');
  const isGiven = about.length > 0 && about.every((key) => prominent.includes(key));
  if (isGiven) return `the ${noun}`;
  const words = (part: readonly Token[]): string => part.map((t) => t.raw).join(' ');
  const rest = tokens.slice(at + 1);
  const other =
    rest[0] !== undefined && isUsedAsName(rest[0], lexicon) ? ` with ${words(rest)}` : '';
  return `the ${noun} of ${words(tokens.slice(from, at))}${other}`;
}

/** "russian defense minister" out of "who is the russian defense minister". */
export function officeIn(question: string): string | undefined {
  const tokens = tokenize(question);
  const at = tokens.findLastIndex((t) => TITLE_WORDS.has(t.norm));
  if (at < 0) return undefined;
  let from = at;
  while (from > 0 && isContent(tokens[from - 1]?.norm ?? '')) from--;
  return tokens
    .slice(from, at + 1)
    .map((t) => t.raw)
    .join(' ');
}

/** What a question is about without its question word and auxiliary: "north korea sending weapons to russia". */
export function subjectMatter(question: string): string {
  const bare = stripQuestionWord(question);
  const names = findCountries(tokenize(bare));
  // The one who acts is named apart ("they"); what is done is meant by "it".
  const tokens = tokenize(bare);
  const first = names.find((c) => c.from === 0);
  return (first === undefined ? tokens : tokens.slice(first.to)).map((t) => t.raw).join(' ');
}

export function stripQuestionWord(question: string): string {
  return question.replace(
    /^(?:describe\s+)?(?:(?:what|which|who|whom|whose|when|where|why|how many|how much|how long|how)\b\s*)?(?:(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should)\b\s*)?(?:they|he|she|it)?\s*/i,
    '',
  );
}

import { findCountries } from '../text/places.ts';
import { stem } from '../text/stem.ts';
import { actNoun, baseForm } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import { isUsedAsName } from './asked-names.ts';
import { mainVerb } from './grammar.ts';
import type { Lexicon } from './lexicon.ts';

/** "and raise it", "and raise the ferry": what leads on to the thing a verb is done to. */
const LEADS_TO_OBJECT = /^(?:it|them|him|her|the|an?|his|its|their)$/;
const DETERMINER = /^(?:the|an?|his|her|its|their)$/;
/** Words of a thing that an answer names: "a new silver compass". */
const THING_WORDS = 4;
const NO_TAGS: ReadonlyMap<string, string> = new Map();

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

/** "when did Roe sink the ferry": the place of the verb behind the one who acts; undefined where no "did" is. */
function verbAt(tokens: readonly Token[], lexicon: Lexicon): number | undefined {
  const auxiliary = tokens.findIndex((t) => /^(?:did|does|do)$/.test(t.norm));
  if (auxiliary < 0) return undefined;
  const names = tokens.filter((t) => isUsedAsName(t, lexicon)).map((t) => t.norm);
  const verb = mainVerb(tokens, NO_TAGS, undefined, new Set(names));
  const at = tokens.findIndex((t, i) => i > auxiliary + 1 && t.stem === verb);
  return at < 0 ? undefined : at;
}

/**
 * "and raise it?" behind "when did Roe sink the ferry": the question asked again with another verb. Undefined where the
 * fragment begins with none, or the question has none to give way.
 */
export function withVerb(fragment: string, question: string, lexicon: Lexicon): string | undefined {
  const [verb, next, ...rest] = tokenize(fragment);
  if (verb === undefined || baseForm(verb.norm, 'verb') !== verb.norm || !isContent(verb.norm))
    return undefined;
  const hasObject =
    next !== undefined &&
    (LEADS_TO_OBJECT.test(next.norm) ||
      isUsedAsName(next, lexicon) ||
      findCountries([next, ...rest])[0]?.from === 0);
  // "and transport?" asks for no act.
  if (!hasObject && baseForm(verb.norm, 'noun') !== undefined) return undefined;
  const tokens = tokenize(question);
  const at = verbAt(tokens, lexicon);
  if (at === undefined) return undefined;
  const words = (part: readonly Token[]): string => part.map((t) => t.raw).join(' ');
  const object = words(tokens.slice(at + 1));
  const own =
    next !== undefined && /^(?:it|them)$/.test(next.norm) && object !== ''
      ? `${words([verb])} ${object} ${words(rest)}`
      : fragment;
  return `${words(tokens.slice(0, at))} ${own}`.trim();
}

/** "the pact" of "Roe signed the pact with her rival", where it was asked what Roe signed; undefined where no answer says so. */
export function thingTold(
  question: string,
  answers: readonly string[],
  lexicon: Lexicon,
): string | undefined {
  const asked = tokenize(question);
  if (asked[0]?.norm !== 'what') return undefined;
  const verb = asked[verbAt(asked, lexicon) ?? -1]?.stem;
  if (verb === undefined) return undefined;
  for (const text of answers) {
    const tokens = tokenize(text);
    const at = tokens.findIndex((t) => stem(baseForm(t.norm, 'verb') ?? t.norm) === verb);
    if (at < 0) continue;
    // "gave Roe a compass": the one who gets it stands before it.
    let from = at + 1;
    while (from < tokens.length && isUsedAsName(tokens[from] as Token, lexicon)) from++;
    const behind = tokens.slice(DETERMINER.test(tokens[from]?.norm ?? '') ? from + 1 : from);
    const until = behind.findIndex(
      (t, i) =>
        !isContent(t.norm) ||
        (i > 0 && !/^[\s“”"-]*$/.test(text.slice(behind[i - 1]?.end, t.start))),
    );
    const thing = behind.slice(0, until < 0 ? THING_WORDS : Math.min(until, THING_WORDS));
    if (baseForm(thing.at(-1)?.norm ?? '', 'noun') !== undefined)
      return `the ${thing.map((t) => t.raw).join(' ')}`;
  }
  return undefined;
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

import type { Mention } from '../annotate/types.ts';
import type { StoredSentence } from '../store/types.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { baseForm, isPastForm } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import type { Span } from '../types.ts';

const BEFORE_COMMA =
  /((?:\b(?:the|its|their|his|her)\s)?(?:\p{Lu}[\p{L}.-]*(?:['’]s)?\s){0,3}(?:\p{Ll}[\p{L}-]*\s){0,3}?(\p{Ll}[\p{L}-]*)),\s$/u;

/** "A spokesman for the mayor, Roe": the noun before what looks like the office. */
const SOMEBODY_OF =
  /(?<!\p{L})(?:(?:an?|the|its|their|his|her)\s)?(?:\p{Ll}[\p{L}-]*\s)?(\p{Ll}[\p{L}-]*)\s$/iu;
const PREPOSITION = /^(?:for|of|at|to|from|with)\s/;
const DETERMINER = /^(?:an?|the|its|their|his|her|this|that|these|those)$/;

/** What a sentence says in so many words that a name is. */
export function describedIn({ text, note }: StoredSentence, m: Mention): Span | undefined {
  return comma(text, note.start, m) ?? office(text, note.start, m) ?? copula(text, note.start, m);
}

/** Nouns right before or behind a name. */
export function besideIn({ text, note, tokens }: StoredSentence, m: Mention): Span | undefined {
  return before(text, note.start, tokens, m) ?? after(text, note.start, tokens, m);
}

/** "Roe, the head of a bank, ...": what stands between commas behind a name; the offsets are the article's. */
export function comma(text: string, base: number, m: { readonly end: number }): Span | undefined {
  const match =
    /^,\s((?:a|an|the|one of)\s(?:[^,;.]|(?<=\d)[,.](?=\d)){3,90}|[\p{Lu}][\p{L}]+['’]s\s[\p{Ll}][^,;.]{3,80})(?=[,;.])/u.exec(
      text.slice(m.end - base),
    );
  return match === null
    ? undefined
    : { start: m.end + match[0].length - (match[1]?.length ?? 0), end: m.end + match[0].length };
}

/** "the harbour's deputy leader, Siraj Harun": an office, and who holds it behind a comma. */
function office(text: string, base: number, m: Mention): Span | undefined {
  const match = BEFORE_COMMA.exec(text.slice(0, m.start - base));
  const [, words = '', last = ''] = match ?? [];
  if (match === null || !TITLE_WORDS.has(last)) return undefined;
  const end = base + match.index + words.length;
  const lead = PREPOSITION.exec(words)?.[0] ?? '';
  if (lead === '') return { start: base + match.index, end };
  const [before = '', noun = ''] = SOMEBODY_OF.exec(text.slice(0, match.index)) ?? [];
  return TITLE_WORDS.has(noun)
    ? { start: base + match.index - before.length, end }
    : { start: base + match.index + lead.length, end };
}

/** "Roe is the head of a bank": what a name is said to be. */
export function copula(text: string, base: number, m: { readonly end: number }): Span | undefined {
  const match =
    /^\s(?:\([^)]*\)\s)?(?:is|was|are|were)\s((?:a|an|the|one of)\s(?:[^,;.]|(?<=\d)[,.](?=\d)){3,120})/u.exec(
      text.slice(m.end - base),
    );
  return match === null
    ? undefined
    : { start: m.end + match[0].length - (match[1]?.length ?? 0), end: m.end + match[0].length };
}

/** Lower-case nouns right before the name, with their possessor. */
function before(
  text: string,
  base: number,
  tokens: StoredSentence['tokens'],
  m: Mention,
): Span | undefined {
  let at = tokens.findIndex((t) => t.start === m.start) - 1;
  const last = tokens[at];
  if (
    last === undefined ||
    last.possessive ||
    !isNounLike(last.raw) ||
    isOnlyVerb(last.norm) ||
    !/^\s$/.test(text.slice(last.end - base, m.start - base))
  )
    return undefined;
  while (
    at > 0 &&
    /^[\s-]$/.test(text.slice((tokens[at - 1]?.end ?? 0) - base, (tokens[at]?.start ?? 0) - base))
  ) {
    const previous = tokens[at - 1];
    if (
      previous === undefined ||
      (!isNounLike(previous.raw) && !previous.possessive && !/^\p{Lu}/u.test(previous.raw))
    )
      break;
    at--;
  }
  const words = tokens.filter(
    (t) => t.start >= (tokens[at]?.start ?? 0) && t.end <= last.end && isNounLike(t.raw),
  );
  // "state-run" alone says nothing, "state-run Harbour News" does.
  const isHyphened = words.length === 2 && text[(words[0]?.end ?? 0) - base] === '-';
  if (words.length < 2) return undefined;
  return { start: tokens[at]?.start ?? last.start, end: isHyphened ? m.end : last.end };
}

function after(
  text: string,
  base: number,
  tokens: StoredSentence['tokens'],
  m: Mention,
): Span | undefined {
  const rest = tokens.filter((t) => t.start >= m.end);
  const leads = tokens.findLast((t) => t.end <= m.start);
  // "Roe saved three points" tells what she did; "the armed Aurus car" is a thing.
  if (isPastForm(rest[0]?.norm ?? '') && !DETERMINER.test(leads?.norm ?? '')) return undefined;
  let end = m.end;
  let count = 0;
  for (const token of rest) {
    if (
      !/^\s$/.test(text.slice(end - base, token.start - base)) ||
      !isNounLike(token.raw) ||
      token.raw.endsWith('ly') ||
      count >= 3
    )
      break;
    end = token.end;
    count++;
  }
  // One word is enough where it can only be a noun: "the Aurus limousine".
  const only = rest[0];
  const isNoun = count === 1 && only !== undefined && m.kind !== 'person' && isOnlyNoun(only.norm);
  return count < 2 && !isNoun
    ? undefined
    : {
        start: rest[0]?.start ?? m.end,
        end: rest[0] === undefined ? m.end : nounEnd(rest.slice(0, count)),
      };
}

/** "the opposition leader criticised" - "Roe": a sentence, and no description. */
function isOnlyVerb(word: string): boolean {
  return baseForm(word, 'verb') !== undefined && baseForm(word, 'noun') === undefined;
}

function isOnlyNoun(word: string): boolean {
  return baseForm(word, 'noun') !== undefined && baseForm(word, 'verb') === undefined;
}

function nounEnd(tokens: readonly { readonly end: number; readonly raw: string }[]): number {
  return (
    tokens.findLast((t) => !/(?:ed|said|says|told|ing|ly)$/.test(t.raw))?.end ?? tokens[0]?.end ?? 0
  );
}

function isNounLike(raw: string): boolean {
  return (
    /^\p{Ll}/u.test(raw) &&
    !STOPWORDS.has(raw) &&
    !/^(?:said|says|told|reported|described|wrote|announced|added|also|has|had)$/.test(raw)
  );
}

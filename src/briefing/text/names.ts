import type { Span } from '../types.ts';
import { findCountries, PLACE_WORDS } from './places.ts';
import { STOPWORDS } from './stopwords.ts';
import { isMonthOrWeekday } from './times.ts';
import { ORG_WORDS, PORTFOLIO_WORDS, TITLE_WORDS } from './titles.ts';
import type { Token } from './tokens.ts';

export type NameKind = 'person' | 'place' | 'organisation' | 'country' | 'name';

/** A proper name in a sentence. Offsets are those of the tokens it was found in. */
export interface Name extends Span {
  /** Folded words, titles taken off: "otto stein". */
  readonly key: string;
  readonly kind: NameKind;
  /** The office standing right before a person's name, as it stands ("Defense Minister"). */
  readonly title?: Span | undefined;
}

/** Marks the key of an office that stands without a name. */
export const OFFICE = 'office:';

const CAPITAL = /^\p{Lu}/u;
const ALL_CAPITALS = /^\p{Lu}[\p{Lu}\d&]{1,6}$/u;
const CONNECTORS = new Set([
  'of',
  'for',
  'de',
  'del',
  'della',
  'di',
  'da',
  'la',
  'le',
  'von',
  'van',
  'der',
  'den',
  'bin',
  'ibn',
  'al',
  'el',
  'to',
  'at',
]);
/** Titles that are written short and with a full stop before a name. */
const SHORT_TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'rev',
  'rep',
  'sen',
  'gov',
  'gen',
  'col',
  'lt',
  'capt',
  'sgt',
]);
/** "St. Lucia", "Mt. Karsa", "Ft. Brenford" */
const SAINT = /^(?:St|Ste|Mt|Ft)$/;
const ARTICLES = new Set(['the', 'a', 'an']);
/** Words with a sentence's capital before a name that they are no part of: "One Calder aide". */
const OPENERS = new Set(
  (
    'one two three four five six seven eight nine ten following including asked accusing addressing asking backing beating ' +
    'blaming calling citing comparing concerning criticizing criticising defeating describing echoing facing joining leading ' +
    'meeting mocking naming noting praising quoting recalling referencing regarding replacing representing seeing succeeding ' +
    'supporting telling thanking urging using visiting watching welcoming'
  ).split(' '),
);

/**
 * Finds proper names among the tokens of one sentence. A capital at the sentence's start counts only when
 * `isName` knows the folded word (from other places of the article) or another capital follows.
 */
export function findNames(
  text: string,
  tokens: readonly Token[],
  isName: (norm: string) => boolean,
): Name[] {
  const countries = findCountries(tokens);
  const names: Name[] = [];
  for (let i = 0; i < tokens.length; ) {
    const country = countries.find((c) => c.from === i);
    if (country !== undefined && !continuesName(text, tokens, country.to - 1)) {
      names.push(countryName(tokens, country.from, country.to, country.term));
      i = country.to;
      continue;
    }
    const end = sequenceEnd(text, tokens, i, isName);
    if (end === i) {
      i++;
      continue;
    }
    names.push(...readSequence(text, tokens, i, end));
    i = end;
  }
  return names;
}

/** True where capitals go on after a country's name: "Russian Railways", "US Secretary of State Vera Tolm". */
function continuesName(text: string, tokens: readonly Token[], last: number): boolean {
  const [a, b] = [tokens[last], tokens[last + 1]];
  return (
    a !== undefined &&
    b !== undefined &&
    !a.possessive &&
    CAPITAL.test(b.raw) &&
    /^\s$/.test(text.slice(a.end, b.start))
  );
}

function countryName(tokens: readonly Token[], from: number, to: number, term: string): Name {
  return {
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    key: term,
    kind: 'country',
  };
}

function isCapitalised(token: Token): boolean {
  return CAPITAL.test(token.raw) && token.norm !== 'i' && !isMonthOrWeekday(token.norm);
}

/** Index after the last token of the name that starts at `i`; `i` itself when none does. */
function sequenceEnd(
  text: string,
  tokens: readonly Token[],
  i: number,
  isName: (norm: string) => boolean,
): number {
  const first = tokens[i];
  if (first === undefined || !isCapitalised(first)) return i;
  const opensSentence =
    i === 0 || /[.!?:“"‘]\s*$/.test(text.slice(tokens[i - 1]?.end ?? 0, first.start));
  if (STOPWORDS.has(first.norm) || isPartyMark(text, first)) return i;
  if (opensSentence && OPENERS.has(first.norm) && !isName(first.norm)) return i;
  let end = i + 1;
  while (end < tokens.length) {
    const next = extend(text, tokens, end);
    if (next === end) break;
    end = next;
  }
  const isWord =
    PORTFOLIO_WORDS.has(first.norm) || TITLE_WORDS.has(first.norm) || ORG_WORDS.has(first.norm);
  // "Twenty-nine people": a word and what a hyphen ties to it are one.
  const isOneWord = tokens
    .slice(i + 1, end)
    .every((t, k) => t.start === (tokens[i + k]?.end ?? 0) + 1 && !CAPITAL.test(t.raw));
  if (
    opensSentence &&
    isOneWord &&
    (isWord || !isName(first.norm)) &&
    !ALL_CAPITALS.test(first.raw)
  )
    return i;
  // A letter alone ("oxygen, O") names nothing.
  if (end === i + 1 && first.raw.length === 1) return i;
  return end;
}

/** "(R-Utah)", "(D-N.Y.)": the party and state of an American politician. */
function isPartyMark(text: string, token: Token): boolean {
  return (
    /^[RDI]$/.test(token.raw) &&
    text[token.start - 1] === '(' &&
    /^[-–]/.test(text.slice(token.end))
  );
}

/** Index after the token (with its connectors) that goes on with a name at `end`; `end` when the name is over. */
function extend(text: string, tokens: readonly Token[], end: number): number {
  const [previous, token] = [tokens[end - 1], tokens[end]];
  if (previous === undefined || token === undefined) return end;
  const gap = text.slice(previous.end, token.start);
  if (/^[-‐‑]$/.test(gap)) return end + 1;
  if (previous.possessive && !/^peoples?$/.test(previous.norm)) return end;
  // "J. K. Marlow", "Dr. Lena Voss", "St. Lucia"
  if (
    /^\.\s?$/.test(gap) &&
    (previous.raw.length === 1 || isShortTitle(previous) || SAINT.test(previous.raw))
  )
    return isCapitalised(token) ? end + 1 : end;
  if (!/^(?:\s| & )$/u.test(gap)) return end;
  // Some letters are stop words ("Mark A. Holm", "Sam D. Reed").
  const isInitial = token.raw.length === 1 && text[token.end] === '.' && end + 1 < tokens.length;
  if (isCapitalised(token) && (isInitial || !STOPWORDS.has(token.norm))) return end + 1;
  // "Minister of Water Resources and Harbours Otto Falk"
  if (
    token.norm === 'and' &&
    isField(previous) &&
    isField(tokens[end + 1]) &&
    isCapitalised(tokens[end + 1] ?? token)
  )
    return end + 2;
  if (!CONNECTORS.has(token.norm)) return end;
  const isTitle = TITLE_WORDS.has(previous.norm);
  // "to" and "at" go on only after an office ("Ambassador to UN Brandt"), "of" anywhere ("Bank of England").
  if (!isTitle && /^(?:to|at|for)$/.test(token.norm)) return end;
  const skip = ARTICLES.has(tokens[end + 1]?.norm ?? '') ? 2 : 1;
  const after = tokens[end + skip];
  if (after === undefined || !isCapitalised(after)) return end;
  // "President of Russia": the country is a name of its own, but the office goes on over it.
  return end + skip + 1;
}

/** Takes a row of capitalised words apart into an office and a name. */
function readSequence(text: string, tokens: readonly Token[], from: number, to: number): Name[] {
  const words = tokens.slice(from, to);
  const titleAt = words.findLastIndex((w) => TITLE_WORDS.has(w.norm) && CAPITAL.test(w.raw));
  const nameFrom = titleAt < 0 ? from : personStart(words, titleAt) + from;
  const span = (a: number, b: number): Span => ({
    start: tokens[a]?.start ?? 0,
    end: tokens[b - 1]?.end ?? 0,
  });
  if (titleAt >= 0) {
    const office = findCountries(words).map((c) =>
      countryName(tokens, from + c.from, from + c.to, c.term),
    );
    // An office without a name ("the Russian President") stands for its holder; the article says who that is.
    if (nameFrom >= to || isPlaceAfter(text, tokens, to))
      return [...office, { ...span(from, to), key: `${OFFICE}${keyOf(words)}`, kind: 'person' }];
    const name = tokens.slice(nameFrom, to);
    const bodies = organisationsIn(words.slice(0, nameFrom - from), titleAt);
    const title = tokens.slice(from, nameFrom);
    const shown = trimTitle(text, span(from, nameFrom), title);
    return [
      ...findCountries(title).map((c) => countryName(tokens, from + c.from, from + c.to, c.term)),
      ...bodies.map(
        ([a, b]): Name => ({
          ...span(from + a, from + b),
          key: keyOf(words.slice(a, b)),
          kind: 'organisation',
        }),
      ),
      { ...span(nameFrom, to), key: keyOf(name), kind: 'person', title: shown },
    ];
  }
  const countries = findCountries(words);
  const lead = countries[0];
  // "Russian Railways", "US Congress": the country is a mention as well.
  const extra =
    lead !== undefined && lead.to < words.length
      ? [countryName(tokens, from + lead.from, from + lead.to, lead.term)]
      : [];
  return [...extra, { ...span(from, to), key: keyOf(words), kind: kindOf(words) }];
}

/**
 * Where the person's name starts after the office whose last title word stands at `titleAt`: after its field
 * ("Minister of Natural Resources and Environment", "Head of the State Space Corporation", "Ambassador to UN");
 * where the field is not known, the last two words are the name.
 */
function personStart(words: readonly Token[], titleAt: number): number {
  const next = words[titleAt + 1];
  // "Rev. Al Green", "President De Witt": a connector with a capital belongs to the name.
  if (next === undefined || CAPITAL.test(next.raw) || !CONNECTORS.has(next.norm))
    return titleAt + 1;
  const organisation = words.findLastIndex((w, k) => k > titleAt && ORG_WORDS.has(w.norm));
  if (organisation >= 0) return organisation + 1;
  const country = findCountries(words).findLast((c) => c.from > titleAt);
  if (country !== undefined) return country.to;
  let start = titleAt + 2;
  while (start < words.length && PORTFOLIO_WORDS.has(words[start]?.norm ?? '')) start++;
  if (start > titleAt + 2) return start;
  const nameWords = isJoinedByHyphen(words) ? 3 : 2;
  return words.length - start > nameWords ? words.length - nameWords : words.length;
}

function isJoinedByHyphen(words: readonly Token[]): boolean {
  const [a, b] = words.slice(-2);
  return a !== undefined && b !== undefined && b.start === a.end + 1 && !CAPITAL.test(b.raw);
}

/** Organisations named in an office, as ranges of its words: "Head of the [Harbour Corporation]", "[Coast Railways] CEO". */
function organisationsIn(office: readonly Token[], titleAt: number): (readonly [number, number])[] {
  const isBody = (from: number, to: number): boolean =>
    to > from &&
    office.slice(from, to).some((w) => ORG_WORDS.has(w.norm) || ALL_CAPITALS.test(w.raw)) &&
    !office.slice(from, to).every((w) => PORTFOLIO_WORDS.has(w.norm)) &&
    findCountries(office.slice(from, to))[0]?.to !== to - from;
  const behind = office.findIndex((w, i) => i > titleAt && CAPITAL.test(w.raw));
  const ranges: (readonly [number, number])[] = [
    [0, titleAt],
    [behind < 0 ? office.length : behind, office.length],
  ];
  return ranges.filter(([a, b]) => isBody(a, b));
}

/** "Governor of the Karsa Eastern region": capitals right before a place word are no person's name. */
function isPlaceAfter(text: string, tokens: readonly Token[], to: number): boolean {
  const [last, next] = [tokens[to - 1], tokens[to]];
  return (
    last !== undefined &&
    next !== undefined &&
    /^\s$/.test(text.slice(last.end, next.start)) &&
    !CAPITAL.test(next.raw) &&
    PLACE_WORDS.has(next.norm)
  );
}

function isShortTitle(token: Token): boolean {
  return SHORT_TITLES.has(token.norm) && CAPITAL.test(token.raw);
}

function isField(token: Token | undefined): boolean {
  return token !== undefined && PORTFOLIO_WORDS.has(token.norm);
}

function trimTitle(text: string, span: Span, title: readonly Token[]): Span | undefined {
  if (title.length === 0) return undefined;
  return { start: span.start, end: span.start + text.slice(span.start, span.end).trimEnd().length };
}

function kindOf(words: readonly Token[]): NameKind {
  const last = words.at(-1);
  if (last === undefined) return 'name';
  if (words.some((w) => ORG_WORDS.has(w.norm)) && !PLACE_WORDS.has(last.norm))
    return 'organisation';
  if (words.length > 1 && words.some((w) => PLACE_WORDS.has(w.norm))) return 'place';
  if (words.length === 1 && ALL_CAPITALS.test(last.raw)) return 'organisation';
  return 'name';
}

function keyOf(words: readonly Token[]): string {
  return words.map((w) => w.norm).join(' ');
}

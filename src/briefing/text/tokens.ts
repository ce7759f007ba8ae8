import { stem } from './stem.ts';
import { STOPWORDS } from './stopwords.ts';
import { isMonthOrWeekday } from './times.ts';

/** A word with its place in the text it was taken from. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** As written, without a possessive ending. */
  readonly raw: string;
  /** Folded: lower case, no diacritics, no dots. */
  readonly norm: string;
  /** What is indexed and compared. */
  readonly stem: string;
  readonly possessive: boolean;
}

// A word may hold dots between single letters (U.S.), digits with separators (11,000.5), apostrophes (O'Neill).
const WORD =
  /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{N}\p{M}]+(?:['’‘ʼ][\p{L}\p{N}\p{M}]+)*/gu;
const POSSESSIVE = /['’‘ʼ]s?$/iu;
const MARKS = /\p{M}+/gu;
const ASCII = /^[\x20-\x7e]*$/;
/** The one abbreviation that folds into a stop word ("US" / "us"); kept apart by its capitals. */
const UNITED_STATES = /^(?:U\.S\.?|US|USA|U\.S\.A\.?)$/;

/**
 * Returns the words of a text in order. `text.slice(token.start, token.end)` is the word as it stands,
 * a possessive ending included.
 *
 * @param at where the text stands in the one that the offsets are to count in
 */
export function tokenize(text: string, at = 0): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const whole = match[0];
    const possessive = POSSESSIVE.test(whole);
    const raw = possessive ? whole.replace(POSSESSIVE, '') : whole;
    const norm = fold(raw);
    if (norm === '') continue;
    tokens.push({
      start: at + match.index,
      end: at + match.index + whole.length,
      raw,
      norm,
      stem: stem(norm),
      possessive,
    });
  }
  return tokens.map((t, i) =>
    t.norm === 'last' && isTimeWord(tokens[i + 1]?.norm) ? { ...t, stem: LAST_IN_TIME } : t,
  );
}

/** "last September" is the September before; "to last" is to go on. */
const LAST_IN_TIME = stem('previous');

function isTimeWord(norm: string | undefined): boolean {
  return (
    norm !== undefined &&
    (isMonthOrWeekday(norm) ||
      /^(?:year|month|week|night|weekend|summer|winter|spring|autumn|fall|century|decade|time)s?$/.test(
        norm,
      ))
  );
}

/** Returns the folded form by which words are compared: lower case, no diacritics, apostrophes or inner dots. */
export function fold(word: string): string {
  if (UNITED_STATES.test(word)) return 'usa';
  const plain = ASCII.test(word) ? word : word.normalize('NFKD').replace(MARKS, '');
  const lower = plain.toLowerCase().replace(/['’‘ʼ]/g, '');
  if (/\d/.test(lower)) return lower.replace(/(\d),(?=\d{3})/g, '$1');
  return lower.replaceAll('.', '');
}

/** Returns the folded words of a text on one line, by which wordings are compared. */
export function foldWords(text: string): string {
  return tokenize(text)
    .map((t) => t.norm)
    .join(' ');
}

/** Tells whether a folded word carries a subject. */
export function isContent(norm: string): boolean {
  return !STOPWORDS.has(norm) && (norm.length > 1 || /\d/.test(norm));
}

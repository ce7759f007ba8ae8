import { findPhrasalVerbs } from './phrasal-verbs.ts';
import { findCountries } from './places.ts';
import { isContent, type Token } from './tokens.ts';

/** The terms of a sentence with their places, and of the names its short names and pronouns stand for. */
export interface SentenceWords {
  /** Term -> indexes of the words it stands at; that of a country or of a verb with its particle at the first of its words. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Terms of the full names it refers to without naming them in full. */
  readonly context: ReadonlySet<string>;
  /** In words. */
  readonly length: number;
}

/**
 * The same in numbers, so that ranking need not read text again: how many words, terms of several words (countries, verbs with
 * their particles) and terms of the context; a word each, twice the number of its term, one more if the word carries a
 * subject; place and term of each of several words; the terms of the context.
 */
export type PackedWords = Int32Array;
const WORDS = 3;

/** Packs the words of a sentence. Each of their terms, and those of the context, has a number of its own, 0 or more. */
export function packWords(
  tokens: readonly Token[],
  context: readonly string[],
  numberOf: (term: string) => number,
): number[] {
  const joined = [...findCountries(tokens), ...findPhrasalVerbs(tokens)];
  return [
    tokens.length,
    joined.length,
    context.length,
    ...tokens.map((t) => 2 * numberOf(t.stem) + (isContent(t.norm) ? 1 : 0)),
    ...joined.flatMap(({ from, term }) => [from, numberOf(term)]),
    ...context.map(numberOf),
  ];
}

/** How many numbers the sentence takes that is packed from `at` on. */
export function packedLength(packed: Int32Array, at: number): number {
  return WORDS + numberAt(packed, at) + 2 * numberAt(packed, at + 1) + numberAt(packed, at + 2);
}

/** Reads packed words; those whose number `termOf` does not know are left out. */
export function unpackWords(
  packed: PackedWords,
  termOf: (number: number) => string | undefined,
): SentenceWords {
  const places = new Map<string, number[]>();
  const put = (number: number, place: number): void => {
    const term = termOf(number);
    if (term === undefined) return;
    const row = places.get(term);
    if (row === undefined) places.set(term, [place]);
    else row.push(place);
  };
  const joined = WORDS + numberAt(packed, 0);
  const names = joined + 2 * numberAt(packed, 1);
  for (let i = WORDS; i < joined; i++) put(numberAt(packed, i) >> 1, i - WORDS);
  for (let i = joined; i < names; i += 2) put(numberAt(packed, i + 1), numberAt(packed, i));
  const context = new Set<string>();
  for (let i = names; i < packed.length; i++) {
    const term = termOf(numberAt(packed, i));
    if (term !== undefined) context.add(term);
  }
  return { places, context, length: joined - WORDS };
}

/** The words of a sentence that is not in the index. */
export function wordsOfTokens(tokens: readonly Token[]): SentenceWords {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const packed = packWords(tokens, [], (term) => {
    const number = numbers.get(term) ?? terms.push(term) - 1;
    numbers.set(term, number);
    return number;
  });
  return unpackWords(Int32Array.from(packed), (number) => terms[number]);
}

/** Visits the term of each word in order, those of several words and the context left out. */
export function visitWords(packed: PackedWords, visit: (term: number) => void): void {
  const end = WORDS + numberAt(packed, 0);
  for (let i = WORDS; i < end; i++) visit(numberAt(packed, i) >> 1);
}

/**
 * Visits the terms by which the sentence is found that is packed from `at` on: of words that carry a subject, of several words,
 * and the context (of which the sentence is found by no term otherwise).
 */
export function visitSearched(
  packed: Int32Array,
  at: number,
  visit: (term: number, isContext: boolean) => void,
): void {
  const joined = at + WORDS + numberAt(packed, at);
  const names = joined + 2 * numberAt(packed, at + 1);
  const end = names + numberAt(packed, at + 2);
  for (let i = at + WORDS; i < joined; i++)
    if ((numberAt(packed, i) & 1) === 1) visit(numberAt(packed, i) >> 1, false);
  for (let i = joined; i < names; i += 2) visit(numberAt(packed, i + 1), false);
  for (let i = names; i < end; i++) visit(numberAt(packed, i), true);
}

function numberAt(packed: Int32Array, at: number): number {
  return packed[at] as number;
}

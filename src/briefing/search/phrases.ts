import type { Question, Term } from '../question/types.ts';
import type { SentenceWords } from '../text/packed-words.ts';

/** Two question words count as a pair when they stand within so many words. */
const PAIR_REACH = 4;
/** With so many words between them, two are half as close. */
const BETWEEN = 5;
/** A word so many words from the noun asked for counts half. */
const HEAD_REACH = 3;
/** A related word this close stands for the word itself. */
const NEAR_RELATIVE = 0.6;

/** Share of the question's two-word phrases, grammar words included, that stand so in the sentence. */
export function sharedPhrases({ stems }: Question, words: SentenceWords): number {
  if (stems.length < 2) return 0;
  let shared = 0;
  for (let i = 0; i + 1 < stems.length; i++) {
    const behind = words.places.get(stems[i + 1] ?? '');
    if (
      behind !== undefined &&
      words.places.get(stems[i] ?? '')?.some((p) => behind.includes(p + 1))
    )
      shared++;
  }
  return shared / (stems.length - 1);
}

/** How near one another the words of a question stand in a sentence. */
export interface Pairs {
  /** Shares of its neighbouring words that stand near one another, in any order and in the same. */
  readonly pairs: number;
  readonly ordered: number;
  /** Closeness of any two of its words, 0 to 1, those of rare words counting more. */
  readonly together: number;
  /** Logarithm of the words from the first of them to the last. */
  readonly spread: number;
}

/** Creates the measure of how near one another the words of a question stand. */
export function createPairMeasure({ terms }: Question): (words: SentenceWords) => Pairs {
  const related = termsByRelative(terms);
  const pairs = terms.flatMap((t, i) => terms.slice(i + 1).map((other) => t.idf * other.idf));
  const allPairs = pairs.reduce((sum, weight) => sum + weight, 0) || 1;
  return (words) => {
    const places = placesOf(terms, related, words);
    let near = 0;
    let ordered = 0;
    let possible = 0;
    for (let i = 0; i + 1 < terms.length; i++) {
      const weight = (terms[i]?.idf ?? 0) + (terms[i + 1]?.idf ?? 0);
      possible += weight;
      const [own, next] = [places[i] as readonly number[], places[i + 1] as readonly number[]];
      if (own.some((p) => next.some((q) => Math.abs(q - p) <= PAIR_REACH))) near += weight;
      if (own.some((p) => next.some((q) => q > p && q - p <= PAIR_REACH))) ordered += weight;
    }
    let together = 0;
    for (let i = 0; i < terms.length; i++)
      for (let j = i + 1; j < terms.length; j++)
        together +=
          (terms[i]?.idf ?? 0) *
          (terms[j]?.idf ?? 0) *
          closeness(places[i] as readonly number[], places[j] as readonly number[]);
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const row of places)
      for (const place of row) {
        first = Math.min(first, place);
        last = Math.max(last, place);
      }
    return {
      pairs: near / (possible || 1),
      ordered: ordered / (possible || 1),
      together: together / allPairs,
      spread: last < first ? 0 : Math.log1p(last - first),
    };
  };
}

/** 1 for words side by side, less the more words stand between them; 0 where one is missing. */
function closeness(places: readonly number[], others: readonly number[]): number {
  if (places.length === 0 || others.length === 0) return 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const place of places)
    for (const other of others) nearest = Math.min(nearest, Math.abs(place - other));
  return 1 / (1 + Math.max(0, nearest - 1) / BETWEEN);
}

/** Numbers of the terms that each of their near relatives stands for where they are missing. */
function termsByRelative(terms: readonly Term[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [i, { related }] of terms.entries())
    for (const [word, weight] of related) {
      if (weight < NEAR_RELATIVE) continue;
      const row = found.get(word);
      if (row === undefined) found.set(word, [i]);
      else row.push(i);
    }
  return found;
}

/** Where each term stands in a sentence, or, where it does not, those related to it. */
function placesOf(
  terms: readonly Term[],
  related: ReadonlyMap<string, readonly number[]>,
  words: SentenceWords,
): (readonly number[])[] {
  const own = terms.map((t) => words.places.get(t.term));
  const places: (readonly number[])[] = own.map((row) => row ?? []);
  for (const [word, row] of words.places)
    for (const i of related.get(word) ?? [])
      if (own[i] === undefined) places[i] = [...(places[i] as readonly number[]), ...row];
  return places;
}

/**
 * How close the other words of the question stand to the noun asked for ("which city ..."), 0 to 1: where no type of
 * answer is known, a sentence about that noun is told from one that only names it.
 */
export function headNear({ head, wanted, terms }: Question, words: SentenceWords): number {
  const noun = terms.find((t) => t.term === head.at(-1));
  if (noun === undefined || wanted !== undefined) return 0;
  const others = terms.filter((t) => t !== noun);
  const total = others.reduce((sum, t) => sum + t.idf, 0) || 1;
  const nearnessAt = (at: number): number =>
    others.reduce((sum, t) => {
      const gaps = (words.places.get(t.term) ?? []).map((place) => Math.abs(at - place));
      return gaps.length === 0 ? sum : sum + t.idf / (1 + Math.min(...gaps) / HEAD_REACH);
    }, 0) / total;
  return Math.max(0, ...(words.places.get(noun.term) ?? []).map(nearnessAt));
}

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
  const relatives = terms.map(nearRelatives);
  const weights = terms.map((t, i) => terms.slice(i + 1).map((other) => t.idf * other.idf));
  const allWeights = weights.flat().reduce((sum, w) => sum + w, 0) || 1;
  return (words) => {
    const places = terms.map(
      ({ term }, i) =>
        words.places.get(term) ??
        relatives[i]?.flatMap((word) => words.places.get(word) ?? []) ??
        [],
    );
    let near = 0;
    let ordered = 0;
    let possible = 0;
    for (let i = 0; i + 1 < terms.length; i++) {
      const weight = (terms[i]?.idf ?? 0) + (terms[i + 1]?.idf ?? 0);
      possible += weight;
      const gaps = (places[i] ?? []).flatMap((p) => (places[i + 1] ?? []).map((q) => q - p));
      if (gaps.some((gap) => Math.abs(gap) <= PAIR_REACH)) near += weight;
      if (gaps.some((gap) => gap > 0 && gap <= PAIR_REACH)) ordered += weight;
    }
    let together = 0;
    for (const [i, row] of weights.entries())
      for (const [j, weight] of row.entries())
        together += weight * closeness(places[i] as number[], places[i + 1 + j] as number[]);
    const all = places.flat();
    return {
      pairs: near / (possible || 1),
      ordered: ordered / (possible || 1),
      together: together / allWeights,
      spread: all.length === 0 ? 0 : Math.log1p(Math.max(...all) - Math.min(...all)),
    };
  };
}

/** 1 for words side by side, less the more words stand between them; 0 where one is missing. */
function closeness(places: readonly number[], others: readonly number[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const place of places)
    for (const other of others) nearest = Math.min(nearest, Math.abs(place - other));
  return 1 / (1 + Math.max(0, nearest - 1) / BETWEEN);
}

/** The relatives of a word that stand for it where it is missing. */
function nearRelatives({ related }: Term): string[] {
  return [...related].flatMap(([word, weight]) => (weight >= NEAR_RELATIVE ? [word] : []));
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

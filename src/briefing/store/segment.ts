import { visitSearched } from '../text/packed-words.ts';
import type { Turns } from '../turns.ts';
import type { ArticleWords } from './article-words.ts';

/**
 * The sentences of some articles, and for each term those that it stands in. It is never changed: where an article comes
 * or goes, another segment takes its place.
 *
 * @see Zobel and Moffat, "Inverted Files for Text Search Engines" (2006), sections 3 and 5
 */
export interface Segment {
  readonly articles: readonly ArticleWords[];
  /** Of each article, the number of its first sentence in the segment; behind them, how many there are. */
  readonly firsts: Int32Array;
  /** Of each sentence, the number of the first one of its paragraph, by which the paragraph is known. */
  readonly paragraphs: Int32Array;
  /** How many terms each sentence and each paragraph is found by; those of the heading count for each paragraph. */
  readonly sentenceLengths: Int32Array;
  readonly paragraphLengths: Int32Array;
  /** The lengths of all sentences, and of all paragraphs, together, and how many paragraphs there are. */
  readonly sentenceWords: number;
  readonly paragraphWords: number;
  readonly paragraphCount: number;
  /** Where a term's postings begin and end; nowhere (0 to 0) for one that stands in no sentence. */
  rangeOf(term: number): readonly [from: number, to: number];
  /** Postings, term after term: a sentence, and how often the term stands there; 0 where it is only meant. */
  readonly sentences: Int32Array;
  readonly counts: Uint16Array;
  /** Articles whose heading holds a term, as often as it does. */
  readonly headings: ReadonlyMap<number, readonly number[]>;
}

const NOWHERE = [0, 0] as const;
/** What a count can hold. */
const COUNT_MOST = 65_535;
/** Whole segments take longer to make than a question is to wait. */
const SENTENCES_PER_TURN = 1_000;

/**
 * Makes the segment of some articles, in turns.
 *
 * @param terms one more than the highest number of a term
 */
export function* createSegment(articles: readonly ArticleWords[], terms: number): Turns<Segment> {
  const firsts = sumsOf(articles.map((a) => a.paragraphs.length));
  const paragraphs = new Int32Array(firsts.at(-1) ?? 0);
  const sentenceLengths = new Int32Array(paragraphs.length);
  const paragraphLengths = new Int32Array(paragraphs.length);
  const headings = new Map<number, number[]>();
  for (const [a, article] of articles.entries()) {
    for (const term of article.heading) {
      const row = headings.get(term);
      if (row === undefined) headings.set(term, [a]);
      else row.push(a);
    }
    for (const [i, paragraph] of article.paragraphs.entries())
      paragraphs[(firsts[a] as number) + i] = (firsts[a] as number) + paragraph;
  }

  const { terms: found, ends } = yield* readSearched(articles, paragraphs.length);
  // Twice: first to know how many sentences each term stands in, then to write them behind one another.
  const sizes = new Int32Array(terms);
  const last = new Int32Array(terms).fill(-1);
  for (let s = 0, at = 0; s < ends.length; s++) {
    if (s % SENTENCES_PER_TURN === 0) yield;
    const end = ends[s] as number;
    sentenceLengths[s] = end - at;
    add(paragraphLengths, paragraphs[s] as number, end - at);
    for (; at < end; at++) {
      const term = (found[at] as number) >> 1;
      if (last[term] === s) continue;
      last[term] = s;
      add(sizes, term, 1);
    }
  }
  // A paragraph without a term of its own is found by nothing, not even by the heading.
  let paragraphCount = 0;
  for (const [a, article] of articles.entries())
    for (let s = firsts[a] as number; s < (firsts[a + 1] as number); s++) {
      if (paragraphLengths[s] === 0) continue;
      paragraphCount++;
      add(paragraphLengths, s, article.heading.length);
    }
  const held: number[] = [];
  for (let term = 0; term < terms; term++) if (sizes[term] !== 0) held.push(term);
  const starts = sumsOf(held.map((term) => sizes[term] as number));
  const sentences = new Int32Array(starts.at(-1) ?? 0);
  const counts = new Uint16Array(sentences.length);
  const next = new Int32Array(terms);
  for (const [row, term] of held.entries()) next[term] = starts[row] as number;
  last.fill(-1);
  for (let s = 0, at = 0; s < ends.length; s++) {
    if (s % SENTENCES_PER_TURN === 0) yield;
    for (; at < (ends[s] as number); at++) {
      const term = (found[at] as number) >> 1;
      if (last[term] !== s) {
        last[term] = s;
        sentences[next[term] as number] = s;
        add(next, term, 1);
      }
      const posting = (next[term] as number) - 1;
      if (((found[at] as number) & 1) === 0 && (counts[posting] as number) < COUNT_MOST)
        add(counts, posting, 1);
    }
  }
  return {
    articles,
    firsts,
    paragraphs,
    sentenceLengths,
    paragraphLengths,
    sentenceWords: sentenceLengths.reduce((sum, length) => sum + length, 0),
    paragraphWords: paragraphLengths.reduce((sum, length) => sum + length, 0),
    paragraphCount,
    rangeOf: (term) => {
      const row = lastAtMost(held, term);
      return held[row] === term ? [starts[row] as number, starts[row + 1] as number] : NOWHERE;
    },
    sentences,
    counts,
    headings,
  };
}

/** The terms that each sentence is found by, behind one another: twice the number, one more where it is only meant. */
function* readSearched(
  articles: readonly ArticleWords[],
  sentences: number,
): Turns<{ readonly terms: Int32Array; readonly ends: Int32Array }> {
  // No sentence has more terms than numbers.
  const terms = new Int32Array(articles.reduce((sum, { packed }) => sum + packed.length, 0));
  const ends = new Int32Array(sentences);
  let length = 0;
  let sentence = 0;
  const put = (term: number, isContext: boolean): void => {
    terms[length++] = 2 * term + (isContext ? 1 : 0);
  };
  for (const { paragraphs, starts, packed } of articles)
    for (let i = 0; i < paragraphs.length; i++) {
      visitSearched(packed, starts[i] as number, put);
      ends[sentence++] = length;
      if (sentence % SENTENCES_PER_TURN === 0) yield;
    }
  return { terms, ends };
}

function add(to: Int32Array | Uint16Array, at: number, by: number): void {
  to[at] = (to[at] as number) + by;
}

/** The sums of the numbers before each, and of all. */
export function sumsOf(numbers: ArrayLike<number>): Int32Array {
  const sums = new Int32Array(numbers.length + 1);
  for (let i = 0; i < numbers.length; i++)
    sums[i + 1] = (sums[i] as number) + (numbers[i] as number);
  return sums;
}

/** Index of the last of rising numbers that is at most the one given; -1 when none is. */
export function lastAtMost(rising: ArrayLike<number>, number: number): number {
  let from = 0;
  let to = rising.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rising[middle] as number) <= number) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

import { visitSearched } from '../text/packed-words.ts';
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

/**
 * Makes the segment of some articles.
 *
 * @param terms one more than the highest number of a term
 */
export function createSegment(articles: readonly ArticleWords[], terms: number): Segment {
  const firsts = sumsOf(articles.map((a) => a.paragraphs.length));
  const paragraphs = new Int32Array(firsts.at(-1) ?? 0);
  const sentenceLengths = new Int32Array(paragraphs.length);
  const paragraphLengths = new Int32Array(paragraphs.length);
  const headings = new Map<number, number[]>();
  let paragraphCount = 0;
  for (const [a, article] of articles.entries()) {
    for (const term of article.heading) {
      const row = headings.get(term);
      if (row === undefined) headings.set(term, [a]);
      else row.push(a);
    }
    for (const [i, paragraph] of article.paragraphs.entries()) {
      paragraphs[(firsts[a] as number) + i] = (firsts[a] as number) + paragraph;
      if (i !== paragraph) continue;
      paragraphCount++;
      paragraphLengths[(firsts[a] as number) + i] = article.heading.length;
    }
  }

  // Twice through the words: first to know how many sentences each term stands in, then to write them behind one another.
  const sizes = new Int32Array(terms);
  const last = new Int32Array(terms).fill(-1);
  visitSentences(articles, (sentence, term) => {
    add(sentenceLengths, sentence, 1);
    add(paragraphLengths, paragraphs[sentence] as number, 1);
    if (last[term] === sentence) return;
    last[term] = sentence;
    add(sizes, term, 1);
  });
  const held = Int32Array.from(sizes.keys()).filter((term) => sizes[term] !== 0);
  const starts = sumsOf(held.map((term) => sizes[term] as number));
  const sentences = new Int32Array(starts.at(-1) ?? 0);
  const counts = new Uint16Array(sentences.length);
  const next = new Int32Array(terms);
  for (const [row, term] of held.entries()) next[term] = starts[row] as number;
  last.fill(-1);
  visitSentences(articles, (sentence, term, isContext) => {
    if (last[term] !== sentence) {
      last[term] = sentence;
      sentences[next[term] as number] = sentence;
      add(next, term, 1);
    }
    if (!isContext) add(counts, (next[term] as number) - 1, 1);
  });
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

function visitSentences(
  articles: readonly ArticleWords[],
  visit: (sentence: number, term: number, isContext: boolean) => void,
): void {
  let sentence = 0;
  for (const article of articles)
    for (let i = 0; i < article.paragraphs.length; i++) {
      visitSearched(article.packed, article.starts[i] as number, (term, isContext) =>
        visit(sentence, term, isContext),
      );
      sentence++;
    }
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

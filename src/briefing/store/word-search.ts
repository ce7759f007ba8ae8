import { type Segment, sumsOf } from './segment.ts';

/** Saturation of repeated words, and weight of length. */
const K1 = 1.2;
const B = 0.75;
/** What a term counts that stands in most sentences: next to nothing. */
const IDF_LEAST = 1e-6;
/** What a name counts that a sentence only refers to, and a word of the heading for a paragraph. */
const MEANT = 0.4;
const IN_HEADING = 0.7;

/** A sentence, numbered through the segments, with its score. */
export interface Scored {
  readonly sentence: number;
  readonly score: number;
}

/** Decides between numbers of equal score. */
type Compare = (a: number, b: number) => number;

/**
 * Search for terms in segments; the best first, at most `limit`.
 *
 * @see Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3
 */
export interface WordSearch {
  findSentences(terms: readonly number[], limit: number, compare: Compare): Scored[];
  /** The same for paragraphs, each known by its first sentence: by the words of their sentences and of their headings. */
  findParagraphs(terms: readonly number[], limit: number, compare: Compare): Scored[];
}

export function createWordSearch(segments: readonly Segment[]): WordSearch {
  const firsts = sumsOf(segments.map((s) => s.paragraphs.length));
  const sentences = firsts.at(-1) ?? 0;
  const words = segments.reduce((sum, s) => sum + s.sentenceWords, 0);
  const paragraphs = segments.reduce((sum, s) => sum + s.paragraphCount, 0);
  const wordsOfParagraphs = segments.reduce((sum, s) => sum + s.paragraphWords, 0);
  /** All 0 between searches: to make it anew each time takes longer than a search. */
  const scores = new Float64Array(sentences);

  const search = (
    terms: readonly number[],
    { texts, average, postingsOf, lengthsOf }: Searched,
  ): number[] => {
    const found: number[] = [];
    for (const term of terms) {
      const postings = segments.map((segment) => postingsOf(segment, term));
      const holding = postings.reduce((sum, { size }) => sum + size, 0);
      const idf = Math.max(IDF_LEAST, Math.log((texts - holding + 0.5) / (holding + 0.5)));
      for (const [i, segment] of segments.entries()) {
        const lengths = lengthsOf(segment);
        const first = firsts[i] as number;
        postings[i]?.visit((text, count) => {
          const row = first + text;
          const score = scores[row] as number;
          if (score === 0) found.push(row);
          scores[row] = score + idf * saturated(count, lengths[text] as number, average);
        });
      }
    }
    return found;
  };
  const best = (found: readonly number[], limit: number, compare: Compare): Scored[] => {
    const most = Math.max(0, Math.min(found.length, Math.floor(limit)));
    const least = leastOf(scores, found, most);
    const chosen = found
      .filter((row) => (scores[row] as number) >= least)
      .map((sentence) => ({ sentence, score: scores[sentence] as number }))
      .sort((a, b) => b.score - a.score || compare(a.sentence, b.sentence))
      .slice(0, most);
    for (const row of found) scores[row] = 0;
    return chosen;
  };
  const inSentences: Searched = {
    texts: sentences,
    average: words / sentences,
    postingsOf: postingsInSentences,
    lengthsOf: (segment) => segment.sentenceLengths,
  };
  const inParagraphs: Searched = {
    texts: paragraphs,
    average: wordsOfParagraphs / paragraphs,
    postingsOf: postingsInParagraphs,
    lengthsOf: (segment) => segment.paragraphLengths,
  };
  return {
    findSentences: (terms, limit, compare) => best(search(terms, inSentences), limit, compare),
    findParagraphs: (terms, limit, compare) => best(search(terms, inParagraphs), limit, compare),
  };
}

/** What is searched: how many texts there are, how long they are on average, and what a segment knows of them. */
interface Searched {
  readonly texts: number;
  readonly average: number;
  readonly postingsOf: (segment: Segment, term: number) => Postings;
  readonly lengthsOf: (segment: Segment) => Int32Array;
}

/** The texts of a segment that hold a term. */
interface Postings {
  readonly size: number;
  visit(each: (text: number, count: number) => void): void;
}

function postingsInSentences(segment: Segment, term: number): Postings {
  const { sentences, counts } = segment;
  const [from, to] = segment.rangeOf(term);
  return {
    size: to - from,
    visit: (each) => {
      for (let at = from; at < to; at++) each(sentences[at] as number, counts[at] || MEANT);
    },
  };
}

function postingsInParagraphs(segment: Segment, term: number): Postings {
  const { paragraphs, paragraphLengths, sentences, counts, headings, firsts } = segment;
  const found = new Map<number, number>();
  const count = (paragraph: number, by: number): void => {
    found.set(paragraph, (found.get(paragraph) ?? 0) + by);
  };
  const [from, to] = segment.rangeOf(term);
  for (let at = from; at < to; at++)
    count(paragraphs[sentences[at] as number] as number, counts[at] || 1);
  for (const article of headings.get(term) ?? [])
    for (let s = firsts[article] as number; s < (firsts[article + 1] as number); s++)
      if (paragraphLengths[s] !== 0) count(s, IN_HEADING);
  return {
    size: found.size,
    visit: (each) => {
      for (const [paragraph, counted] of found) each(paragraph, counted);
    },
  };
}

/** The lowest of so many highest scores; infinite for none. */
function leastOf(scores: Float64Array, found: readonly number[], most: number): number {
  /** The best of those looked at, falling. */
  const best = new Float64Array(most);
  for (const row of found) {
    const score = scores[row] as number;
    let at = most;
    for (; at > 0 && (best[at - 1] as number) < score; at--)
      if (at < most) best[at] = best[at - 1] as number;
    if (at < most) best[at] = score;
  }
  return best[most - 1] ?? Number.POSITIVE_INFINITY;
}

/** How much a term counts in a text, by how often it stands there and how long the text is beside the average. */
function saturated(count: number, length: number, average: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
}

import { type Segment, sumsOf } from './segment.ts';

/** Saturation of repeated words, and weight of length. */
const K1 = 1.2;
const B = 0.75;
/** What a term counts that stands in most sentences: next to nothing. */
const IDF_LEAST = 1e-6;
/** What a name counts that a sentence only refers to, and a word of the heading for a paragraph. */
const MEANT = 0.4;
const IN_HEADING = 0.7;

/**
 * Scores of the sentences of several segments, numbered through, or of their paragraphs, which are known by their first
 * sentences; 0 for those that hold none of the terms.
 */
type Scores = Float64Array;

/**
 * Scores the sentences of the segments by BM25.
 *
 * @see Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3
 */
export function scoreSentences(segments: readonly Segment[], terms: readonly number[]): Scores {
  const firsts = sumsOf(segments.map((s) => s.paragraphs.length));
  const scores = new Float64Array(firsts.at(-1) ?? 0);
  const average = segments.reduce((sum, s) => sum + s.sentenceWords, 0) / scores.length;
  for (const term of terms) {
    const ranges = segments.map((s) => s.rangeOf(term));
    const holding = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
    const idf = idfOf(scores.length, holding);
    for (const [i, { sentences, counts, sentenceLengths }] of segments.entries()) {
      const [from, to] = ranges[i] ?? [0, 0];
      for (let at = from; at < to; at++) {
        const sentence = sentences[at] as number;
        const length = sentenceLengths[sentence] as number;
        const row = (firsts[i] as number) + sentence;
        scores[row] =
          (scores[row] as number) + idf * saturated(counts[at] || MEANT, length, average);
      }
    }
  }
  return scores;
}

/** Scores the paragraphs in the same way: by the words of their sentences and of their article's heading. */
export function scoreParagraphs(segments: readonly Segment[], terms: readonly number[]): Scores {
  const firsts = sumsOf(segments.map((s) => s.paragraphs.length));
  const scores = new Float64Array(firsts.at(-1) ?? 0);
  const texts = segments.reduce((sum, s) => sum + s.paragraphCount, 0);
  const average = segments.reduce((sum, s) => sum + s.paragraphWords, 0) / texts;
  for (const term of terms) {
    const found = segments.map((segment) => countInParagraphs(segment, term));
    const holding = found.reduce((sum, counts) => sum + counts.size, 0);
    const idf = idfOf(texts, holding);
    for (const [i, { paragraphLengths }] of segments.entries())
      for (const [paragraph, count] of found[i] ?? []) {
        const length = paragraphLengths[paragraph] as number;
        const row = (firsts[i] as number) + paragraph;
        scores[row] = (scores[row] as number) + idf * saturated(count, length, average);
      }
  }
  return scores;
}

/** How often a term stands in the paragraphs of a segment that hold it. */
function countInParagraphs(segment: Segment, term: number): Map<number, number> {
  const { paragraphs, sentences, counts, headings, firsts } = segment;
  const found = new Map<number, number>();
  const count = (paragraph: number, by: number): void => {
    found.set(paragraph, (found.get(paragraph) ?? 0) + by);
  };
  const [from, to] = segment.rangeOf(term);
  for (let at = from; at < to; at++)
    count(paragraphs[sentences[at] as number] as number, counts[at] || 1);
  for (const article of headings.get(term) ?? [])
    for (let s = firsts[article] as number; s < (firsts[article + 1] as number); s++)
      if (paragraphs[s] === s) count(s, IN_HEADING);
  return found;
}

/**
 * The numbers of the highest scores, best first, at most `limit`; none of those that are 0.
 *
 * @param compare decides between numbers of equal score
 */
export function highest(
  scores: Scores,
  limit: number,
  compare: (a: number, b: number) => number,
): number[] {
  const found: number[] = [];
  for (let i = 0; i < scores.length; i++) if (scores[i] !== 0) found.push(i);
  const least = leastOf(scores, found, limit);
  return found
    .filter((i) => (scores[i] as number) >= least)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number) || compare(a, b))
    .slice(0, limit);
}

/** The lowest of the `limit` highest scores. */
function leastOf(scores: Scores, found: readonly number[], limit: number): number {
  /** The best of those looked at, falling. */
  const best = new Float64Array(limit);
  for (const i of found) {
    const score = scores[i] as number;
    let at = limit;
    for (; at > 0 && (best[at - 1] as number) < score; at--)
      if (at < limit) best[at] = best[at - 1] as number;
    if (at < limit) best[at] = score;
  }
  return best[limit - 1] as number;
}

function idfOf(texts: number, holding: number): number {
  return Math.max(IDF_LEAST, Math.log((texts - holding + 0.5) / (holding + 0.5)));
}

/** How much a term counts in a text, by how often it stands there and how long the text is beside the average. */
function saturated(count: number, length: number, average: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
}

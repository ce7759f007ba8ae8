/** Saturation of repeated words: 0 ignores repetition, 2 saturates late. Common default. */
const K1 = 1.2;
/** Weight of length: 0 none, 1 full. */
const B = 0.75;

/**
 * Okapi BM25 contribution of one term: `idf` times a saturated term frequency.
 *
 * @param count how often the term stands in the text
 * @param length and `average` length of the texts, in words
 * @see Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3
 */
export function bm25(idf: number, count: number, length: number, average: number): number {
  if (count === 0) return 0;
  return (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / Math.max(1, average)));
}

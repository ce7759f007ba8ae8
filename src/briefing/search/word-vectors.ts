import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Written by `scripts/word-vectors.ts`, whose comment says from what. */
const FILE = fileURLToPath(new URL('word-vectors.bin', import.meta.url));
const NEWLINE = 10;
/** A unit vector's components are written as whole numbers up to this. */
export const COMPONENT_MAX = 127;

/** Vectors of common English stems: the nearer two of them, the more alike the company the words keep. */
interface WordVectors {
  readonly dimensions: number;
  /** Row of each stem. */
  readonly rows: ReadonlyMap<string, number>;
  readonly components: Int8Array;
}

let loaded: WordVectors | undefined;

/** Reads the vectors, if they have not been read: the first call of the others would else take so much longer. */
export function loadWordVectors(): WordVectors {
  loaded ??= parse(readFileSync(FILE));
  return loaded;
}

/** The row of a stem among the vectors, or undefined for a rare word. */
export function vectorOf(stem: string): number | undefined {
  return loadWordVectors().rows.get(stem);
}

/** How alike two stems are used, 0 to 1: the cosine of the vectors in their rows, as `vectorOf` gives them. */
export function similarity(a: number, b: number): number {
  const { dimensions, components } = loadWordVectors();
  const startA = a * dimensions;
  const startB = b * dimensions;
  // In four sums of 32-bit integers, which is half the time of one: ranking compares thousands of words for one question.
  const product = (i: number): number =>
    Math.imul(components[startA + i] as number, components[startB + i] as number);
  let sum = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < dimensions; i += 4) {
    sum = (sum + product(i)) | 0;
    second = (second + product(i + 1)) | 0;
    third = (third + product(i + 2)) | 0;
    fourth = (fourth + product(i + 3)) | 0;
  }
  return Math.min(
    1,
    Math.max(0, (sum + second + third + fourth) / (COMPONENT_MAX * COMPONENT_MAX)),
  );
}

/** A line with the number of dimensions, one with the stems, then a row of bytes a stem. */
function parse(file: Buffer): WordVectors {
  const first = file.indexOf(NEWLINE);
  const second = file.indexOf(NEWLINE, first + 1);
  const rows = new Map<string, number>();
  for (const stem of file.toString('latin1', first + 1, second).split(' '))
    rows.set(stem, rows.size);
  const dimensions = Number(file.toString('latin1', 0, first));
  if (dimensions % 4 !== 0)
    throw new Error('the dimensions of the word vectors are no multiple of 4');
  return {
    dimensions,
    rows,
    components: new Int8Array(file.buffer, file.byteOffset + second + 1),
  };
}

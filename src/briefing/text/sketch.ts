import { tokenize } from './tokens.ts';

/** Words in a shingle, and hash functions in a sketch. */
const SHINGLE_WORDS = 5;
const SKETCH_SIZE = 64;

/**
 * Returns a MinHash sketch of a text's word shingles: the share of equal places of two sketches estimates the
 * Jaccard similarity of the texts (standard error about 0.06 at 64 places).
 *
 * @see Broder, "On the resemblance and containment of documents" (1997)
 */
export function sketch(text: string): number[] {
  const words = tokenize(text).map((t) => hash(t.norm));
  const minima = new Array<number>(SKETCH_SIZE).fill(0xffffffff);
  for (let i = 0; i + SHINGLE_WORDS <= Math.max(words.length, SHINGLE_WORDS); i++) {
    let shingle = 17;
    for (const word of words.slice(i, i + SHINGLE_WORDS)) shingle = Math.imul(shingle, 31) + word;
    for (let k = 0; k < SKETCH_SIZE; k++) {
      const value = mix(shingle ^ Math.imul(k + 1, 0x9e3779b1));
      if (value < (minima[k] ?? 0)) minima[k] = value;
    }
  }
  return minima;
}

/** Estimated Jaccard similarity, 0 to 1. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  return a.filter((value, i) => value === b[i]).length / SKETCH_SIZE;
}

/** FNV-1a. @see http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  return value;
}

/** Finalizer of MurmurHash3: spreads every input bit over all output bits. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Words in a shingle. */
const SHINGLE_WORDS = 5;
/** Shingles kept of a text: all of an article of usual length; of a longer one those with the smallest numbers. */
export const SKETCH_MAX = 2048;
/** With fewer shingles to compare, the sketches of texts of very different length say nothing. */
const SAMPLE_MIN = 12;
const LAST_NUMBER = 0xffffffff;

/**
 * Returns the sketch of a text: the numbers of its word shingles, rising, each once. A shingle lies within one run of
 * words; a run shorter than a shingle is one.
 *
 * @see Broder, "On the resemblance and containment of documents" (1997)
 */
export function sketch(runs: readonly (readonly string[])[]): Uint32Array {
  const shingles = new Set<number>();
  for (const run of runs) {
    const words = run.map(hash);
    for (let i = 0; i < words.length && (i === 0 || i + SHINGLE_WORDS <= words.length); i++) {
      let shingle = 17;
      const end = Math.min(i + SHINGLE_WORDS, words.length);
      for (let k = i; k < end; k++) shingle = Math.imul(shingle, 31) + (words[k] ?? 0);
      shingles.add(mix(shingle));
    }
  }
  return Uint32Array.from(shingles).sort().slice(0, SKETCH_MAX);
}

/** What two texts have in common. */
export interface Overlap {
  /** Share of the shorter text's shingles that the other text holds, 0 to 1. */
  readonly share: number;
  /** Shingles that stand in both sketches. */
  readonly shared: number;
}

/**
 * Compares two sketches: exactly where both are whole; otherwise the share is estimated from the numbers that both
 * cover.
 */
export function overlap(a: Uint32Array, b: Uint32Array): Overlap {
  const limit = Math.min(lastKept(a), lastKept(b));
  const [inA, inB] = [countUpTo(a, limit), countUpTo(b, limit)];
  const shorter = Math.min(inA, inB);
  const isSample = limit < LAST_NUMBER;
  if (shorter === 0 || (isSample && shorter < SAMPLE_MIN)) return { share: 0, shared: 0 };
  let shared = 0;
  for (let i = 0, k = 0; i < inA && k < inB; ) {
    const [x, y] = [a[i] ?? 0, b[k] ?? 0];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) k++;
  }
  return { share: shared / shorter, shared };
}

/** Up to which number a sketch holds every shingle of its text. */
function lastKept(sketched: Uint32Array): number {
  return sketched.length < SKETCH_MAX ? LAST_NUMBER : (sketched.at(-1) ?? LAST_NUMBER);
}

function countUpTo(sketched: Uint32Array, limit: number): number {
  let end = sketched.length;
  while (end > 0 && (sketched[end - 1] ?? 0) > limit) end--;
  return end;
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

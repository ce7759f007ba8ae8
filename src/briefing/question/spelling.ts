import Fuse from 'fuse.js';

/** Words this short are never mended: too many others are as near. */
const SHORTEST = 4;
/** Fuse's score: 0 is equal, 1 nothing in common. */
const WORST_SCORE = 0.34;

/** Mends the spelling of a word by the words of the corpus. */
export interface Speller {
  /** The nearest word, or undefined when none is near. Ties: the more frequent word, then alphabetical order. */
  nearest(word: string): string | undefined;
}

/**
 * Creates a speller over words in order of falling frequency. Only words of nearly the same length and with the same
 * first letter (or the same letters but for the first) are compared, so that it stays fast on large vocabularies.
 *
 * @see https://www.fusejs.io/concepts/scoring-theory.html
 */
export function createSpeller(words: readonly string[]): Speller {
  const byLetter = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST) continue;
    const letter = word[0] ?? '';
    const row = byLetter.get(letter);
    if (row === undefined) byLetter.set(letter, [word]);
    else row.push(word);
  }
  const ranks = new Map(words.map((word, i) => [word, i]));
  return {
    nearest: (word) => {
      if (word.length < SHORTEST) return undefined;
      const reach = word.length >= 7 ? 2 : 1;
      const near = (byLetter.get(word[0] ?? '') ?? []).filter(
        (w) => Math.abs(w.length - word.length) <= reach && edits(word, w, reach) <= reach,
      );
      // Last, since it has to index the words that it compares.
      const fuse = new Fuse(near, {
        includeScore: true,
        threshold: WORST_SCORE,
        ignoreLocation: true,
        distance: 100,
      });
      const found = fuse.search(word).map((hit) => ({
        item: hit.item,
        edits: edits(word, hit.item, reach),
        rank: ranks.get(hit.item) ?? 0,
      }));
      return found.sort(
        (a, b) => a.edits - b.edits || a.rank - b.rank || (a.item < b.item ? -1 : 1),
      )[0]?.item;
    },
  };
}

/** Damerau-Levenshtein distance (adjacent letters may be swapped), given up above `max`. */
function edits(a: string, b: string, max: number): number {
  let before: number[] = [];
  let row: number[] = [];
  for (let j = 0; j <= b.length; j++) row.push(j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > max) return max + 1;
    before = row;
    row = next;
  }
  return row.at(-1) ?? max + 1;
}

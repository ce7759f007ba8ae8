import Fuse from 'fuse.js';
import type { StoredName } from '../store/types.ts';
import { fold } from '../text/tokens.ts';

/** A word typed so far must be this long before names are guessed from it. */
const TYPED_MIN_CHARS = 2;
/** Misspelt words are compared with names from this length on; shorter ones are like too many. */
const FUZZY_MIN_CHARS = 4;
const WORST_SCORE = 0.35;
/** No more names than this are looked through, so that an answer is there while the next letter is typed. */
const NAMES_MAX = 5_000;

/** Finds persons while their name is being typed. */
export interface NameFinder {
  /** Names that the typed words may become: at most `limit`, the more frequent first, misspelt ones last. */
  find(typed: string, limit: number): string[];
}

/** Creates a finder over names in order of falling frequency. Names that are written alike are given once. */
export function createNameFinder(names: readonly StoredName[]): NameFinder {
  const known = new Map<string, { readonly shown: string; readonly words: readonly string[] }>();
  for (const { shown } of names.slice(0, NAMES_MAX)) {
    const words = wordsOf(shown);
    const key = words.join(' ');
    if (key !== '' && !known.has(key)) known.set(key, { shown, words });
  }
  const entries = [...known.values()];
  // Only names of two words and more: a lone word is a family name that stands in others, or no name.
  const full = entries.filter(({ words }) => words.length > 1);
  return {
    find(typed, limit) {
      const words = wordsOf(typed);
      if (words.join('').length < TYPED_MIN_CHARS) return [];
      const begins = (entry: { readonly words: readonly string[] }): boolean =>
        words.every((word) => entry.words.some((name) => name.startsWith(word)));
      const found = [
        ...full.filter(begins),
        ...entries.filter((e) => e.words.length === 1 && begins(e)),
      ];
      if (found.length === 0 && words.join('').length >= FUZZY_MIN_CHARS) {
        // Whoever misspells a name mostly has its first letter right; with the others it would take too long.
        const alike = full.filter((entry) =>
          words.every((word) => entry.words.some((name) => name[0] === word[0])),
        );
        const fuse = new Fuse(alike, { keys: ['words'], threshold: WORST_SCORE });
        found.push(...fuse.search(words.join(' '), { limit }).map(({ item }) => item));
      }
      return found.slice(0, limit).map(({ shown }) => shown);
    },
  };
}

function wordsOf(text: string): string[] {
  return text
    .split(/[\s-]+/)
    .map(fold)
    .filter((word) => word !== '');
}

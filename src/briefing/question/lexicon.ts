import { idf } from '../store/rarity.ts';
import type { Store, StoredName } from '../store/types.ts';
import { foldOutlet } from '../text/outlets.ts';
import { atOnce, type Turns } from '../turns.ts';
import { createSpeller, type Speller } from './spelling.ts';

/** What the corpus knows about words: how rare they are, and which of them are names. */
export interface Lexicon {
  /** Folded names of the outlets that articles are from. */
  readonly outlets: readonly string[];
  /** Inverse document frequency of a term over sentences, as BM25 uses it; largest for words that stand nowhere. */
  idf(term: string): number;
  frequency(term: string): number;
  /** Names that hold a folded word, the most frequent first. */
  namesWith(word: string): readonly StoredName[];
  /** First of two words of a name that are typed as one ("ottostein"). */
  joined(word: string): string | undefined;
  /** Share of a word's uses in which it is part of a name, 0 to 1. */
  nameShare(word: string, term: string): number;
  name(key: string): StoredName | undefined;
  /** Persons (and names that may be persons) by falling frequency. */
  readonly persons: readonly StoredName[];
  readonly speller: Speller;
  /** Nearest indexed term to a stem that stands nowhere. */
  nearestTerm(term: string): string | undefined;
}

const NAMES_PER_WORD = 12;
const NAMES_PER_TURN = 500;

/** Reads the names of the corpus. Costs one pass over them; call it once per index state. */
export function createLexicon(store: Store): Lexicon {
  return atOnce(readLexicon(store));
}

/** The same in turns. */
export function* readLexicon(store: Store): Turns<Lexicon> {
  const byWord = new Map<string, StoredName[]>();
  const byKey = new Map<string, StoredName>();
  const uses = new Map<string, number>();
  const joined = new Map<string, string>();
  for (const [i, name] of (yield* store.readNames()).entries()) {
    if (i % NAMES_PER_TURN === 0) yield;
    byKey.set(name.key, name);
    if (name.key.startsWith('@')) continue;
    const words = name.key.split(' ');
    for (const [i, word] of words.entries()) {
      const next = words[i + 1];
      if (next !== undefined) joined.set(word + next, word);
      uses.set(word, (uses.get(word) ?? 0) + name.count);
      const row = byWord.get(word);
      if (row === undefined) byWord.set(word, [name]);
      else if (row.length < NAMES_PER_WORD) row.push(name);
    }
  }
  /** By first letter: a speller over all terms would take too long to make for one word. */
  const termSpellers = new Map<string, Speller>();
  yield;
  const speller = createSpeller(
    [...byWord.keys()].sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || (a < b ? -1 : 1)),
  );
  yield;
  return {
    outlets: store.publishers().map(foldOutlet).filter(Boolean),
    idf: (term) => idf(store, term),
    frequency: (term) => store.words.frequency(term),
    namesWith: (word) => byWord.get(word) ?? [],
    joined: (word) => joined.get(word),
    nameShare: (word, term) =>
      Math.min(1, (uses.get(word) ?? 0) / Math.max(1, store.words.frequency(term))),
    name: (key) => byKey.get(key),
    persons: [...byKey.values()].filter(
      (n) => n.kind === 'person' || (n.kind === 'name' && n.key.includes(' ')),
    ),
    nearestTerm: (term) => {
      const letter = term[0] ?? '';
      let speller = termSpellers.get(letter);
      if (speller === undefined) {
        speller = createSpeller(store.termsFrom(letter));
        termSpellers.set(letter, speller);
      }
      return speller.nearest(term);
    },
    speller,
  };
}

import { isSameName } from '../../answer/names.ts';
import { LIGHT_VERBS } from '../../question/light-verbs.ts';
import { relatedStems } from '../../text/thesaurus.ts';
import type { Anchor } from '../particulars/particular-types.ts';

/** Inverse document frequency of a term over the corpus. */
export type Idf = (term: string) => number;

/** From this weight on, two words tell of the same thing happening. */
const SAME_PREDICATE = 0.6;

/** How well two particulars' surroundings agree. */
export interface Likeness {
  /** Share of the shorter clause's words, by rarity, that the other has as well, 0 to 1. */
  readonly share: number;
  /** Content words of both, beside what happens and who acts. */
  readonly common: number;
}

/**
 * Compares what two particulars are about, or gives undefined where it is not the same thing happening to the same ones:
 * another predicate, other actors, or names that have nothing in common.
 */
export function likenessOf(a: Anchor, b: Anchor, idf: Idf): Likeness | undefined {
  if (a.mode === 'denied' || b.mode === 'denied') return undefined;
  // The dictionary is asked last: it costs most.
  if (!areSameActors(a, b) || haveOtherNames(a, b) || !isSamePredicate(a, b)) return undefined;
  const predicates = [a.predicate?.stem, b.predicate?.stem];
  const isLight = predicates.some((p) => p !== undefined && LIGHT_VERBS.has(p));
  const own = (anchor: Anchor): string[] =>
    [...anchor.words].filter((w) => !isLight || !predicates.includes(w));
  const sum = (words: readonly string[]): number => words.reduce((total, w) => total + idf(w), 0);
  const isShared = (w: string, other: Anchor): boolean =>
    other.words.has(w) || predicates.includes(w);
  const [x, y] = [own(a), own(b)];
  const [few, many] = sum(x) <= sum(y) ? [x, b] : [y, a];
  const shared = few.filter((w) => isShared(w, many));
  const nameWords = new Set([...a.names, ...b.names].flatMap((key) => key.split(' ')));
  return {
    share: sum(few) === 0 ? 0 : sum(shared) / sum(few),
    common: shared.filter((w) => !predicates.includes(w) && !nameWords.has(w)).length,
  };
}

/** The same word for what happens, or one that means it. */
function isSamePredicate(a: Anchor, b: Anchor): boolean {
  if (a.predicate === undefined || b.predicate === undefined) return false;
  return isSameDoing(a.predicate, b.predicate);
}

interface Doing {
  readonly stem: string;
  readonly word: string;
}

/** Tells whether two words tell of the same thing happening. */
export function isSameDoing(a: Doing, b: Doing): boolean {
  if (a.stem === b.stem) return true;
  return (
    (relatedTo(a.word).get(b.stem) ?? 0) >= SAME_PREDICATE &&
    (relatedTo(b.word).get(a.stem) ?? 0) >= SAME_PREDICATE / 2
  );
}

function relatedTo(word: string): ReadonlyMap<string, number> {
  return relatedStems(word.toLowerCase(), ['verb', 'noun']);
}

/** Those who act in one are named in the other, too. */
function areSameActors(a: Anchor, b: Anchor): boolean {
  if (a.actors.length === 0 && b.actors.length === 0) return true;
  if (a.actors.length === 0 || b.actors.length === 0) return false;
  if (a.actors.some((key) => b.actors.includes(key))) return true;
  const isIn = (key: string, keys: Iterable<string>): boolean =>
    [...keys].some((other) => isSameKey(key, other));
  return (
    a.actors.some((key) => isIn(key, b.actors)) ||
    (a.actors.some((key) => isIn(key, b.names)) && b.actors.some((key) => isIn(key, a.names)))
  );
}

/** Both name further ones, and none of these is the same: they met somebody else, or it was elsewhere. */
function haveOtherNames(a: Anchor, b: Anchor): boolean {
  const rest = (anchor: Anchor): string[] =>
    [...anchor.names].filter(
      (key) => ![...a.actors, ...b.actors].some((actor) => isSameKey(key, actor)),
    );
  const [x, y] = [rest(a), rest(b)];
  return x.length > 0 && y.length > 0 && !x.some((key) => y.some((other) => isAlike(key, other)));
}

function isSameKey(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.startsWith('@') || b.startsWith('@')) return false;
  // "Ines Calder of Tideford": where somebody is from is no part of the name.
  const [x = a, y = b] = [a, b].map((key) => key.split(' of ')[0]);
  return isSameName(x, y);
}

function isAlike(a: string, b: string): boolean {
  return isSameKey(a, b) || a.split(' ').some((w) => b.split(' ').includes(w));
}

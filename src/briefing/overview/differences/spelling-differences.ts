import { isSameName } from '../../answer/names.ts';
import { byPlace } from '../../search/place.ts';
import type { NameParticular, Particular } from '../particulars/particular-types.ts';
import type { Row, RowValue } from './difference-types.ts';

/** A spelling ties articles together, but tells little: such rows come last. */
const STRENGTH = 0.5;
/** Letters and rows of letters by which one sound is written in other ways when a name comes from another script. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/(?:iy|ij|yi|y|j)/g, 'i'],
  [/i+/g, 'i'],
  [/(?:ck|kh|q|c(?![hei]))/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou/g, 'u'],
  [/(?:ts|tz)/g, 'z'],
  [/(?<=\p{L})h(?![aeiou])/gu, ''],
  [/(\p{L})\1+/gu, '$1'],
];

/** One person or place that different articles spell in different ways. */
export function spellingDifferences(particulars: readonly Particular[]): Row[] {
  const names = particulars.filter(isFullName).sort((a, b) => byPlace(a.sentence, b.sentence));
  const groups: NameParticular[][] = [];
  for (const name of names) {
    const same = groups.find(([first]) => first !== undefined && isOneName(first, name));
    if (same === undefined) groups.push([name]);
    else same.push(name);
  }
  return groups.flatMap((group) => {
    const values = valuesOf(group);
    const [first, second] = values;
    if (first === undefined || second === undefined) return [];
    // Two spellings of one article alone are its own affair.
    const articles = new Set(values.flatMap((v) => v.sentences.map((s) => s.aid)));
    if (articles.size < 2 || !hasOwnArticle(values)) return [];
    return [
      {
        about: group[0]?.spelling ?? '',
        kind: 'spelling',
        relation: 'differs',
        values,
        strength: STRENGTH + Math.min(group.length, 100) / 1_000,
      },
    ];
  });
}

/** Some article has one spelling and not the other. */
function hasOwnArticle(values: readonly RowValue[]): boolean {
  const [first, ...others] = values.map((v) => new Set(v.sentences.map((s) => s.aid)));
  return others.some(
    (other) =>
      first !== undefined &&
      [...first].some((aid) => !other.has(aid)) &&
      [...other].some((aid) => !first.has(aid)),
  );
}

function isFullName(p: Particular): p is NameParticular {
  return (
    p.kind === 'name' &&
    p.key.includes(' ') &&
    !/^[\p{Lu}\s.-]+$/u.test(p.spelling) &&
    // The key is the full name; only a place where it is written out shows its spelling.
    p.spelling
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ').length === p.key.split(' ').length
  );
}

function isOneName(a: NameParticular, b: NameParticular): boolean {
  if (a.key === b.key) return true;
  return isSameName(a.key, b.key) && soundOf(a.key) === soundOf(b.key);
}

/** Writes a folded name by its sounds: "sergei" and "sergey" are one. */
export function soundOf(key: string): string {
  return SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), key);
}

/** Spellings that differ in more than capitals, each with its sentences. */
function valuesOf(group: readonly NameParticular[]): RowValue[] {
  const bySpelling = new Map<string, NameParticular[]>();
  for (const name of group) {
    const key = name.spelling.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
    bySpelling.set(key, [...(bySpelling.get(key) ?? []), name]);
  }
  return [...bySpelling.values()].flatMap(([first, ...others]): RowValue[] => {
    if (first === undefined) return [];
    const all = [first, ...others];
    // One sentence an article shows the spelling well enough.
    const shown = all.filter(
      (n, i) => all.findIndex((o) => o.sentence.aid === n.sentence.aid) === i,
    );
    return [{ sentence: first.sentence, span: first, sentences: shown.map((n) => n.sentence) }];
  });
}

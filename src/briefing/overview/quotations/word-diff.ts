import { fold } from '../../text/tokens.ts';
import type { WordDifference } from './quotation-types.ts';

/** Beyond so many pairs of words the middle of two wordings is not aligned word by word. */
const PAIRS_MAX = 1_000_000;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly norm: string;
}

/**
 * Compares two wordings word by word (longest common subsequence). The result follows the order of the words; where
 * both have words of their own at a place, `only there` comes first.
 */
export function diffWords(here: string, there: string): WordDifference[] {
  const [a, b] = [splitWords(here), splitWords(there)];
  const pairs = align(a, b);
  const parts: WordDifference[] = [];
  const push = (kind: WordDifference['kind'], text: string, words: readonly Word[]): void => {
    const [first, last] = [words[0], words.at(-1)];
    if (first !== undefined && last !== undefined)
      parts.push({ kind, text: text.slice(first.start, last.end) });
  };
  let [i, k] = [0, 0];
  while (i < a.length || k < b.length) {
    let same = 0;
    while (pairs[i + same] !== undefined && pairs[i + same] === k + same) same++;
    push('same', here, a.slice(i, i + same));
    i += same;
    k += same;
    const nextHere = nextPaired(pairs, i, a.length);
    const nextThere = pairs[nextHere] ?? b.length;
    push('only there', there, b.slice(k, nextThere));
    push('only here', here, a.slice(i, nextHere));
    i = nextHere;
    k = nextThere;
  }
  return parts;
}

function nextPaired(pairs: readonly (number | undefined)[], from: number, end: number): number {
  let i = from;
  while (i < end && pairs[i] === undefined) i++;
  return i;
}

/** Words with the punctuation that clings to them; a dash on its own is part of no word. */
function splitWords(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].flatMap((match) => {
    const norm = fold(match[0].replace(/[^\p{L}\p{N}\p{M}]+/gu, ''));
    return norm === '' ? [] : [{ start: match.index, end: match.index + match[0].length, norm }];
  });
}

/** For each word of `a` the index of its partner in `b`, rising; undefined for words that only `a` has. */
function align(a: readonly Word[], b: readonly Word[]): (number | undefined)[] {
  const pairs = new Array<number | undefined>(a.length).fill(undefined);
  let head = 0;
  while (head < a.length && head < b.length && a[head]?.norm === b[head]?.norm)
    pairs[head] = head++;
  let [endA, endB] = [a.length, b.length];
  while (endA > head && endB > head && a[endA - 1]?.norm === b[endB - 1]?.norm) {
    endA--;
    endB--;
    pairs[endA] = endB;
  }
  const [rows, columns] = [endA - head, endB - head];
  if (rows === 0 || columns === 0 || rows * columns > PAIRS_MAX) return pairs;
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--)
    for (let k = columns - 1; k >= 0; k--)
      longest[i * width + k] =
        a[head + i]?.norm === b[head + k]?.norm
          ? (longest[(i + 1) * width + k + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + k] ?? 0, longest[i * width + k + 1] ?? 0);
  for (let i = 0, k = 0; i < rows && k < columns; ) {
    if (a[head + i]?.norm === b[head + k]?.norm) pairs[head + i++] = head + k++;
    else if ((longest[(i + 1) * width + k] ?? 0) >= (longest[i * width + k + 1] ?? 0)) i++;
    else k++;
  }
  return pairs;
}

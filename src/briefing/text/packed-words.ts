import { findCountries } from './places.ts';
import type { Token } from './tokens.ts';

/** The terms of a sentence with their places, and of the names its short names and pronouns stand for. */
export interface SentenceWords {
  /** Term -> indexes of the words it stands at; a country's term stands at its first word. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Terms of the full names it refers to without naming them in full. */
  readonly context: ReadonlySet<string>;
  /** In words. */
  readonly length: number;
}

/** Writes the terms of a sentence on one line, so that ranking need not read its text again. */
export function packWords(tokens: readonly Token[], context: readonly string[]): string {
  const countries = findCountries(tokens).map((c) => `${c.from} ${c.term}`);
  return [tokens.map((t) => t.stem).join(' '), countries.join(' '), context.join(' ')].join('\t');
}

/** Reads what `packWords` wrote. */
export function unpackWords(packed: string): SentenceWords {
  const [stems = '', countries = '', context = ''] = packed.split('\t');
  const places = new Map<string, number[]>();
  const words = stems === '' ? [] : stems.split(' ');
  for (let at = 0; at < words.length; at++) put(places, words[at] as string, at);
  const pairs = countries === '' ? [] : countries.split(' ');
  for (let i = 0; i + 1 < pairs.length; i += 2) put(places, pairs[i + 1] ?? '', Number(pairs[i]));
  return {
    places,
    context: new Set(context === '' ? [] : context.split(' ')),
    length: words.length,
  };
}

function put(places: Map<string, number[]>, term: string, at: number): void {
  const row = places.get(term);
  if (row === undefined) places.set(term, [at]);
  else row.push(at);
}

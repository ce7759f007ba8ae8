import type { Question, Term } from '../question/types.ts';
import type { IndexedSentence } from '../store/types.ts';
import type { Vocabulary } from '../store/vocabulary.ts';
import { visitWords } from '../text/packed-words.ts';
import type { SentenceMatches } from './matches.ts';
import { similarity, vectorOf } from './word-vectors.ts';

/** How well words used alike ("talks", "meeting") stand for those of a question; each 0 to 1. */
export interface Likeness {
  /** Over all of the question's words, rare ones counting more: in the sentence, and with those around it. */
  readonly alike: number;
  readonly alikeNear: number;
  /** The word of the question that the sentence comes least near to. */
  readonly alikeLeast: number;
}

/** A sentence and how its words match the question's. */
export interface Matched {
  readonly sentence: IndexedSentence;
  readonly matches: SentenceMatches;
}

/** Makes the measure of sentences for one question; what was compared once is kept. */
export function likenessTo(
  { terms }: Question,
  vocabulary: Vocabulary,
): (own: Matched, around: readonly (Matched | undefined)[]) => Likeness {
  const total = terms.reduce((sum, t) => sum + t.idf, 0) || 1;
  const compare = createComparison(terms, vocabulary);
  const measured = new Map<number, Float64Array>();
  /** For each word of the question how near the nearest word of the sentence comes. */
  const nearest = ({ sentence, matches }: Matched): Float64Array => {
    let best = measured.get(sentence.sid);
    if (best === undefined) {
      const values = new Float64Array(terms.length);
      visitWords(sentence.packed, (word) => raise(values, compare(word)));
      for (const [i, isHeld] of matches.held.entries()) if (isHeld) values[i] = 1;
      measured.set(sentence.sid, values);
      best = values;
    }
    return best;
  };
  return (own, around) => {
    const alike = nearest(own);
    const near = alike.slice();
    for (const other of around) if (other !== undefined) raise(near, nearest(other));
    return {
      alike: share(terms, total, alike),
      alikeNear: share(terms, total, near),
      alikeLeast: alike.length === 0 ? 0 : Math.min(...alike),
    };
  };
}

const UNLIKE = new Float64Array(0);

/** Compares words, by number, with those of a question, in their order; nothing for a word without a vector. */
function createComparison(
  terms: readonly Term[],
  vocabulary: Vocabulary,
): (word: number) => Float64Array {
  const asked = terms.map((t) => vectorOf(t.term));
  const vectors = vectorsOf(vocabulary);
  const compared = new Map<number, Float64Array>();
  return (word) => {
    let alike = compared.get(word);
    if (alike === undefined) {
      vectors[word] ??= vectorOf(vocabulary.termOf(word) ?? '') ?? NONE;
      const vector = vectors[word];
      alike = vector === NONE ? UNLIKE : new Float64Array(asked.length);
      if (vector !== NONE)
        for (const [i, other] of asked.entries())
          if (other !== undefined) alike[i] = similarity(other, vector);
      compared.set(word, alike);
    }
    return alike;
  };
}

/** In place of a vector. */
const NONE = -1;
const cache = new WeakMap<Vocabulary, number[]>();

/** The vectors of the terms looked up so far, by their numbers. */
function vectorsOf(vocabulary: Vocabulary): number[] {
  let vectors = cache.get(vocabulary);
  if (vectors === undefined) {
    vectors = [];
    cache.set(vocabulary, vectors);
  }
  return vectors;
}

/** Raises each value to the one beside it where that is higher. */
function raise(values: Float64Array, others: Float64Array): void {
  for (let i = 0; i < others.length; i++)
    if ((others[i] as number) > (values[i] as number)) values[i] = others[i] as number;
}

/** Mean of the values, those of rare terms counting more. */
function share(terms: readonly Term[], total: number, values: Float64Array): number {
  return terms.reduce((sum, t, i) => sum + t.idf * (values[i] ?? 0), 0) / total;
}

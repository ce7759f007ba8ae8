import type { Question, Term } from '../question/types.ts';
import type { IndexedSentence } from '../store/types.ts';
import type { Vocabulary } from '../store/vocabulary.ts';
import { visitWords } from '../text/packed-words.ts';
import type { Matched } from './matches.ts';
import { similarity, vectorOf } from './word-vectors.ts';

/** How well words used alike ("talks", "meeting") stand for those of a question; each 0 to 1. */
export interface Likeness {
  /** Over all of the question's words, rare ones counting more: in the sentence, and with those around it. */
  readonly alike: number;
  readonly alikeNear: number;
  /** The word of the question that the sentence comes least near to. */
  readonly alikeLeast: number;
}

/** Makes the measure of sentences for one question; what was compared once is kept. */
export function likenessTo(
  { terms }: Question,
  vocabulary: Vocabulary,
): (own: Matched, around: readonly (Matched | undefined)[]) => Likeness {
  const total = terms.reduce((sum, t) => sum + t.idf, 0) || 1;
  const nearest = createNearest(terms, vocabulary);
  return (own, around) => {
    const alike = new Float64Array(terms.length);
    const near = new Float64Array(terms.length);
    for (let i = 0; i < terms.length; i++) {
      alike[i] = nearest(own, i);
      // Nothing comes nearer than the word itself.
      near[i] = alike[i] as number;
      for (const other of around)
        if (other !== undefined && (near[i] as number) < 1)
          near[i] = Math.max(near[i] as number, nearest(other, i));
    }
    return {
      alike: share(terms, total, alike),
      alikeNear: share(terms, total, near),
      alikeLeast: alike.length === 0 ? 0 : Math.min(...alike),
    };
  };
}

/** A word of the corpus beside those of the question. */
interface Compared {
  readonly vector: number;
  /** How alike they are, in the order of the question's; not a number where nobody asked yet. */
  readonly alike: number[];
}

/** Tells how near the nearest word of a sentence comes to a word of the question. */
function createNearest(
  terms: readonly Term[],
  vocabulary: Vocabulary,
): (matched: Matched, term: number) => number {
  const asked = terms.map((t) => vectorOf(t.term));
  const vectors = vectorsOf(vocabulary);
  const words = new Map<number, Compared>();
  const sentences = new Map<number, { readonly words: Compared[]; readonly nearest: number[] }>();
  // Not typed arrays, which take longer to make than to fill.
  const unknown = new Array<number>(terms.length).fill(Number.NaN);

  const read = ({ sid, packed }: IndexedSentence) => {
    let sentence = sentences.get(sid);
    if (sentence === undefined) {
      sentence = { words: [], nearest: unknown.slice() };
      const own = sentence.words;
      visitWords(packed, (word) => {
        vectors[word] ??= vectorOf(vocabulary.termOf(word) ?? '') ?? NONE;
        const vector = vectors[word];
        if (vector === NONE) return;
        let compared = words.get(word);
        if (compared === undefined) {
          compared = { vector, alike: unknown.slice() };
          words.set(word, compared);
        }
        own.push(compared);
      });
      sentences.set(sid, sentence);
    }
    return sentence;
  };
  return ({ sentence, matches }, term) => {
    if (matches.held[term] === true) return 1;
    const other = asked[term];
    if (other === undefined) return 0;
    const { words: own, nearest } = read(sentence);
    let best = nearest[term] as number;
    if (!Number.isNaN(best)) return best;
    best = 0;
    for (const { vector, alike } of own) {
      let value = alike[term] as number;
      if (Number.isNaN(value)) {
        value = similarity(other, vector);
        alike[term] = value;
      }
      if (value > best) best = value;
    }
    nearest[term] = best;
    return best;
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

/** Mean of the values, those of rare terms counting more. */
function share(terms: readonly Term[], total: number, values: Float64Array): number {
  return terms.reduce((sum, t, i) => sum + t.idf * (values[i] ?? 0), 0) / total;
}

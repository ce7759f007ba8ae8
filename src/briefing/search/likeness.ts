import type { Question, Term } from '../question/types.ts';
import type { SentenceWords } from '../text/packed-words.ts';
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
export function likenessTo({
  terms,
}: Question): (words: SentenceWords, around: readonly (SentenceWords | undefined)[]) => Likeness {
  const total = terms.reduce((sum, t) => sum + t.idf, 0) || 1;
  const compare = createComparison(terms);
  const measured = new Map<SentenceWords, Float64Array>();
  const nearest = (words: SentenceWords): Float64Array => {
    let best = measured.get(words);
    if (best === undefined) {
      best = nearestTo(terms, compare, words);
      measured.set(words, best);
    }
    return best;
  };
  return (words, around) => {
    const own = nearest(words);
    const near = own.slice();
    for (const other of around) if (other !== undefined) raise(near, nearest(other));
    return {
      alike: share(terms, total, own),
      alikeNear: share(terms, total, near),
      alikeLeast: own.length === 0 ? 0 : Math.min(...own),
    };
  };
}

/** Compares words with those of a question, in their order; undefined for a word without a vector. */
function createComparison(terms: readonly Term[]): (stem: string) => Float64Array | undefined {
  const asked = terms.map((t) => vectorOf(t.term));
  const compared = new Map<string, Float64Array | undefined>();
  return (stem) => {
    let alike = compared.get(stem);
    if (alike !== undefined || compared.has(stem)) return alike;
    const vector = vectorOf(stem);
    if (vector !== undefined) {
      alike = new Float64Array(asked.length);
      for (const [i, other] of asked.entries())
        if (other !== undefined) alike[i] = similarity(other, vector);
    }
    compared.set(stem, alike);
    return alike;
  };
}

/** For each word of the question how near the nearest word of the sentence comes. */
function nearestTo(
  terms: readonly Term[],
  compare: (stem: string) => Float64Array | undefined,
  { places, context }: SentenceWords,
): Float64Array {
  const best = new Float64Array(terms.length);
  for (const stem of places.keys()) {
    const alike = compare(stem);
    if (alike !== undefined) raise(best, alike);
  }
  for (const [i, { term }] of terms.entries())
    if (places.has(term) || context.has(term)) best[i] = 1;
  return best;
}

/** Raises each value to the one beside it where that is higher. */
function raise(values: Float64Array, others: Float64Array): void {
  for (let i = 0; i < values.length; i++)
    values[i] = Math.max(values[i] as number, others[i] as number);
}

/** Mean of the values, those of rare terms counting more. */
function share(terms: readonly Term[], total: number, values: Float64Array): number {
  return terms.reduce((sum, t, i) => sum + t.idf * (values[i] ?? 0), 0) / total;
}

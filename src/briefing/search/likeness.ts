import type { Question } from '../question/types.ts';
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
  const asked = terms.map((t) => vectorOf(t.term));
  const compared = new Map<string, readonly number[] | undefined>();
  const compare = (stem: string): readonly number[] | undefined => {
    if (compared.has(stem)) return compared.get(stem);
    const vector = vectorOf(stem);
    const values =
      vector === undefined
        ? undefined
        : asked.map((other) => (other === undefined ? 0 : similarity(other, vector)));
    compared.set(stem, values);
    return values;
  };
  const measured = new Map<SentenceWords, readonly number[]>();
  /** For each word of the question how near the nearest word of the sentence comes. */
  const nearest = (words: SentenceWords): readonly number[] => {
    let best = measured.get(words);
    if (best === undefined) {
      const rows = [...words.places.keys()].map(compare).filter((row) => row !== undefined);
      best = terms.map(({ term }, i) =>
        words.places.has(term) || words.context.has(term)
          ? 1
          : rows.reduce((most, row) => Math.max(most, row[i] ?? 0), 0),
      );
      measured.set(words, best);
    }
    return best;
  };
  const share = (values: readonly number[]): number =>
    terms.reduce((sum, t, i) => sum + t.idf * (values[i] ?? 0), 0) / total;
  return (words, around) => {
    const own = nearest(words);
    const others = around.flatMap((w) => (w === undefined ? [] : [nearest(w)]));
    return {
      alike: share(own),
      alikeNear: share(own.map((v, i) => Math.max(v, ...others.map((o) => o[i] ?? 0)))),
      alikeLeast: own.length === 0 ? 0 : Math.min(...own),
    };
  };
}

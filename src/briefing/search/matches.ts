import type { Question } from '../question/types.ts';
import type { SentenceWords } from '../text/packed-words.ts';

/** How the words of a sentence, or of a whole paragraph, match those of a question; a value a term, in their order. */
export interface Matches {
  /** How often the term itself stands there. */
  readonly counts: readonly number[];
  /** Whether it does, or is part of a name that is meant there. */
  readonly held: readonly boolean[];
  /** Weight of its nearest related word there, 0 without one. */
  readonly related: readonly number[];
  /** In words. */
  readonly length: number;
}

/** Matches sentences with one question. */
export interface Matcher {
  /** The matches of one sentence; made once, since it is measured itself, as a neighbour, and in its paragraph. */
  of(words: SentenceWords): Matches;
  /** Those of several sentences taken together. */
  together(sentences: readonly SentenceWords[]): Matches;
}

/** A term of the question that a word is related to. */
interface Relation {
  /** Number of the term in the question. */
  readonly term: number;
  readonly weight: number;
}

/** Creates the matcher of a question. */
export function createMatcher({ terms }: Question): Matcher {
  // By related word: a sentence has few words, but the terms together have hundreds of relatives.
  const relations = new Map<string, Relation[]>();
  for (const [term, { related }] of terms.entries())
    for (const [word, weight] of related) {
      const known = relations.get(word);
      if (known === undefined) relations.set(word, [{ term, weight }]);
      else known.push({ term, weight });
    }
  const made = new Map<SentenceWords, Matches>();
  const of = (words: SentenceWords): Matches => {
    let matches = made.get(words);
    if (matches === undefined) {
      const counts = terms.map((t) => words.places.get(t.term)?.length ?? 0);
      matches = {
        counts,
        held: terms.map((t, i) => counts[i] !== 0 || words.context.has(t.term)),
        related: bestRelated(words, relations, terms.length),
        length: words.length,
      };
      made.set(words, matches);
    }
    return matches;
  };
  return {
    of,
    together: (sentences) => {
      const matches = sentences.map(of);
      return {
        counts: terms.map((_, i) => matches.reduce((sum, m) => sum + (m.counts[i] ?? 0), 0)),
        held: terms.map((_, i) => matches.some((m) => m.held[i])),
        related: terms.map((_, i) =>
          matches.reduce((best, m) => Math.max(best, m.related[i] ?? 0), 0),
        ),
        length: matches.reduce((sum, m) => sum + m.length, 0),
      };
    },
  };
}

function bestRelated(
  { places }: SentenceWords,
  relations: ReadonlyMap<string, readonly Relation[]>,
  terms: number,
): number[] {
  const best = new Array<number>(terms).fill(0);
  for (const word of places.keys())
    for (const { term, weight } of relations.get(word) ?? [])
      if (weight > (best[term] ?? 0)) best[term] = weight;
  return best;
}

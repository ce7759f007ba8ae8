import type { Question } from '../question/types.ts';
import type { IndexedSentence, WordIndex } from '../store/types.ts';
import { type SentenceWords, unpackWords } from '../text/packed-words.ts';
import { tokenize } from '../text/tokens.ts';

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

/** The matches of one sentence. */
export interface SentenceMatches extends Matches {
  /** Those of its words that the question has, or words related to them. */
  readonly words: SentenceWords;
}

/** A sentence and how its words match the question's. */
export interface Matched {
  readonly sentence: IndexedSentence;
  readonly matches: SentenceMatches;
}

/** Matches sentences with one question. */
export interface Matcher {
  /** A sentence with its matches; made once, since it is measured itself, as a neighbour, and in its paragraph. */
  of(sentence: IndexedSentence): Matched;
  /** The same by the number of the sentence; undefined where none has it. */
  at(sid: number): Matched | undefined;
  /** The matches of several sentences taken together. */
  together(sentences: readonly IndexedSentence[]): Matches;
}

/** A term of the question that a word is related to. */
interface Relation {
  /** Number of the term in the question. */
  readonly term: number;
  readonly weight: number;
}

/** Creates the matcher of a question. */
export function createMatcher(
  question: Question,
  words: Pick<WordIndex, 'vocabulary' | 'sentence'>,
): Matcher {
  const { terms } = question;
  // By related word: a sentence has few words, but the terms together have hundreds of relatives.
  const relations = new Map<string, Relation[]>();
  for (const [term, { related }] of terms.entries())
    for (const [word, weight] of related) {
      const known = relations.get(word);
      if (known === undefined) relations.set(word, [{ term, weight }]);
      else known.push({ term, weight });
    }
  const asked = new Map<number, string>();
  for (const word of [...wordsAskedFor(question), ...relations.keys()]) {
    const number = words.vocabulary.numberOf(word);
    if (number !== undefined) asked.set(number, word);
  }
  const match = ({ packed }: IndexedSentence): SentenceMatches => {
    const own = unpackWords(packed, (number) => asked.get(number));
    const counts = terms.map((t) => own.places.get(t.term)?.length ?? 0);
    return {
      words: own,
      counts,
      held: terms.map((t, i) => counts[i] !== 0 || own.context.has(t.term)),
      related: bestRelated(own, relations, terms.length),
      length: own.length,
    };
  };
  const made = new Map<number, Matched>();
  const of = (sentence: IndexedSentence): Matched => {
    let matched = made.get(sentence.sid);
    if (matched === undefined) {
      matched = { sentence, matches: match(sentence) };
      made.set(sentence.sid, matched);
    }
    return matched;
  };
  return {
    of,
    at: (sid) => {
      const matched = made.get(sid);
      if (matched !== undefined) return matched;
      const sentence = words.sentence(sid);
      return sentence && of(sentence);
    },
    together: (sentences) => {
      const matches = sentences.map((sentence) => of(sentence).matches);
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

/** Every word that a sentence is asked for: without those related to them. */
function wordsAskedFor({ terms, stems, verb, head, names }: Question): string[] {
  return [
    ...terms.map((t) => t.term),
    ...stems,
    ...(verb === undefined ? [] : [verb]),
    ...head,
    ...names.flatMap((n) => [...n.keys, ...n.words.flatMap((w) => tokenize(w).map((t) => t.stem))]),
  ];
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

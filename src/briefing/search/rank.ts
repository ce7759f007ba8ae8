import type { Question } from '../question/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { findCandidates } from './candidates.ts';
import { correct } from './correct.ts';
import { type Candidate, FEATURE_NAMES, measure } from './features.ts';
import { byPlace } from './place.ts';
import { shapeOf, weightOf } from './weights.ts';
import { wordsOf } from './words.ts';

/** Sentences measured in full. */
const SHORTLIST = 48;

/** A candidate with its score. */
export interface Ranked extends Candidate {
  readonly score: number;
}

/** Returns the sentences that may answer a question, best first; equal scores by article id, then by position. */
export function rank(
  question: Question,
  store: Store,
  scope: ReadonlySet<number> | undefined,
): Ranked[] {
  return score(question, shortlist(question, findCandidates(question, store, scope)), store).sort(
    (a, b) => b.score - a.score || byPlace(a.sentence, b.sentence),
  );
}

/**
 * Scores sentences. The order is that of the sentences given.
 *
 * @param among the candidates that they are held against; each other without it
 */
export function score(
  question: Question,
  sentences: readonly StoredSentence[],
  store: Store,
  among?: readonly Candidate[],
): Ranked[] {
  const shape = shapeOf(question);
  const weights = FEATURE_NAMES.map((name) => [name, weightOf(shape, name)] as const);
  const candidates = measure(question, sentences, store);
  const corrections =
    shape === 'ordinary' ? correct(question, candidates, among ?? candidates) : undefined;
  return candidates.map((candidate, i) => ({
    ...candidate,
    score: weights.reduce(
      (sum, [name, weight]) => sum + weight * candidate.features[name],
      corrections?.[i] ?? 0,
    ),
  }));
}

/** The candidates whose own words fit best: what stands around a sentence is looked at for these alone. */
function shortlist(question: Question, sentences: readonly StoredSentence[]): StoredSentence[] {
  if (sentences.length <= SHORTLIST) return [...sentences];
  const cover = (sentence: StoredSentence): number => {
    const words = wordsOf(sentence);
    return question.terms.reduce(
      (sum, t) =>
        sum + (words.places.has(t.term) ? t.idf : words.context.has(t.term) ? 0.8 * t.idf : 0),
      0,
    );
  };
  const scored = sentences.map((sentence) => ({ sentence, cover: cover(sentence) }));
  return scored
    .sort((a, b) => b.cover - a.cover || byPlace(a.sentence, b.sentence))
    .slice(0, SHORTLIST)
    .map((s) => s.sentence);
}

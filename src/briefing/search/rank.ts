import type { Question } from '../question/types.ts';
import type { IndexedSentence, Store, StoredSentence } from '../store/types.ts';
import { findCandidates } from './candidates.ts';
import { correct } from './correct.ts';
import { type Candidate, FEATURE_NAMES, measure } from './features.ts';
import { createMatcher, type Matcher } from './matches.ts';
import { byPlace } from './place.ts';
import { shapeOf, weightOf } from './weights.ts';

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
  const matcher = createMatcher(question, store.words);
  const sids = shortlist(question, findCandidates(question, store, scope), matcher);
  return scoreMatched(question, store.sentences(sids), store, matcher).sort(
    (a, b) => b.score - a.score || byPlace(a.sentence, b.sentence),
  );
}

/**
 * Scores sentences. The order is that of the sentences given.
 *
 * @param among the candidates that they are held against
 */
export function score(
  question: Question,
  sentences: readonly StoredSentence[],
  store: Store,
  among: readonly Candidate[],
): Ranked[] {
  const matcher = createMatcher(question, store.words);
  return scoreMatched(question, sentences, store, matcher, among);
}

function scoreMatched(
  question: Question,
  sentences: readonly StoredSentence[],
  store: Store,
  matcher: Matcher,
  among?: readonly Candidate[],
): Ranked[] {
  const shape = shapeOf(question);
  const weights = FEATURE_NAMES.map((name) => [name, weightOf(shape, name)] as const);
  const candidates = measure(question, sentences, store, matcher);
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

/** Numbers of the candidates whose own words fit best: the text, and what stands around it, is looked at for these alone. */
function shortlist(
  { terms }: Question,
  sentences: readonly IndexedSentence[],
  matcher: Matcher,
): number[] {
  if (sentences.length <= SHORTLIST) return sentences.map((s) => s.sid);
  const cover = (sentence: IndexedSentence): number => {
    const { counts, held } = matcher.of(sentence).matches;
    return terms.reduce(
      (sum, { idf }, i) => sum + (counts[i] !== 0 ? idf : held[i] === true ? 0.8 * idf : 0),
      0,
    );
  };
  return sentences
    .map((sentence) => ({ sentence, cover: cover(sentence) }))
    .sort((a, b) => b.cover - a.cover || byPlace(a.sentence, b.sentence))
    .slice(0, SHORTLIST)
    .map((s) => s.sentence.sid);
}

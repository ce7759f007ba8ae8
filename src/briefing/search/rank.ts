import type { Question } from '../question/types.ts';
import type { IndexedSentence, Store, StoredSentence } from '../store/types.ts';
import { findCandidates } from './candidates.ts';
import { correct } from './correct.ts';
import { type Candidate, FEATURE_NAMES, measure } from './features.ts';
import { createMatcher, type Matcher, type Matches } from './matches.ts';
import { byPlace } from './place.ts';
import { shapeOf, weightOf } from './weights.ts';

/** Sentences measured in full: by far the longest part of an answer. */
const SHORTLIST = 36;
/** And of a question that ties several facts together, which are seldom told in one place. */
const SHORTLIST_LONG = 48;
/** What a word of the question counts for the short list where a sentence only means it, has a relative of it, or stands beside it. */
const HELD = { meant: 0.8, related: 0.4, around: 0.25 } as const;

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
  const sids = shortlist(question, findCandidates(question, store, scope), store, matcher);
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

/** Numbers of the candidates whose words fit best: the text, and what stands beside it, is looked at for these alone. */
function shortlist(
  question: Question,
  sentences: readonly IndexedSentence[],
  { words }: Store,
  matcher: Matcher,
): number[] {
  const { terms } = question;
  const most = shapeOf(question) === 'long' ? SHORTLIST_LONG : SHORTLIST;
  if (sentences.length <= most) return sentences.map((s) => s.sid);
  const paragraphs = new Map<number, Matches>();
  const paragraphOf = (pid: number): Matches => {
    let matches = paragraphs.get(pid);
    if (matches === undefined) {
      matches = matcher.together(words.sentencesOfParagraph(pid));
      paragraphs.set(pid, matches);
    }
    return matches;
  };
  const cover = (sentence: IndexedSentence): number => {
    const { counts, held, related } = matcher.of(sentence).matches;
    const around = paragraphOf(sentence.pid);
    return terms.reduce((sum, { idf }, i) => {
      if (counts[i] !== 0) return sum + idf;
      if (held[i] === true) return sum + HELD.meant * idf;
      const near = around.held[i] === true ? HELD.around : 0;
      return sum + Math.max(near, HELD.related * (related[i] ?? 0)) * idf;
    }, 0);
  };
  return sentences
    .map((sentence) => ({ sentence, cover: cover(sentence) }))
    .sort((a, b) => b.cover - a.cover || byPlace(a.sentence, b.sentence))
    .slice(0, most)
    .map((s) => s.sentence.sid);
}

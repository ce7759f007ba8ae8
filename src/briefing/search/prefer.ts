import type { Question } from '../question/types.ts';
import type { Store } from '../store/types.ts';
import type { Citation } from '../types.ts';
import type { Ranked } from './rank.ts';
import { hasWanted } from './wanted.ts';

/** How much better a sentence without the names asked about may score and still give way to one that has them. */
const MARGIN = 3;
/** Sentences up to which a corpus is small. */
const SMALL_CORPUS = 2_000;
/** In longer questions names are many and no sentence holds them all. */
const NAMES_MAX = 3;
/** Share of the best sentence's words that the preferred one must hold. */
const COVER = 0.5;

/**
 * Moves sentences about all the persons and places asked about before those that share only other words: in a small
 * corpus a name is in so many sentences that its rarity counts for nothing.
 */
export function preferNamed(
  question: Question,
  ranked: readonly Ranked[],
  { words }: Store,
  scope: ReadonlySet<number> | undefined,
): Ranked[] {
  const best = ranked[0];
  if (
    best === undefined ||
    question.names.length === 0 ||
    question.names.length > NAMES_MAX ||
    holdsNames(best) ||
    sizeOf(words, scope) > SMALL_CORPUS
  )
    return [...ranked];
  const preferred = ranked.filter(
    (r) =>
      holdsNames(r) &&
      r.score >= best.score - MARGIN &&
      r.features.coverRelated >= COVER * best.features.coverRelated,
  );
  return [...preferred, ...ranked.filter((r) => !preferred.includes(r))];
}

/** Number of the sentences that are searched. */
function sizeOf(words: Store['words'], scope: ReadonlySet<number> | undefined): number {
  return scope === undefined
    ? words.size
    : [...scope].reduce((sum, aid) => sum + words.sentencesOfArticle(aid).length, 0);
}

/** "when?", asked on about an answer: sentences that the answer cited go first, where they hold what is wanted. */
export function preferTold(
  question: Question,
  ranked: readonly Ranked[],
  told: readonly Citation[],
  store: Store,
): Ranked[] {
  const isTold = ({ sentence, features }: Ranked): boolean =>
    features.coverRelated >= COVER &&
    hasWanted(question, sentence) !== 'none' &&
    told.some(
      (c) =>
        store.article(sentence.aid)?.source.id === c.source.id &&
        c.start <= sentence.note.start &&
        sentence.note.end <= c.end,
    );
  const first = question.wanted === undefined ? [] : ranked.filter(isTold);
  return [...first, ...ranked.filter((r) => !first.includes(r))];
}

function holdsNames(r: Ranked): boolean {
  return Math.max(r.features.names, r.features.namesAround) === 1;
}

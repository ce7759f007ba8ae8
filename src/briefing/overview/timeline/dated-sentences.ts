import type { Store, StoredSentence } from '../../store/types.ts';
import { compareText } from '../../text/compare.ts';
import { stem } from '../../text/stem.ts';
import { termsOf } from '../../text/terms.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Turns } from '../../turns.ts';
import { hasEventTime } from './event-times.ts';

/** A corpus of so many sentences is read whole; of a larger one the index gives those that are dated best. */
const READ_WHOLE_MAX = 800;
const BUDGET = 120;
/** Sentences read for it, since not every word of the calendar is a time. */
const READ_MAX = 180;
/** Sentences about the subject that are looked through for times. */
const ABOUT_MAX = 250;
const YEARS_MAX = 8;
const DAY_TERMS = `january february march april june july august september october november december
  jan feb mar apr jun jul aug sept oct nov dec sunday monday tuesday wednesday thursday friday saturday`
  .split(/\s+/)
  .map((word) => stem(word));

/**
 * Finds the sentences whose times are worth reading closely, by article id and place: all of a small corpus, the best
 * dated ones of a large one. With `about` only those that hold each of its words or refer to who bears them.
 */
export function* findDatedSentences(
  store: Store,
  about: string | undefined,
): Turns<StoredSentence[]> {
  const wanted = termsOf(tokenize(about ?? ''));
  const found =
    store.words.size <= READ_WHOLE_MAX ? readWhole(store) : yield* readBest(store, wanted);
  const dated: StoredSentence[] = [];
  for (const sentence of found) {
    yield;
    if (!holdsAll(sentence, wanted)) continue;
    if (store.words.size > READ_WHOLE_MAX && dated.length === BUDGET) break;
    if (hasEventTime(sentence)) dated.push(sentence);
  }
  return dated.sort((a, b) => compareText(a.articleId, b.articleId) || a.position - b.position);
}

function readWhole(store: Store): StoredSentence[] {
  return [...store.articleIds.values()].flatMap((aid) => store.sentencesOfArticle(aid));
}

function* readBest(store: Store, wanted: readonly string[]): Turns<StoredSentence[]> {
  const hits =
    wanted.length === 0
      ? store.words.findSentences([...DAY_TERMS, ...frequentYears(store)], READ_MAX)
      : [
          ...store.words.findSentences([...wanted, ...DAY_TERMS], ABOUT_MAX),
          ...store.words.findSentences(wanted, ABOUT_MAX),
        ];
  yield;
  return store.sentences([...new Set(hits.map((hit) => hit.id))]);
}

/** The years that most sentences name: the others would cost more time than they add. */
function frequentYears(store: Store): string[] {
  return [...store.termsFrom('1'), ...store.termsFrom('2')]
    .filter((term) => /^(?:1[5-9]|20)\d\d$/.test(term))
    .sort((a, b) => store.words.frequency(b) - store.words.frequency(a) || compareText(a, b))
    .slice(0, YEARS_MAX);
}

function holdsAll(sentence: StoredSentence, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const { places, context } = sentence.words;
  return wanted.every((term) => places.has(term) || context.has(term));
}

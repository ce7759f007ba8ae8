import { byPlace } from '../search/place.ts';
import { rarity } from '../store/rarity.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { termsOf } from '../text/terms.ts';
import { tokenize } from '../text/tokens.ts';
import type { Turns } from '../turns.ts';
import { citeSentence } from './cite.ts';
import type { Coverage, CoverageRow } from './coverage-types.ts';
import { countIndependent } from './independent.ts';

export interface CoverageOptions {
  readonly about?: string | undefined;
  /** Most facts. */
  readonly limit?: number | undefined;
}

const ROWS_MAX = 12;
const SOURCES_MAX = 12;
/** Sentences compared with one another. */
const SENTENCES_MAX = 300;
/** Without a subject a large corpus is looked at by how its latest articles begin. */
const HEAD_SENTENCES = 3;
/** A sentence repeats a fact when it has this much of the fact's words, weighted by how rare they are. */
const SHARED = 0.6;
/** Words that must be shared, and words that a fact must have. */
const SHARED_WORDS_LEAST = 4;
const FACT_WORDS_LEAST = 5;
/** A line that leads on to a list tells nothing itself. */
const IS_WHOLE = /[.!?\p{L}\p{N}]["”’')\]]*$/u;

/**
 * Returns what the articles say of a subject (or in all), fact by fact, and which of them say it. The same fact is seen
 * by the words that sentences share; a sentence that no other article comes near is a fact of one article.
 */
export function* findCoverage(
  store: Store,
  { about, limit = ROWS_MAX }: CoverageOptions = {},
): Turns<Coverage> {
  const sentences = pick(store, about);
  yield;
  const found = yield* findFacts(store, sentences, limit);
  // In a large corpus what one article says of no matter in particular is no picture of it.
  const isShared = about === undefined && store.articleIds.size > SOURCES_MAX;
  const kept = isShared ? found.filter(({ articles }) => articles > 1) : found;
  const columns = chooseColumns(kept);
  const facts = kept.filter(({ group }) => group.some(({ aid }) => columns.has(aid)));
  const shown = [...store.articleIds.values()].filter((aid) => columns.has(aid));
  return {
    sources: shown.flatMap((aid) => store.article(aid)?.source ?? []),
    silent: store.articleIds.size - shown.length,
    rows: facts.map(
      ({ best, group, articles, independent }): CoverageRow => ({
        fact: citeSentence(store, best),
        articles,
        independent,
        cells: shown.flatMap((aid) => {
          const source = store.article(aid)?.source;
          if (source === undefined) return [];
          const said = group.find((sentence) => sentence.aid === aid);
          return [
            said === undefined ? { source } : { source, citation: citeSentence(store, said) },
          ];
        }),
      }),
    ),
  };
}

/** The articles that stand beside the facts: of each fact one, then of each a second, until there is no more room. */
function chooseColumns(facts: readonly Fact[]): Set<number> {
  const columns = new Set<number>();
  const articles = facts.map(({ group }) => [...new Set(group.map(({ aid }) => aid))]);
  const most = Math.max(0, ...articles.map((aids) => aids.length));
  for (let nth = 0; nth < most; nth++)
    for (const { [nth]: aid } of articles)
      if (aid !== undefined && columns.size < SOURCES_MAX) columns.add(aid);
  return columns;
}

/** The sentences that are looked at, in order of their articles. */
function pick(store: Store, about: string | undefined): StoredSentence[] {
  if (about !== undefined) {
    const hits = store.words.findSentences(termsOf(tokenize(about)), SENTENCES_MAX / 3);
    return read(
      store,
      hits.map(({ id }) => id),
    );
  }
  if (store.words.size <= SENTENCES_MAX) {
    return [...store.articleIds.values()]
      .flatMap((aid) => store.sentencesOfArticle(aid))
      .sort(byPlace);
  }
  return read(store, store.heads(latest(store, SENTENCES_MAX / HEAD_SENTENCES), HEAD_SENTENCES));
}

/** The articles published last, those without a date after the others. */
function latest(store: Store, count: number): number[] {
  return [...store.articleIds.values()]
    .map((aid) => ({ aid, published: store.article(aid)?.source.published ?? '' }))
    .sort((a, b) => (a.published > b.published ? -1 : a.published < b.published ? 1 : 0))
    .slice(0, count)
    .map(({ aid }) => aid);
}

function read(store: Store, sids: readonly number[]): StoredSentence[] {
  return store.sentences(sids).sort(byPlace);
}

interface Fact {
  readonly best: StoredSentence;
  readonly group: readonly StoredSentence[];
  readonly articles: number;
  readonly independent: number;
}

interface Weighed {
  readonly sentence: StoredSentence;
  readonly words: readonly string[];
  readonly set: ReadonlySet<string>;
  readonly sum: number;
}

/**
 * The sentences that most independent articles repeat, each with those that repeat it (star clustering: a sentence joins
 * by what it shares with the one that is shown, never by way of a third).
 */
function* findFacts(
  store: Store,
  sentences: readonly StoredSentence[],
  limit: number,
): Turns<Fact[]> {
  const idf = idfOf(store);
  const weighed: Weighed[] = [];
  for (const sentence of sentences) {
    yield;
    const words = [...sentence.words.places.keys()];
    const telling = words.filter((word) => !STOPWORDS.has(word));
    if (telling.length < FACT_WORDS_LEAST || !IS_WHOLE.test(sentence.text)) continue;
    weighed.push({ sentence, words, set: new Set(words), sum: sumOf(words, idf) });
  }
  const stars: { readonly centre: Weighed; readonly group: readonly StoredSentence[] }[] = [];
  for (const centre of weighed) {
    yield;
    const repeats = weighed.filter((other) => {
      const shared = centre.words.filter((word) => other.set.has(word));
      return shared.length >= SHARED_WORDS_LEAST && sumOf(shared, idf) >= SHARED * centre.sum;
    });
    stars.push({ centre, group: repeats.map(({ sentence }) => sentence) });
  }
  const facts: Fact[] = [];
  const taken = new Set<StoredSentence>();
  const open = new Set(stars);
  while (facts.length < limit) {
    let best: (Fact & { readonly sum: number }) | undefined;
    for (const star of open) {
      yield;
      if (taken.has(star.centre.sentence)) {
        open.delete(star);
        continue;
      }
      const group = star.group.filter((sentence) => !taken.has(sentence));
      const aids = [...new Set(group.map(({ aid }) => aid))];
      const { sum } = star.centre;
      // Cheap first: whether they are independent is read from the index.
      if (best !== undefined && aids.length < best.independent) continue;
      const { articles, independent } = countIndependent(store, aids);
      const order =
        best === undefined
          ? 1
          : independent - best.independent || articles - best.articles || sum - best.sum;
      if (order > 0) best = { best: star.centre.sentence, group, articles, independent, sum };
    }
    if (best === undefined) break;
    facts.push(best);
    for (const sentence of best.group) taken.add(sentence);
  }
  return facts;
}

function idfOf(store: Store): (term: string) => number {
  const known = new Map<string, number>();
  return (term) => {
    const weight = known.get(term) ?? rarity(store, term);
    known.set(term, weight);
    return weight;
  };
}

function sumOf(words: readonly string[], idf: (word: string) => number): number {
  return words.reduce((sum, word) => sum + idf(word), 0);
}

import type { Store } from '../store/types.ts';
import type { Turns } from '../turns.ts';
import { type KeyTerms, keyTermsOf, likeness } from './key-terms.ts';

/**
 * From this likeness on, articles tell of the same events. In 1,008 articles of seven papers on one election campaign, who
 * all name the same people, this finds 33 stories of several articles, of which by their titles 30 are one story.
 */
const SAME_STORY = 0.24;
/** Further apart, articles are about something that came of it. */
const DAYS_APART = 3;
const DAY_MS = 86_400_000;
/** Related sentences through which articles of earlier digests are found, and the words they are searched by. */
const RELATED_SENTENCES = 60;
const RELATED_TERMS = 10;
/** Articles of earlier digests that a story is compared with. */
const RELATED_MAX = 8;

/** An article that may belong to a story. */
export interface StoryArticle {
  readonly aid: number;
  readonly terms: KeyTerms;
  /** The day it was published, in days since 1970; undefined where it is not given. */
  readonly day: number | undefined;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Reads what tells the story of an article. */
export function toStoryArticle(store: Store, aid: number): StoryArticle {
  const published = store.article(aid)?.source.published;
  const ms = published === undefined ? Number.NaN : Date.parse(published);
  return {
    aid,
    terms: keyTermsOf(store, aid),
    day: Number.isNaN(ms) ? undefined : Math.floor(ms / DAY_MS),
  };
}

/**
 * Divides articles into stories: those on the same events together. The most alike are brought together first, and two
 * groups become one when their articles are alike on average (average linkage), so that a chain of neighbours is no story.
 * Stories and their articles stand in the order in which the articles were given; equal pairs are taken in that order.
 */
export function* groupStories(articles: readonly StoryArticle[]): Turns<StoryArticle[][]> {
  const pairs = yield* findPairs(articles);
  const likenessOf = new Map(
    pairs.map((pair) => [pair.a * articles.length + pair.b, pair.likeness]),
  );
  const between = (a: number, b: number): number =>
    likenessOf.get(Math.min(a, b) * articles.length + Math.max(a, b)) ?? 0;
  const groupOf = articles.map((_, i) => [i]);
  for (const { a, b, likeness: alike } of pairs) {
    const [one, other] = [groupOf[a] ?? [], groupOf[b] ?? []];
    if (one === other || alike < SAME_STORY) continue;
    const sum = one.reduce((total, x) => total + other.reduce((t, y) => t + between(x, y), 0), 0);
    if (sum / (one.length * other.length) < SAME_STORY) continue;
    const joined = [...one, ...other].sort((x, y) => x - y);
    for (const x of joined) groupOf[x] = joined;
    yield;
  }
  return [...new Set(groupOf)].map((group) => group.flatMap((i) => articles[i] ?? []));
}

/** Pairs that have terms in common and are not too far apart, the most alike first. */
function* findPairs(articles: readonly StoryArticle[]): Turns<Pair[]> {
  const holding = new Map<string, { readonly at: number; readonly weight: number }[]>();
  const pairs: Pair[] = [];
  for (const [b, article] of articles.entries()) {
    const sums = new Map<number, number>();
    for (const [term, weight] of article.terms) {
      const row = holding.get(term) ?? [];
      for (const other of row)
        sums.set(other.at, (sums.get(other.at) ?? 0) + weight * other.weight);
      row.push({ at: b, weight });
      holding.set(term, row);
    }
    for (const [a, sum] of sums) {
      const other = articles[a];
      if (other !== undefined && areNear(article, other)) pairs.push({ a, b, likeness: sum });
    }
    yield;
  }
  return pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

/** Whether two articles can be about the same events by their dates; where one is not given, they can. */
function areNear(a: StoryArticle, b: StoryArticle): boolean {
  return a.day === undefined || b.day === undefined || Math.abs(a.day - b.day) <= DAYS_APART;
}

/** Returns the articles, of those that were there before, that tell of the same events as a story; the most alike first. */
export function findRelated(
  store: Store,
  story: readonly StoryArticle[],
  known: ReadonlySet<number>,
): number[] {
  if (known.size === 0) return [];
  const weights = new Map<string, number>();
  for (const { terms } of story)
    for (const [term, weight] of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
  const best = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const hits = store.words.findSentences(
    best.slice(0, RELATED_TERMS).map(([term]) => term),
    RELATED_SENTENCES,
  );
  const found = new Set(hits.flatMap(({ id }) => store.sentence(id)?.aid ?? []));
  // In order of article id, which equal ones keep.
  return [...known]
    .filter((aid) => found.has(aid))
    .map((aid) => toStoryArticle(store, aid))
    .map((article) => {
      const near = story.filter((one) => areNear(one, article));
      const sum = near.reduce((total, one) => total + likeness(one.terms, article.terms), 0);
      return { aid: article.aid, alike: near.length === 0 ? 0 : sum / near.length };
    })
    .filter(({ alike }) => alike >= SAME_STORY)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, RELATED_MAX)
    .map(({ aid }) => aid);
}

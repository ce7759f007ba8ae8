import { countIndependent } from '../overview/independent.ts';
import type { LedgerGroup } from '../overview/quotations/quotation-ledger.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import type { Turns } from '../turns.ts';
import { findArrivals } from './arrivals.ts';
import type {
  Digest,
  DigestDifference,
  DigestItemKey,
  DigestNumber,
  DigestOptions,
  DigestStory,
} from './digest-types.ts';
import { createTold, fingerprint } from './fingerprint.ts';
import { findRelated, groupStories, type StoryArticle, toStoryArticle } from './group-stories.ts';
import { findNewDifferences } from './new-differences.ts';
import { findNewNumbers } from './new-numbers.ts';
import { findNewQuotations } from './new-quotations.ts';
import type { Found, News } from './news.ts';
import { pickArticles, tellStory } from './tell-story.ts';

const STORIES_MAX = 8;
const NUMBERS_MAX = 6;
const DIFFERENCES_MAX = 6;

/**
 * Returns what is new in the articles since an earlier snapshot.
 *
 * New articles on the same events are one story. Stories are ranked by how many independent sources tell them, then by how
 * many articles, then the latest published first, then by article id; nothing else decides, so that the same articles give
 * the same digest. Numbers and differences are those of the stories that are shown, in the stories' order; quotations those
 * of all new articles. How each list is ordered within is said where it is made.
 */
export function* makeDigest(
  store: Store,
  ledger: readonly LedgerGroup[],
  { since, earlier = [] }: DigestOptions = {},
): Turns<Digest> {
  const { fresh, known } = findArrivals(store, since);
  const news: News = { store, fresh: new Set(fresh), told: createTold(earlier) };
  const changed = new Set((since ?? []).flatMap(({ id }) => store.articleIds.get(id) ?? []));
  const isKnown = new Set(known);

  const stories: DigestStory[] = [];
  const numbers: DigestNumber[] = [];
  const differences: DigestDifference[] = [];
  const keys: DigestItemKey[] = [];
  const shown = new Set<StoredSentence>();
  let repeats = 0;
  /** Takes items as long as there is room; what is not shown is not told. */
  const take = <Item>(from: Found<Item>, into: Item[], max: number): void => {
    const room = Math.max(0, max - into.length);
    into.push(...from.items.slice(0, room));
    keys.push(...from.keys.slice(0, room));
  };
  const ranked = yield* rankStories(store, fresh);
  let next = 0;
  for (; next < ranked.length && stories.length < STORIES_MAX; next++) {
    const articles = ranked[next] ?? [];
    const aids = articles.map(({ aid }) => aid);
    const related = findRelated(store, articles, isKnown);
    const read = { fresh: pickArticles(store, aids), related };
    yield;
    const differing = yield* findNewDifferences(news, read);
    const told = yield* tellStory(news, aids, read, {
      isDisputed: differing.items.some(({ status }) => status === 'disputed'),
      isChanged: aids.some((aid) => changed.has(aid)),
    });
    take(differing, differences, DIFFERENCES_MAX);
    if (told === undefined) {
      repeats += aids.length;
      continue;
    }
    stories.push(told.story);
    const { independent } = told.story;
    for (const sentence of told.shown) {
      shown.add(sentence);
      keys.push({ kind: 'fact', key: fingerprint(sentence.text), independent });
    }
    const counted = yield* findNewNumbers(news, read, (sentence) => shown.has(sentence));
    take(counted, numbers, NUMBERS_MAX);
  }
  const quoted = yield* findNewQuotations(news, ledger);
  keys.push(...quoted.keys);
  return {
    stories,
    storiesLeft: ranked.length - next,
    quotations: quoted.items,
    numbers,
    differences,
    arrived: store.sources().filter(({ id }) => news.fresh.has(store.articleIds.get(id) ?? -1)),
    changed: fresh.filter((aid) => changed.has(aid)).length,
    repeats,
    isEmpty: stories.length + numbers.length + differences.length + quoted.items.length === 0,
    snapshot: store.states(),
    keys,
  };
}

/** The stories of the new articles, in the order in which they are told. */
function* rankStories(store: Store, fresh: readonly number[]): Turns<StoryArticle[][]> {
  const articles: StoryArticle[] = [];
  for (const aid of fresh) {
    articles.push(toStoryArticle(store, aid));
    yield;
  }
  const groups = yield* groupStories(articles);
  const weighed = [];
  for (const group of groups) {
    const days = group.flatMap(({ day }) => day ?? []);
    const counts = countIndependent(
      store,
      group.map(({ aid }) => aid),
    );
    weighed.push({ group, ...counts, latest: Math.max(Number.NEGATIVE_INFINITY, ...days) });
    yield;
  }
  // Groups come in order of article id, and sorting keeps that order among equal ones.
  return weighed
    .sort(
      (a, b) =>
        b.independent - a.independent || b.articles - a.articles || compare(b.latest, a.latest),
    )
    .map(({ group }) => group);
}

/** Like a subtraction, for numbers that may both be infinite. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

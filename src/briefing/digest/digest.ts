import { citeSentence } from '../overview/cite.ts';
import { groupsOf } from '../overview/independent.ts';
import type { Store } from '../store/types.ts';
import { findArrivals, takeSnapshot } from './arrivals.ts';
import type { Digest, DigestOptions, DigestStory } from './digest-types.ts';

/** Returns what is new in the articles since an earlier snapshot. */
export async function makeDigest(store: Store, { since }: DigestOptions = {}): Promise<Digest> {
  const { fresh } = findArrivals(store, since);
  const sourcesOf = (aids: readonly number[]) =>
    aids.flatMap((aid) => store.article(aid)?.source ?? []);
  const stories = groupsOf(store, fresh).map((aids): DigestStory => {
    const sentences = store.sentencesOfArticle(aids[0] ?? 0).slice(0, 2);
    return {
      status: 'new',
      key: sentences[0]?.text ?? '',
      articles: aids.length,
      independent: 1,
      sources: sourcesOf(aids),
      sentences: sentences.map((sentence) => citeSentence(store, sentence)),
    };
  });
  return {
    stories,
    storiesLeft: 0,
    quotations: [],
    numbers: [],
    differences: [],
    arrived: sourcesOf(fresh),
    repeats: 0,
    isEmpty: stories.length === 0,
    snapshot: takeSnapshot(store),
    keys: stories.map(({ key, independent }) => ({ kind: 'fact', key, independent })),
  };
}

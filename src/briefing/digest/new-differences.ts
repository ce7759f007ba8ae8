import type {
  DifferenceKind,
  DifferenceRelation,
  FoundDifference,
} from '../overview/differences/difference-types.ts';
import { findDifferences } from '../overview/differences/differences.ts';
import { countIndependent } from '../overview/independent.ts';
import type { Turns } from '../turns.ts';
import type { DigestDifference, DigestItemKey, DigestStatus } from './digest-types.ts';
import { fingerprint } from './fingerprint.ts';
import type { Found, News, StoryArticles } from './news.ts';

const OF_ONE_STORY = 4;
/** How much a difference matters to who reads what is new; spellings and wordings are no news. */
const KINDS: readonly DifferenceKind[] = [
  'number',
  'time',
  'place',
  'status',
  'person',
  'role',
  'speaker',
];
const RELATIONS: readonly DifferenceRelation[] = ['differs', 'laterUpdated'];

/**
 * Returns where the articles of a story differ, one of them being new: contradictions before later states; within these
 * in the order of `findDifferences`, the surest first.
 */
export function* findNewDifferences(
  news: News,
  story: StoryArticles,
): Turns<Found<DigestDifference>> {
  const scope = new Set([...story.fresh, ...story.related]);
  if (scope.size < 2) return { items: [], keys: [] };
  const found = (yield* findDifferences(news.store, { scope })).filter(
    ({ kind, relation }) => KINDS.includes(kind) && RELATIONS.includes(relation),
  );
  const items: DigestDifference[] = [];
  const keys: DigestItemKey[] = [];
  for (const difference of found) {
    if (items.length === OF_ONE_STORY) break;
    const key = fingerprint(difference.kind, ...difference.values.map(({ text }) => text).sort());
    const status = statusOfDifference(news, difference, key);
    if (status === undefined) continue;
    items.push({ status, key, difference });
    const { independent } = countIndependent(news.store, aidsOf(news, difference));
    keys.push({ kind: 'difference', key, independent });
  }
  return { items, keys };
}

/** Undefined where it was there before: each of its values stands in an earlier article, or an earlier digest told it. */
function statusOfDifference(
  news: News,
  { values, relation }: FoundDifference,
  key: string,
): DigestStatus | undefined {
  const isFresh = (id: string): boolean => {
    const aid = news.store.articleIds.get(id);
    return aid !== undefined && news.fresh.has(aid);
  };
  const onlyFresh = values.filter(({ citations }) => citations.every((c) => isFresh(c.source.id)));
  if (onlyFresh.length === 0 || news.told('difference', key) !== undefined) return undefined;
  if (onlyFresh.length === values.length) return 'new';
  return relation === 'differs' ? 'disputed' : 'continued';
}

function aidsOf({ store }: News, { values }: FoundDifference): number[] {
  return values.flatMap(({ citations }) =>
    citations.flatMap(({ source }) => store.articleIds.get(source.id) ?? []),
  );
}

import { dayOf } from '../particulars/moments.ts';
import type { Particular } from '../particulars/particular-types.ts';

/** Reports of one story appear within so many days of one another. */
const DAYS_MOST = 3;
/** Names that both have, and their share, by rarity, of the names of the one that has fewer. */
const DATED = { names: 2, share: 0.4 } as const;
/** Where no date tells that they are of one time, more must agree. */
const UNDATED = { names: 4, share: 0.6 } as const;

/** How many names an article is told by: those that come most often. */
const CHIEF_NAMES = 3;

/** An article's particulars with what tells its story from others. */
export interface Story {
  readonly particulars: readonly Particular[];
  /** Day number of its publication, where it states one. */
  readonly day: number | undefined;
  /** Keys of what it names, without countries, with their rarity in the articles compared, above 0. */
  readonly names: ReadonlyMap<string, number>;
  /** The ones named most often; of equals the first. */
  readonly chief: readonly string[];
}

/** The particulars by article, in the order in which the articles come. */
export function storiesOf(
  particulars: readonly Particular[],
  publishedOf: (aid: number) => string | undefined,
): Story[] {
  const byArticle = new Map<number, Particular[]>();
  for (const p of particulars)
    byArticle.set(p.sentence.aid, [...(byArticle.get(p.sentence.aid) ?? []), p]);
  const named = [...byArticle.values()].map(namesIn);
  const articles = new Map<string, number>();
  for (const key of named.flatMap((names) => [...names.keys()]))
    articles.set(key, (articles.get(key) ?? 0) + 1);
  return [...byArticle].map(([aid, own], i) => {
    const names = [...(named[i] ?? [])];
    return {
      particulars: own,
      day: dayOf(publishedOf(aid)),
      names: new Map(
        names.map(([key]) => [key, Math.log(1 + named.length / (articles.get(key) ?? 1))]),
      ),
      chief: names
        .sort(([, n], [, m]) => m - n)
        .slice(0, CHIEF_NAMES)
        .map(([key]) => key),
    };
  });
}

/** Keys of names with the number of sentences that have them. */
function namesIn(particulars: readonly Particular[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { note } of new Set(particulars.map((p) => p.sentence)))
    for (const key of new Set([...note.mentions.map((m) => m.key), ...note.refers]))
      if (!key.startsWith('@')) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Tells whether two articles report one story: at about the same time, with the same names, above all the chief ones. */
export function isSameStory(x: Story, y: Story): boolean {
  if (x.day !== undefined && y.day !== undefined && Math.abs(x.day - y.day) > DAYS_MOST)
    return false;
  if ((x.day === undefined) !== (y.day === undefined)) return false;
  const sum = (names: Iterable<readonly [string, number]>): number =>
    [...names].reduce((total, [, rarity]) => total + rarity, 0);
  const least = x.day === undefined ? UNDATED : DATED;
  const shared = [...x.names].filter(([key]) => y.names.has(key));
  return (
    x.chief.some((key) => y.names.has(key)) &&
    y.chief.some((key) => x.names.has(key)) &&
    shared.length >= least.names &&
    sum(shared) >= least.share * Math.min(sum(x.names), sum(y.names))
  );
}

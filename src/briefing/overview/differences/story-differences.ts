import { isContent } from '../../text/tokens.ts';
import { compareParticulars } from '../particulars/compare-particulars.ts';
import { dayOf } from '../particulars/moments.ts';
import type {
  NumberParticular,
  Particular,
  TimeParticular,
} from '../particulars/particular-types.ts';
import type { Row, RowValue } from './difference-types.ts';
import type { Corpus } from './event-differences.ts';
import { type Idf, isSameDoing } from './likeness.ts';
import { isSameStory, type Story, storiesOf } from './same-story.ts';

type Value = NumberParticular | TimeParticular;

/** Content words that the sentences of two values have in common, beside the unit; fewer where the same thing happens. */
const SHARED_LEAST = 2;
/** The same for units in which many things are counted. */
const SHARED_COMMON_UNIT = 3;
const COMMON_UNIT =
  /^(?:peopl|person|men|man|women|woman|year|month|week|day|hour|minut|second|time|point|percent|%|money|age|[$€£¥]|dollar|euro|pound)/;
/** By so many the best partner of a value must be ahead of the next. */
const AHEAD = 2;
/** Share of the shorter clause's words, by rarity, that the other has as well. */
const SHARE_LEAST = { number: 0.3, time: 0.5 } as const;
const STRENGTH = 3;
const ABOUT_WORDS = 8;

/** A value of each of two articles in the same place of one story. */
interface Pair {
  readonly a: Value;
  readonly b: Value;
  readonly shared: number;
}

/**
 * Numbers and times that two reports of one story give differently. Within a story a unit or a deed is known again where
 * sentences about anything would not be: what both reports have alike is taken away, and what remains is compared with
 * what has most words in common with it, provided nothing else comes near.
 */
export function storyDifferences(
  particulars: readonly Particular[],
  { idf, publishedOf }: Corpus,
): Row[] {
  const stories = storiesOf(particulars, publishedOf);
  const pairs: Pair[] = [];
  for (const [i, x] of stories.entries())
    for (const y of stories.slice(i + 1)) if (isSameStory(x, y)) pairs.push(...pairsOf(x, y, idf));
  return clustersOf(pairs).map((cluster) => toRow(cluster, { idf, publishedOf }));
}

function pairsOf(x: Story, y: Story, idf: Idf): Pair[] {
  const [xs, ys] = [x, y].map((story) => story.particulars.filter(isValue)) as [Value[], Value[]];
  const isTold = (p: Value, others: readonly Value[]): boolean =>
    others.some((q) => /^(?:same|finer)$/.test(compareParticulars(p, q)));
  const [left, right] = [xs.filter((p) => !isTold(p, ys)), ys.filter((q) => !isTold(q, xs))];
  const pairs = left.flatMap((a) =>
    right.flatMap((b): Pair[] => {
      const isOther = compareParticulars(a, b) === 'differs' && (x.day === y.day || !isCommon(a));
      const shared = isOther ? sharedOf(a, b) : 0;
      return shared >= leastOf(a, b) && shareOf(a, b, idf) >= SHARE_LEAST[a.kind]
        ? [{ a, b, shared }]
        : [];
    }),
  );
  return pairs.filter(({ a, b, shared }) =>
    pairs.every(
      (other) =>
        isSameValue(other.a, a) === isSameValue(other.b, b) || other.shared + AHEAD <= shared,
    ),
  );
}

function isValue(p: Particular): p is Value {
  // A time belongs to what happens, and a denied one to nothing.
  if (p.kind === 'time')
    return (
      p.anchor.predicate !== undefined && p.anchor.mode !== 'denied' && !p.moment.time.relative
    );
  return p.kind === 'number' && p.anchor.mode !== 'denied';
}

/** The same words of the article: a particular comes once for each thing that happens there. */
function isSameValue(a: Value, b: Value): boolean {
  return a.sentence.sid === b.sentence.sid && a.start === b.start;
}

function leastOf(a: Value, b: Value): number {
  if (a.kind === 'time' || b.kind === 'time')
    return isSameDeed(a, b) ? SHARED_LEAST : Number.POSITIVE_INFINITY;
  const least = isCommon(a) ? SHARED_COMMON_UNIT : SHARED_LEAST;
  return isSameDeed(a, b) ? least - 1 : least;
}

/** From one day to the next, other people, percents or hours are counted. */
function isCommon(value: Value): boolean {
  return value.kind === 'number' && COMMON_UNIT.test(value.unit);
}

function isSameDeed({ anchor: a }: Value, { anchor: b }: Value): boolean {
  return (
    a.predicate !== undefined && b.predicate !== undefined && isSameDoing(a.predicate, b.predicate)
  );
}

/** How much of the shorter clause the other has, by rarity, 0 to 1. */
function shareOf(a: Value, b: Value, idf: Idf): number {
  const [x, y] = [a, b].map((p) => {
    const unit = p.kind === 'number' ? [p.unit] : [];
    const stems = [...p.anchor.words, p.anchor.predicate?.stem ?? [], unit].flat();
    return new Set(stems);
  }) as [Set<string>, Set<string>];
  const sum = (stems: Iterable<string>): number =>
    [...stems].reduce((total, s) => total + idf(s), 0);
  const least = Math.min(sum(x), sum(y));
  return least === 0 ? 0 : sum([...x].filter((s) => y.has(s))) / least;
}

/** How many content words the sentences of both have, besides the values themselves. */
function sharedOf(a: Value, b: Value): number {
  const stemsOf = ({ sentence, start, end }: Value): ReadonlySet<string> =>
    new Set(
      sentence.tokens
        .filter((t) => (t.end <= start || t.start >= end) && isContent(t.norm))
        .map((t) => t.stem),
    );
  const held = stemsOf(b);
  return [...stemsOf(a)].filter((s) => held.has(s)).length;
}

/** Pairs that have a value in common, over several reports. */
function clustersOf(pairs: readonly Pair[]): Value[][] {
  const clusters: Value[][] = [];
  for (const { a, b } of [...pairs].sort((x, y) => y.shared - x.shared)) {
    const known = clusters.find((c) => c.some((p) => isSameValue(p, a) || isSameValue(p, b)));
    if (known === undefined) clusters.push([a, b]);
    else known.push(...[a, b].filter((p) => !known.some((q) => isSameValue(p, q))));
  }
  return clusters;
}

function toRow(cluster: readonly Value[], { idf, publishedOf }: Corpus): Row {
  const groups: Value[][] = [];
  for (const p of [...cluster].sort((x, y) => x.sentence.sid - y.sentence.sid)) {
    const same = groups.find(([q]) => q !== undefined && compareParticulars(p, q) === 'same');
    if (same === undefined) groups.push([p]);
    else same.push(p);
  }
  const heads = groups.flatMap(([head]) => head ?? []);
  const days = new Set(heads.map(({ sentence }) => dayOf(publishedOf(sentence.aid))));
  const [first] = heads as [Value];
  return {
    about: aboutOf(first),
    kind: first.kind,
    relation: first.kind === 'number' && days.size > 1 ? 'laterUpdated' : 'differs',
    values: groups.map((group): RowValue => {
      const [head] = group as [Value];
      return { sentence: head.sentence, span: head, sentences: group.map((p) => p.sentence) };
    }),
    strength: STRENGTH + shareOf(cluster[0] as Value, cluster[1] as Value, idf),
  };
}

/** The words right before the value, or behind it where it opens the sentence. */
function aboutOf({ sentence, start, end }: Value): string {
  const before = sentence.tokens.filter((t) => t.end <= start).slice(-ABOUT_WORDS);
  const words =
    before.length > 1
      ? before
      : sentence.tokens.filter((t) => t.start >= end).slice(0, ABOUT_WORDS);
  const [from, to] = [words[0]?.start ?? start, words.at(-1)?.end ?? end];
  return sentence.text.slice(from - sentence.start, to - sentence.start);
}

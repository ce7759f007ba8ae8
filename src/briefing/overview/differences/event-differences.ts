import type { StoredSentence } from '../../store/types.ts';
import { compareParticulars, type ValueRelation } from '../particulars/compare-particulars.ts';
import { dayOf, daysApart } from '../particulars/moments.ts';
import type { Particular } from '../particulars/particular-types.ts';
import type { DifferenceRelation, Row, RowValue } from './difference-types.ts';
import { type Idf, type Likeness, likenessOf } from './likeness.ts';

/** Two dates so close are a discrepancy about one event sooner than two events. */
const CLOSE_DAYS = 3;
/** How much of the shorter clause the other must share: for close dates, for all else, and in how many words. */
const CLOSE_SHARE = 0.3;
const FAR_SHARE = 0.6;
const FAR_COMMON = 2;
/** What happened when and where comes before how it was worded. */
const STRENGTH = 2;
const COUNTER_DAYS = 14;
const NUMBER_SHARE = 0.5;
const NUMBER_COMMON = 1;

export interface Corpus {
  readonly idf: Idf;
  /** ISO date of an article, where it states one. */
  readonly publishedOf: (aid: number) => string | undefined;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly relation: 'same' | 'finer' | 'differs';
  readonly strength: number;
}

/** Times, numbers and places that different articles give for the same thing happening. */
export function eventDifferences(particulars: readonly Particular[], corpus: Corpus): Row[] {
  return (['time', 'number', 'place'] as const).flatMap((kind) =>
    rowsOf(
      particulars.filter((p) => p.kind === kind && p.anchor.predicate !== undefined),
      corpus,
    ),
  );
}

function rowsOf(particulars: readonly Particular[], corpus: Corpus): Row[] {
  const edges = edgesOf(particulars, corpus);
  const related = new Map(edges.map((e) => [`${e.a} ${e.b}`, e]));
  const edge = (i: number, k: number): Edge | undefined =>
    related.get(i < k ? `${i} ${k}` : `${k} ${i}`);
  const used = new Set<number>();
  const rows: Row[] = [];
  const seeds = edges
    .filter((e) => e.relation !== 'same' && !knowsBoth(e, particulars, edge))
    .sort(
      (x, y) =>
        rankOf(x.relation) - rankOf(y.relation) ||
        y.strength - x.strength ||
        x.a - y.a ||
        x.b - y.b,
    );
  for (const seed of seeds) {
    if (used.has(seed.a) || used.has(seed.b)) continue;
    // Only what is about the same as every member joins: a chain could lead on to another event.
    const members = [seed.a, seed.b];
    for (let i = 0; i < particulars.length; i++)
      if (!members.includes(i) && !used.has(i) && members.every((m) => edge(m, i) !== undefined))
        members.push(i);
    for (const m of members) used.add(m);
    rows.push(
      toRow(
        members.sort((a, b) => a - b),
        particulars,
        seed,
        edge,
        corpus,
      ),
    );
  }
  return rows;
}

/** Pairs of particulars of different articles that are about the same. */
function edgesOf(particulars: readonly Particular[], { idf, publishedOf }: Corpus): Edge[] {
  const edges: Edge[] = [];
  for (const [a, p] of particulars.entries())
    for (let b = a + 1; b < particulars.length; b++) {
      const q = particulars[b] as Particular;
      if (p.sentence.aid === q.sentence.aid) continue;
      const relation = compareParticulars(p, q);
      if (relation === 'unrelated') continue;
      const likeness = likenessOf(p.anchor, q.anchor, idf);
      if (likeness === undefined || !isEnough(p, q, likeness, relation)) continue;
      if (p.kind === 'number' && !areOfOneTime(p, q, publishedOf)) continue;
      edges.push({ a, b, relation, strength: STRENGTH + likeness.share + likeness.common });
    }
  return edges;
}

/** A counter goes on for some days; weeks later it counts something else. */
function areOfOneTime(p: Particular, q: Particular, publishedOf: Corpus['publishedOf']): boolean {
  const [x, y] = [p, q].map((one) => dayOf(publishedOf(one.sentence.aid)));
  return x === undefined || y === undefined || Math.abs(x - y) <= COUNTER_DAYS;
}

/** Is it likely enough that both tell of one event? The further the values lie apart, the more must agree. */
function isEnough(
  p: Particular,
  q: Particular,
  { share, common }: Likeness,
  relation: ValueRelation,
): boolean {
  if (p.kind === 'time' && q.kind === 'time') {
    const isClose =
      relation !== 'differs' ||
      (daysApart(p.moment, q.moment) <= CLOSE_DAYS && isDay(p) && isDay(q));
    return isClose ? share >= CLOSE_SHARE : share >= FAR_SHARE && common >= FAR_COMMON;
  }
  if (p.kind === 'number') return share >= NUMBER_SHARE && common >= NUMBER_COMMON;
  return share >= CLOSE_SHARE && (relation !== 'differs' || haveEqualTime(p, q));
}

function isDay(p: Particular): boolean {
  return (
    p.kind === 'time' && (p.moment.time.weekday !== undefined || p.moment.time.day !== undefined)
  );
}

/** An event at two places is one event only where both date it alike. */
function haveEqualTime(p: Particular, q: Particular): boolean {
  const [x, y] = [p, q].map(({ sentence }) => sentence.note.times.filter((t) => !t.relative));
  return (x ?? []).some((s) =>
    (y ?? []).some(
      (t) =>
        (s.month !== undefined && s.month === t.month && s.day === t.day && s.year === t.year) ||
        (s.weekday !== undefined && s.weekday === t.weekday) ||
        (s.year !== undefined && s.year === t.year && s.month === t.month),
    ),
  );
}

/** An article that gives the other value of the same thing as well knows of two occasions. */
function knowsBoth(
  { a, b }: Edge,
  particulars: readonly Particular[],
  edge: (i: number, k: number) => Edge | undefined,
): boolean {
  const [p, q] = [particulars[a], particulars[b]];
  return particulars.some(
    (other, i) =>
      (other.sentence.aid === p?.sentence.aid && i !== a && edge(i, b)?.relation === 'same') ||
      (other.sentence.aid === q?.sentence.aid && i !== b && edge(i, a)?.relation === 'same'),
  );
}

function toRow(
  members: readonly number[],
  particulars: readonly Particular[],
  seed: Edge,
  edge: (i: number, k: number) => Edge | undefined,
  corpus: Corpus,
): Row {
  const groups: number[][] = [];
  for (const m of members) {
    const same = groups.find((g) => g.some((o) => edge(o, m)?.relation === 'same'));
    if (same === undefined) groups.push([m]);
    else same.push(m);
  }
  const first = particulars[seed.a] as Particular;
  const values = groups.map((group): RowValue => {
    const [head] = group.map((m) => particulars[m] as Particular) as [Particular];
    return {
      sentence: head.sentence,
      span: head,
      sentences: unique(group.map((m) => (particulars[m] as Particular).sentence)),
    };
  });
  return {
    about: aboutOf(first),
    kind: first.kind as Row['kind'],
    relation: relationOf(seed, particulars, corpus),
    values,
    strength: seed.strength,
  };
}

function relationOf(
  { a, b, relation }: Edge,
  particulars: readonly Particular[],
  { publishedOf }: Corpus,
): DifferenceRelation {
  if (relation !== 'differs') return 'moreExact';
  const [p, q] = [particulars[a], particulars[b]];
  const [x, y] = [p, q].map((one) => dayOf(publishedOf(one?.sentence.aid ?? -1)));
  const isCounter = p?.kind === 'number' || p?.anchor.mode === 'planned';
  return isCounter && x !== undefined && y !== undefined && x !== y ? 'laterUpdated' : 'differs';
}

function rankOf(relation: Edge['relation']): number {
  return relation === 'differs' ? 0 : 1;
}

/** "Calder arrived": who acts, as the sentence names him, and what happens; the unit of a number. */
function aboutOf(p: Particular): string {
  const { sentence, anchor } = p;
  const actor = sentence.note.mentions.find((m) => anchor.actors.includes(m.key));
  const name =
    actor === undefined
      ? anchor.actors[0]
      : sentence.text
          .slice(actor.start - sentence.start, actor.end - sentence.start)
          .replace(/['’‘ʼ]s?$/, '');
  return [name, anchor.predicate?.word].filter((w) => w !== undefined).join(' ');
}

function unique(sentences: readonly StoredSentence[]): StoredSentence[] {
  return [...new Map(sentences.map((s) => [s.sid, s])).values()];
}

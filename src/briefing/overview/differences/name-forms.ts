import { byPlace } from '../../search/place.ts';
import type { NameParticular, Particular } from '../particulars/particular-types.ts';
import type { Row, RowValue } from './difference-types.ts';

/** A long form goes on behind the short one with these: "Bank of England", "Palace of the Sun". */
const GOES_ON = /^(?:of|for|at|in|and)\b/;
const SHORT_WORDS = 2;
const STRENGTH = 1;

/** Places and organisations that one article names in full and another by the first part of the name. */
export function nameForms(particulars: readonly Particular[]): Row[] {
  const names = particulars
    .filter((p): p is NameParticular => p.kind === 'name' && p.key.includes(' '))
    .filter((p) => isThing(p))
    .sort((a, b) => byPlace(a.sentence, b.sentence));
  const firstOf = new Map<string, NameParticular[]>();
  for (const name of names) firstOf.set(name.key, [...(firstOf.get(name.key) ?? []), name]);
  const rows: Row[] = [];
  for (const [short, those] of firstOf) {
    if (short.split(' ').length < SHORT_WORDS) continue;
    const longer = [...firstOf.keys()].find(
      (key) => key.startsWith(`${short} `) && GOES_ON.test(key.slice(short.length + 1)),
    );
    const full = longer === undefined ? undefined : firstOf.get(longer);
    if (full === undefined || those.some((n) => full.some((f) => sameArticle(n, f)))) continue;
    rows.push({
      about: those[0]?.spelling ?? short,
      kind: 'spelling',
      relation: 'moreExact',
      values: [those, full].map(toValue),
      strength: STRENGTH,
    });
  }
  return rows;
}

function isThing({ sentence, start, key }: NameParticular): boolean {
  const mention = sentence.note.mentions.find((m) => m.start === start && m.key === key);
  return mention?.kind === 'place' || mention?.kind === 'organisation';
}

function sameArticle(a: NameParticular, b: NameParticular): boolean {
  return a.sentence.aid === b.sentence.aid;
}

function toValue(names: readonly NameParticular[]): RowValue {
  const [first] = names as [NameParticular];
  const sentences = names
    .filter((n, i) => names.findIndex((o) => sameArticle(o, n)) === i)
    .map((n) => n.sentence);
  return { sentence: first.sentence, span: first, sentences };
}

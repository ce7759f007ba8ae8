import { isSameName } from '../../answer/names.ts';
import { byPlace } from '../../search/place.ts';
import { findCountries } from '../../text/places.ts';
import { stem } from '../../text/stem.ts';
import { COURTESY, PORTFOLIO_WORDS, TITLE_WORDS } from '../../text/titles.ts';
import { isContent, tokenize } from '../../text/tokens.ts';
import type { Particular, RoleParticular } from '../particulars/particular-types.ts';
import type { Row, RowValue } from './difference-types.ts';

/** Offices that one person holds at a time. */
const SOLE = new Set(
  'president premier chancellor king queen pope emperor mayor governor ceo chairman chairwoman secretary-general minister'.split(
    ' ',
  ),
);
/** Words that make another office of one ("deputy minister"), or tell that it is not held now. */
const RANK = new Set(
  'deputy vice first second assistant acting former ex interim under junior senior then'.split(' '),
);
const STRENGTH = 3;

interface Office {
  readonly role: RoleParticular;
  /** The noun for the office. */
  readonly head: string;
  readonly ranks: readonly string[];
  /** Field of government or business: "health", "natural resources". */
  readonly fields: readonly string[];
  /** Country, organisation or place it belongs to. */
  readonly of: readonly string[];
}

/** Persons to whom articles give offices that exclude one another, and sole offices that they give to different persons. */
export function roleDifferences(particulars: readonly Particular[]): Row[] {
  const offices = particulars
    .filter((p): p is RoleParticular => p.kind === 'role')
    .sort((a, b) => byPlace(a.sentence, b.sentence))
    .flatMap((role) => officeOf(role) ?? []);
  return [...ofOnePerson(offices), ...ofOneOffice(offices)];
}

function officeOf(role: RoleParticular): Office | undefined {
  const words = role.words.filter((w) => !COURTESY.has(w));
  const head = words.find((w) => TITLE_WORDS.has(w) && !RANK.has(w));
  if (head === undefined) return undefined;
  const tokens = tokenize(
    role.sentence.text.slice(role.start - role.sentence.start, role.end - role.sentence.start),
  );
  const countries = findCountries(tokens);
  const inCountry = (i: number): boolean => countries.some((c) => i >= c.from && i < c.to);
  const rest = tokens.flatMap((t, i) =>
    t.norm === head || RANK.has(t.norm) || !isContent(t.norm) || inCountry(i) ? [] : [t.norm],
  );
  return {
    role,
    head,
    ranks: words.filter((w) => RANK.has(w)).sort(),
    fields: rest
      .filter((w) => PORTFOLIO_WORDS.has(w))
      .map((w) => stem(w.replace('defence', 'defense'))),
    of: [...countries.map((c) => c.term), ...rest.filter((w) => !PORTFOLIO_WORDS.has(w))],
  };
}

/** "Minister of Health" here, "Minister of Transport" there. */
function ofOnePerson(offices: readonly Office[]): Row[] {
  const rows: Row[] = [];
  for (const [i, a] of offices.entries()) {
    const others = offices
      .slice(i + 1)
      .filter((b) => isSameName(a.role.person, b.role.person) && excludes(a, b));
    const [b] = others;
    if (b === undefined || rows.some((r) => r.values.some((v) => v.span.start === a.role.start)))
      continue;
    const same = offices.filter(
      (o) =>
        isSameName(o.role.person, a.role.person) && o.role.sentence.aid === b.role.sentence.aid,
    );
    // Somebody who is called both in one article has both.
    if (same.some((o) => !excludes(o, b) && o !== b && isEqual(o, a))) continue;
    rows.push(rowOf(nameIn(a.role), 'role', [a, ...others]));
  }
  return rows;
}

function excludes(a: Office, b: Office): boolean {
  if (a.head !== b.head || a.role.sentence.aid === b.role.sentence.aid) return false;
  if (a.of.length > 0 && b.of.length > 0 && !a.of.some((w) => b.of.includes(w))) return false;
  const isTimeOnly = (ranks: readonly string[]): boolean =>
    ranks.some((r) => /^(?:former|ex|then|acting|interim)$/.test(r));
  if (isTimeOnly(a.ranks) || isTimeOnly(b.ranks)) return false;
  if (a.fields.length > 0 && b.fields.length > 0)
    return !a.fields.some((f) => b.fields.includes(f));
  return false;
}

function isEqual(a: Office, b: Office): boolean {
  return a.head === b.head && a.fields.join(' ') === b.fields.join(' ');
}

/** "Tideford's mayor" is Ines Calder here, Otto Stein there. */
function ofOneOffice(offices: readonly Office[]): Row[] {
  const rows: Row[] = [];
  const sole = offices.filter(
    (o) =>
      o.ranks.length === 0 &&
      SOLE.has(o.head) &&
      o.of.length > 0 &&
      (o.head !== 'minister' || o.fields.length > 0),
  );
  const done = new Set<string>();
  for (const [i, a] of sole.entries()) {
    const key = keyOf(a);
    if (done.has(key)) continue;
    const same = sole.filter((o, k) => k >= i && keyOf(o) === key);
    const others = same.filter((b) => !isSameName(a.role.person, b.role.person));
    const [b] = others;
    const isOther = others.some(
      (o) =>
        o.role.sentence.aid !== a.role.sentence.aid &&
        // An article that names both knows of two holders, one after the other.
        !same.some(
          (s) =>
            s.role.sentence.aid === o.role.sentence.aid && isSameName(s.role.person, a.role.person),
        ),
    );
    if (b === undefined || !isOther) continue;
    done.add(key);
    const { sentence } = a.role;
    rows.push(
      rowOf(
        sentence.text.slice(a.role.start - sentence.start, a.role.end - sentence.start),
        'person',
        same,
        (o) => ({ start: o.role.name.start, end: o.role.name.end }),
      ),
    );
  }
  return rows;
}

function keyOf({ head, fields, of }: Office): string {
  return [head, ...[...fields].sort(), ...[...of].sort()].join(' ');
}

function rowOf(
  about: string,
  kind: 'role' | 'person',
  offices: readonly Office[],
  spanOf: (office: Office) => { start: number; end: number } = (o) => o.role,
): Row {
  const groups: Office[][] = [];
  for (const o of offices) {
    const same = groups.find(([first]) =>
      first === undefined
        ? false
        : kind === 'role'
          ? isEqual(first, o)
          : isSameName(first.role.person, o.role.person),
    );
    if (same === undefined) groups.push([o]);
    else same.push(o);
  }
  return {
    about,
    kind,
    relation: 'differs',
    values: groups.flatMap((group): RowValue[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { start, end } = spanOf(first);
      return [
        {
          sentence: first.role.sentence,
          span: { start, end },
          sentences: [...new Set(group.map((o) => o.role.sentence))],
        },
      ];
    }),
    strength: STRENGTH,
  };
}

function nameIn({ sentence, name }: RoleParticular): string {
  return sentence.text
    .slice(name.start - sentence.start, name.end - sentence.start)
    .replace(/['’‘ʼ]s?$/, '');
}

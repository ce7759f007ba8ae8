import { type Name, OFFICE } from '../text/names.ts';

/** Leads short names of one article back to their full form: "reed" -> "sam reed". */
export interface NameResolver {
  /** Takes note of the names of the next sentence. */
  add(names: readonly Name[]): void;
  /** Takes note that the holder of an office was named ("Norwegian President" - "olav berg"). */
  addOffice(title: string, person: string): void;
  /** Full keys of a name: one; two for "Reed-Falk"; the key itself when no longer form is known; none for an office nobody is named for. */
  full(key: string): readonly string[];
}

/** What a word can stand for, the better the higher: a family name is sooner meant than the first word of a long name. */
const RANK = { pair: 1, first: 2, family: 3 } as const;

function isPersonal({ kind, key }: Name): boolean {
  return (
    kind !== 'country' && kind !== 'place' && kind !== 'organisation' && !key.startsWith(OFFICE)
  );
}

/**
 * Creates a resolver that knows the full names of a whole article from the start: news gives the full name at
 * first mention, but a title or a summary may come before it. Several bearers of one family name: the latest.
 */
export function createNameResolver(all: readonly Name[]): NameResolver {
  const byPart = new Map<string, { readonly full: string; readonly rank: number }>();
  const byOffice = new Map<string, string>();
  const bearers = countBearers(all);
  const set = (part: string, full: string, rank: number, overwrite: boolean): void => {
    const known = byPart.get(part)?.rank ?? 0;
    if (rank > known || (overwrite && rank === known)) byPart.set(part, { full, rank });
  };
  const note = (name: Name, overwrite: boolean): void => {
    if (!isPersonal(name)) return;
    const words = name.key.split(' ');
    if (words.length < 2 || words.length > 4) return;
    const [first = '', last = ''] = [words[0], words.at(-1)];
    // "the Stein-Calder plan", "Stein Tower": two family names, or a thing that has one.
    const isPair =
      words.length === 2 &&
      name.kind === 'name' &&
      (bearers.family.get(first) ?? 0) > (bearers.name.get(name.key) ?? 0);
    set(last, name.key, isPair ? RANK.pair : RANK.family, overwrite);
    // East Asian names put the family name first: "Kwon Ji Woo", then "Kwon".
    if (words.length === 3) set(first, name.key, RANK.first, overwrite);
  };
  for (const name of all)
    note(name, name.kind === 'person' && !byPart.has(name.key.split(' ').at(-1) ?? ''));
  return {
    add: (names) => {
      for (const name of names) note(name, true);
    },
    addOffice: (title, person) => byOffice.set(title, person),
    full: (key) => {
      if (key.startsWith(OFFICE))
        return [byOffice.get(key.slice(OFFICE.length))].filter((k) => k !== undefined);
      const words = key.split(' ');
      const [a, b] = words.map((word) => byPart.get(word)?.full);
      if (
        words.length === 2 &&
        a !== undefined &&
        b !== undefined &&
        a !== b &&
        a !== key &&
        b !== key
      )
        return [a, b];
      return [words.length === 1 ? (a ?? key) : key];
    },
  };
}

/** How often each name stands in the article, with an office twice, and the most frequent of those that end with a word. */
function countBearers(all: readonly Name[]): {
  readonly name: ReadonlyMap<string, number>;
  readonly family: ReadonlyMap<string, number>;
} {
  const name = new Map<string, number>();
  for (const { key, kind } of all.filter(isPersonal))
    name.set(key, (name.get(key) ?? 0) + (kind === 'person' ? 2 : 1));
  const family = new Map<string, number>();
  for (const [key, count] of name) {
    const last = key.includes(' ') ? (key.split(' ').at(-1) ?? '') : '';
    if (last !== '') family.set(last, Math.max(count, family.get(last) ?? 0));
  }
  return { name, family };
}

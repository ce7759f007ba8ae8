import { type Name, OFFICE } from '../text/names.ts';

/** Leads short names of one article back to their full form: "putin" -> "vladimir putin". */
export interface NameResolver {
  /** Takes note of the names of the next sentence. */
  add(names: readonly Name[]): void;
  /** Takes note that the holder of an office was named ("Russian President" - "vladimir putin"). */
  addOffice(title: string, person: string): void;
  /** Full keys of a name: one; two for "Putin-Kim"; the key itself when no longer form is known; none for an office nobody is named for. */
  full(key: string): readonly string[];
}

/**
 * Creates a resolver that knows the full names of a whole article from the start: news gives the full name at
 * first mention, but a title or a summary may come before it. Several bearers of one family name: the latest.
 */
export function createNameResolver(all: readonly Name[]): NameResolver {
  const byPart = new Map<string, string>();
  const byOffice = new Map<string, string>();
  const note = (name: Name, overwrite: boolean): void => {
    if (
      name.kind === 'country' ||
      name.kind === 'place' ||
      name.kind === 'organisation' ||
      name.key.startsWith(OFFICE)
    )
      return;
    const words = name.key.split(' ');
    if (words.length < 2 || words.length > 4) return;
    const last = words.at(-1) ?? '';
    if (overwrite || !byPart.has(last)) byPart.set(last, name.key);
    // East Asian names put the family name first: "Kim Jong Un", then "Kim".
    const first = words[0] ?? '';
    if (words.length === 3 && (overwrite || !byPart.has(first))) byPart.set(first, name.key);
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
      const [a, b] = words.map((word) => byPart.get(word));
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

/** The words of a quotation in order, and those that carry a subject with their places. */
export interface QuotedWords {
  readonly words: readonly string[];
  readonly terms: readonly { readonly term: string; readonly at: number }[];
}

/** The stretch in which the terms of a quotation are looked for, in its own lengths, and words more. */
const STRETCH = 2;
const STRETCH_WORDS = 4;

/** The terms of a quotation that stand close together in a longer one: as many as one stretch of it holds. */
export function sharedTerms(one: QuotedWords, longer: QuotedWords): Set<string> {
  const wanted = new Set(one.terms.map((t) => t.term));
  const places = longer.terms.filter(({ term }) => wanted.has(term));
  const reach = STRETCH * one.words.length + STRETCH_WORDS;
  let best = new Set<string>();
  let from = 0;
  const held = new Map<string, number>();
  for (const [to, { term, at }] of places.entries()) {
    held.set(term, (held.get(term) ?? 0) + 1);
    while (at - (places[from]?.at ?? at) >= reach) {
      const gone = places[from]?.term ?? '';
      const left = (held.get(gone) ?? 1) - 1;
      if (left === 0) held.delete(gone);
      else held.set(gone, left);
      from++;
    }
    if (to >= from && held.size > best.size) best = new Set(held.keys());
  }
  return best;
}

/** The longest row of words that stands in both, and how many of them carry a subject. */
export function commonRun(
  one: QuotedWords,
  other: QuotedWords,
): { readonly words: number; readonly terms: number } {
  const places = new Map<string, number[]>();
  for (const [i, word] of other.words.entries()) places.set(word, [...(places.get(word) ?? []), i]);
  let best = { words: 0, end: 0 };
  /** Length of the run that ends at a word of the other one. */
  let runs = new Map<number, number>();
  for (const [i, word] of one.words.entries()) {
    const next = new Map<number, number>();
    for (const at of places.get(word) ?? []) {
      const words = (runs.get(at - 1) ?? 0) + 1;
      next.set(at, words);
      if (words > best.words) best = { words, end: i };
    }
    runs = next;
  }
  const from = best.end - best.words + 1;
  const terms = one.terms.filter(({ at }) => at >= from && at <= best.end);
  return { words: best.words, terms: new Set(terms.map((t) => t.term)).size };
}

import { isSameName } from '../../answer/names.ts';
import { STOPWORDS } from '../../text/stopwords.ts';
import { termsOf } from '../../text/terms.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Turns } from '../../turns.ts';
import type { QuotationEntry } from './quotation-entries.ts';
import { commonRun, type QuotedWords, sharedTerms } from './quotation-overlap.ts';

// The limits were set on pairs of quotations of different articles in 1,008 news articles (8,941 quotations): of those
// judged by hand, what is let through was the same speech, but for slogans, which `isDistinct` keeps apart.

/** So many words in a row, with so many that carry a subject, are the same speech whatever else is in the two. */
const RUN_WORDS = 8;
const RUN_TERMS = 3;
/** Words of the shorter one that stand close together in the longer, when it is translated or put otherwise. */
const SHARED_TERMS = 3;
const SHARED_SHARE = 0.8;
const SHARED_WEIGHT = 1.8;
/** An extract, and how rare its words must be; the same words are the same from less on. */
const EXTRACT_TERMS = 2;
const EXTRACT_WEIGHT = 1;
const EQUAL_WEIGHT = 0.75;
/** The same where the speaker of one is not known, and of neither: titles and single words are quoted by everybody. */
const EXTRACT_TERMS_ONE_KNOWN = 4;
const EXTRACT_TERMS_NONE_KNOWN = 5;
/** In fewer quotations than these, how many have a word says little of how rare it is. */
const QUOTATIONS_LEAST = 50;
/** More words than these of a quotation are not compared. */
const WORDS_MOST = 1_000;

/** A quotation with its words, as it is compared. */
interface Compared extends QuotedWords {
  readonly entry: QuotationEntry;
  /** Its terms, each once. */
  readonly distinct: ReadonlySet<string>;
}

type Match = 'speech' | 'extract';

/**
 * Brings the wordings of one quotation together: same speaker (or one unknown) and words in common. Each quotation is
 * compared with the longest of each group; a short one that fits several groups is a phrase of its own. In a group
 * the longest comes first, then the others by article id and place.
 */
export function* groupQuotations(
  entries: readonly QuotationEntry[],
): Turns<[QuotationEntry, ...QuotationEntry[]][]> {
  const compared: Compared[] = [];
  for (const entry of entries) {
    compared.push(toCompared(entry));
    yield;
  }
  compared.sort((a, b) => byLength(a.entry, b.entry));
  const having = countHaving(compared);
  const weightOf = createWeights(having, compared.length);
  const groups: [Compared, ...Compared[]][] = [];
  const index = createIndex(having);
  for (const one of compared) {
    yield;
    const matches = index.candidates(one).flatMap((at) => {
      const base = groups[at]?.[0];
      const match = base === undefined ? undefined : matchOf(one, base, weightOf);
      return match === undefined ? [] : [{ at, match }];
    });
    const spoken = matches.find(({ match }) => match === 'speech');
    const found = spoken ?? (isDistinct(matches, groups) ? matches[0] : undefined);
    const group = found === undefined ? undefined : groups[found.at];
    if (group !== undefined) group.push(one);
    else {
      index.add(one, groups.length);
      groups.push([one]);
    }
  }
  return groups.map(([base, ...others]) => [
    base.entry,
    ...others.map(({ entry }) => entry).sort(byPlace),
  ]);
}

function toCompared(entry: QuotationEntry): Compared {
  const tokens = tokenize(entry.text).slice(0, WORDS_MOST);
  const carrying = new Set(termsOf(tokens));
  const terms = tokens.flatMap((t, at) => (carrying.has(t.stem) ? [{ term: t.stem, at }] : []));
  return {
    entry,
    words: tokens.map((t) => t.norm),
    terms,
    distinct: new Set(terms.map((t) => t.term)),
  };
}

/**
 * Finds the groups that a quotation can belong to without comparing it with every one. Who shares most terms of a set
 * has one of its rarest ones (prefix filtering; Chaudhuri, Ganti and Kaushik 2006): only those are looked up.
 */
function createIndex(having: ReadonlyMap<string, number>): {
  add(base: Compared, at: number): void;
  /** Those that share a run of words, or nearly all terms, in order. */
  candidates(one: Compared): number[];
} {
  const bases = new Map<number, Compared>();
  const byTerm = new Map<string, number[]>();
  const byRun = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, at: number): void => {
    const row = map.get(key);
    if (row === undefined) map.set(key, [at]);
    else if (row.at(-1) !== at) row.push(at);
  };
  return {
    add: (base, at) => {
      bases.set(at, base);
      for (const term of base.distinct) put(byTerm, term, at);
      for (const run of runsOf(base)) put(byRun, run, at);
    },
    candidates: (one) => {
      const terms = [...one.distinct].sort((a, b) => (having.get(a) ?? 0) - (having.get(b) ?? 0));
      const least = SHARED_SHARE * terms.length;
      const rarest = terms.slice(0, Math.floor(terms.length - least) + 1);
      const near = new Set(rarest.flatMap((term) => byTerm.get(term) ?? []));
      const found = new Set(
        [...near].filter((at) => {
          const base = bases.get(at);
          return base !== undefined && terms.filter((t) => base.distinct.has(t)).length >= least;
        }),
      );
      for (const run of runsOf(one)) for (const at of byRun.get(run) ?? []) found.add(at);
      return [...found].sort((a, b) => a - b);
    },
  };
}

function runsOf({ words }: Compared): string[] {
  return words
    .slice(0, Math.max(0, words.length - RUN_WORDS + 1))
    .map((_, i) => words.slice(i, i + RUN_WORDS).join(' '));
}

/** Whether only one group is meant: others are as good only where they say just the same. */
function isDistinct(
  matches: readonly { readonly at: number }[],
  groups: readonly (readonly Compared[])[],
): boolean {
  const [first, ...others] = matches.map(({ at }) => groups[at]?.[0]?.words.join(' '));
  return first !== undefined && others.every((words) => words === first);
}

/** How a quotation is the same as a longer one; undefined when it is not. */
function matchOf(
  one: Compared,
  longer: Compared,
  weightOf: (terms: Iterable<string>) => number,
): Match | undefined {
  const known = knownSpeakers(one.entry, longer.entry);
  if (known === undefined || isTitle(one.entry.text)) return undefined;
  const shared = sharedTerms(one, longer);
  const all = one.distinct;
  if (shared.size === 0) return undefined;
  const run = commonRun(one, longer);
  if (run.words >= RUN_WORDS && run.terms >= RUN_TERMS) return 'speech';
  const weight = weightOf(shared);
  const isEqual = run.words === one.words.length && run.words === longer.words.length;
  const isExtract = run.words === one.words.length;
  if (known < 2) {
    const least = known === 1 ? EXTRACT_TERMS_ONE_KNOWN : EXTRACT_TERMS_NONE_KNOWN;
    return isExtract && all.size >= least ? 'extract' : undefined;
  }
  if (isEqual && weight >= EQUAL_WEIGHT) return 'speech';
  if (isExtract && all.size >= EXTRACT_TERMS && weight >= EXTRACT_WEIGHT) return 'extract';
  const isPutOtherwise = shared.size >= SHARED_TERMS && shared.size >= SHARED_SHARE * all.size;
  return isPutOtherwise && weight >= SHARED_WEIGHT ? 'extract' : undefined;
}

/** "Good Evening Tideford", "Gang of Three": a name between quotation marks is everybody's, and no speech. */
function isTitle(text: string): boolean {
  const words = tokenize(text).filter((t) => !STOPWORDS.has(t.norm));
  return words.length >= 2 && words.every((t) => /^[\p{Lu}\p{N}]/u.test(t.raw));
}

/** How many of two speakers are known by name; undefined when they are two. A country speaks through others. */
function knownSpeakers(a: QuotationEntry, b: QuotationEntry): number | undefined {
  const [x, y] = [nameKey(a), nameKey(b)];
  if (x !== undefined && y !== undefined && !isSameName(x, y)) return undefined;
  return Number(x !== undefined) + Number(y !== undefined);
}

function nameKey({ key }: QuotationEntry): string | undefined {
  return key?.startsWith('@') ? undefined : key;
}

/** In how many quotations each term stands. */
function countHaving(all: readonly Compared[]): Map<string, number> {
  const having = new Map<string, number>();
  for (const { distinct } of all)
    for (const term of distinct) having.set(term, (having.get(term) ?? 0) + 1);
  return having;
}

/** Weighs terms by how few quotations have them; 1 is a term that one quotation has, whatever their number. */
function createWeights(
  having: ReadonlyMap<string, number>,
  quotations: number,
): (terms: Iterable<string>) => number {
  const size = Math.max(quotations, QUOTATIONS_LEAST) + 1;
  return (terms) => {
    let sum = 0;
    for (const term of terms) sum += Math.log(size / (having.get(term) ?? 1)) / Math.log(size);
    return sum;
  };
}

function byLength(a: QuotationEntry, b: QuotationEntry): number {
  return b.text.length - a.text.length || byPlace(a, b);
}

function byPlace(a: QuotationEntry, b: QuotationEntry): number {
  if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1;
  return a.start - b.start;
}

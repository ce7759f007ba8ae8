import { sliceOf } from '../../answer/slice.ts';
import { byPlace } from '../../search/place.ts';
import { idf } from '../../store/rarity.ts';
import type { Store, StoredSentence } from '../../store/types.ts';
import { termsOf } from '../../text/terms.ts';
import { isContent, type Token, tokenize } from '../../text/tokens.ts';
import type { Turns } from '../../turns.ts';
import { citeSentence } from '../cite.ts';
import type { Particular } from '../particulars/particular-types.ts';
import { particularsOf } from '../particulars/particulars.ts';
import type { FoundDifference, Row } from './difference-types.ts';
import { eventDifferences } from './event-differences.ts';
import type { Idf } from './likeness.ts';
import { nameForms } from './name-forms.ts';
import { retoldDifferences } from './retold-differences.ts';
import { roleDifferences } from './role-differences.ts';
import { spellingDifferences } from './spelling-differences.ts';
import { statusDifferences } from './status-differences.ts';
import { storyDifferences } from './story-differences.ts';
import { wordingDifferences } from './wording-differences.ts';

export interface DifferenceOptions {
  /** Only what has to do with these words: a name, an event, a subject. */
  readonly about?: string | undefined;
  /** Only these articles are compared. */
  readonly scope?: ReadonlySet<number> | undefined;
}

/** Sentences that are compared at most; more are a matter of seconds, and the strongest rows do not come from them. */
const SENTENCES_MAX = 400;
/** Sentences looked at for one subject. */
const ABOUT_MAX = 60;
/** Share of the subject's words, by rarity, that each sentence of a row holds. */
const ABOUT_SHARE = 0.5;
/** How often a name stands in a large corpus that is looked at: often enough to be told of in several articles, not everywhere. */
const NAMED_LEAST = 4;
const NAMED_MOST = 20;
/** Sentences compared of them in all. */
const NAMED_SENTENCES = 200;

/**
 * Returns where articles differ: the same thing with another time, number, place, office, spelling or wording. Rows that
 * cannot all be so come first, then those where one is only more exact or later; within these the surest first, and equal
 * ones by kind, by article id and by position.
 */
export function* findDifferences(
  store: Store,
  options: DifferenceOptions = {},
): Turns<FoundDifference[]> {
  const rows = yield* differenceRows(store, options);
  return rows.map((row) => ({
    about: row.about,
    kind: row.kind,
    relation: row.relation,
    values: row.values.map((value) => ({
      text: sliceOf(value.sentence, value.span).replace(/['’‘ʼ]s?$/, ''),
      citations: value.sentences.map((sentence) => citeSentence(store, sentence)),
    })),
  }));
}

/** The rows of `findDifferences` with their sentences, for answers that cite them in their own way. */
export function* differenceRows(store: Store, options: DifferenceOptions): Turns<Row[]> {
  const found: Row[] = [];
  for (const sentences of choose(store, options)) {
    yield;
    found.push(...(yield* compareSentences(store, sentences)));
  }
  const rows = withoutRepeats(found);
  const terms = new Set(termsOf(tokenize(options.about ?? '')));
  if (terms.size === 0) return rows;
  const weightOf = idfOf(store);
  const total = sum(terms, weightOf);
  // A sentence found by one common word of the subject is not about it.
  return rows.filter(({ values }) =>
    values.every(({ sentence }) => {
      const { places, context } = sentence.words;
      return (
        sum(
          [...terms].filter((t) => places.has(t) || context.has(t)),
          weightOf,
        ) >=
        ABOUT_SHARE * total
      );
    }),
  );
}

function sum(terms: Iterable<string>, weightOf: Idf): number {
  return [...terms].reduce((total, term) => total + weightOf(term), 0);
}

function idfOf(store: Store): Idf {
  return (term) => idf(store, term);
}

/** Compares sentences of different articles with one another. */
function* compareSentences(store: Store, sentences: readonly StoredSentence[]): Turns<Row[]> {
  const weightOf = idfOf(store);
  const publishedOf = (aid: number): string | undefined => store.article(aid)?.source.published;
  const sorted = [...sentences].sort(byPlace);
  const particulars: Particular[] = [];
  for (const sentence of sorted) {
    particulars.push(...particularsOf(sentence, publishedOf(sentence.aid)));
    yield;
  }
  const rows: Row[] = [];
  for (const compare of [
    () => retoldDifferences(sorted, { publishedOf }),
    () => eventDifferences(particulars, { idf: weightOf, publishedOf }),
    () => storyDifferences(particulars, { idf: weightOf, publishedOf }),
    () => roleDifferences(particulars),
    () => statusDifferences(sorted, { publishedOf }),
    () => wordingDifferences(sorted, store),
    () => spellingDifferences(particulars),
    () => nameForms(particulars),
  ]) {
    rows.push(...compare());
    yield;
  }
  return rows;
}

/** Puts rows in order; what says no more than an earlier one is left out. */
function withoutRepeats(all: readonly Row[]): Row[] {
  const rows = [...all].sort(byStrength);
  return rows.filter(
    (row, i) => hasTwoWordings(row) && !rows.slice(0, i).some((earlier) => isWithin(row, earlier)),
  );
}

const RELATION_ORDER = { differs: 0, laterUpdated: 1, moreExact: 2 } as const;

function byStrength(a: Row, b: Row): number {
  const order = RELATION_ORDER[a.relation] - RELATION_ORDER[b.relation] || b.strength - a.strength;
  if (order !== 0) return order;
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  const [x, y] = [a.values[0], b.values[0]];
  if (x === undefined || y === undefined) return 0;
  return byPlace(x.sentence, y.sentence) || x.span.start - y.span.start;
}

/** Values that read the same are none that a reader could tell apart. */
function hasTwoWordings({ values }: Row): boolean {
  const texts = values.map((v) =>
    sliceOf(v.sentence, v.span)
      .replace(/['’‘ʼ]s?$/, '')
      .trim(),
  );
  return new Set(texts).size > 1;
}

/** Every value of a row stands in an earlier one at the same place; or only in its sentences, and it is less of a difference. */
function isWithin(row: Row, earlier: Row): boolean {
  const isLess = row.kind === earlier.kind && row.relation !== earlier.relation;
  return row.values.every((v) =>
    earlier.values.some(
      (w) =>
        w.sentence.sid === v.sentence.sid &&
        (isLess || (w.span.start < v.span.end && v.span.start < w.span.end)),
    ),
  );
}

/**
 * The sentences to compare with one another: those about the subject; all of a small corpus; else those of one name each,
 * for the names that are neither rare nor everywhere, the more frequent first.
 */
function choose(store: Store, { about, scope }: DifferenceOptions): StoredSentence[][] {
  const inScope = (s: StoredSentence): boolean => scope?.has(s.aid) ?? true;
  if (about !== undefined && tokenize(about).some((t) => isContent(t.norm)))
    return [sentencesAbout(store, about).filter(inScope)];
  const aids = scope === undefined ? [...store.articleIds.values()] : [...scope];
  if (store.words.size <= SENTENCES_MAX || scope !== undefined) {
    const all = aids.flatMap((aid) => store.sentencesOfArticle(aid));
    if (all.length <= SENTENCES_MAX) return [all];
  }
  const groups: StoredSentence[][] = [];
  let left = NAMED_SENTENCES;
  for (const { key, count } of store.names()) {
    if (count > NAMED_MOST || !key.includes(' ')) continue;
    if (count < NAMED_LEAST || left <= 0) break;
    const group = read(store, store.sentencesNaming(key, NAMED_MOST)).filter(inScope);
    if (new Set(group.map((s) => s.aid)).size < 2) continue;
    groups.push(group.slice(0, left));
    left -= group.length;
  }
  return groups;
}

/** Sentences that hold the subject's words, and those that name it. */
function sentencesAbout(store: Store, about: string): StoredSentence[] {
  const tokens = tokenize(about);
  const terms = [...new Set(termsOf(tokens))];
  const hits = store.words.findSentences(terms, ABOUT_MAX).map((hit) => hit.id);
  const named = namesIn(tokens).flatMap((key) => store.sentencesNaming(key, ABOUT_MAX));
  return read(store, [...new Set([...hits, ...named])].slice(0, ABOUT_MAX));
}

/** Rows of up to three words, the longest first: any of them may be a name's key. */
function namesIn(tokens: readonly Token[]): string[] {
  const rows = [3, 2, 1].flatMap((length) =>
    tokens.flatMap((_, i) =>
      i + length <= tokens.length ? [tokens.slice(i, i + length).map((t) => t.norm)] : [],
    ),
  );
  return rows.filter((row) => row.every(isContent)).map((row) => row.join(' '));
}

function read(store: Store, sids: readonly number[]): StoredSentence[] {
  return store.sentences([...new Set(sids)]);
}

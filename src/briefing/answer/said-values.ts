import type { Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm } from '../search/words.ts';
import type { StoredSentence } from '../store/types.ts';
import { termsOf } from '../text/terms.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { bestSpan } from './best-span.ts';
import { actorIn, type Comparer, comparerOf, type Said, withWanted } from './compare-values.ts';
import { echoedValues } from './echoed-values.ts';
import { makerIn, makingOf } from './makers.ts';
import { sliceOf } from './slice.ts';
import type { Material } from './types.ts';

/** A value is compared where its sentence holds this share of what is asked of the one asked about, by rarity. */
const ASKED_SHARE = 0.45;
/** An article is about the ones asked about where it has this share of their names, by rarity. */
const NAMED_SHARE = 0.5;
/** A sentence that does not hold a name in full may tell of another one. */
export const NAMED_WELL = 0.99;
/** Share of the question, by rarity, that a sentence holds that could be told in another article in the same words. */
const ECHO_LEAST = 0.1;

/** What articles say on the asked particular. */
export interface Values {
  readonly values: readonly Said[];
  readonly differ: Comparer['differ'];
  /** Where left out, two values agree that do not differ. */
  readonly agree?: Comparer['agree'];
}

/** Nothing to compare. */
export const NONE: Values = { values: [], differ: () => false };

/** Persons to whom the articles give the office that is asked for. */
export function holders({ question, ranked, store }: Material): Values {
  const offices = question.terms.filter((t) => TITLE_WORDS.has(t.word));
  const comparer = comparerOf(question, store);
  if (comparer === undefined || question.wanted !== 'person' || offices.length === 0) return NONE;
  const asked = question.terms.filter((t) => t.part !== 'number' && !isVague(t));
  const total = sum(asked);
  const qualifiers = (words: readonly string[]): string =>
    words
      .filter((w) => QUALIFIER.test(w))
      .sort()
      .join(' ');
  const wanted = qualifiers(tokenize(question.plain).map((t) => t.norm));
  const values = ranked.flatMap(({ sentence }) =>
    sentence.note.roles.flatMap((role): Said[] => {
      const text = sliceOf(sentence, role);
      const tokens = tokenize(text);
      const terms = new Set(termsOf(tokens));
      const held = asked.filter(
        (t) => terms.has(t.term) || (!offices.includes(t) && holdsNear(sentence, t, role)),
      );
      return offices.every((t) => terms.has(t.term)) &&
        sum(held) >= NAMED_WELL * total &&
        qualifiers(tokens.map((t) => t.norm)) === wanted
        ? [{ sentence, span: role.name }]
        : [];
    }),
  );
  return {
    values: values.filter(comparer.isValue),
    agree: comparer.agree,
    differ: comparer.differ,
  };
}

const QUALIFIER =
  /^(?:deputy|vice|first|former|assistant|acting|ex|associate|under|second|late|then|interim|senior)$/;
const VAGUE = /^(?:new|current|present|name|full|today|now)$/;

function isVague(term: Term): boolean {
  return VAGUE.test(term.word);
}

/** The ones asked about, and what is asked of them. */
function partsOf(question: Question): { names: Term[]; asked: Term[] } {
  const nameWords = new Set(question.names.flatMap((n) => n.words));
  const isName = (t: Term): boolean =>
    t.part === 'name' || t.term.startsWith('@') || nameWords.has(t.word);
  return {
    names: question.terms.filter(isName),
    asked: question.terms.filter((t) => !isName(t) && !isVague(t) && !isType(question, t)),
  };
}

/** "which city", "what date": the kind of value asked for is not told with it. */
function isType({ head, wanted }: Question, { term, word }: Term): boolean {
  return (
    (head.includes(term) && wanted !== 'number') ||
    /^(?:date|day|year|month|time|location|venue)$/.test(word)
  );
}

/** The owner of an office stands right before it or behind it. */
function holdsNear(sentence: StoredSentence, term: Term, role: Span): boolean {
  return sentence.tokens.some(
    (t) =>
      t.stem === term.term &&
      (Math.abs(t.end - role.start) <= 3 || (t.start >= role.end && t.start - role.end <= 8)),
  );
}

/**
 * The value that each article gives: in the sentence that holds most of what is asked of the ones asked about, where the
 * article names these, there or elsewhere.
 */
export function saidByArticles(material: Material): Values {
  const { ranked, store } = material;
  const question = withWanted(material.question);
  const comparer = comparerOf(question, store);
  if (comparer === undefined) return NONE;
  const { names, asked } = partsOf(question);
  if (names.length === 0 || asked.length === 0) return NONE;
  const years = question.terms.filter((t) => t.part === 'number');
  const byArticle = new Map<number, Ranked[]>();
  for (const r of ranked)
    byArticle.set(r.sentence.aid, [...(byArticle.get(r.sentence.aid) ?? []), r]);
  const values = [...byArticle.values()].flatMap((rows): Said[] => {
    if (!isNamedIn(material, rows[0]?.sentence.aid, rows, names)) return [];
    if (!years.every((t) => rows.some((r) => holdsTerm(r.sentence, t, 1)))) return [];
    const telling = rows
      .map((r) => ({ r, share: askedShare(r.sentence, asked) }))
      .filter(({ share }) => share >= ASKED_SHARE)
      .sort((a, b) => b.share - a.share || b.r.score - a.r.score);
    for (const { r } of telling) {
      const { sentence } = r;
      const isValue = (span: Span): boolean => comparer.isValue({ sentence, span });
      const actor = question.wanted === 'person' ? actorIn(question, sentence) : undefined;
      const span =
        actor !== undefined && isValue(actor) ? actor : bestSpan(question, r, isValue)?.span;
      if (span !== undefined) return [{ sentence, span }];
    }
    return [];
  });
  return { values, agree: comparer.agree, differ: comparer.differ };
}

/** Tells whether an article has most of the names asked about, in its title or in sentences that may answer. */
function isNamedIn(
  { question, ranked, store }: Material,
  aid: number | undefined,
  rows: readonly Ranked[] = ranked.filter(({ sentence }) => sentence.aid === aid),
  names: readonly Term[] = partsOf(question).names,
): boolean {
  const title = (aid === undefined ? undefined : store.article(aid)?.source.title) ?? '';
  const titles = new Set(termsOf(tokenize(title)));
  const named = names.filter(
    (t) => titles.has(t.term) || rows.some(({ sentence }) => holdsTerm(sentence, t, 1)),
  );
  return sum(named) >= NAMED_SHARE * sum(names);
}

/** Share, by rarity, of what is asked that a sentence tells in these or closely related words. */
function askedShare(sentence: StoredSentence, asked: readonly Term[]): number {
  return sum(asked.filter((t) => holdsTerm(sentence, t, CLOSELY_RELATED))) / sum(asked);
}

export function sum(terms: readonly Term[]): number {
  return terms.reduce((total, t) => total + t.idf, 0);
}

/** "who is the author of": whom each article names behind "by". */
export function makers(material: Material): Values {
  const { question, ranked, store } = material;
  const making = makingOf(question);
  const comparer = comparerOf(question, store);
  const { names } = partsOf(question);
  if (making === undefined || comparer === undefined || names.length === 0) return NONE;
  const values = ranked.flatMap(({ sentence }): Said[] => {
    const named = names.filter((t) => holdsTerm(sentence, t, 1));
    const said = sum(named) < NAMED_WELL * sum(names) ? undefined : makerIn(making, sentence);
    return said === undefined ? [] : [said];
  });
  return { values, agree: comparer.agree, differ: comparer.differ };
}

/** Values of the wanted type that stand among the same words. */
export function echoed(material: Material): Values {
  const question = withWanted(material.question);
  const comparer = comparerOf(question, material.store);
  if (comparer === undefined) return NONE;
  const telling = material.ranked.filter((r) => r.features.coverRelated >= ECHO_LEAST);
  const pair = echoedValues(question, telling, comparer);
  return pair === undefined ? NONE : { values: pair, differ: (a, b) => a !== b };
}

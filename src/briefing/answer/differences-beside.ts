import { findRetold } from '../overview/differences/retold-differences.ts';
import { FIELD, isKindOf, isNounOf } from '../question/thesaurus.ts';
import type { Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm, wordsOf } from '../search/words.ts';
import type { StoredSentence } from '../store/types.ts';
import { IRREGULAR_FORMS } from '../text/irregular.ts';
import { termsOf } from '../text/terms.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import type { Difference, Span } from '../types.ts';
import { actorIn, type Comparer, comparerOf, type Said, withWanted } from './compare-values.ts';
import { bestSpan } from './compose-direct.ts';
import { echoedValues } from './echoed-values.ts';
import { makerIn, makingOf } from './makers.ts';
import { sliceOf } from './slice.ts';
import type { Composed, Material } from './types.ts';

/** A value is compared where its sentence holds this share of what is asked of the one asked about, by rarity. */
const ASKED_SHARE = 0.45;
/** A name that an article does not hold in full is another one's. */
const NAMED_SHARE = 0.5;
const NAMED_WELL = 0.99;
/** Share of the question, by rarity, that a sentence holds that could be told in another article in the same words. */
const ECHO_LEAST = 0.1;
/** A sentence told twice is looked at where it has this much to do with the question. */
const COVER_LEAST = 0.4;
/** Ranked sentences among which one is looked for that tells the same with another value. */
const RETOLD_AMONG = 24;
const VALUES_MAX = 4;

/**
 * Values that other articles give beside an answer that shows one: what each article says on the asked particular, who
 * holds an office in each, and sentences that tell the same but for the asked words.
 */
export function differencesBeside(material: Material, composed: Composed): Difference[] {
  if (composed.differences !== undefined && composed.differences.length > 0) return [];
  if (composed.kind !== 'direct' && composed.kind !== 'passages') return [];
  const { question } = material;
  if (question.kind === 'why' || question.kind === 'yesno') return [];
  if (question.kind === 'describe' && withWanted(question).wanted === undefined) return [];
  for (const said of [
    holders(material),
    echoed(material),
    makers(material),
    saidByArticles(material),
    kinds(material),
    retold(material),
  ]) {
    const difference = toDifference(material, said);
    if (difference !== undefined) return [difference];
  }
  return [];
}

interface Values {
  readonly values: readonly Said[];
  readonly differ: Comparer['differ'];
  /** Where left out, two values agree that do not differ. */
  readonly agree?: Comparer['agree'];
}

/** Groups equal values; a difference are two groups, of which neither shares an article with the other. */
function toDifference(
  { question, citations }: Material,
  { values, differ, agree = (a, b) => !differ(a, b) }: Values,
): Difference | undefined {
  const groups: Said[][] = [];
  for (const value of values) {
    const same = groups.find((g) => g.some((other) => agree(other, value)));
    if (same === undefined) groups.push([value]);
    else same.push(value);
  }
  const [first] = groups;
  if (first === undefined) return undefined;
  const own = new Set(first.map((v) => v.sentence.aid));
  const others = groups
    .slice(1)
    .filter((g) =>
      g.every((v) => !own.has(v.sentence.aid) && first.every((o) => agree(o, v) || differ(o, v))),
    );
  if (others.length === 0) return undefined;
  return {
    about: question.plain.replace(/[?.!\s]+$/, ''),
    values: [first, ...others].slice(0, VALUES_MAX).map((group) => ({
      text: textOf(group),
      citations: [...new Set(group.map((v) => citations.sentence(v.sentence)))],
    })),
  };
}

/** The value's words; a possessive ending is none of them. */
function textOf([first]: readonly Said[]): string {
  return first === undefined ? '' : sliceOf(first.sentence, first.span).replace(/['’‘ʼ]s?$/, '');
}

/** Persons to whom the articles give the office that is asked for. */
function holders({ question, ranked, store }: Material): Values {
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
    asked: question.terms.filter(
      (t) =>
        !isName(t) &&
        !isVague(t) &&
        !(process.env['Y'] && t.part === 'number') &&
        !isType(question, t),
    ),
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
function saidByArticles(material: Material): Values {
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
    const titles = new Set(termsOf(tokenize(titleOf(material, rows[0]?.sentence.aid))));
    const named = names.filter(
      (t) => titles.has(t.term) || rows.some((r) => holdsTerm(r.sentence, t, 1)),
    );
    if (sum(named) < NAMED_SHARE * sum(names)) return [];
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

function titleOf({ store }: Material, aid: number | undefined): string {
  return (aid === undefined ? undefined : store.article(aid)?.source.title) ?? '';
}

/** Share, by rarity, of what is asked that a sentence tells in these or closely related words. */
function askedShare(sentence: StoredSentence, asked: readonly Term[]): number {
  return sum(asked.filter((t) => holdsTerm(sentence, t, CLOSELY_RELATED))) / sum(asked);
}

function sum(terms: readonly Term[]): number {
  return terms.reduce((total, t) => total + t.idf, 0);
}

/** "what sport", "what is the profession of": what each article calls it, where that is a kind of the thing asked for. */
function kinds(material: Material): Values {
  const { question } = material;
  const noun = kindNoun(question);
  if (question.wanted !== undefined || noun === undefined) return NONE;
  const names = question.terms.filter(
    (t) => t.part === 'name' || question.names.some((n) => n.words.includes(t.word)),
  );
  if (names.length === 0) return NONE;
  const done = new Set<number>();
  const values = material.ranked.flatMap(({ sentence }): Said[] => {
    if (done.has(sentence.aid)) return [];
    const named = names.filter((t) => wordsOf(sentence).places.has(t.term));
    if (sum(named) < NAMED_WELL * sum(names)) return [];
    const token = sentence.tokens.find(
      (t) => isPlain(t) && t.norm !== noun && isKind(t.norm, noun),
    );
    if (token === undefined) return [];
    done.add(sentence.aid);
    return [{ sentence, span: token }];
  });
  return { values, differ: otherWords };
}

/** A word in small letters that is a noun first: "born" and "have" name nobody. */
function isPlain({ raw, norm }: Token): boolean {
  return /^\p{Ll}/u.test(raw) && isContent(norm) && !IRREGULAR_FORMS.has(norm);
}

/** The noun for the kind of thing asked for: "what SPORT does ...", "what is the PROFESSION of ...". */
function kindNoun(question: Question): string | undefined {
  const match =
    /^(?:what|which)\s+(?:is the\s+|was the\s+)?(?:primary\s+|main\s+)?([\p{L}]+)\b/iu.exec(
      question.plain,
    );
  const noun = match?.[1]?.toLowerCase();
  return noun === undefined ||
    /^(?:is|was|are|were|did|does|do|has|have|type|kind|sort|name)$/.test(noun)
    ? undefined
    : noun;
}

function isKind(word: string, noun: string): boolean {
  return CALLING.test(noun) ? isNounOf(word, FIELD.person, 1) : isKindOf(word, noun);
}

const CALLING = /^(?:profession|occupation|job|career|vocation)$/;

/** "who is the author of": whom each article names behind "by". */
function makers(material: Material): Values {
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
function echoed(material: Material): Values {
  const question = withWanted(material.question);
  const comparer = comparerOf(question, material.store);
  if (comparer === undefined) return NONE;
  const telling = material.ranked.filter((r) => r.features.coverRelated >= ECHO_LEAST);
  const pair = echoedValues(question, telling, comparer);
  return pair === undefined ? NONE : { values: pair, differ: (a, b) => a !== b };
}

/** Sentences that tell the same but for the asked words. */
function retold(material: Material): Values {
  const { ranked } = material;
  const question = withWanted(material.question);
  const asked = new Set(question.terms.map((t) => t.term));
  const near = ranked.slice(0, RETOLD_AMONG).filter((r) => r.features.coverRelated >= COVER_LEAST);
  const pair = findRetold(near.map((r) => r.sentence)).find(
    ({ a, b, spanA, spanB, kind }) =>
      fitsWanted(question, kind) &&
      [
        [a, spanA],
        [b, spanB],
      ].every(([sentence, span]) =>
        termsOf(
          (sentence as StoredSentence).tokens.filter(
            (t) => t.start < (span as Span).end && (span as Span).start < t.end,
          ),
        ).every((term) => !asked.has(term)),
      ),
  );
  if (pair === undefined) return NONE;
  return {
    values: [
      { sentence: pair.a, span: pair.spanA },
      { sentence: pair.b, span: pair.spanB },
    ],
    // The one gap between them is what differs, whatever words of the value they share ("4 million", "9 million").
    differ: (a, b) => a !== b,
  };
}

const NONE: Values = { values: [], differ: () => false };

function otherWords(a: Said, b: Said): boolean {
  const [x, y] = [a, b].map(({ sentence, span }) => termsOf(tokenize(sliceOf(sentence, span))));
  return !(x ?? []).some((w) => y?.includes(w));
}

function fitsWanted({ wanted }: Question, kind: string | undefined): boolean {
  switch (wanted) {
    case undefined:
      return true;
    case 'time':
      return kind === 'time';
    case 'person':
      return kind === 'person' || kind === 'place';
    case 'place':
      return kind === 'place' || kind === 'person';
    default:
      return kind === 'number' || kind === 'time';
  }
}

import { findRetold } from '../overview/differences/retold-differences.ts';
import type { Question } from '../question/types.ts';
import { shapeOf } from '../search/weights.ts';
import type { StoredSentence } from '../store/types.ts';
import { IRREGULAR_FORMS } from '../text/irregular.ts';
import { termsOf } from '../text/terms.ts';
import { FIELD, isKindOf, isNounOf } from '../text/thesaurus.ts';
import { foldWords, isContent, type Token, tokenize } from '../text/tokens.ts';
import type { Difference, Span } from '../types.ts';
import { bestSpan } from './best-span.ts';
import { type Said, withWanted } from './compare-values.ts';
import { isSameName } from './names.ts';
import {
  echoed,
  holders,
  makers,
  NAMED_WELL,
  NONE,
  saidByArticles,
  sum,
  type Values,
} from './said-values.ts';
import { sliceOf } from './slice.ts';
import type { Composed, Material } from './types.ts';

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
  // A long question ties several facts together: no one value is asked for.
  if (shapeOf(question) === 'long') return [];
  if (question.kind === 'describe' && withWanted(question).wanted === undefined) return [];
  for (const saidBy of [holders, echoed, makers, saidByArticles, kinds, retold]) {
    const difference = toDifference(material, saidBy(material));
    if (difference !== undefined)
      return isToldByAll(material, composed, difference) ? [] : [difference];
  }
  return [];
}

/**
 * The differences are found by the rules that pick a name from a sentence. Where they pick another than the one given, and
 * each of the sentences tells of that one, the sources do not differ on it.
 */
function isToldByAll(
  { question, ranked, citations }: Material,
  composed: Composed,
  { values }: Difference,
): boolean {
  const given = composed.kind === 'direct' ? composed.values[0] : undefined;
  if (question.wanted !== 'person' || given === undefined) return false;
  const name = foldWords(given.text);
  const own = citations.all[given.citations[0] ?? -1];
  const best = ranked.find(({ sentence }) => sentence.text === own?.text);
  const picked = best && bestSpan(question, best)?.span;
  return (
    (picked === undefined || !isSameName(picked.key, name)) &&
    !values.some(({ text }) => isSameName(foldWords(text), name)) &&
    values.every((v) => v.citations.every((i) => citations.all[i]?.text.includes(given.text)))
  );
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
    const named = names.filter((t) => sentence.words.places.has(t.term));
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

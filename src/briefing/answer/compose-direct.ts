import { LIGHT_VERBS } from '../question/light-verbs.ts';
import type { AskedName, Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { type WantedSpan, wantedSpans } from '../search/wanted.ts';
import { CLOSELY_RELATED, holdsTerm } from '../search/words.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { compareTimes } from '../text/times.ts';
import { tokenize } from '../text/tokens.ts';
import type { Difference, Value } from '../types.ts';
import { comparerOf } from './compare-values.ts';
import { isUndone } from './denied.ts';
import { numbersAsked } from './direct-number.ts';
import { nearOffice } from './direct-office.ts';
import { ofKindAsked, personBonus, personsFirst, withoutDescriptions } from './direct-person.ts';
import { placeFactor, placesAsked, withTown } from './direct-place.ts';
import { timesAsked } from './direct-time.ts';
import { wordingOf } from './direct-wording.ts';
import { isSameName } from './names.ts';
import { goesOnAbout, isToldOf, standsSo } from './told-names.ts';
import type { Composed, Material } from './types.ts';
import { whoActs } from './who-acts.ts';

/** Sentences looked at for the answer, and the share of the best score that theirs must reach. */
const LOOKED_AT = 20;
const SCORE_SHARE = 0.7;
const COVER_SLACK = 0.1;
/** A sentence that holds less of the question, in words used alike, tells of something else. */
const ALIKE_LEAST = 0.6;
/** A value of another article stands beside the best when its sentence is at least as close to the question as this share. */
const COMPARABLE = 0.85;
/** Words of a question that another word for each may stand for, and share of them that must be told. */
const SHORT_TERMS = 2;
const SHORT_COVER = 0.7;
/** "who were the two climbers": no one name answers that. */
const ASKS_SEVERAL =
  /^who (?:are|were) the (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\S+ )*\S+s\b|(?:\p{Ll}+ )?\p{Ll}{3,}s\W*$)/iu;
/** "where did they meet, at the pier?" */
const PROPOSED = /,\s(?:\S+\s){0,4}\S+$/;
const VALUES_MAX = 4;
/** A word this closely related says the same. */
const PREDICATE_RELATED = 0.45;
/** Share of the question's words, by rarity, that a sentence must hold: at all; with three of them; beside the things counted. */
const TOLD_SHARE = 0.6;
const MANY_SHARE = 0.5;
const COUNTED_SHARE = 0.45;
/** What nearness to a word counts: more to the verb, and to a number ("by 2030"). */
const NEARNESS = { name: 1, noun: 1, verb: 1.5, adjective: 1, number: 2, other: 1 } as const;

export interface Found {
  readonly ranked: Ranked;
  readonly span: WantedSpan;
  /** Nearness of the span to the question's words, 0 to 1. */
  readonly near: number;
}

/** The shortest span of the wanted type, with the values that other articles give beside it. */
export function composeDirect(material: Material): Composed | undefined {
  const { question, ranked } = material;
  const best = ranked[0];
  if (best === undefined || question.wanted === undefined) return undefined;
  // "who is Roe" is not answered by the name of another one.
  if (question.wanted === 'person' && question.terms.every((t) => t.part === 'name'))
    return undefined;
  if (ASKS_SEVERAL.test(question.plain)) return undefined;
  // A sentence further down answers in place of the best only where it holds as much of the question.
  const goesOn = new Set(
    ranked.slice(0, LOOKED_AT).filter((r) => goesOnAbout(question, r, material.store)),
  );
  const close = ranked
    .slice(0, LOOKED_AT)
    .filter(
      (r) =>
        r.score >= SCORE_SHARE * best.score &&
        (goesOn.has(r) ||
          ((Math.max(r.features.alike, r.features.coverRelated) >= ALIKE_LEAST ||
            isShortAndTold(question, r)) &&
            r.features.coverRelated >= best.features.coverRelated - COVER_SLACK)),
    );
  // Sentences about the ones asked about go before those that share only other words.
  const named = Math.max(...close.map(namesOf));
  const found = close
    .filter((r) => question.names.length > 3 || goesOn.has(r) || namesOf(r) >= named - 0.01)
    .filter((r) => isToldOf(question, r.sentence) && !isUndone(question, r))
    .filter((r) => standsSo(question, r))
    .filter((r) => (goesOn.has(r) || tellsOf(question, r)) && holdsNumbers(question, r))
    .flatMap((r) => bestSpan(question, r) ?? []);
  // "in 24 years" says when only where nothing says it by the calendar.
  if (question.wanted === 'time' && !found.every(isRelativeTime))
    found.sort((a, b) => Number(isRelativeTime(a)) - Number(isRelativeTime(b)));
  const first = found[0];
  if (first === undefined) return undefined;
  const groups = groupValues(question, found);
  const strength = (r: Ranked): number => r.features.coverRelated + 0.3 * r.features.verb;
  const main = groups[0];
  if (main === undefined) return undefined;
  const beside = groups.slice(1).filter((g) => {
    const other = g[0];
    return (
      other !== undefined &&
      (question.wanted !== 'time' || !isRelativeTime(other) || isRelativeTime(main[0] as Found)) &&
      other.ranked.sentence.aid !== main[0]?.ranked.sentence.aid &&
      strength(other.ranked) >= COMPARABLE * strength(main[0]?.ranked ?? best)
    );
  });
  const toValue = (g: readonly Found[]): Value => ({
    text: textOf(question, g),
    citations: [...new Set(g.map((f) => material.citations.sentence(f.ranked.sentence)))],
  });
  const groupsShown = [main, ...beside].slice(0, VALUES_MAX);
  const shown = groupsShown.map(toValue);
  const differences: Difference[] = doDiffer(material, groupsShown)
    ? [{ about: question.plain.replace(/[?.!\s]+$/, ''), values: shown }]
    : [];
  // One name answers "who"; times, places and numbers stand side by side where the sources differ.
  const values = question.wanted === 'person' ? shown.slice(0, 1) : shown;
  return { kind: 'direct', values, differences };
}

/** Some two of the values cannot both be so; one that only says more than another is no difference. */
function doDiffer({ question, store }: Material, groups: readonly Found[][]): boolean {
  const heads = groups.flatMap(([first]) =>
    first === undefined ? [] : [{ sentence: first.ranked.sentence, span: first.span }],
  );
  const comparer = comparerOf(question, store);
  if (comparer === undefined) return heads.length > 1;
  const values = heads.filter(comparer.isValue);
  return values.some((a, i) => values.slice(i + 1).some((b) => comparer.differ(a, b)));
}

/** The span of the wanted type that stands nearest to the question's words, in one sentence, of those that are accepted. */
export function bestSpan(
  question: Question,
  ranked: Ranked,
  accepts: (span: WantedSpan) => boolean = () => true,
): Found | undefined {
  const { sentence } = ranked;
  let spans = wantedSpans(question, sentence).filter(accepts);
  if (question.wanted === 'person' || question.wanted === 'place')
    spans = spans.filter((s) => !isGiven(question, sentence, s));
  if (question.wanted === 'person') {
    const named = withoutDescriptions(question, sentence, spans);
    const actors = whoActs(question, sentence, ofKindAsked(question, sentence, named)).filter(
      (s) => !isGiven(question, sentence, s),
    );
    spans = nearOffice(question, ranked, personsFirst(sentence, actors));
  }
  if (question.wanted === 'place') spans = placesAsked(question, sentence, spans);
  spans = [...numbersAsked(question, ranked, spans)];
  if (question.wanted === 'time' || question.wanted === 'duration')
    spans = timesAsked(question, sentence, spans);
  const scored = spans.map((span) => ({ span, near: nearness(question, ranked, span) }));
  const best = scored.sort((a, b) => b.near - a.near || a.span.start - b.span.start)[0];
  if (best === undefined) return undefined;
  const span = question.wanted === 'place' ? withTown(sentence, best.span) : best.span;
  return { ranked, span, near: best.near };
}

/** A name all of whose words stand in the question is not what it asks for; one that it proposes behind a comma may be. */
function isGiven(question: Question, { tokens }: Ranked['sentence'], span: WantedSpan): boolean {
  const { plain, names, terms, wanted } = question;
  if (wanted === 'place') {
    const own = span.key.split(' ');
    // "Orvik" says where Orvik College is, and Orvik College does not say where Orvik is.
    const isPart = ({ words }: AskedName): boolean =>
      own.length < words.length && own.every((w) => words.includes(w));
    const isWhole = ({ words }: AskedName): boolean => words.every((w) => own.includes(w));
    if (!names.some(isWhole) && names.some(isPart)) return false;
    if (terms.every((t) => t.part === 'name') && names.some(isWhole)) return true;
  }
  const stems = tokenize(plain.replace(PROPOSED, '')).map((t) => t.stem);
  const words = tokens.filter(
    (t) => t.start >= span.start && t.end <= span.end && !STOPWORDS.has(t.norm),
  );
  return words.length > 0 && words.every((t) => stems.includes(t.stem));
}

/**
 * The sentence must tell of what is asked: "when did he die" is not when he was born. Every noun, name and verb of the
 * question that is not light stands there in its own words or near ones, or nearly all of them do.
 */
function tellsOf(question: Question, { sentence, features }: Ranked): boolean {
  const grave = question.terms.filter(
    (t) =>
      t.part !== 'adjective' &&
      t.part !== 'other' &&
      !LIGHT_VERBS.has(t.term) &&
      // "an 18-year war" tells how long it lasted.
      !(question.wanted === 'duration' && t.term === 'last'),
  );
  const held = grave.filter((t) => holdsTerm(sentence, t, PREDICATE_RELATED));
  if (held.length === grave.length) return true;
  // "when did Norland join the League": any sentence on both names them, and the verb alone tells what is asked.
  const verb = grave.find((t) => t.term === question.verb);
  if (verb !== undefined && !held.includes(verb) && isAskedByVerb(question, grave, verb))
    return false;
  const weigh = (terms: readonly Term[]): number => terms.reduce((sum, t) => sum + t.idf, 0);
  const share = weigh(held) / weigh(grave);
  // The very things counted are there: "how many containers did they send" needs no "send".
  if (question.wanted === 'number' && features.wantedNear > 0) return share >= COUNTED_SHARE;
  return share >= TOLD_SHARE || (held.length >= 3 && share >= MANY_SHARE);
}

function isAskedByVerb({ plain }: Question, grave: readonly Term[], verb: Term): boolean {
  return (
    /\b(?:did|does|do|has|have)\b/i.test(plain) &&
    grave.every((t) => t === verb || t.part === 'name')
  );
}

/** "when is the strike": of one or two words, another word for each tells as much. */
function isShortAndTold({ terms }: Question, { features }: Ranked): boolean {
  return terms.length <= SHORT_TERMS && features.coverRelated >= SHORT_COVER;
}

function namesOf({ features }: Ranked): number {
  return Math.max(features.names, features.namesAround);
}

/** Numbers and years that the question gives must stand in the sentence: "in 2000" is not any visit. */
function holdsNumbers(question: Question, { sentence }: Ranked): boolean {
  return question.terms.every(
    (t) => t.part !== 'number' || holdsTerm(sentence, t, CLOSELY_RELATED),
  );
}

function isRelativeTime({ ranked, span }: Found): boolean {
  return ranked.sentence.note.times.some((t) => t.start === span.start && t.relative);
}

/** Sum over the question's words of rarity by nearness to the span, the verb and the right side of it counting more. */
function nearness(question: Question, { sentence }: Ranked, span: WantedSpan): number {
  const words = sentence.words;
  const at = sentence.tokens.findIndex((t) => t.start >= span.start);
  const last = sentence.tokens.findLastIndex((t) => t.end <= span.end);
  let sum = 0;
  for (const term of question.terms) {
    const places = [
      ...(words.places.get(term.term) ?? []),
      ...[...term.related.keys()].flatMap((r) => words.places.get(r) ?? []),
    ];
    const gaps = places.filter((p) => p < at || p > last).map((p) => (p < at ? at - p : p - last));
    if (gaps.length > 0) sum += (term.idf * NEARNESS[term.part]) / (1 + Math.min(...gaps));
  }
  if (question.wanted === 'person') sum += personBonus(question, sentence, span);
  if (question.wanted === 'place') sum *= placeFactor(question, sentence, span);
  return sum;
}

/** Equal values together; the group with the best sentence first. */
function groupValues(question: Question, found: readonly Found[]): Found[][] {
  const groups: Found[][] = [];
  for (const f of found) {
    const same = groups.find((g) => g[0] !== undefined && isSameValue(question, g[0], f));
    if (same === undefined) groups.push([f]);
    else same.push(f);
  }
  return groups;
}

function isSameValue(question: Question, a: Found, b: Found): boolean {
  if (a.span.key === b.span.key) return true;
  if (question.wanted === 'person') return isSameName(a.span.key, b.span.key);
  if (question.wanted === 'place')
    return a.span.key.includes(b.span.key) || b.span.key.includes(a.span.key);
  const [s, t] = [a, b].map((f) =>
    f.ranked.sentence.note.times.find((time) => time.start === f.span.start),
  );
  return (
    s !== undefined &&
    t !== undefined &&
    !s.relative &&
    !t.relative &&
    compareTimes(s, t) !== 'differs'
  );
}

/** The wording of a value: the fullest name; a number with its unit. */
function textOf(question: Question, group: readonly Found[]): string {
  const texts = group.map(({ ranked, span }) => wordingOf(question, ranked.sentence, span));
  if (question.wanted !== 'person') return texts[0] ?? '';
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}

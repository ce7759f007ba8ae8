import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { compareTimes } from '../text/times.ts';
import type { Difference, Value } from '../types.ts';
import { isOfAskedTime } from './asked-slot.ts';
import { bestSpan, type Found } from './best-span.ts';
import { chooseName } from './choose-name.ts';
import { closeTo } from './close-sentences.ts';
import { comparerOf, type Said } from './compare-values.ts';
import { wordingOf } from './direct-wording.ts';
import { isSameName } from './names.ts';
import type { Composed, Material } from './types.ts';

/** A value of another article stands beside the best when its sentence is at least as close to the question as this share. */
const COMPARABLE = 0.85;
/** "who were the two climbers": no one name answers that. */
const ASKS_SEVERAL =
  /^who (?:are|were) the (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\S+ )*\S+s\b|(?:\p{Ll}+ )?\p{Ll}{3,}s\W*$)/iu;
const VALUES_MAX = 4;

/** The shortest span of the wanted type, with the values that other articles give beside it. */
export function composeDirect(material: Material): Composed | undefined {
  const { question } = material;
  if (question.wanted === undefined || ASKS_SEVERAL.test(question.plain)) return undefined;
  const close = closeTo(material);
  return question.wanted === 'person'
    ? composeName(material, close)
    : composeValues(material, spansIn(question, close));
}

/** The name asked for; its sentence where it is not clear which of its names that is. */
function composeName(material: Material, close: readonly Ranked[]): Composed | undefined {
  const { question, citations } = material;
  // "who is Roe" is not answered by the name of another one.
  if (question.terms.every((t) => t.part === 'name')) return undefined;
  const name = chooseName(question, close);
  if (name === undefined) return undefined;
  if (name.isLikely) {
    const others = close.filter((r) => r !== name.ranked);
    const found = others.flatMap((r) => sameName(r, name.span) ?? bestSpan(question, r) ?? []);
    return composeValues(material, [name, ...found]);
  }
  citations.sentence(name.ranked.sentence);
  return { kind: 'passages' };
}

/** Where another sentence names the one chosen. */
function sameName(ranked: Ranked, { key }: WantedSpan): Found | undefined {
  const mention = ranked.sentence.note.mentions.find((m) => isSameName(m.key, key));
  return mention && { ranked, span: mention };
}

function spansIn(question: Question, sentences: readonly Ranked[]): Found[] {
  return sentences.flatMap((r) => bestSpan(question, r) ?? []);
}

/** The value of the first span, with the others that stand beside it. */
function composeValues(material: Material, found: Found[]): Composed | undefined {
  const { question } = material;
  // "in 24 years" says when only where nothing says it by the calendar.
  if (question.wanted === 'time' && !found.every(isRelativeTime))
    found.sort((a, b) => Number(isRelativeTime(a)) - Number(isRelativeTime(b)));
  // A date that was given up says it only where no other does.
  const isOfOther = (f: Found): boolean =>
    question.wanted === 'time' && !isOfAskedTime(question, saidBy(f));
  found.sort((a, b) => Number(isOfOther(a)) - Number(isOfOther(b)));
  const groups = groupValues(question, found);
  const strength = (r: Ranked): number => r.features.coverRelated + 0.3 * r.features.verb;
  const main = groups[0];
  const first = main?.[0];
  if (main === undefined || first === undefined) return undefined;
  const beside = groups.slice(1).filter((g) => {
    const other = g[0];
    return (
      other !== undefined &&
      (!isOfOther(other) || isOfOther(first)) &&
      (question.wanted !== 'time' || !isRelativeTime(other) || isRelativeTime(first)) &&
      other.ranked.sentence.aid !== first.ranked.sentence.aid &&
      strength(other.ranked) >= COMPARABLE * strength(first.ranked)
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
  const heads = groups.flatMap(([first]) => (first === undefined ? [] : [saidBy(first)]));
  const comparer = comparerOf(question, store);
  if (comparer === undefined) return heads.length > 1;
  const values = heads.filter(comparer.isValue);
  return values.some((a, i) => values.slice(i + 1).some((b) => comparer.differ(a, b)));
}

const saidBy = ({ ranked, span }: Found): Said => ({ sentence: ranked.sentence, span });

function isRelativeTime({ ranked, span }: Found): boolean {
  return ranked.sentence.note.times.some((t) => t.start === span.start && t.relative);
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

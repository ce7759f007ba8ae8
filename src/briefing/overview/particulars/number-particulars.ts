import { sliceOf } from '../../answer/slice.ts';
import type { StoredSentence } from '../../store/types.ts';
import type { NumberExpression } from '../../text/numbers.ts';
import { stem } from '../../text/stem.ts';
import { isContent } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';
import { anchorsAt } from './anchors.ts';
import { type NumberPair, ordinalsIn, pairAt } from './number-forms.ts';
import type { Bound, NumberParticular } from './particular-types.ts';
import { clausesOf } from './sentence-events.ts';

const AT_LEAST = /^(?:over|more than|at least|upward of|no fewer than)\b/i;
const AT_MOST = /^(?:less than|fewer than|under|at most|up to|as many as)\b/i;
/** A little word may stand between a noun and its number. */
const NOUN_BEFORE_CHARS = 6;
/** The unit of a score or of the votes for and against. */
export const PAIR = 'pair';
const BEFORE_AGE = /^(?:,\s*|\s\()$/;

/** Numbers with their units; parts of dates and bare numbers are left out. */
export function numberParticulars(sentence: StoredSentence): NumberParticular[] {
  const isPartOfDate = (n: Span): boolean =>
    sentence.note.times.some((t) => !t.relative && t.start <= n.start && n.end <= t.end);
  const numbers = sentence.note.numbers.filter((n) => !isPartOfDate(n));
  const pairs = new Map<NumberExpression, NumberPair>();
  for (const number of numbers) {
    const pair = pairAt(sentence, number);
    if (pair !== undefined) pairs.set(number, pair);
  }
  const isSecond = (n: Span): boolean =>
    [...pairs].some(([first, { end }]) => first.end <= n.start && n.end <= end);
  return [
    ...numbers
      .filter((n) => !isSecond(n))
      .flatMap((number) => {
        const pair = pairs.get(number);
        return pair === undefined
          ? particularOf(sentence, number, unitOf(sentence, number))
          : particularOf(sentence, { ...number, value: pair.value }, { key: PAIR, end: pair.end });
      }),
    // Twelve minutes are not the twelfth one.
    ...ordinalsIn(sentence).flatMap((number) =>
      particularOf(sentence, number, {
        key: `${stem(number.unit[0] ?? '')} in a row`,
        end: number.end,
      }),
    ),
  ];
}

function particularOf(
  sentence: StoredSentence,
  number: NumberExpression,
  unit: { readonly key: string; readonly end: number } | undefined,
): NumberParticular[] {
  if (unit === undefined) return [];
  return anchorsAt(sentence, number)
    .slice(-1)
    .map((anchor) => ({
      kind: 'number',
      sentence,
      start: number.start,
      end: unit.end,
      anchor,
      number,
      bound: boundOf(sentence, number),
      unit: unit.key,
    }));
}

/** The unit of a number with the place where its words end, or undefined for a bare number ("9/11", a street number). */
function unitOf(
  sentence: StoredSentence,
  number: NumberExpression,
): { key: string; end: number } | undefined {
  const wording = sliceOf(sentence, number);
  if (number.of === 'money')
    return { key: /[$€£¥]|\p{L}+$/u.exec(wording)?.[0].toLowerCase() ?? 'money', end: number.end };
  if (number.of === 'percent') return { key: '%', end: number.end };
  if (isAge(sentence, number)) return { key: 'age', end: number.end };
  const old = /^[-\s]years?[-\s]old\b/.exec(sentence.text.slice(number.end - sentence.start));
  if (old !== null) return { key: 'age', end: number.end + old[0].length };
  const row = sentence.tokens
    .filter((t) => t.start >= number.end && !/^(?:or|so)$/.test(t.norm))
    .slice(0, 3);
  const at = row.findIndex((t) => isContent(t.norm) && /^\p{L}/u.test(t.norm));
  const noun = headOf(sentence, number.end, row, at);
  if (noun !== undefined) return { key: noun.stem, end: noun.end };
  const before = nounBefore(sentence, number);
  return before === undefined ? undefined : { key: before.stem, end: number.end };
}

/** "Ana Diaz, 54, said", "Diaz, who is 54", "at the age of 54". */
function isAge(sentence: StoredSentence, number: NumberExpression): boolean {
  const lead = sentence.text.slice(0, number.start - sentence.start);
  if (!/^(?:[,.;)]|\sand\s|\s?$)/.test(sentence.text.slice(number.end - sentence.start)))
    return false;
  if (
    /\b(?:aged|turn(?:s|ed)|who (?:is|was)|[Ss]?[Hh]e (?:is|was)|, is|(?:the )?age of)\s$/.test(
      lead,
    )
  )
    return true;
  return sentence.note.mentions.some(
    (m) =>
      m.kind !== 'country' &&
      m.kind !== 'organisation' &&
      BEFORE_AGE.test(sentence.text.slice(m.end - sentence.start, number.start - sentence.start)),
  );
}

/** "Article 33", "sacks with 13.5": the noun that stands before the number where none stands behind. */
function nounBefore(
  sentence: StoredSentence,
  number: NumberExpression,
): StoredSentence['tokens'][number] | undefined {
  const { words } = clausesOf(sentence);
  const last = words.findLast(
    (w) => w.end <= number.start && !/^(?:with|at|of|to|is|was)$/.test(w.norm),
  );
  if (last === undefined || number.start - last.end > NOUN_BEFORE_CHARS) return undefined;
  return last.tag === 'NOUN' || (last.tag === 'PROPN' && last.end + 1 === number.start)
    ? last
    : undefined;
}

/** The noun counted: the last of the words behind the number that follow one another without a little word between. */
function headOf(
  sentence: StoredSentence,
  from: number,
  row: StoredSentence['tokens'],
  first: number,
): StoredSentence['tokens'][number] | undefined {
  if (first < 0) return undefined;
  const tags = clausesOf(sentence).words;
  let head: StoredSentence['tokens'][number] | undefined;
  let end = from;
  for (const token of row.slice(first)) {
    const gap = sentence.text.slice(end - sentence.start, token.start - sentence.start);
    const tag = tags.find((w) => w.start === token.start)?.tag;
    if (!/^[\s-]*$/.test(gap) && head !== undefined) break;
    if (!/^[\s-]*(?:(?:of|the|or so) )*$/.test(gap) || !isContent(token.norm)) break;
    if (tag !== 'NOUN' && tag !== 'ADJ' && tag !== 'PROPN') break;
    if (tag === 'NOUN') head = token;
    end = token.end;
  }
  return head;
}

function boundOf(sentence: StoredSentence, number: NumberExpression): Bound {
  const wording = sliceOf(sentence, number);
  if (AT_LEAST.test(wording)) return 'atLeast';
  if (AT_MOST.test(wording)) return 'atMost';
  return number.approximate ? 'about' : 'exact';
}

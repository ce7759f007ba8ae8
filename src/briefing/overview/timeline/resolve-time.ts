import type { TimeExpression } from '../../text/times.ts';
import { DAY, type Interval, monthOf, NO_YEAR, partsOf, startOfDay, yearsOf } from './calendar.ts';
import { clockTime, partOfDay } from './day-parts.ts';
import type { Reference } from './reference.ts';
import { resolveDay } from './resolve-day.ts';
import { resolvePeriod } from './resolve-period.ts';
import type { Basis, Precision } from './timeline-types.ts';

/** Where the sentence looks from the time of writing: "met on Friday", "meets", "will meet"; open in "was to meet". */
export type Tense = 'past' | 'present' | 'future' | 'open';

/** A time as an interval of minutes. Without a known year the minutes count in `NO_YEAR` and the years beside it. */
export interface Resolved extends Interval {
  readonly precision: Precision;
  readonly hasYear: boolean;
  /** False where not even the distance to the article's own year is known. */
  readonly hasDistance: boolean;
  readonly basis: Basis;
}

/** What a time expression is read with. */
export interface Surroundings {
  /** As it stands in the text. */
  readonly wording: string;
  readonly tense: Tense;
  readonly reference: Reference | undefined;
  /** The time whose day an hour or part of the day without one belongs to. */
  readonly beside: Resolved | undefined;
}

/** How far a month without a year may lie off in the article's own year, and beyond it. */
const NEAR_MONTHS = 6;
const CLOSE_MONTHS = 3;

/** "before Friday", "by 2031": when it did not happen, or no later than when; "before dawn" is a part of the day. */
const ONLY_A_LIMIT = /^(?:before|after|by) (?!dawn|sunrise|noon|midday|midnight)/;

/** Resolves a time expression, or gives undefined where what is known does not place it. */
export function resolveTime(time: TimeExpression, around: Surroundings): Resolved | undefined {
  const lower = around.wording.toLowerCase().replace(/\s+/g, ' ');
  if (ONLY_A_LIMIT.test(lower)) return undefined;
  if (time.relative) return resolvePeriod(time, lower, around.reference);
  const day = resolveDay(time, lower, around);
  if (day !== undefined) return withinDay(day, time, lower);
  if (time.day !== undefined || time.weekday !== undefined) return undefined;
  if (time.month !== undefined) return resolveMonth(time.month, time.year, lower, around);
  if (time.clock !== undefined || /\b(?:today|yesterday|tomorrow|tonight)\b/.test(lower))
    return undefined;
  return resolveYears(lower);
}

/** Narrows a day to the hour or part of it that is stated. */
function withinDay(day: Resolved, time: TimeExpression, lower: string): Resolved {
  const start = startOfDay(day.from);
  const clock = time.clock === undefined ? undefined : clockTime(time.clock);
  const part = clock ?? partOfDay(lower);
  if (part === undefined) return day;
  return {
    ...day,
    from: start + part.from,
    to: start + part.to,
    precision: clock === undefined ? 'part' : 'clock',
  };
}

function resolveMonth(
  month: number,
  year: number | undefined,
  lower: string,
  { tense, reference }: Surroundings,
): Resolved | undefined {
  const make = (interval: Interval, rest: Pick<Resolved, 'hasYear' | 'hasDistance' | 'basis'>) => ({
    ...narrowed(interval, lower),
    precision: 'month' as const,
    ...rest,
  });
  const stated = { hasYear: true, hasDistance: true, basis: 'stated' as const };
  if (year !== undefined) return make(monthOf(year, month), stated);
  if (reference === undefined) {
    // "last June": in the year of writing or the one before; the earlier one keeps it before all that is "now".
    const shift = /\blast\b/.test(lower) ? -1 : 0;
    const unknown = { hasYear: false, hasDistance: false, basis: 'stated' as const };
    return make(monthOf(NO_YEAR + shift, month), unknown);
  }
  const own = partsOf(reference.day);
  const shift = monthShift(month, own.month, lower, tense);
  const known = { hasYear: reference.hasYear, hasDistance: true, basis: reference.basis };
  const unknown = { hasYear: false, hasDistance: false, basis: 'stated' as const };
  return shift === undefined
    ? make(monthOf(NO_YEAR, month), unknown)
    : make(monthOf((reference.hasYear ? own.year : NO_YEAR) + shift, month), known);
}

/** By how many years the month meant is later than that of the article's own year; undefined where it may be either. */
function monthShift(month: number, own: number, lower: string, tense: Tense): number | undefined {
  const year = /\b(last|this|next) year\b/.exec(lower)?.[1];
  if (year !== undefined) return year === 'last' ? -1 : year === 'next' ? 1 : 0;
  if (/\bthis\b/.test(lower)) return 0;
  if (/\blast\b/.test(lower)) return month < own ? 0 : -1;
  if (/\bnext\b/.test(lower)) return month > own ? 0 : 1;
  const back = (own - month + 12) % 12;
  const ahead = (12 - back) % 12;
  // Half a year on, the other direction is as likely: "was chosen for the vote in November".
  const most = (shift: number): number => (shift === 0 ? NEAR_MONTHS : CLOSE_MONTHS);
  const [past, future] = [month <= own ? 0 : -1, month >= own ? 0 : 1];
  if (tense === 'past') return back <= most(past) ? past : undefined;
  return tense === 'future' && ahead <= most(future) ? future : undefined;
}

/** A year, a range of years, a decade or a century. */
function resolveYears(lower: string): Resolved | undefined {
  const make = (from: number, to: number): Resolved => ({
    ...narrowed(yearsOf(from, to), lower),
    precision: 'year',
    hasYear: true,
    hasDistance: true,
    basis: 'stated',
  });
  if (/\b(?:bc|bce|ad|ce)\b/.test(lower)) return undefined;
  const decade = /\b(\d{3}0)s\b/.exec(lower)?.[1];
  if (decade !== undefined) return make(Number(decade), Number(decade) + 9);
  const century = /\b(\d{1,2})(?:st|nd|rd|th) centur/.exec(lower)?.[1];
  if (century !== undefined) return make(Number(century) * 100 - 99, Number(century) * 100);
  const [, first, last] = /\b(\d{4})(?:[-–/](\d{4}|\d\d))?\b/.exec(lower) ?? [];
  if (first === undefined) return undefined;
  const end = last === undefined ? first : first.slice(0, 4 - last.length) + last;
  return Number(end) < Number(first) ? undefined : make(Number(first), Number(end));
}

/** "early June", "the late 1990s": the third of it that is meant. */
function narrowed({ from, to }: Interval, lower: string): Interval {
  const shade = /\b(early|mid|late)\b/.exec(lower)?.[1];
  if (shade === undefined) return { from, to };
  const third = Math.floor((to - from) / DAY / 3) * DAY;
  if (shade === 'early') return { from, to: from + third };
  return shade === 'late' ? { from: to - third, to } : { from: from + third, to: to - third };
}

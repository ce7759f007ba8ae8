import type { TimeExpression } from '../../text/times.ts';
import { crossesLeapDay, DAY, type Interval, monthOf, partsOf, yearsOf } from './calendar.ts';
import type { Reference } from './reference.ts';
import type { Resolved } from './resolve-time.ts';
import type { Precision } from './timeline-types.ts';

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
/** "about two weeks ago", "several days ago": no day is meant. */
const IS_VAGUE =
  /\b(?:more|over|about|around|nearly|almost|some|least|less|several|few|many|couple)\b/;
/** Days on either side that a number of weeks leaves open. */
const WEEK_SLACK = 3;

/** Tells whether a span of time is counted from the time of writing, and so has a place in time. */
export function isPlaced(wording: string): boolean {
  return /\bago$|^(?:(?:earlier|later) )?(?:last|this|next) /i.test(wording);
}

/** Resolves "two weeks ago", "last month", "the summer of 2031"; undefined for durations and for what is vague. */
export function resolvePeriod(
  time: TimeExpression,
  lower: string,
  reference: Reference | undefined,
): Resolved | undefined {
  // Which months a summer has depends on where it is: only its year is sure.
  if (time.year !== undefined && /\b(?:spring|summer|autumn|winter)\b/.test(lower))
    return {
      ...yearsOf(time.year, time.year),
      precision: 'year',
      hasYear: true,
      hasDistance: true,
      basis: 'stated',
    };
  if (reference === undefined) return undefined;
  const found = ago(lower, reference) ?? named(lower, reference);
  if (found === undefined) return undefined;
  const [interval, precision] = found;
  const { hasYear, basis } = reference;
  if (basis === 'sameEvent' && precision !== 'year') return undefined;
  if (!hasYear && precision !== 'year' && crossesLeapDay(reference.day, interval.from))
    return undefined;
  return { ...interval, precision, hasYear, hasDistance: true, basis };
}

type Found = readonly [Interval, Precision];

function ago(lower: string, { day }: Reference): Found | undefined {
  const [, word = '', unit] = /^(\w+)[- ](day|week|month|year)s? ago$/.exec(lower) ?? [];
  if (unit === undefined || IS_VAGUE.test(lower)) return undefined;
  const count = COUNTS[word] ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined);
  if (count === undefined) return undefined;
  const { year, month } = partsOf(day);
  switch (unit) {
    case 'day':
      return [days(day, -count, 1), 'day'];
    case 'week':
      return [days(day, -7 * count - WEEK_SLACK, 2 * WEEK_SLACK + 1), 'week'];
    case 'month':
      return [monthOf(year, month - count), 'month'];
    default:
      return [yearsOf(year - count, year - count), 'year'];
  }
}

function named(lower: string, { day, weekday }: Reference): Found | undefined {
  const [, which, unit] =
    /^(?:earlier |later )?(last|this|next) (week|month|year)$/.exec(lower) ?? [];
  if (unit === undefined) return undefined;
  const shift = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  const { year, month } = partsOf(day);
  if (unit === 'year') return [yearsOf(year + shift, year + shift), 'year'];
  if (unit === 'month') return [monthOf(year, month + shift), 'month'];
  // Weeks from Monday on, as ISO 8601 counts them.
  return [days(day, 7 * shift - ((weekday + 6) % 7), 7), 'week'];
}

function days(from: number, offset: number, length: number): Interval {
  return { from: from + offset * DAY, to: from + (offset + length) * DAY };
}

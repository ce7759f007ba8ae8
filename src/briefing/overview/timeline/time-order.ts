import { compareTimes } from '../../text/times.ts';
import { DAY, dayStart, type Interval, NO_YEAR, partsOf } from './calendar.ts';
import type { PlacedEvent } from './placed-event.ts';
import type { Resolved } from './resolve-time.ts';
import type { Precision } from './timeline-types.ts';

const FINEST_FIRST: readonly Precision[] = ['clock', 'part', 'day', 'week', 'month', 'year'];

/** Those with a year before those without, then by start, then the more exact first; undefined last. */
export function compareResolved(a: Resolved | undefined, b: Resolved | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return Number(b.hasYear) - Number(a.hasYear) || a.from - b.from || coarseness(a) - coarseness(b);
}

/** 0 for a clock time to 5 for a year; 6 for what is not placed. */
export function coarseness(resolved: Resolved | undefined): number {
  return resolved === undefined ? FINEST_FIRST.length : FINEST_FIRST.indexOf(resolved.precision);
}

/** True for a time known to the day, or better. */
export function isWithinDay(resolved: Resolved | undefined): resolved is Resolved {
  return resolved !== undefined && coarseness(resolved) <= FINEST_FIRST.indexOf('day');
}

/** True where two events are given the same time. */
export function hasSameTime(a: PlacedEvent, b: PlacedEvent): boolean {
  const [x, y] = [a.resolved, b.resolved];
  if (x === undefined || y === undefined) return x === y && wording(a) === wording(b);
  return (
    x.from === y.from && x.to === y.to && x.hasYear === y.hasYear && x.precision === y.precision
  );
}

/** True where the times of two events cannot both be right for one event. */
export function excludesTime(a: PlacedEvent, b: PlacedEvent): boolean {
  if (a.resolved === undefined || b.resolved === undefined)
    return compareTimes(a.time.first, b.time.first) === 'differs';
  return (daysBetween(a, b) ?? 0) > 0;
}

/**
 * Returns how far apart the times of two events are: 0 where they overlap, 1 up to a day, and so on; undefined where it
 * cannot be told. Without a year, days are compared by their place in the year, and without a date by the weekday.
 */
export function daysBetween(a: PlacedEvent, b: PlacedEvent): number | undefined {
  if (a.resolved !== undefined && b.resolved !== undefined) return gap(a.resolved, b.resolved);
  const [x, y] = [weekdayOf(a), weekdayOf(b)];
  if (x === undefined || y === undefined) return undefined;
  const ahead = (x - y + 7) % 7;
  return Math.min(ahead, 7 - ahead);
}

function weekdayOf({ time, resolved }: PlacedEvent): number | undefined {
  if (time.first.weekday !== undefined) return time.first.weekday;
  return isWithinDay(resolved) && resolved.hasYear ? partsOf(resolved.from).weekday : undefined;
}

function gap(a: Resolved, b: Resolved): number | undefined {
  if (a.hasYear && b.hasYear) return distance(a, b);
  if (!a.hasYear && !b.hasYear && a.hasDistance && b.hasDistance) return distance(a, b);
  if (a.precision === 'year' || b.precision === 'year') return undefined;
  return distance(withoutYear(a), withoutYear(b));
}

function withoutYear({ from, to }: Interval): Interval {
  const { month, day } = partsOf(from);
  const start = dayStart(NO_YEAR, month, day) + (((from % DAY) + DAY) % DAY);
  return { from: start, to: start + (to - from) };
}

function distance(a: Interval, b: Interval): number {
  const between = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  return between < 0 ? 0 : 1 + Math.floor(between / DAY);
}

function wording({ sentence, time }: PlacedEvent): string {
  return sentence.text.slice(time.start - sentence.start, time.end - sentence.start).toLowerCase();
}

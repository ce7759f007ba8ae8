/** Calendar arithmetic in minutes since 1970-01-01T00:00, without time zones. */

export const DAY = 24 * 60;
/** Times without a known year are counted in this one; it and its neighbours have no February 29. */
export const NO_YEAR = 2002;

/** Half-open range of minutes. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Start of a day; `month` from 1. Days beyond the month's end run on into the next. */
export function dayStart(year: number, month: number, day: number): number {
  const date = new Date(0);
  // Date.UTC would read years below 100 as those of the 20th century.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 60_000;
}

/** The day, or undefined where the month has no such day. */
export function dayOf(year: number, month: number, day: number): Interval | undefined {
  const from = dayStart(year, month, day);
  const { month: m, day: d } = partsOf(from);
  return m === month && d === day ? { from, to: from + DAY } : undefined;
}

export function monthOf(year: number, month: number): Interval {
  return { from: dayStart(year, month, 1), to: dayStart(year, month + 1, 1) };
}

export function yearsOf(from: number, to: number): Interval {
  return { from: dayStart(from, 1, 1), to: dayStart(to + 1, 1, 1) };
}

/** Year, month from 1, day of the month and weekday (0 = Sunday) of a minute. */
export function partsOf(minute: number): {
  year: number;
  month: number;
  day: number;
  weekday: number;
} {
  const date = new Date(minute * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** Start of the day that a minute falls in. */
export function startOfDay(minute: number): number {
  return Math.floor(minute / DAY) * DAY;
}

/** `YYYY-MM-DDTHH:MM`; without a known year `--MM-DDTHH:MM`, as XML Schema writes a day without a year. */
export function formatMinute(minute: number, hasYear: boolean): string {
  const iso = new Date(minute * 60_000).toISOString().slice(0, 16);
  return hasYear ? iso : `-${iso.slice(4)}`;
}

/**
 * Tells whether the last day of February lies between two minutes: without the year it is not known whether a day more
 * lies between them.
 */
export function crossesLeapDay(a: number, b: number): boolean {
  const [first, last] = a < b ? [a, b] : [b, a];
  for (let year = partsOf(first).year; year <= partsOf(last).year; year++) {
    const march = dayStart(year, 3, 1);
    if (first < march && march <= last) return true;
  }
  return false;
}

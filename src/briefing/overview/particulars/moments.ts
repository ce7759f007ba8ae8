import type { TimeExpression } from '../../text/times.ts';

/** A time expression with the days and hours it can mean. */
export interface Moment {
  readonly time: TimeExpression;
  /** First and last day, counted from 1 January 1970, where its words or the article's date settle them. */
  readonly days?: Range | undefined;
  /** Hours of the day it can mean; beyond 24 the night goes on. */
  readonly hours?: Range | undefined;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * How two moments stand to one another: `finer` when one only says more than the other, `unrelated` when they have
 * nothing in common by which they could be compared ("Wednesday" and "2019").
 */
export type MomentRelation = 'same' | 'finer' | 'differs' | 'unrelated';

const MS_PER_DAY = 86_400_000;
const DAYS_PER_WEEK = 7;
const HOURS_PER_DAY = 24;
const DAYS_PER_MONTH = 30;

/** Hours that words for parts of the day can mean; news writers are generous with them. */
const PARTS: readonly (readonly [RegExp, Range])[] = [
  [/before dawn/, { from: 0, to: 6 }],
  [/dawn/, { from: 3, to: 8 }],
  [/early (?:\w+ )?morning|morning early/, { from: 0, to: 9 }],
  [/late (?:\w+ )?morning/, { from: 9, to: 12 }],
  [/morning/, { from: 0, to: 12 }],
  [/noon|midday/, { from: 11, to: 14 }],
  [/afternoon/, { from: 12, to: 19 }],
  [/evening/, { from: 16, to: 24 }],
  [/dusk/, { from: 16, to: 22 }],
  [/night|midnight/, { from: 18, to: 30 }],
  [/late/, { from: 16, to: 24 }],
  [/early/, { from: 0, to: 12 }],
];

/**
 * Reads the days and hours of a time expression.
 *
 * @param wording the expression as it stands
 * @param published date of the article, ISO 8601; what is only said relative to it stays open without it
 * @param isAhead true where the sentence speaks of what is to come: a bare weekday is then the next one
 */
export function momentOf(
  time: TimeExpression,
  wording: string,
  published?: string,
  isAhead = false,
): Moment {
  return {
    time,
    days: daysOf(time, wording.toLowerCase(), dayOf(published), isAhead),
    hours: hoursOf(time),
  };
}

/** Day number of an ISO date, or undefined where it gives no day. */
export function dayOf(published: string | undefined): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(published ?? '') ?? [];
  return year === undefined ? undefined : dayNumber(Number(year), Number(month), Number(day));
}

/** Tells how two moments stand to one another. */
export function compareMoments(a: Moment, b: Moment): MomentRelation {
  const days = a.days && b.days ? compareRanges(a.days, b.days) : compareFields(a.time, b.time);
  if (days === 'unrelated') return days;
  if (days === 'differs') return isOneNight(a, b) || isOneNight(b, a) ? 'finer' : days;
  const isOneDay = days === 'same' || a.time.weekday !== undefined || a.time.day !== undefined;
  if (!isOneDay || (a.hours === undefined && b.hours === undefined)) return days;
  if (a.hours === undefined || b.hours === undefined) return 'finer';
  const hours = compareRanges(a.hours, b.hours);
  return hours === 'same' ? days : hours;
}

/** "Tuesday night" and "early on Wednesday": the night goes on into the day after. */
function isOneNight(before: Moment, after: Moment): boolean {
  const isNextDay =
    before.days && after.days
      ? after.days.from === before.days.to + 1 && after.days.from === after.days.to
      : before.time.weekday !== undefined &&
        after.time.weekday === (before.time.weekday + 1) % DAYS_PER_WEEK;
  return (
    isNextDay &&
    before.hours !== undefined &&
    after.hours !== undefined &&
    after.hours.from + HOURS_PER_DAY < before.hours.to
  );
}

/** Equal, overlapping (one is taken for the more exact), or apart. */
function compareRanges(a: Range, b: Range): 'same' | 'finer' | 'differs' {
  if (a.from === b.from && a.to === b.to) return 'same';
  return a.from <= b.to && b.from <= a.to ? 'finer' : 'differs';
}

/** Compares what two expressions state in so many words: year, month, day, weekday. */
function compareFields(a: TimeExpression, b: TimeExpression): MomentRelation {
  if (a.relative || b.relative) return 'unrelated';
  let common = false;
  let extra = false;
  for (const field of ['year', 'month', 'day', 'weekday'] as const) {
    if (a[field] === undefined && b[field] === undefined) continue;
    if (a[field] === undefined || b[field] === undefined) extra = true;
    else if (a[field] !== b[field]) return 'differs';
    else common = true;
  }
  if (!common) return isDayOnly(a) && isDayOnly(b) ? 'finer' : 'unrelated';
  return extra ? 'finer' : 'same';
}

/** "June 19" and "Wednesday" may be one day. */
function isDayOnly(time: TimeExpression): boolean {
  return time.weekday !== undefined || time.day !== undefined;
}

function daysOf(
  time: TimeExpression,
  wording: string,
  today: number | undefined,
  isAhead: boolean,
): Range | undefined {
  const { year, month, day, weekday } = time;
  if (year !== undefined) return calendar(year, month, day);
  if (today === undefined) return undefined;
  const direction = /\b(?:next|coming)\b/.test(wording)
    ? 1
    : /\b(?:last|previous)\b/.test(wording)
      ? -1
      : isAhead
        ? 1
        : 0;
  if (month !== undefined)
    return nearestMonth(month, day, today, /last year/.test(wording), direction);
  if (weekday !== undefined) return oneDay(nearestWeekday(weekday, today, direction));
  if (/\b(?:today|tonight)\b/.test(wording)) return oneDay(today);
  if (/\byesterday\b/.test(wording)) return oneDay(today - 1);
  if (/\btomorrow\b/.test(wording)) return oneDay(today + 1);
  const yearNow = new Date(today * MS_PER_DAY).getUTCFullYear();
  if (/\blast year\b/.test(wording)) return calendar(yearNow - 1);
  if (/\bthis year\b/.test(wording)) return calendar(yearNow);
  if (/\bnext year\b/.test(wording)) return calendar(yearNow + 1);
  return undefined;
}

/** The days of a year, a month or a single date. */
function calendar(year: number, month?: number, day?: number): Range {
  if (month === undefined)
    return { from: dayNumber(year, 1, 1), to: dayNumber(year + 1, 1, 1) - 1 };
  if (day === undefined)
    return { from: dayNumber(year, month, 1), to: dayNumber(year, month + 1, 1) - 1 };
  return oneDay(dayNumber(year, month, day));
}

function nearestMonth(
  month: number,
  day: number | undefined,
  today: number,
  isLastYear: boolean,
  direction: number,
): Range {
  const year = new Date(today * MS_PER_DAY).getUTCFullYear();
  if (isLastYear) return calendar(year - 1, month, day);
  const options = [year - 1, year, year + 1].map((y) => calendar(y, month, day));
  const distance = ({ from, to }: Range): number => {
    if (direction < 0 && to >= today) return Number.POSITIVE_INFINITY;
    if (direction > 0 && day !== undefined && from < today) return Number.POSITIVE_INFINITY;
    return Math.min(Math.abs(from - today), Math.abs(to - today));
  };
  return options.reduce((best, option) => (distance(option) < distance(best) ? option : best));
}

/** The weekday on or before a day; with a direction, the next or the last one before it. */
function nearestWeekday(weekday: number, today: number, direction: number): number {
  // 1 January 1970 was a Thursday.
  const now = (((today + 4) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const back = (now - weekday + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  if (direction > 0) return today + ((DAYS_PER_WEEK - back) % DAYS_PER_WEEK);
  return today - (direction < 0 && back === 0 ? DAYS_PER_WEEK : back);
}

function hoursOf({ clock, part }: TimeExpression): Range | undefined {
  if (clock !== undefined) return { from: clock / 60, to: clock / 60 };
  if (part === undefined) return undefined;
  return PARTS.find(([pattern]) => pattern.test(part))?.[1];
}

function oneDay(day: number): Range {
  return { from: day, to: day };
}

function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

/** Days between two moments, 0 where they overlap or a side is open. */
export function daysApart(a: Moment, b: Moment): number {
  if (a.days === undefined || b.days === undefined) return weekdaysApart(a.time, b.time);
  return Math.max(0, a.days.from - b.days.to, b.days.from - a.days.to);
}

/** Two weekdays of articles without a date are taken to be of one week. */
function weekdaysApart(a: TimeExpression, b: TimeExpression): number {
  if (a.weekday !== undefined && b.weekday !== undefined) {
    const gap = Math.abs(a.weekday - b.weekday);
    return Math.min(gap, DAYS_PER_WEEK - gap);
  }
  if (a.month !== undefined && b.month !== undefined && a.day !== undefined && b.day !== undefined)
    return Math.abs((a.month - b.month) * DAYS_PER_MONTH + a.day - b.day);
  return a.month !== undefined && b.month !== undefined
    ? Math.abs(a.month - b.month) * DAYS_PER_MONTH
    : 0;
}

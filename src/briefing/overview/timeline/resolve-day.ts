import type { TimeExpression } from '../../text/times.ts';
import { crossesLeapDay, DAY, dayOf, NO_YEAR, partsOf, startOfDay } from './calendar.ts';
import { partOfDay } from './day-parts.ts';
import type { Reference } from './reference.ts';
import type { Resolved, Surroundings, Tense } from './resolve-time.ts';

const WEEK = 7;
/** An article may be dated a day before what it reports: the sun rises earlier elsewhere. */
const DATELINE_DAYS = 1;
/**
 * How far a date without a year may lie off in the article's own year where the verb says on which side, and in any
 * other case: news gives the year of what is not of the current one.
 */
const NEAR_DAYS = 183;
const CLOSE_DAYS = 75;

/** Finds the day that a time expression names or counts to; undefined where it is none or not known. */
export function resolveDay(
  time: TimeExpression,
  lower: string,
  around: Surroundings,
): Resolved | undefined {
  const { month, day } = time;
  if (month !== undefined && day !== undefined) return dateOf(time, { month, day }, lower, around);
  if (month !== undefined) return undefined;
  const { reference } = around;
  if (time.weekday !== undefined) return weekdayOf(time.weekday, lower, around);
  const offset = dayOffset(lower);
  if (offset !== undefined)
    return reference === undefined || reference.basis === 'sameEvent'
      ? undefined
      : counted(reference, offset);
  // An hour or part of the day alone belongs to the day that was spoken of.
  const isPart = time.clock !== undefined || (time.year === undefined && partOfDay(lower));
  const { beside } = around;
  if (!isPart || beside === undefined || !isDay(beside)) return undefined;
  const from = startOfDay(beside.from);
  return { ...beside, from, to: from + DAY, precision: 'day' };
}

function isDay({ precision }: Resolved): boolean {
  return precision === 'day' || precision === 'part' || precision === 'clock';
}

/** A day of a month; the year comes from the words, or from what the article is dated. */
function dateOf(
  time: TimeExpression,
  { month, day }: { month: number; day: number },
  lower: string,
  { tense, reference }: Surroundings,
): Resolved | undefined {
  const make = (year: number, rest: Pick<Resolved, 'hasYear' | 'hasDistance' | 'basis'>) => {
    const found = dayOf(year, month, day);
    return found === undefined ? undefined : { ...found, precision: 'day' as const, ...rest };
  };
  if (time.year !== undefined)
    return make(time.year, { hasYear: true, hasDistance: true, basis: 'stated' });
  if (reference === undefined)
    return make(NO_YEAR, { hasYear: false, hasDistance: false, basis: 'stated' });
  const rest = { hasYear: reference.hasYear, hasDistance: true, basis: reference.basis };
  const own = partsOf(reference.day).year;
  const word = /\b(last|this|next) year\b/.exec(lower)?.[1];
  if (word !== undefined) return make(own + (word === 'last' ? -1 : word === 'next' ? 1 : 0), rest);
  const candidates = [-1, 0, 1].flatMap((shift) => make(own + shift, rest) ?? []);
  // The weekday beside the date tells the year.
  const fitting = candidates.filter((c) => partsOf(c.from).weekday === time.weekday);
  if (reference.hasYear && fitting.length === 1) return fitting[0];
  const chosen = chooseYear(candidates, tense, reference, own);
  return chosen ?? make(NO_YEAR, { hasYear: false, hasDistance: false, basis: 'stated' });
}

/**
 * A date without a year is one near the article's own day, on the side its verb says. Further off the year is not
 * guessed: "spoke of the vote on 3 May" may look back as well as ahead.
 */
function chooseYear(
  candidates: readonly Resolved[],
  tense: Tense,
  reference: Reference,
  ownYear: number,
): Resolved | undefined {
  const ahead = (c: Resolved): number => (c.from - reference.day) / DAY;
  const isNear = (c: Resolved): boolean =>
    Math.abs(ahead(c)) <= (partsOf(c.from).year === ownYear ? NEAR_DAYS : CLOSE_DAYS);
  if (tense === 'past') return candidates.find((c) => isNear(c) && ahead(c) <= DATELINE_DAYS);
  if (tense === 'future') return candidates.find((c) => isNear(c) && ahead(c) >= 0);
  return candidates.find((c) => Math.abs(ahead(c)) <= CLOSE_DAYS);
}

/** A weekday: the last one up to the article's day, or the next one from it on when it is still to come. */
function weekdayOf(
  weekday: number,
  lower: string,
  { tense, reference }: Surroundings,
): Resolved | undefined {
  if (reference === undefined) return undefined;
  const back = (reference.weekday - weekday + WEEK) % WEEK;
  const ahead = (WEEK - back) % WEEK;
  // Taken over from another article: only the nearest is safe to mean the same week.
  if (reference.basis === 'sameEvent') return counted(reference, back <= 3 ? -back : ahead);
  if (/\b(?:last|previous)\b/.test(lower)) return counted(reference, -(back || WEEK));
  if (/\b(?:next|following)\b/.test(lower)) return counted(reference, ahead || WEEK);
  if (back === 0) return counted(reference, 0);
  if (tense === 'open') return undefined;
  if (tense === 'past') return counted(reference, -back);
  // "The council votes on Friday" may be told before it or after it: the nearer one is meant.
  return counted(reference, tense === 'present' && back <= 3 ? -back : ahead);
}

/** Days from the article's own to the one that is named by its distance. */
function dayOffset(lower: string): number | undefined {
  if (/\byesterday\b|\blast (?:night|evening)\b/.test(lower)) return -1;
  if (/\btomorrow\b/.test(lower)) return 1;
  if (/\b(?:today|tonight)\b|\bthis (?:morning|afternoon|evening)\b/.test(lower)) return 0;
  return undefined;
}

/** The day so many days from the reference; undefined where a February 29 may lie between. */
function counted(reference: Reference, days: number): Resolved | undefined {
  const from = reference.day + days * DAY;
  if (!reference.hasYear && crossesLeapDay(reference.day, from)) return undefined;
  const { hasYear, basis } = reference;
  return { from, to: from + DAY, precision: 'day', hasYear, hasDistance: true, basis };
}

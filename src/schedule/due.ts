import { patternOf, type Rule } from './rule.ts';
import { firstInstantAt, localAt, showLocal } from './zone.ts';

/** A time at which something is due. */
export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What the rule says, as local time. */
  readonly local: number;
  /** The clocks go forward over that time, so it is due at the first minute after. */
  readonly isMoved: boolean;
}

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
/** The rarest days, 29 February on a given weekday, come every 28 years or, around 2100, every 40. */
const SEARCHED_DAYS = 41 * 366;

/** Returns the times due on a local day (its midnight as local time), in order. */
export function duesOn({ cron, zone }: Rule, day: number): Due[] {
  const { times, daysOfMonth, months, weekdays } = patternOf(cron);
  const date = new Date(day);
  const isDay =
    daysOfMonth.has(date.getUTCDate()) &&
    months.has(date.getUTCMonth() + 1) &&
    weekdays.has(date.getUTCDay());
  if (!isDay) return [];
  return times.map((minutes) => {
    const local = day + minutes * MINUTE_MS;
    const at = firstInstantAt(zone, local);
    return { at, local, isMoved: localAt(zone, at) !== local };
  });
}

/** Returns what was due last, at `until` at the latest (milliseconds since 1970) and after `since`; undefined where nothing was. */
export function latestDue(rule: Rule, until: number, since: number): Due | undefined {
  const first = dayOf(rule.zone, since) - DAY_MS;
  for (let day = dayOf(rule.zone, until) + DAY_MS; day >= first; day -= DAY_MS) {
    const due = duesOn(rule, day).findLast(({ at }) => at <= until);
    if (due !== undefined) return due.at > since ? due : undefined;
  }
  return undefined;
}

/** Returns the next `count` times that are due after an instant; times that fall together count once. */
export function nextDues(rule: Rule, after: number, count: number): Due[] {
  const found: Due[] = [];
  let last = after;
  const first = dayOf(rule.zone, after) - DAY_MS;
  for (let n = 0; n < SEARCHED_DAYS; n++) {
    for (const due of duesOn(rule, first + n * DAY_MS)) {
      if (due.at <= last) continue;
      found.push(due);
      last = due.at;
      if (found.length === count) return found;
    }
  }
  return found;
}

/** Returns what of a rule may surprise, in sentences; looks a year ahead. */
export function oddities(rule: Rule, from: number): string[] {
  const { times, daysOfMonth, weekdays } = patternOf(rule.cron);
  const odd: string[] = [];
  if (daysOfMonth.size < 31 && weekdays.size < 7) {
    odd.push('a day must fit both the day of the month and the weekday');
  }
  if (daysOfMonth.size < 31 && [...daysOfMonth].every((day) => day > 28)) {
    odd.push('months without such a day are left out');
  }
  if (times.length > 6) odd.push(`it is due ${times.length} times a day`);
  const first = dayOf(rule.zone, from);
  for (let n = 0; n <= 366; n++) {
    const moved = duesOn(rule, first + n * DAY_MS).find(({ at, isMoved }) => isMoved && at > from);
    if (moved === undefined) continue;
    const instead = showLocal(localAt(rule.zone, moved.at)).slice(11);
    odd.push(
      `on ${showLocal(moved.local).slice(0, 10)} the clocks go forward over ${showLocal(moved.local).slice(11)}, so it is due at ${instead}`,
    );
    break;
  }
  return odd;
}

function dayOf(zone: string, instant: number): number {
  return Math.floor(localAt(zone, instant) / DAY_MS) * DAY_MS;
}

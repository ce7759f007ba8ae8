import { parse } from 'node-cron';
import { findZone, suggestZone } from './zone.ts';

/** When something is due: a pattern of cron with five fields, by the clock of a zone. */
export interface Rule {
  readonly cron: string;
  readonly zone: string;
}

/** A rule that cannot be used. The message says what to write instead. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

/** What a pattern allows. */
export interface Pattern {
  /** Minutes of the day, in order. */
  readonly times: readonly number[];
  readonly daysOfMonth: ReadonlySet<number>;
  /** From 1. */
  readonly months: ReadonlySet<number>;
  /** From 0, Sunday. */
  readonly weekdays: ReadonlySet<number>;
}

const patterns = new Map<string, Pattern>();

/**
 * Returns what a pattern allows. As with node-cron, a day must fit both the day of the month and the weekday.
 *
 * @throws RuleError when it is no pattern, has seconds, or has more than numbers, ranges, lists, steps and names.
 */
export function patternOf(cron: string): Pattern {
  let pattern = patterns.get(cron);
  if (pattern === undefined) {
    pattern = readPattern(cron);
    patterns.set(cron, pattern);
  }
  return pattern;
}

function readPattern(cron: string): Pattern {
  const count = cron.trim().split(/\s+/).length;
  if (count === 6) {
    throw new RuleError('it has a field for seconds; write five fields, like 0 8 * * 1-5');
  }
  if (count !== 5) throw new RuleError('write the five fields of cron, like 0 8 * * 1-5');
  let fields: ReturnType<typeof parse>;
  try {
    fields = parse(cron);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RuleError(`${why}; write the five fields of cron, like 0 8 * * 1-5`);
  }
  const { minute, hour, dayOfMonth, month, dayOfWeek } = fields;
  return {
    times: hour.flatMap((h) => minute.map((m) => h * 60 + m)).sort((a, b) => a - b),
    daysOfMonth: numbersOf(dayOfMonth),
    months: new Set(month),
    weekdays: numbersOf(dayOfWeek),
  };
}

function numbersOf(values: readonly (number | string)[]): ReadonlySet<number> {
  const other = values.find((value) => typeof value !== 'number');
  if (other !== undefined) {
    throw new RuleError(`'${other}' is not understood; write numbers, like 0 8 1,15 * *`);
  }
  return new Set(values as readonly number[]);
}

/** Returns the rule, the zone as it is written. @throws RuleError naming the part that cannot be used. */
export function checkRule({ cron, zone }: Rule): Rule {
  const pattern = cron.trim().replaceAll(/\s+/g, ' ');
  patternOf(pattern);
  return { cron: pattern, zone: checkZone(zone) };
}

/** Returns the zone as it is written. @throws RuleError with a zone that may be meant. */
export function checkZone(name: string): string {
  const zone = findZone(name);
  if (zone !== undefined) return zone;
  const example = suggestZone(name) ?? 'Europe/Berlin';
  throw new RuleError(`there is no time zone '${name}'; write one like ${example}`);
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const NAMED_DAYS: Readonly<Record<string, string>> = {
  daily: '*',
  'every day': '*',
  weekdays: '1-5',
  weekends: '0,6',
};

/**
 * Returns the rule of a time such as `08:00` on days: daily, weekdays, weekends, or names of days with commas, also ranges of them.
 *
 * @throws RuleError naming the part that cannot be used.
 */
export function ruleAt(at: string, days: string, zone: string): Rule {
  const [, hour, minute] = /^(\d{1,2}):(\d\d)$/.exec(at.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) {
    throw new RuleError(`'${at}' is no time; write one from 00:00 to 23:59, like 08:00`);
  }
  return checkRule({ cron: `${Number(minute)} ${Number(hour)} * * ${readDays(days)}`, zone });
}

function readDays(days: string): string {
  const words = days.trim().toLowerCase();
  const named = NAMED_DAYS[words];
  if (named !== undefined) return named;
  const numbers = words.split(/[\s,]+/).flatMap((word) => {
    const [first = -1, last = first, ...rest] = word.split('-').map(weekdayOf);
    if (first < 0 || last < 0 || rest.length > 0) {
      throw new RuleError(
        `'${days}' are no days; write daily, weekdays, weekends, or days like mon,thu`,
      );
    }
    // A range may go over the end of the week.
    const count = ((last - first + 7) % 7) + 1;
    return Array.from({ length: count }, (_, i) => (first + i) % 7);
  });
  return [...new Set(numbers)].sort().join(',');
}

/** From 0, Sunday; -1 where it is no weekday. */
function weekdayOf(word: string): number {
  return WEEKDAYS.findIndex((day) => word.length >= 3 && fullName(day).startsWith(word));
}

function fullName(day: (typeof WEEKDAYS)[number]): string {
  const rest = { tue: 's', wed: 'nes', thu: 'rs', sat: 'ur' } as Record<string, string>;
  return `${day}${rest[day] ?? ''}day`;
}

/** Returns a rule in words: `08:00 on weekdays (Europe/Berlin)`. */
export function describeRule({ cron, zone }: Rule): string {
  const [, minute, hour, days] = /^(\d+) (\d+) \* \* ([\d,*-]+)$/.exec(cron) ?? [];
  if (minute === undefined || hour === undefined || days === undefined) return `${cron} (${zone})`;
  const named = Object.entries(NAMED_DAYS).find(([, value]) => value === days)?.[0];
  const list = days
    .split(',')
    .map((day) => WEEKDAYS[Number(day)] ?? day)
    .join(', ');
  const on = named === 'daily' ? 'daily' : `on ${named ?? list}`;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')} ${on} (${zone})`;
}

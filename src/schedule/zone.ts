// A local time is what a clock in a zone shows, as milliseconds since 1970 as if that clock showed UTC.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** No clock is further from UTC than this, to either side. */
const OFFSET_MAX_MS = 15 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

function readOffset(zone: string, instant: number): number {
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
    formatOf(zone).format(instant).match(/\d+/g) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** A week of a zone: how far its clocks are ahead of UTC before and from the one change that there may be. */
interface Week {
  readonly before: number;
  readonly from: number;
  readonly changeAt: number;
}

const weeks = new Map<string, Week>();
/** Some thousands of weeks are looked at where a rule is rare; more than these are forgotten. */
const WEEKS_MAX = 50_000;

function weekOf(zone: string, instant: number): Week {
  const start = Math.floor(instant / WEEK_MS) * WEEK_MS;
  const key = `${zone} ${start}`;
  let week = weeks.get(key);
  if (week === undefined) {
    if (weeks.size >= WEEKS_MAX) weeks.clear();
    week = readWeek(zone, start);
    weeks.set(key, week);
  }
  return week;
}

/** No zone changes its clocks twice in a week, nor at anything but a whole minute. */
function readWeek(zone: string, start: number): Week {
  let [low, high] = [start, start + WEEK_MS];
  const [before, from] = [readOffset(zone, low), readOffset(zone, high)];
  while (before !== from && high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (readOffset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return { before, from, changeAt: high };
}

function offsetAt(zone: string, instant: number): number {
  const { before, from, changeAt } = weekOf(zone, instant);
  return instant < changeAt ? before : from;
}

/** Returns what a clock in the zone shows at an instant (milliseconds since 1970). */
export function localAt(zone: string, instant: number): number {
  return instant + offsetAt(zone, instant);
}

/**
 * Returns the first instant at which a clock in the zone shows the local time or a later one: where clocks go forward over it, the
 * first minute after that; where they go back over it, the first of the two.
 *
 * @param local whole minutes.
 */
export function firstInstantAt(zone: string, local: number): number {
  const early = local - OFFSET_MAX_MS;
  const late = local + OFFSET_MAX_MS;
  const [old, current] = [offsetAt(zone, early), offsetAt(zone, late)];
  if (old === current) return local - old;
  const changeAt = [early, late]
    .map((instant) => weekOf(zone, instant).changeAt)
    .find((change) => change > early && offsetAt(zone, change) !== old);
  const first = local - old;
  if (changeAt === undefined || first < changeAt) return first;
  return Math.max(local - current, changeAt);
}

/** Returns the zone as it is written, or undefined where there is none of this name. Offsets such as `+02:00` are none: they know no summer. */
export function findZone(name: string): string | undefined {
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions();
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return undefined;
  }
}

/** Returns a zone that may be meant, such as Europe/Berlin for berlin. */
export function suggestZone(name: string): string | undefined {
  const wanted = name.trim().toLowerCase().replaceAll(/\s+/g, '_').split('/').at(-1);
  if (!wanted) return undefined;
  return Intl.supportedValuesOf('timeZone').find(
    (zone) => zone.toLowerCase().split('/').at(-1) === wanted,
  );
}

/** Returns a local time as `2027-03-14 02:30`. */
export function showLocal(local: number): string {
  return new Date(local).toISOString().slice(0, 16).replace('T', ' ');
}

/** Returns the day of a local time as it is read: `Sunday, 14 March 2027`. */
export function showDay(local: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
    .format(local)
    .replace(/^(\w+) /, '$1, ');
}

/** Time, timestamps and ids of one fake: unique, and ascending as long as its clock does not go back. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Slack's name of a message: seconds with six decimals. */
  readonly ts: () => string;
  /** An id that begins like this. */
  readonly id: (prefix: string) => string;
}

const MICROSECONDS = 1_000_000;

export function createClock(now: () => number = Date.now): Clock {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  return {
    now,
    // The decimals only count, as Slack's own nearly do; so one second holds a million messages.
    ts: () => `${Math.floor(now() / 1000)}.${String(next() % MICROSECONDS).padStart(6, '0')}`,
    id: (prefix) => `${prefix}${String(next()).padStart(8, '0')}`,
  };
}

/** Time and ids of one fake. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** An id that begins with the time: unique and ascending. */
  readonly snowflake: () => string;
}

/** @see https://docs.discord.com/developers/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000;
const TIME_SHIFT = 22n;

export function createClock(now: () => number = Date.now): Clock {
  let last = 0n;
  return {
    now,
    snowflake() {
      const first = BigInt(Math.max(0, Math.floor(now()) - EPOCH_MS)) << TIME_SHIFT;
      last = first > last ? first : last + 1n;
      return String(last);
    },
  };
}

export function isoOf(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00');
}

import { SETTLE_MS } from './folder.ts';
import { newestChangeMs } from './load.ts';

/** The clock of a start that waits for files that are being written. */
export interface Settling {
  /** Milliseconds since 1970, as file systems count. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** A file that never settles must not keep the bot from starting. */
const TRIES = 5;

/**
 * Waits until no file of the folder was changed within the last second, but a few seconds at most.
 *
 * @throws ArticlesPathError as `loadArticles` does
 */
export async function untilSettled(path: string, { now, wait }: Settling): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    const ageMs = now() - newestChangeMs(path);
    // A change in the future is a clock that differs.
    if (ageMs < 0 || ageMs >= SETTLE_MS) return;
    await wait(Math.ceil(SETTLE_MS - ageMs));
  }
}

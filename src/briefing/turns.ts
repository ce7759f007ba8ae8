import { setImmediate } from 'node:timers/promises';

/** Work that can be interrupted wherever it yields; its result is what it returns. */
export type Turns<T> = Generator<void, T, void>;

/** How long one turn may take, in milliseconds: others wait no longer than that, and one step of the work. */
const TURN_MS = 12;

/**
 * Does long work in turns, so that what else is to be done is not kept waiting.
 *
 * @param turnMs how long a turn may take: somebody may wait for the work itself, and each turn puts it behind all else
 */
export async function inTurns<T>(work: Turns<T>, turnMs: number = TURN_MS): Promise<T> {
  let until = performance.now() + turnMs;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + turnMs;
  }
}

/** Does such work at once, where nobody else waits or the work is small. */
export function atOnce<T>(work: Turns<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

import { schedule } from 'node-cron';
import type { Logger } from './log.ts';

/** Each minute, as rules are in whole minutes. */
const EVERY_MINUTE = '* * * * *';
/** A library that plans alone may lose a minute, as when the event loop stood still; this sees to it that no more is lost. */
const SWEEP_EVERY_MS = 30_000;
/** A wake-up that comes late is welcome all the same. */
const LATE_MAX_MS = 60_000;

/**
 * Calls `wake` at once, at each full minute, and every 30 s. It is only a call to look: what is due is known to the database. Returns
 * how to stop.
 */
export function startWaking(wake: () => void, log: Logger): () => void {
  const task = schedule(EVERY_MINUTE, wake, {
    name: 'digests',
    missedExecutionTolerance: LATE_MAX_MS,
    suppressMissedWarning: true,
    logger: {
      debug: () => {},
      info: (message) => log.debug(`node-cron: ${message}`),
      warn: (message) => log.warn(`node-cron: ${message}`),
      error: (message) => log.error('node-cron', { error: message }),
    },
  });
  task.on('execution:missed', wake);
  const sweeping = setInterval(wake, SWEEP_EVERY_MS);
  wake();
  return () => {
    clearInterval(sweeping);
    void task.destroy();
  };
}

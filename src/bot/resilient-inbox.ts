import type { Logger } from '../log.ts';
import type { Inbox } from './inbox.ts';
import { within } from './patience.ts';

/** Slack and Discord take three seconds without an acknowledgement for a failure. */
const PATIENCE_MS = 1_000;
const RETRY_EVERY_MS = 5_000;
/** After this a message is too old for anybody to answer it again. */
const RETRIES_MAX = 60;
const KNOWN_MAX = 10_000;

/**
 * Returns the inbox with a memory beside it: while the shared one cannot be used, messages are still answered, and each
 * once by this process. Limits and other processes are not seen meanwhile; once the shared one can be used again, it is
 * told what was answered. None of its methods rejects.
 */
export function createResilientInbox(shared: Inbox, log: Logger): Inbox {
  /** Messages that go by this memory; true once they were claimed. */
  const own = new Map<string, boolean>();
  const timers = new Set<NodeJS.Timeout>();

  async function attempt<T>(work: Promise<T>, otherwise: () => T): Promise<T> {
    try {
      return await within(PATIENCE_MS, work, 'the state');
    } catch (error) {
      log.error('the state cannot be used; this process goes by its own memory', { error });
      return otherwise();
    }
  }

  function remember(id: string, isClaimed: boolean): void {
    own.set(id, isClaimed);
    for (const oldest of own.keys()) {
      if (own.size <= KNOWN_MAX) break;
      own.delete(oldest);
    }
  }

  /** Until the shared inbox knows that the message is answered, another process might answer it, too. */
  async function finish(id: string, triesLeft = RETRIES_MAX): Promise<void> {
    try {
      await shared.done(id);
    } catch (error) {
      remember(id, true);
      if (triesLeft === 0) {
        log.error('an answered message could not be noted', { error });
        return;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        void finish(id, triesLeft - 1);
      }, RETRY_EVERY_MS);
      timer.unref();
      timers.add(timer);
    }
  }

  return {
    async note(message) {
      if (own.has(message.id)) return;
      await attempt(shared.note(message), () => remember(message.id, false));
    },
    async claim(id, limits) {
      const claimOwn = () => {
        const isTaken = own.get(id) === true;
        remember(id, true);
        return isTaken
          ? ({ kind: 'taken' } as const)
          : ({ kind: 'mine', wasPosting: false } as const);
      };
      return own.has(id) ? claimOwn() : attempt(shared.claim(id, limits), claimOwn);
    },
    async posting(id) {
      if (!own.has(id)) await attempt(shared.posting(id), () => {});
    },
    async done(id) {
      const finished = finish(id);
      // A row that was noted too late is found by it all the same, since the shared inbox works in order.
      if (!own.has(id)) await attempt(finished, () => {});
    },
    async forget(id) {
      own.delete(id);
      await attempt(shared.forget(id), () => {});
    },
    abandoned: (platform) => attempt(shared.abandoned(platform), () => []),
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      shared.close();
    },
  };
}

import type { Logger } from '../log.ts';
import type { Inbox } from './inbox.ts';

/** Slack and Discord take three seconds without an acknowledgement for a failure. */
const PATIENCE_MS = 1_000;
const KNOWN_MAX = 10_000;

/**
 * Returns the inbox with a memory beside it: while the shared one cannot be used, messages are still answered, and each
 * once by this process. Limits and other processes are not seen meanwhile. None of its methods rejects.
 */
export function createResilientInbox(shared: Inbox, log: Logger): Inbox {
  /** Messages the shared inbox could not take; true once they were claimed. */
  const own = new Map<string, boolean>();

  async function attempt<T>(work: Promise<T>, otherwise: () => T): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the database does not answer')), PATIENCE_MS);
    });
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      work.catch(() => {});
      log.error('the state cannot be used; this process goes by its own memory', { error });
      return otherwise();
    } finally {
      clearTimeout(timer);
    }
  }

  function remember(id: string): void {
    if (!own.has(id)) own.set(id, false);
    for (const oldest of own.keys()) {
      if (own.size <= KNOWN_MAX) break;
      own.delete(oldest);
    }
  }

  return {
    async note(message) {
      if (own.has(message.id)) return;
      await attempt(shared.note(message), () => remember(message.id));
    },
    async claim(id, limits) {
      const claimOwn = () => {
        const isTaken = own.get(id) === true;
        own.set(id, true);
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
      if (!own.has(id)) await attempt(shared.done(id), () => {});
    },
    abandoned: (platform) => attempt(shared.abandoned(platform), () => []),
    close: () => shared.close(),
  };
}

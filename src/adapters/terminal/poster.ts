import type { Poster } from '../../bot/digest/poster.ts';
import type { Reply } from '../../bot/reply.ts';

/** Creates what shows digests in a terminal. What was shown cannot be looked up. */
export function createTerminalPoster(show: (reply: Reply) => Promise<void>): Poster {
  return {
    hasThreads: false,
    // The width is that of the moment of showing.
    render: (replies) => replies,
    async post(message) {
      await show(message as Reply);
      return { kind: 'posted', id: undefined };
    },
    find: async () => ({ kind: 'hidden' }),
  };
}

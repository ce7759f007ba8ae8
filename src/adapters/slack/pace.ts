export interface PaceOptions {
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
}

/** When a channel may be posted to, so that Slack need not refuse; channels do not wait for one another. */
export interface Pace {
  /** Resolves with true when it is the caller's turn, or at once with false when that will not be before `until`. */
  turn(channel: string, until?: number): Promise<boolean>;
  /** Nothing is posted to the channel for so long. */
  hold(channel: string, ms: number): void;
}

/** Slack allows one message a second and channel, and short bursts. @see https://docs.slack.dev/apis/web-api/rate-limits */
const EVERY_MS = 1000;
const BURST = 5;

/**
 * Creates the pace: a message each second after a burst of five.
 *
 * The generic cell rate algorithm: `due` is when the next message would be due were they evenly spread, and one may be
 * early by the burst. @see ITU-T I.371, annex A
 */
export function createPace({ now, wait }: PaceOptions): Pace {
  const channels = new Map<string, { due: number; heldUntil: number }>();
  const at = (channel: string) => {
    let state = channels.get(channel);
    if (state === undefined) {
      forgetIdle();
      state = { due: 0, heldUntil: 0 };
      channels.set(channel, state);
    }
    return state;
  };
  function forgetIdle(): void {
    const time = now().getTime();
    for (const [channel, { due, heldUntil }] of channels) {
      if (due < time && heldUntil < time) channels.delete(channel);
    }
  }
  return {
    async turn(channel, until = Number.POSITIVE_INFINITY) {
      const state = at(channel);
      const due = Math.max(state.due, now().getTime());
      state.due = due + EVERY_MS;
      for (;;) {
        const ms = Math.max(due - (BURST - 1) * EVERY_MS, state.heldUntil) - now().getTime();
        if (ms <= 0) return true;
        if (now().getTime() + ms > until) return false;
        await wait(ms);
      }
    },
    hold(channel, ms) {
      const state = at(channel);
      state.heldUntil = Math.max(state.heldUntil, now().getTime() + ms);
    },
  };
}

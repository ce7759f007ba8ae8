import { createCompose } from './bot/digest/compose.ts';
import { createDesk, type Desk } from './bot/digest/desk.ts';
import type { Poster } from './bot/digest/poster.ts';
import { createSend } from './bot/digest/send.ts';
import { createSweeper } from './bot/digest/sweep.ts';
import type { Briefing } from './briefing/index.ts';
import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import type { State } from './state/open-state.ts';
import { startWaking } from './wake.ts';

export interface DigestsOptions {
  readonly config: Config;
  readonly briefing: Briefing;
  readonly state: Pick<State, 'ledger' | 'subscriptions'>;
  readonly log: Logger;
}

export interface Digests {
  readonly desk: Desk;
  /** Posts what is due on these platforms, until it is stopped. */
  start(posters: ReadonlyMap<string, Poster>): void;
  /** Resolves when nothing more is begun and what was begun is done, or after so long. */
  stop(maxMs: number): Promise<void>;
}

/** Puts together what posts digests. */
export function createDigests({ config, briefing, state, log }: DigestsOptions): Digests {
  const { ledger, subscriptions } = state;
  const { digest: settings, name: title } = config;
  const now = (): Date => new Date();
  const compose = createCompose({ briefing, ledger, title, now });
  let wake = (): void => {};
  let stopWaking = (): void => {};
  let settled = async (): Promise<void> => {};

  return {
    desk: createDesk({ ledger, subscriptions, settings, compose, wake: () => wake(), now }),

    start(posters) {
      const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
      const { onUnknown } = settings;
      const sweeper = createSweeper({
        ledger,
        subscriptions,
        settings: settings.channels,
        defaults: settings,
        platforms: [...posters.keys()],
        send: createSend({ ledger, compose, posters, title, onUnknown, now, wait, log }),
        now,
        log,
      });
      for (const platform of new Set(settings.channels.map((one) => one.platform))) {
        if (posters.has(platform)) continue;
        log.warn(
          `digests for ${platform} are not posted by this process, which is not connected to it`,
        );
      }
      wake = () => void sweeper.sweep();
      settled = sweeper.settled;
      stopWaking = startWaking(wake, log);
    },

    async stop(maxMs) {
      stopWaking();
      wake = () => {};
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, maxMs);
      });
      await Promise.race([settled(), late]);
      clearTimeout(timer);
    },
  };
}

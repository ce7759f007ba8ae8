import type { Logger } from '../../log.ts';
import { latestDue } from '../../schedule/due.ts';
import type { Held, Ledger, NewSlot } from './ledger.ts';
import type { Moment } from './send.ts';
import { inForce, type Subscription, type Subscriptions } from './subscriptions.ts';

export interface SweepOptions {
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  /** Digests of the settings. */
  readonly settings: readonly Subscription[];
  /** For digests that were chosen in a channel. */
  readonly defaults: Pick<Subscription, 'catchUpMs' | 'onEmpty'>;
  /** Platforms that this process can post to. */
  readonly platforms: readonly string[];
  readonly send: (held: Held) => Promise<void>;
  readonly now: () => Date;
  readonly log: Logger;
  readonly at?: ((moment: Moment) => Promise<void>) | undefined;
}

export interface Sweeper {
  /** Finds what is due and begins to post it; to be called often. What is due is worked out anew each time, so that a call too late, too often or not at all does no harm. Never rejects. */
  sweep(): Promise<void>;
  /** Resolves when nothing is being posted. */
  settled(): Promise<void>;
}

/** Creates what finds the digests that are due. Channels do not wait for one another. */
export function createSweeper(options: SweepOptions): Sweeper {
  const { ledger, subscriptions, settings, defaults, platforms, send, now, log } = options;
  /** Work under way, by channel. */
  const underWay = new Map<string, Promise<void>>();
  let sweeping: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  /** Adds what is due on the platforms of this process. Of what was missed, the latest only, and that only within the time for catching up. */
  async function openDue(): Promise<void> {
    const active = inForce(settings, await subscriptions.choices(), defaults).filter(
      ({ platform }) => platforms.includes(platform),
    );
    const since = await subscriptions.since(active, platforms);
    const time = now().getTime();
    const slots = active.flatMap((subscription, index): NewSlot[] => {
      const { platform, channel, rule, catchUpMs, onEmpty } = subscription;
      const due = latestDue(rule, time, since[index] ?? time);
      if (due === undefined) return [];
      const { at } = due;
      const { zone } = rule;
      return [
        { platform, channel, kind: 'scheduled', at, expiresAt: at + catchUpMs, zone, onEmpty },
      ];
    });
    const added = await ledger.open(slots.filter(({ expiresAt }) => expiresAt >= time));
    if (added > 0) await options.at?.('afterInsert');
    const skipped = await ledger.skip(slots.filter(({ expiresAt }) => expiresAt < time));
    if (skipped > 0) log.warn('digests were missed, and it is too late for them', { skipped });
  }

  async function work(id: string): Promise<void> {
    try {
      const held = await ledger.take(id);
      if (held === undefined) return;
      try {
        await send(held);
      } catch (error) {
        log.error('a digest could not be posted', { slot: id, error });
        await ledger.putOff(held, Math.min(5_000 * 2 ** held.attempt, 600_000), messageOf(error));
      }
    } catch (error) {
      log.error('the ledger of digests cannot be used', { error });
    }
  }

  async function takeAll(): Promise<void> {
    const heads = await ledger.takeable(platforms);
    for (const { id, platform, channel } of heads) {
      const key = `${platform} ${channel}`;
      if (underWay.has(key)) continue;
      const mine = work(id).finally(() => underWay.delete(key));
      underWay.set(key, mine);
    }
  }

  async function sweepOnce(): Promise<void> {
    try {
      await openDue();
    } catch (error) {
      log.error('digests that are due could not be noted', { error });
    }
    try {
      await takeAll();
    } catch (error) {
      log.error('the ledger of digests cannot be used', { error });
    }
  }

  /** What is asked for during one sweep is found by the next. */
  function sweep(): Promise<void> {
    if (sweeping === undefined) {
      sweeping = sweepOnce().finally(() => {
        sweeping = undefined;
      });
      return sweeping;
    }
    next ??= sweeping.then(() => {
      next = undefined;
      return sweep();
    });
    return next;
  }

  return {
    sweep,
    async settled() {
      await (next ?? sweeping);
      while (underWay.size > 0) await Promise.allSettled([...underWay.values()]);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

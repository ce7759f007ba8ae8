import type { DigestConfig } from '../../config.ts';
import { nextDues, oddities } from '../../schedule/due.ts';
import type { Rule } from '../../schedule/rule.ts';
import type { Reply } from '../reply.ts';
import type { Compose } from './compose.ts';
import type { Channel, ChannelStatus, Ledger } from './ledger.ts';
import { inForce, type Subscriptions } from './subscriptions.ts';

const MINUTE_MS = 60_000;
/** A digest that was asked for is not begun later than this. */
const ASKED_MS = 60 * MINUTE_MS;

export interface DeskStatus extends ChannelStatus {
  readonly rules: readonly Rule[];
  /** `chat`: the channel chose for itself, also to have none. */
  readonly from: 'chat' | 'settings';
  /** The next time that is due, and the rule that says so. */
  readonly next: { readonly at: number; readonly rule: Rule } | undefined;
}

export interface Chosen {
  /** When it is due next, in milliseconds since 1970. */
  readonly next: number | undefined;
  /** What may surprise about the rule, in sentences without a full stop. */
  readonly odd: readonly string[];
}

/** What can be done about the digest of a channel from chat. */
export interface Desk {
  /** Lets the channel have its digest by this rule alone, or none. */
  choose(channel: Channel, rule: Rule | undefined, by: string): Promise<Chosen>;
  /** Posts one now. False when one was asked for in this minute already. */
  post(channel: Channel): Promise<boolean>;
  /** Posts one again of which it is not known whether it arrived. False when there is none. */
  resend(channel: Channel): Promise<boolean>;
  /** What would be posted now; nothing is recorded. */
  preview(channel: Channel): Promise<readonly Reply[]>;
  status(channel: Channel): Promise<DeskStatus>;
}

export interface DeskOptions {
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly settings: DigestConfig;
  readonly compose: Compose;
  /** Looks for what is due, now. */
  readonly wake: () => void;
  readonly now: () => Date;
}

/** Creates the desk. */
export function createDesk(options: DeskOptions): Desk {
  const { ledger, subscriptions, settings, compose, wake } = options;
  const now = (): number => options.now().getTime();

  async function status(channel: Channel): Promise<DeskStatus> {
    const choices = await subscriptions.choices();
    const isHere = (one: Channel): boolean =>
      one.platform === channel.platform && one.channel === channel.channel;
    const rules = inForce(settings.channels, choices, settings)
      .filter(isHere)
      .map(({ rule }) => rule);
    const dues = rules.flatMap((rule) => nextDues(rule, now(), 1).map(({ at }) => ({ at, rule })));
    return {
      ...(await ledger.status(channel)),
      rules,
      from: choices.some(isHere) ? 'chat' : 'settings',
      next: dues.sort((a, b) => a.at - b.at)[0],
    };
  }

  /** Whose clock a digest is dated by that no rule asks for. */
  async function zoneOf(channel: Channel): Promise<string> {
    return (await status(channel)).rules[0]?.zone ?? settings.timeZone;
  }

  return {
    status,

    async choose(channel, rule, by) {
      await subscriptions.choose({ ...channel, rule, by });
      if (rule === undefined) await ledger.cancel(channel, 'the digest was switched off');
      wake();
      return {
        next: rule && nextDues(rule, now(), 1)[0]?.at,
        odd: rule ? oddities(rule, now()) : [],
      };
    },

    async post(channel) {
      const at = Math.floor(now() / MINUTE_MS) * MINUTE_MS;
      const zone = await zoneOf(channel);
      const slot = { ...channel, kind: 'asked', at, zone, onEmpty: 'post' } as const;
      const added = await ledger.open([{ ...slot, expiresAt: at + ASKED_MS }]);
      wake();
      return added > 0;
    },

    async resend(channel) {
      const isFound = await ledger.resend(channel, now() + ASKED_MS);
      if (isFound) wake();
      return isFound;
    },

    async preview(channel) {
      const zone = await zoneOf(channel);
      return (await compose({ ...channel, kind: 'asked', at: now(), zone }, 'whole')).replies;
    },
  };
}

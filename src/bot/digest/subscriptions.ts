import type { Rule } from '../../schedule/rule.ts';
import type { Channel } from './ledger.ts';

/** A digest that a channel gets. */
export interface Subscription extends Channel {
  readonly rule: Rule;
  /** How late one that was missed may still be begun, in milliseconds. */
  readonly catchUpMs: number;
  /** Whether one line is posted where nothing is new. */
  readonly onEmpty: 'post' | 'skip';
}

/** What was chosen in a channel itself; it goes before the settings. */
export interface Choice extends Channel {
  /** Undefined where the digest was switched off. */
  readonly rule: Rule | undefined;
  readonly by: string;
}

/** What was chosen in channels, and since when each rule is known; shared by all processes. */
export interface Subscriptions {
  choose(choice: Choice): Promise<void>;
  choices(): Promise<readonly Choice[]>;
  /**
   * Since when each rule of these platforms has been in force, in the order given; now for one that is new. What is not among them is
   * forgotten on these platforms; a process for others may have other settings. Nothing that was due before is posted.
   */
  since(
    rules: readonly (Channel & { readonly rule: Rule })[],
    platforms: readonly string[],
  ): Promise<readonly number[]>;
}

/** Returns the digests that are in force: what was chosen in a channel takes the place of the settings for it. */
export function inForce(
  settings: readonly Subscription[],
  choices: readonly Choice[],
  defaults: Pick<Subscription, 'catchUpMs' | 'onEmpty'>,
): Subscription[] {
  const keyOf = ({ platform, channel }: Channel) => `${platform} ${channel}`;
  const chosen = new Set(choices.map(keyOf));
  return [
    ...settings.filter((one) => !chosen.has(keyOf(one))),
    ...choices.flatMap(({ platform, channel, rule }) =>
      rule === undefined ? [] : [{ platform, channel, rule, ...defaults }],
    ),
  ];
}

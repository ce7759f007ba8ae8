/** What the soak is about; the same for the process that leads it and those that post. */

/** Platforms by their name in the ledger. The last is a Slack whose history the bot may not read. */
export const CHANNELS_OF = { slack: 18, discord: 18, 'closed-slack': 4 } as const;
export type PlatformName = keyof typeof CHANNELS_OF;
export const PLATFORMS = Object.keys(CHANNELS_OF) as PlatformName[];

/** Of each digest. */
export const PARTS = 3;

/** Moments at which a process ends itself; the ledger's own, and right after the platform has accepted a message. */
export const MOMENTS = ['afterInsert', 'beforeSend', 'afterAccept', 'beforeRecord'] as const;

export type Moment = (typeof MOMENTS)[number];

/** What the processes that post are told, as JSON in SOAK. */
export interface Orders {
  readonly apiUrls: Readonly<Record<PlatformName, string>>;
  readonly tokens: { readonly slack: string; readonly discord: string };
  readonly botUser: string;
  readonly state: string;
  /** Where each end is noted, a line each, before it happens. */
  readonly ends: string;
  /** A file that holds how the world is at the moment, as JSON. */
  readonly weather: string;
  readonly seed: number;
}

export interface Weather {
  /** How far the clock is ahead of the machine's, in milliseconds. */
  readonly aheadMs: number;
  /** How likely a process ends itself at a moment. */
  readonly chance: number;
}

/** The channels of a platform. Discord's are numbers. */
export function channelsOf(platform: PlatformName): string[] {
  return Array.from({ length: CHANNELS_OF[platform] }, (_, n) =>
    platform === 'discord' ? String(1_100_000_000_000_000_100n + BigInt(n)) : `C0SOAK${10 + n}`,
  );
}

/** The words of a part, by which it is known in the channel. */
export function wordsOf(platform: string, channel: string, at: number, part: number): string {
  return `Digest of ${platform} ${channel} at ${at}, part ${part} of ${PARTS}.`;
}

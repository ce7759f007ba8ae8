import { checkRule, checkZone, type Rule, RuleError, ruleAt } from './schedule/rule.ts';
import { type Infer, z } from './zod-mini.ts';

/** The digests of the settings, checked. */
export interface DigestConfig {
  /** For digests that name none, also those that are set up from chat. */
  readonly timeZone: string;
  readonly catchUpMs: number;
  readonly onEmpty: 'post' | 'skip';
  /** What is done where part of a digest may be there and the platform does not let us look. */
  readonly onUnknown: 'skip' | 'resend';
  /** Who may change the digest of a channel: who manages it, everyone, or these users and who manages it. */
  readonly changedBy: 'managers' | 'everyone' | readonly string[];
  readonly channels: readonly DigestSubscription[];
}

/** A digest that a channel gets. */
export interface DigestSubscription {
  readonly platform: string;
  readonly channel: string;
  readonly rule: Rule;
  readonly catchUpMs: number;
  readonly onEmpty: 'post' | 'skip';
}

const UNITS_MS = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 } as const;
const DURATION = /^(\d{1,3})([mhd])$/;
const duration = z.string().check(z.regex(DURATION));
const onEmpty = z.enum(['post', 'skip']);
const id = z.string().check(z.trim(), z.minLength(1));

/** Reports what a rule has against a value as the reason why it cannot be used. */
function checked(check: (value: string) => unknown) {
  return z.string().check((context) => {
    try {
      check(context.value);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      context.issues.push({ code: 'custom', message: error.message, input: context.value });
    }
  });
}

const zone = checked(checkZone);
const PLATFORMS = ['slack', 'discord', 'terminal', 'file'] as const;

/** What keeps a channel from ever getting its digest, as far as its name tells. */
function wrongChannel(platform: (typeof PLATFORMS)[number], channel: string): string | undefined {
  switch (platform) {
    case 'slack':
      if (!channel.startsWith('#')) return undefined;
      return `'${channel}' is a name; write the channel's id, like "C0123456789"`;
    case 'discord':
      if (/^\d+$/.test(channel)) return undefined;
      return `'${channel}' is no id of a channel; write one in quotes, like "1100000000000000004"`;
    case 'terminal':
      return channel === 'terminal' ? undefined : 'the terminal has no channels; leave out channel';
    case 'file':
      return undefined;
  }
}

const Channel = z
  .strictObject({
    platform: z.enum(PLATFORMS),
    channel: z.optional(id),
    at: z.optional(checked((at) => ruleAt(at, 'daily', 'UTC'))),
    days: z.optional(checked((days) => ruleAt('00:00', days, 'UTC'))),
    cron: z.optional(checked((cron) => checkRule({ cron, zone: 'UTC' }))),
    time_zone: z.optional(zone),
    catch_up: z.optional(duration),
    on_empty: z.optional(onEmpty),
  })
  .check((context) => {
    const { platform, channel, at, cron, days } = context.value;
    const refuse = (message: string): void => {
      context.issues.push({ code: 'custom', message, input: context.value });
    };
    if ((at === undefined) === (cron === undefined)) {
      refuse('write either at or cron, like at: "08:00"');
    } else if (days !== undefined && at === undefined) {
      refuse('the pattern says the days; leave out days, or write at instead of cron');
    } else if (channel === undefined && platform !== 'terminal') {
      refuse('write the channel, its id in quotes, or the path of a file');
    } else if (channel !== undefined) {
      const wrong = wrongChannel(platform, channel);
      if (wrong !== undefined) refuse(wrong);
    }
  });

export const DigestSettings = z.strictObject({
  time_zone: z._default(zone, 'UTC'),
  catch_up: z._default(duration, '6h'),
  on_empty: z._default(onEmpty, 'skip'),
  on_unknown: z._default(z.enum(['skip', 'resend']), 'skip'),
  changed_by: z._default(z.union([z.enum(['managers', 'everyone']), z.array(id)]), 'managers'),
  channels: z._default(z.array(Channel), []),
});

/** What to write instead, for each setting that does not say so itself. */
export const DIGEST_REMEDIES: Readonly<Record<string, string>> = {
  digest: 'write its settings below it',
  'digest.time_zone': 'write a time zone, like Europe/Berlin',
  'digest.catch_up': 'write a number and m, h or d, like 6h',
  'digest.on_empty': 'write post or skip',
  'digest.on_unknown': 'write skip or resend',
  'digest.changed_by': 'write managers, everyone, or a list of user ids',
  'digest.channels': 'write a list, each "- platform: slack" with channel and at below it',
  'digest.channels.platform': `write one of ${PLATFORMS.join(', ')}`,
  'digest.channels.channel': 'write its id in quotes, like "C0123456789"',
  'digest.channels.at': 'write a time in quotes, like "08:00"',
  'digest.channels.days': 'write daily, weekdays, weekends, or days like mon,thu',
  'digest.channels.cron': 'write the five fields of cron in quotes, like "0 8 * * 1-5"',
  'digest.channels.time_zone': 'write a time zone, like Europe/Berlin',
  'digest.channels.catch_up': 'write a number and m, h or d, like 6h',
  'digest.channels.on_empty': 'write post or skip',
};

/** Returns the settings with what they leave out filled in. `toPath` makes the path of a file absolute. */
export function toDigestConfig(
  settings: Infer<typeof DigestSettings>,
  toPath: (path: string) => string,
): DigestConfig {
  const defaults = { catchUpMs: toMs(settings.catch_up), onEmpty: settings.on_empty };
  return {
    timeZone: checkZone(settings.time_zone),
    ...defaults,
    onUnknown: settings.on_unknown,
    changedBy: settings.changed_by,
    channels: settings.channels.map((one): DigestSubscription => {
      const { platform, channel = platform, at, days = 'daily', cron = '' } = one;
      const zoneName = one.time_zone ?? settings.time_zone;
      return {
        platform,
        channel: platform === 'file' ? toPath(channel) : channel,
        rule: at === undefined ? checkRule({ cron, zone: zoneName }) : ruleAt(at, days, zoneName),
        catchUpMs: one.catch_up === undefined ? defaults.catchUpMs : toMs(one.catch_up),
        onEmpty: one.on_empty ?? defaults.onEmpty,
      };
    }),
  };
}

function toMs(text: string): number {
  const [, count, unit] = DURATION.exec(text) ?? [];
  return Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
}

import type { APIOverwrite } from 'discord.js';
import { compact, type Json } from '../json.ts';
import { bitsOf, EVERYONE_MAY, type Permission } from './flags.ts';
import type { PayloadIdentity } from './identity.ts';
import { refuse } from './refusal.ts';
import type { ChannelSpec } from './types.ts';
import { userOf } from './users.ts';

/** @see https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const CHANNEL = { text: 0, direct: 1, thread: 11 } as const;

export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  /** Of a thread. */
  readonly parentId?: string | undefined;
  /** Of a direct message. */
  readonly recipient?: string | undefined;
  /** It is in a guild that the bot is not in. */
  readonly isForeign: boolean;
  readonly denied: ReadonlySet<Permission>;
}

export interface Channels {
  readonly all: () => readonly Channel[];
  /** Direct messages always exist. */
  readonly find: (id: string) => Channel | undefined;
  /** @throws DiscordRefusal when there is no such channel or the bot may not see it. */
  readonly seen: (id: string) => Channel;
  readonly add: (spec: ChannelSpec, isForeign?: boolean) => Channel;
  /** Takes from the bot what it may do in a channel; what is not named is given back. */
  readonly deny: (id: string, permissions: readonly Permission[]) => Channel;
}

/** No id of a person that this begins with is in use before 2039. */
const DIRECT_BIT = 1n << 62n;

export function createChannels(
  specs: readonly ChannelSpec[],
  permissions: Readonly<Record<string, readonly Permission[]>>,
): Channels {
  const channels = new Map<string, Channel>();
  const denials = new Map(Object.entries(permissions));

  function add(spec: ChannelSpec, isForeign = false): Channel {
    const { id, type = CHANNEL.text, name = `channel-${id.slice(-4)}`, parentId } = spec;
    const denied = new Set(denials.get(id));
    const recipient = recipientOf(id);
    const kind = recipient === undefined ? type : CHANNEL.direct;
    const channel = { id, type: kind, name, parentId, recipient, isForeign, denied };
    channels.set(id, channel);
    return channel;
  }

  function find(id: string): Channel | undefined {
    return channels.get(id) ?? (recipientOf(id) === undefined ? undefined : add({ id }));
  }

  for (const spec of specs) add(spec);
  return {
    all: () => [...channels.values()],
    find,
    seen(id) {
      const channel = find(id) ?? refuse('unknownChannel');
      return channel.isForeign || channel.denied.has('ViewChannel')
        ? refuse('missingAccess')
        : channel;
    },
    add,
    deny(id, some) {
      const channel = find(id);
      if (!channel) throw new Error(`there is no channel ${id}`);
      denials.set(id, some);
      const changed = { ...channel, denied: new Set(some) };
      channels.set(id, changed);
      return changed;
    },
  };
}

/** The channel of the bot's direct messages with a user. */
export function directChannelOf(user: string): string {
  return String(BigInt(user) | DIRECT_BIT);
}

function recipientOf(channel: string): string | undefined {
  if (!/^\d+$/.test(channel)) return undefined;
  const id = BigInt(channel);
  return id >= DIRECT_BIT ? String(id ^ DIRECT_BIT) : undefined;
}

/** A channel as Discord's answers and events have it. */
export function wireChannel(channel: Channel, identity: PayloadIdentity): Json {
  const { id, type, name, parentId = identity.channelId, recipient, denied } = channel;
  if (recipient !== undefined) {
    return {
      id,
      type: CHANNEL.direct,
      last_message_id: null,
      recipients: [userOf(recipient)],
      flags: 0,
    };
  }
  const overwrite: APIOverwrite = {
    id: identity.botUserId,
    type: 1,
    allow: '0',
    deny: String(bitsOf(denied)),
  };
  const thread = {
    parent_id: parentId,
    owner_id: identity.botUserId,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: '2026-01-01T00:00:00.000000+00:00',
      locked: false,
    },
  };
  const isThread = type === CHANNEL.thread;
  return compact({
    id,
    type,
    name,
    guild_id: identity.guildId,
    position: isThread ? undefined : 0,
    topic: isThread ? undefined : null,
    nsfw: false,
    last_message_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: isThread ? undefined : denied.size > 0 ? [overwrite] : [],
    flags: 0,
    ...(isThread ? thread : { parent_id: null }),
  });
}

/** What the bot may do in a channel, as a bit field. */
export function permissionsIn(channel: Channel | undefined): string {
  return String(EVERYONE_MAY & ~bitsOf(channel?.denied ?? []));
}

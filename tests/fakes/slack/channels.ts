import { SlackRefusal } from './world.ts';

export interface Channels {
  /**
   * The id of an existing channel; the direct message channel of a user id.
   *
   * @throws SlackRefusal `channel_not_found`
   */
  readonly resolve: (id: unknown) => string;
  readonly isMember: (channel: string) => boolean;
  readonly setMember: (channel: string, isMember: boolean) => void;
}

const USER = /^[UW][A-Z0-9]+$/;
const DIRECT = /^D[A-Z0-9]+$/;
const CHANNEL = /^[CG][A-Z0-9]+$/;

export function createChannels(
  existing: readonly string[] | undefined,
  members: readonly string[] | undefined,
): Channels {
  const joined = new Set(members);
  const left = new Set<string>();
  return {
    resolve(id) {
      if (typeof id !== 'string' || id === '') {
        throw new SlackRefusal('channel_not_found', ['channel is missing']);
      }
      if (USER.test(id)) return directChannelOf(id);
      if (DIRECT.test(id)) return id;
      if (existing ? existing.includes(id) : CHANNEL.test(id)) return id;
      throw new SlackRefusal('channel_not_found');
    },
    isMember: (channel) =>
      DIRECT.test(channel) || joined.has(channel) || (members === undefined && !left.has(channel)),
    setMember(channel, isMember) {
      if (isMember) joined.add(channel);
      else joined.delete(channel);
      if (isMember) left.delete(channel);
      else left.add(channel);
    },
  };
}

/** The channel of the bot's direct messages with a user. */
export function directChannelOf(user: string): string {
  return `D${user}`;
}

/** As in events: `channel` is public, `group` private, `im` direct. */
export function channelTypeOf(channel: string): 'channel' | 'group' | 'im' {
  if (channel.startsWith('D')) return 'im';
  return channel.startsWith('G') ? 'group' : 'channel';
}

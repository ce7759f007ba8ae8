import { type Json, stringOf } from '../json.ts';
import { channelTypeOf, directChannelOf } from './channels.ts';
import { LIMITS } from './limits.ts';
import type { Method } from './web-api.ts';
import { historyOf, tsOf } from './wire.ts';
import { SlackRefusal, type World } from './world.ts';

const SCOPES = { channel: 'channels:history', group: 'groups:history', im: 'im:history' } as const;
const PAGE_DEFAULT = 100;

export const CONVERSATION_METHODS: Readonly<Record<string, Method>> = {
  /** Newest first, without the replies in threads. */
  'conversations.history'(args, world) {
    const channel = readable(args, world);
    const all = historyOf(world, channel).filter(
      (message) => isTop(message) || message['subtype'] === 'thread_broadcast',
    );
    return page(args, all.reverse());
  },

  /** Oldest first, beginning with the message that the thread is about. */
  'conversations.replies'(args, world) {
    const channel = readable(args, world);
    const ts = stringOf(args['ts']);
    const all = historyOf(world, channel);
    const replies = all.filter((message) => message['thread_ts'] === ts && message['ts'] !== ts);
    const parent = all.find((message) => message['ts'] === ts);
    if (!parent && replies.length === 0) throw new SlackRefusal('thread_not_found');
    const first = parent && {
      ...parent,
      ...(replies.length > 0 && {
        thread_ts: ts,
        reply_count: replies.length,
        latest_reply: replies.at(-1)?.['ts'],
      }),
    };
    return page(args, first ? [first, ...replies] : replies);
  },

  'conversations.open'(args, world) {
    const users = (stringOf(args['users']) ?? '').split(',').filter(Boolean);
    const [user] = users;
    if (user !== undefined && users.length > 1) throw new SlackRefusal('method_not_supported');
    if (user === undefined && args['channel'] === undefined) {
      throw new SlackRefusal('users_list_not_supplied', ['users is missing']);
    }
    const id = user === undefined ? world.channels.resolve(args['channel']) : directChannelOf(user);
    return { no_op: true, already_open: true, channel: { id, is_im: true, user } };
  },
};

/** The channel of a request, when its history may be read. */
function readable(args: Json, world: World): string {
  const channel = world.channels.resolve(args['channel']);
  const needed = SCOPES[channelTypeOf(channel)];
  const { scopes } = world.identity;
  if (!scopes.includes(needed)) {
    throw new SlackRefusal('missing_scope', undefined, { needed, provided: scopes.join(',') });
  }
  if (!world.channels.isMember(channel)) throw new SlackRefusal('not_in_channel');
  return channel;
}

function isTop(message: Json): boolean {
  return message['thread_ts'] === undefined || message['thread_ts'] === message['ts'];
}

/** The part of the messages that `oldest`, `latest`, `limit` and `cursor` ask for. */
function page(args: Json, messages: readonly Json[]): Json {
  const isInclusive = args['inclusive'] === true;
  const oldest = Number(args['oldest'] ?? 0);
  const latest = Number(args['latest'] ?? Number.POSITIVE_INFINITY);
  const limit = Math.min(Number(args['limit'] ?? PAGE_DEFAULT), LIMITS.historyPage);
  const start = Number(args['cursor'] || 0);
  if (Number.isNaN(start)) throw new SlackRefusal('invalid_cursor', ['cursor is not one of ours']);
  const within = messages.filter((message) => {
    const ts = tsOf(message);
    return isInclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
  });
  const end = start + limit;
  const hasMore = end < within.length;
  return {
    messages: within
      .slice(start, end)
      .map((message) =>
        args['include_all_metadata'] === true ? message : withoutMetadata(message),
      ),
    has_more: hasMore,
    response_metadata: { next_cursor: hasMore ? String(end) : '' },
  };
}

function withoutMetadata(message: Json): Json {
  const { metadata: _, ...rest } = message;
  return rest;
}

import type { KnownBlock, MessageMetadata } from '@slack/types';
import { compact, type Json, stringOf } from '../json.ts';
import type { PostedMessage } from './types.ts';
import { validateMessage } from './validate.ts';
import type { Method } from './web-api.ts';
import { wireMessage } from './wire.ts';
import { refuse, SlackRefusal, type World } from './world.ts';

const TS = /^\d+\.\d{6}$/;

export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage'(args, world) {
    const channel = postable(args, world);
    const message = world.messages.post({
      ...contentOf(args),
      ...threadOf(args, world, channel),
      channel,
      ts: world.clock.ts(),
      ephemeral: false,
      via: 'api',
    });
    return { channel, ts: message.ts, message: wireMessage(world, message) };
  },

  'chat.postEphemeral'(args, world) {
    const channel = postable(args, world);
    const user = stringOf(args['user']);
    if (!user) throw new SlackRefusal('invalid_arguments', ['user is missing']);
    const message = world.messages.post({
      ...contentOf(args),
      ...threadOf(args, world, channel),
      channel,
      ts: world.clock.ts(),
      user,
      ephemeral: true,
      via: 'api',
    });
    return { message_ts: message.ts };
  },

  'chat.update'(args, world) {
    const old = ownMessage(args, world, 'cant_update_message');
    const { text, blocks } = args;
    refuse(
      validateMessage(text === undefined && blocks === undefined ? { ...args, text: '' } : args),
    );
    // Without blocks the text takes the place of the old ones.
    const content = contentOf(args);
    if (content.blocks.length > 0 && isRich(old.blocks) && !isRich(content.blocks)) {
      throw new SlackRefusal('block_mismatch', ['rich_text cannot be replaced with other blocks']);
    }
    const message = world.messages.edit(old, content);
    const { channel, ts } = message;
    return { channel, ts, text: message.text, message: wireMessage(world, message) };
  },

  'chat.delete'(args, world) {
    const old = ownMessage(args, world, 'cant_delete_message');
    world.messages.remove(old);
    return { channel: old.channel, ts: old.ts };
  },
};

/** What a request says, without where. */
export function contentOf(
  args: Json,
): Pick<PostedMessage, 'text' | 'blocks' | 'metadata' | 'args'> {
  const { text, blocks, metadata, markdown_text: markdown } = args;
  const shown = typeof markdown === 'string' ? [{ type: 'markdown', text: markdown }] : blocks;
  return compact({
    text: stringOf(text) ?? '',
    // Both were validated.
    blocks: (shown ?? []) as readonly KnownBlock[],
    metadata: metadata as MessageMetadata,
    args,
  });
}

/**
 * The thread that a request names. A `thread_ts` must be that of a thread's first message: with that of a reply Slack puts
 * the message where nobody looks for it.
 */
export function threadOf(args: Json, world: World, channel: string): { threadTs?: string } {
  const { thread_ts: threadTs } = args;
  if (threadTs === undefined) return {};
  if (typeof threadTs !== 'string' || !TS.test(threadTs)) {
    throw new SlackRefusal('invalid_thread_ts', [`thread_ts: ${threadTs}`]);
  }
  const parent = world.messages.find(channel, threadTs);
  const heard = world.messages.heardIn(channel).find((event) => event['ts'] === threadTs);
  const thread = parent?.threadTs ?? stringOf(heard?.['thread_ts']);
  if (thread !== undefined && thread !== threadTs) {
    world.invalid.push({
      method: 'thread_ts',
      error: 'reply_as_thread',
      reasons: [`thread_ts ${threadTs} is a reply in the thread ${thread}`],
      args,
    });
  }
  return { threadTs };
}

/** The channel of a message that may be posted there. */
function postable(args: Json, world: World): string {
  const channel = world.channels.resolve(args['channel']);
  if (!world.channels.isMember(channel)) throw new SlackRefusal('not_in_channel');
  refuse(validateMessage(args));
  return channel;
}

/** The bot's message that a request names; ephemeral ones cannot be named. */
function ownMessage(args: Json, world: World, notOwn: string): PostedMessage {
  const id = stringOf(args['channel']) ?? '';
  if (/^[UW]/.test(id))
    throw new SlackRefusal('channel_not_found', ['a user id is no channel here']);
  const channel = world.channels.resolve(id);
  const ts = stringOf(args['ts']) ?? '';
  const message = world.messages.find(channel, ts);
  if (message && !message.ephemeral) return message;
  const isHeard = world.messages.heardIn(channel).some((event) => event['ts'] === ts);
  throw new SlackRefusal(isHeard ? notOwn : 'message_not_found');
}

function isRich(blocks: readonly KnownBlock[]): boolean {
  return blocks.some(({ type }) => type === 'rich_text');
}

import { compact, type Json, stringOf } from '../json.ts';
import { channelTypeOf } from './channels.ts';
import type { MessageChange } from './messages.ts';
import type { PostedMessage, SharedFile } from './types.ts';
import type { World } from './world.ts';

type WireMessage = Json & { readonly type: string };

/** A message of the bot as Slack's answers and events have it. */
export function wireMessage(world: World, message: PostedMessage): WireMessage {
  const { botUserId, botId, teamId, appId } = world.identity;
  return compact({
    type: 'message',
    user: botUserId,
    bot_id: botId,
    app_id: appId,
    team: teamId,
    bot_profile: { id: botId, app_id: appId, team_id: teamId, name: 'fake bot', deleted: false },
    text: message.text,
    ts: message.ts,
    thread_ts: message.threadTs,
    subtype: subtypeOf(message),
    files: message.files?.map(wireFile),
    blocks: message.blocks.length > 0 ? withIds(message.blocks) : undefined,
    metadata: message.metadata,
    // Slack marks as edited only what is shown as text.
    edited:
      message.edited && message.blocks.length === 0
        ? { user: botUserId, ts: message.ts }
        : undefined,
  });
}

/** A file as Slack's answers and events have it. */
export function wireFile({ id, filename, altText, bytes }: SharedFile): Json {
  return compact({ id, name: filename, title: filename, alt_txt: altText, size: bytes.length });
}

function subtypeOf({ args, files }: PostedMessage): string | undefined {
  if (files !== undefined) return 'file_share';
  return args['reply_broadcast'] === true ? 'thread_broadcast' : undefined;
}

/** The event that tells the app of its own doing. */
export function echoEvent(world: World, change: MessageChange): WireMessage {
  const { message } = change;
  const { channel } = message;
  const channel_type = channelTypeOf(channel);
  if (change.kind === 'posted') {
    return { ...wireMessage(world, message), channel, channel_type, event_ts: message.ts };
  }
  const ts = world.clock.ts();
  const about = { type: 'message', channel, channel_type, ts, event_ts: ts, hidden: true };
  return change.kind === 'edited'
    ? {
        ...about,
        subtype: 'message_changed',
        message: wireMessage(world, message),
        previous_message: wireMessage(world, change.old),
      }
    : {
        ...about,
        subtype: 'message_deleted',
        deleted_ts: message.ts,
        previous_message: wireMessage(world, message),
      };
}

/** All that was said in a channel and can be fetched, oldest first; ephemeral messages cannot. */
export function historyOf(world: World, channel: string): Json[] {
  const own = world.messages.visible
    .filter((message) => message.channel === channel && !message.ephemeral)
    .map((message) => wireMessage(world, message));
  const all = [...world.messages.heardIn(channel).map(withoutChannel), ...own];
  return all.sort((one, other) => tsOf(one) - tsOf(other));
}

/** The `ts` of a message as a number. */
export function tsOf(message: Json): number {
  return Number(stringOf(message['ts']));
}

function withoutChannel(event: Json): Json {
  const { channel: _, channel_type: __, event_ts: ___, ...message } = event;
  return message;
}

/** Slack names the blocks that have no name. */
function withIds(blocks: readonly object[]): Json[] {
  return blocks.map((block, index) => ({ block_id: `gen${index}`, ...block }));
}

import type {
  APIMessage,
  APIUser,
  GatewayMessageCreateDispatchData,
  MessageType,
} from 'discord.js';
import { compact, isObject, type Json, stringOf } from '../json.ts';
import { CHANNEL, directChannelOf } from './channels.ts';
import { type Clock, isoOf } from './clock.ts';
import type { PayloadIdentity } from './identity.ts';
import { memberOf, userOf } from './users.ts';
import { MESSAGE_TYPE } from './wire.ts';

export interface MessageOptions {
  /** As it is typed; names of people are `<@id>`. */
  readonly content: string;
  /** The first channel of the guild, or the direct messages with the user, when not given. */
  readonly channelId?: string;
  /** Id of who says it. */
  readonly user: string;
  /** Whether it is said in the guild; true when not given. */
  readonly guild?: boolean;
  /** The bot is named before the content when the content does not name it. */
  readonly mentionsBot?: boolean;
  /** Id of the message that it replies to. */
  readonly replyTo?: string;
  /** Whether the author of that message is pinged; true when not given. */
  readonly pings?: boolean;
  /** The channel is a thread; told from the channel where the fake knows it. */
  readonly thread?: boolean;
  readonly authorIsBot?: boolean;
  readonly webhookId?: string;
  /** Plain or a reply when not given. */
  readonly type?: number;
  /** To send the same message again. */
  readonly id?: string;
}

export interface MessagePayloads {
  /** `MESSAGE_CREATE` */
  readonly messageCreate: (options: MessageOptions) => GatewayMessageCreateDispatchData;
}

/** A message of the fake by its channel and id. */
export type FindMessage = (channelId: string, id: string) => Json | undefined;

/** A channel of the fake by its id. */
export type FindChannel = (
  id: string,
) => { readonly type: number; readonly name: string } | undefined;

const MENTION = /<@!?(\d+)>/g;

export function createMessagePayloads(
  identity: PayloadIdentity,
  clock: Clock,
  find: FindMessage,
  findChannel: FindChannel,
): MessagePayloads {
  const { botUserId, guildId } = identity;
  return {
    messageCreate(options) {
      const { user, guild = true, replyTo, webhookId } = options;
      const content = contentOf(options, botUserId);
      const channelId = options.channelId ?? (guild ? identity.channelId : directChannelOf(user));
      const referenced = replyTo === undefined ? undefined : (find(channelId, replyTo) ?? null);
      const pinged = options.pings === false ? [] : authorsOf(referenced);
      const named = [...content.matchAll(MENTION)].map(([, id = '']) => id);
      const ids = [...new Set([...named, ...pinged])];
      const at = isoOf(clock.now());
      const message = compact({
        id: options.id ?? clock.snowflake(),
        channel_id: channelId,
        type: (options.type ?? typeOf(options)) as MessageType.Default,
        author: authorOf(options),
        webhook_id: webhookId,
        content,
        timestamp: at,
        edited_timestamp: null,
        tts: false,
        mention_everyone: /@(?:everyone|here)/.test(content),
        mentions: ids.map((id) => userOf(id, id === botUserId)),
        mention_roles: [],
        attachments: [],
        embeds: [],
        components: [],
        pinned: false,
        flags: 0,
        message_reference:
          replyTo === undefined
            ? undefined
            : compact({
                type: 0,
                channel_id: channelId,
                guild_id: guild ? guildId : undefined,
                message_id: replyTo,
              }),
        referenced_message: referenced as APIMessage | null | undefined,
      }) as unknown as APIMessage;
      const place = guild
        ? { guild_id: guildId, ...(webhookId === undefined && { member: memberOf(at) }) }
        : {};
      return {
        ...message,
        ...place,
        channel_type: findChannel(channelId)?.type ?? channelTypeOf(options),
      } as GatewayMessageCreateDispatchData;
    },
  };
}

function contentOf({ content, mentionsBot }: MessageOptions, botUserId: string): string {
  const name = `<@${botUserId}>`;
  return mentionsBot && !content.includes(name) ? `${name} ${content}` : content;
}

function authorOf({ user, authorIsBot, webhookId }: MessageOptions): APIUser {
  return webhookId === undefined ? userOf(user, authorIsBot) : userOf(webhookId, true);
}

function authorsOf(message: Json | null | undefined): string[] {
  const author = message?.['author'];
  const id = isObject(author) ? stringOf(author['id']) : undefined;
  return id === undefined ? [] : [id];
}

function typeOf({ replyTo }: MessageOptions): number {
  return replyTo === undefined ? MESSAGE_TYPE.plain : MESSAGE_TYPE.reply;
}

function channelTypeOf({ guild = true, thread = false }: MessageOptions): number {
  if (!guild) return CHANNEL.direct;
  return thread ? CHANNEL.thread : CHANNEL.text;
}

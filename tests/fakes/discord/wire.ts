import type { APIMessage } from 'discord.js';
import { compact, isObject, type Json, listOf } from '../json.ts';
import { CHANNEL } from './channels.ts';
import { isoOf } from './clock.ts';
import { INTENTS } from './flags.ts';
import { isBy } from './messages.ts';
import type { PostedMessage } from './types.ts';
import { userOf } from './users.ts';
import type { World } from './world.ts';

/** @see https://docs.discord.com/developers/resources/message#message-object-message-types */
export const MESSAGE_TYPE = { plain: 0, reply: 19, command: 20, contextMenu: 23 } as const;
const MESSAGE_COMMAND = 3;

/** A message of the bot as Discord's answers and events have it. */
export function wireMessage(world: World, message: PostedMessage): APIMessage {
  const { applicationId, botUserId } = world.identity;
  const { id, channelId, content, reference, interactionId } = message;
  return compact({
    id,
    channel_id: channelId,
    type: typeOf(world, message),
    author: userOf(botUserId, true),
    content,
    timestamp: isoOf(message.at),
    edited_timestamp: message.editedAt === undefined ? null : isoOf(message.editedAt),
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: message.files.map(({ filename, bytes, description }, index) =>
      compact({
        id: String(BigInt(id) + BigInt(index)),
        filename,
        size: bytes.length,
        description,
        url: `https://cdn.example/${channelId}/${id}/${filename}`,
        proxy_url: `https://media.example/${channelId}/${id}/${filename}`,
      }),
    ),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: withIds(message.components),
    pinned: false,
    flags: message.flags,
    nonce: message.nonce,
    application_id: interactionId === undefined ? undefined : applicationId,
    webhook_id: interactionId === undefined ? undefined : applicationId,
    interaction_metadata: metadataOf(world, interactionId),
    message_reference: reference && {
      type: 0,
      channel_id: reference.channelId,
      message_id: reference.messageId,
    },
    referenced_message: reference && (findMessage(world, reference) ?? null),
  } as unknown as APIMessage);
}

/** A message of the bot or of somebody else, as in events. */
export function findMessage(
  world: World,
  { channelId, messageId }: { readonly channelId: string; readonly messageId: string },
): Json | undefined {
  const own = world.messages.find(channelId, messageId);
  // A message and the one it replies to; no further.
  if (own) {
    const { reference: _, ...rest } = own;
    return toJson(wireMessage(world, rest));
  }
  return world.messages.heard(channelId, messageId);
}

export function toJson(value: object): Json {
  return value as Json;
}

/** The fields that an event of a channel has beside the message. */
export function eventFields(world: World, channelId: string): Json {
  const channel = world.channels.find(channelId);
  const { guildId } = world.identity;
  const isDirect = channel?.type === CHANNEL.direct;
  return compact({
    channel_type: channel?.type,
    guild_id: isDirect || channel?.isForeign ? undefined : guildId,
  });
}

/**
 * A message without what an app may not read that was not given, or does not ask for, the Message Content intent.
 *
 * @see https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export function readable(world: World, message: Json, intents: number): Json {
  const { identity, channels } = world;
  const { referenced_message: referenced } = message;
  const inner = isObject(referenced)
    ? { ...message, referenced_message: readable(world, referenced, intents) }
    : message;
  const mayRead =
    (identity.hasMessageContent && (intents & INTENTS.messageContent) !== 0) ||
    channels.find(String(message['channel_id']))?.type === CHANNEL.direct ||
    isBy(identity.botUserId, message) ||
    listOf(message['mentions']).some((user) => isObject(user) && user['id'] === identity.botUserId);
  return mayRead ? inner : { ...inner, content: '', embeds: [], attachments: [], components: [] };
}

function typeOf(world: World, { reference, interactionId, via }: PostedMessage): number {
  const data = interactionId && world.interactions.find(interactionId)?.payload['data'];
  if (via === 'interaction' && isObject(data) && data['name'] !== undefined) {
    return data['type'] === MESSAGE_COMMAND ? MESSAGE_TYPE.contextMenu : MESSAGE_TYPE.command;
  }
  return reference ? MESSAGE_TYPE.reply : MESSAGE_TYPE.plain;
}

function metadataOf(world: World, interactionId: string | undefined): Json | undefined {
  const interaction = interactionId && world.interactions.find(interactionId);
  if (!interaction) return undefined;
  const { id, type, payload } = interaction;
  const { authorizing_integration_owners } = payload;
  return { id, type, user: userOf(interaction.userId), authorizing_integration_owners };
}

/** Discord numbers the components that have no number. */
function withIds(components: readonly unknown[]): Json[] {
  let count = 0;
  const number = (value: unknown): Json => {
    count += 1;
    const node: Json = isObject(value) ? value : {};
    const { components: inner, accessory } = node;
    return {
      id: count,
      ...node,
      ...(Array.isArray(inner) && { components: inner.map(number) }),
      ...(isObject(accessory) && { accessory: number(accessory) }),
    };
  };
  return components.map(number);
}

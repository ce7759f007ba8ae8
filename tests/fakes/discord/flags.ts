/** Bits on the wire, as far as the fake heeds them. */

/** @see https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const FLAGS = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** @see https://docs.discord.com/developers/events/gateway#list-of-intents */
export const INTENTS = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

/** @see https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
const PERMISSIONS = {
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  UseApplicationCommands: 1n << 31n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
} as const;

export type Permission = keyof typeof PERMISSIONS;

/** What everybody may where nothing is denied. */
export const EVERYONE_MAY = bitsOf(Object.keys(PERMISSIONS) as Permission[]);

export function bitsOf(permissions: Iterable<Permission>): bigint {
  return [...permissions].reduce((bits, one) => bits | PERMISSIONS[one], 0n);
}

import {
  type Interaction,
  type Message,
  MessageReferenceType,
  PermissionFlagsBits,
} from 'discord.js';
import { COMMANDS } from '../../bot/commands/catalogue.ts';
import { CHECK_COMMAND, PRIVATE_OPTION } from './commands.ts';
import type { InteractionLike, MessageLike } from './receive.ts';

/** Returns a message of discord.js as plain values. */
export function toMessage(message: Message): MessageLike {
  const { reference, channel, author, mentions, client } = message;
  const id = reference?.type === MessageReferenceType.Forward ? undefined : reference?.messageId;
  const replied = id === undefined ? undefined : channel?.messages.cache.get(id);
  return {
    id: message.id,
    channelId: message.channelId,
    content: message.content,
    authorId: author.id,
    isAutomatic: author.bot || message.webhookId !== null || message.system,
    mentionsBot: client.user !== null && mentions.users.has(client.user.id),
    isDirect: message.guildId === null,
    isThread: channel?.isThread() ?? false,
    isManager: message.guildId === null || mayManage(message),
    replied:
      replied === undefined
        ? undefined
        : {
            id: replied.id,
            isOurs: replied.author.id === client.user?.id,
            repliesTo: replied.reference?.messageId,
            interactionId: replied.interactionMetadata?.id,
          },
  };
}

function mayManage({ member, channel }: Message): boolean {
  if (member === null || channel.isDMBased()) return false;
  return member.permissionsIn(channel).has(PermissionFlagsBits.ManageChannels);
}

/** Returns an interaction of discord.js as plain values; undefined for what is none of ours. */
export function toInteraction(interaction: Interaction): InteractionLike | undefined {
  const { id, token, user, channelId } = interaction;
  const isManager =
    interaction.guildId === null ||
    interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) === true;
  const base = { id, token, userId: user.id, channelId: channelId ?? undefined, isManager };
  if (interaction.isChatInputCommand()) {
    const name = interaction.options.getSubcommand(false) ?? 'help';
    const entry = COMMANDS.find((command) => command.name === name);
    const argument =
      entry?.argument && (interaction.options.getString(entry.argument.name) ?? undefined);
    const isPrivate = interaction.options.getBoolean(PRIVATE_OPTION) ?? undefined;
    return { ...base, what: { kind: 'command', name, argument, isPrivate } };
  }
  if (interaction.isMessageContextMenuCommand() && interaction.commandName === CHECK_COMMAND) {
    return { ...base, what: { kind: 'check', content: interaction.targetMessage.content } };
  }
  if (interaction.isButton()) {
    const { customId, message } = interaction;
    return { ...base, what: { kind: 'button', customId, messageId: message.id } };
  }
  return undefined;
}

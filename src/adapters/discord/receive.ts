import type { Noted } from '../../bot/inbox.ts';
import type { Request } from '../answer.ts';
import { readText } from './escape.ts';

/** Where an answer goes. */
export type Place =
  /** A message for all in the channel, as a reply to the one with this id where that is given. */
  | { readonly kind: 'channel'; readonly channel: string; readonly replyTo?: string | undefined }
  /** A direct message to the asker. */
  | { readonly kind: 'direct' }
  /** The answer to an interaction, which was deferred. */
  | {
      readonly kind: 'interaction';
      readonly id: string;
      readonly token: string;
      readonly channel: string | undefined;
      readonly isPrivate: boolean;
    };

/** A message, as much of it as is looked at here. */
export interface MessageLike {
  readonly id: string;
  readonly channelId: string;
  readonly content: string;
  readonly authorId: string;
  /** A bot, a webhook, or Discord itself wrote it. */
  readonly isAutomatic: boolean;
  /** It names the bot, or replies to it. */
  readonly mentionsBot: boolean;
  readonly isDirect: boolean;
  readonly isThread: boolean;
  /** The author may manage the channel; so may everybody his direct messages. */
  readonly isManager: boolean;
  readonly replied?: Replied | undefined;
}

/** The message that another replies to. */
export interface Replied {
  readonly id: string;
  readonly isOurs: boolean;
  /** What that one itself replies to. */
  readonly repliesTo?: string | undefined;
  /** The interaction that it answers. */
  readonly interactionId?: string | undefined;
}

/** An interaction, as much of it as is looked at here. */
export interface InteractionLike {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  readonly channelId: string | undefined;
  /** As with messages. */
  readonly isManager: boolean;
  readonly what:
    | {
        readonly kind: 'command';
        readonly name: string;
        readonly argument: string | undefined;
        /** What the asker chose, if he did. */
        readonly isPrivate: boolean | undefined;
      }
    | { readonly kind: 'check'; readonly content: string }
    | { readonly kind: 'button'; readonly customId: string; readonly messageId: string };
}

/** A message that asks the bot something. */
export interface Received {
  readonly noted: Noted;
  readonly request: Request<Place>;
}

/** Returns what a message asks of the bot, or undefined: its own, those of other bots and those to others ask nothing. */
export function receiveMessage(message: MessageLike, botUser: string): Received | undefined {
  const { id, channelId: channel, authorId: user, isDirect, isThread, replied } = message;
  if (message.isAutomatic || user === botUser || !(isDirect || message.mentionsBot))
    return undefined;
  const own = `discord:${id}`;
  return toReceived(own, channel, {
    user,
    text: readText(message.content, botUser) || 'help',
    place: { kind: 'channel', channel, replyTo: id },
    conversation: conversationOf(replied) ?? (isDirect || isThread ? `discord:${channel}` : own),
    // Who replies to this answer refers to it, whatever was said since.
    opens: own,
    isUnseen: false,
    isCounted: true,
    isManager: message.isManager,
  });
}

/** Returns what an interaction asks of the bot. `commandAnswers` tells who sees the answer where the asker does not. */
export function receiveInteraction(
  interaction: InteractionLike,
  commandAnswers: 'private' | 'in_channel',
): Received | undefined {
  const { id, token, userId: user, channelId: channel, what } = interaction;
  const own = `discord:${id}`;
  const place = (isPrivate: boolean): Place => ({
    kind: 'interaction',
    id,
    token,
    channel,
    isPrivate,
  });
  const base = {
    user,
    isManager: interaction.isManager,
    conversation: `discord:${channel}:${user}`,
    opens: own,
    isUnseen: true,
    isCounted: true,
  };
  switch (what.kind) {
    case 'command': {
      const text = [what.name, what.argument ?? ''].join(' ').trim();
      // Who sees the answer is settled before it is known.
      const isPrivate =
        /^digest\s+preview\b/i.test(text) || (what.isPrivate ?? commandAnswers === 'private');
      return toReceived(own, channel, { ...base, text, place: place(isPrivate) });
    }
    case 'check':
      return toReceived(own, channel, {
        ...base,
        text: `check ${what.content}`,
        place: place(true),
        // What another message is about tells nothing of this one.
        conversation: own,
      });
    case 'button': {
      const at = what.customId.indexOf(':');
      const [how, command] = [what.customId.slice(0, at), what.customId.slice(at + 1)];
      if (how === 'share') {
        // However often the button of a message is pressed, the channel gets the answer once.
        const key = `discord:share:${what.messageId}:${command}`;
        return toReceived(key, channel, {
          ...base,
          text: `show ${command}`,
          place: place(false),
          isOnce: true,
          isUnseen: false,
          isCounted: false,
        });
      }
      if (how !== 'all' && how !== 'private') return undefined;
      const isPrivate = how === 'private';
      return toReceived(own, channel, {
        ...base,
        text: command,
        place: place(isPrivate),
        isUnseen: !isPrivate,
        isCounted: !isPrivate,
      });
    }
  }
}

/** The conversation that an answer of the bot belongs to; undefined for other messages. */
function conversationOf(replied: Replied | undefined): string | undefined {
  if (!replied?.isOurs) return undefined;
  const { interactionId, repliesTo } = replied;
  const answered = interactionId ?? repliesTo;
  return answered === undefined ? undefined : `discord:${answered}`;
}

function toReceived(id: string, channel: string | undefined, request: Request<Place>): Received {
  const { user } = request;
  return { noted: { id, platform: 'discord', user, channel: channel ?? user, request }, request };
}

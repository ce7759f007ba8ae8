import { isObject, type Json, stringOf } from '../json.ts';
import type { PostedMessage } from './types.ts';

/** The bot's messages, and those of others as far as the bot was told of them. */
export interface Messages {
  /** What is visible now, in the order of posting. */
  readonly visible: PostedMessage[];
  /** Every version of a message, in the order of arrival. */
  readonly arrivals: readonly PostedMessage[];
  readonly post: (message: PostedMessage) => PostedMessage;
  /** Puts a new version in the place of a message. */
  readonly edit: (old: PostedMessage, change: Partial<PostedMessage>) => PostedMessage;
  readonly remove: (message: PostedMessage) => void;
  readonly find: (channelId: string, id: string) => PostedMessage | undefined;
  /** The bot's last message with this nonce, also one that was removed. */
  readonly withNonce: (nonce: string | number) => PostedMessage | undefined;
  /** Takes note of the message of somebody else, which an event tells of. */
  readonly hear: (event: Json) => void;
  readonly forget: (id: string) => void;
  /** What somebody else said. */
  readonly heard: (channelId: string, id: string) => Json | undefined;
  readonly heardIn: (channelId: string) => readonly Json[];
}

export type MessageChange = {
  readonly kind: 'posted' | 'edited' | 'deleted';
  readonly message: PostedMessage;
};

export function createMessages(changed: (change: MessageChange) => void): Messages {
  const visible: PostedMessage[] = [];
  const arrivals: PostedMessage[] = [];
  const heard = new Map<string, Json>();

  return {
    visible,
    arrivals,
    post(message) {
      visible.push(message);
      arrivals.push(message);
      changed({ kind: 'posted', message });
      return message;
    },
    edit(old, change) {
      const message: PostedMessage = { ...old, ...change, edited: true };
      visible.splice(visible.indexOf(old), 1, message);
      arrivals.push(message);
      changed({ kind: 'edited', message });
      return message;
    },
    remove(message) {
      visible.splice(visible.indexOf(message), 1);
      // Whoever holds the message sees it, too.
      Object.assign(message, { deleted: true });
      changed({ kind: 'deleted', message });
    },
    find: (channelId, id) =>
      visible.find((message) => message.channelId === channelId && message.id === id),
    withNonce: (nonce) => arrivals.findLast((message) => message.nonce === nonce),
    hear(event) {
      const id = stringOf(event['id']);
      if (id !== undefined) heard.set(id, { ...heard.get(id), ...event });
    },
    forget: (id) => heard.delete(id),
    heard(channelId, id) {
      const event = heard.get(id);
      return event?.['channel_id'] === channelId ? event : undefined;
    },
    heardIn: (channelId) =>
      [...heard.values()].filter((event) => event['channel_id'] === channelId),
  };
}

/** Whether a message was said by this user. */
export function isBy(user: string, message: Json): boolean {
  const { author } = message;
  return isObject(author) && author['id'] === user;
}

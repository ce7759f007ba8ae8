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
  readonly find: (channel: string, ts: string) => PostedMessage | undefined;
  /** Takes note of a person's message, so that it is in the history. */
  readonly hear: (event: Json) => void;
  /** What others said in a channel, as in its events. */
  readonly heardIn: (channel: string) => readonly Json[];
}

export type MessageChange =
  | { readonly kind: 'posted'; readonly message: PostedMessage }
  | { readonly kind: 'edited'; readonly message: PostedMessage; readonly old: PostedMessage }
  | { readonly kind: 'deleted'; readonly message: PostedMessage };

const SPOKEN = [undefined, 'file_share', 'thread_broadcast', 'bot_message'];

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
      changed({ kind: 'edited', message, old });
      return message;
    },
    remove(message) {
      visible.splice(visible.indexOf(message), 1);
      // Whoever holds the message sees it, too.
      Object.assign(message, { deleted: true });
      changed({ kind: 'deleted', message });
    },
    find: (channel, ts) => visible.find((one) => one.channel === channel && one.ts === ts),
    hear(event) {
      const channel = stringOf(event['channel']);
      const ts = stringOf(event['ts']);
      if (channel === undefined || ts === undefined) return;
      if (!SPOKEN.includes(stringOf(event['subtype']))) return;
      // A mention arrives twice, as `app_mention` and as `message`; it was said once.
      heard.set(`${channel} ${ts}`, { ...event, type: 'message' });
    },
    heardIn: (channel) => [...heard.values()].filter((event) => event['channel'] === channel),
  };
}

/** The event within a payload of the Events API when it is about a message. */
export function messageEventOf(payload: Json): Json | undefined {
  const event = payload['event'];
  return isObject(event) && (event['type'] === 'message' || event['type'] === 'app_mention')
    ? event
    : undefined;
}

import type { Noted } from '../../bot/inbox.ts';
import type { Request } from '../answer.ts';
import { readText } from './escape.ts';

/** Who the bot is in its workspace. */
export interface Self {
  readonly userId: string;
  readonly botId: string | undefined;
}

/** Where an answer goes. */
export type Place =
  /** For all in the channel; below `threadTs` where that is given. */
  | {
      readonly kind: 'channel';
      readonly channel: string;
      readonly threadTs?: string | undefined;
      /** The thread in which others have written already: what one person alone is to see is shown in no other. */
      readonly liveThreadTs?: string | undefined;
      /**
       * What is posted is now seen by one person alone. This address leads to it: it goes away, and where Slack does not
       * let us post, the answer takes this way.
       */
      readonly shareUrl?: string | undefined;
    }
  /** Through the address that came with the request; `isPublic` for all to see. */
  | {
      readonly kind: 'response';
      readonly channel: string;
      readonly url: string;
      readonly isPublic: boolean;
      readonly threadTs?: string | undefined;
    }
  /** A direct message to the user. */
  | { readonly kind: 'direct' };

/** What Slack's payload asks of the bot. */
export type Received =
  | {
      readonly kind: 'request';
      readonly noted: Noted;
      readonly request: Request<Place>;
      readonly sentAt: number;
    }
  | { readonly kind: 'home'; readonly user: string }
  | { readonly kind: 'opened'; readonly channel: string }
  | { readonly kind: 'nothing' };

export interface ReceiveOptions {
  readonly self: Self;
  /** Who sees the answer to the slash command. */
  readonly commandAnswers: 'private' | 'in_channel';
}

/** The shortcut's name in the manifest. */
export const CHECK_SHORTCUT = 'check_message';

const NOTHING: Received = { kind: 'nothing' };
/** Subtypes under which a person still says something new. */
const SPOKEN: readonly unknown[] = [undefined, 'file_share', 'thread_broadcast'];

/** Returns what a payload asks of the bot. The bot's own messages, other bots' and edited ones ask nothing. */
export function receive(body: unknown, options: ReceiveOptions): Received {
  const payload = fields(body);
  if (payload['type'] === 'event_callback') return receiveEvent(payload, options.self);
  if (payload['type'] === 'block_actions') return receiveAction(payload, options.self);
  if (payload['type'] === 'message_action') return receiveShortcut(payload, options.self);
  if (typeof payload['command'] === 'string') return receiveCommand(payload, options);
  return NOTHING;
}

function receiveEvent(body: Fields, self: Self): Received {
  const event = fields(body['event']);
  const [type, user, channel, ts] = [
    event['type'],
    event['user'],
    event['channel'],
    event['ts'],
  ].map(text);
  if (type === 'app_home_opened' && user && channel) {
    return event['tab'] === 'messages' ? { kind: 'opened', channel } : { kind: 'home', user };
  }
  const isDirect = type === 'message' && event['channel_type'] === 'im';
  if (!isDirect && type !== 'app_mention') return NOTHING;
  if (!user || !channel || !ts || user === self.userId) return NOTHING;
  if (event['bot_id'] !== undefined || event['bot_profile'] !== undefined) return NOTHING;
  if (event['edited'] !== undefined || !SPOKEN.includes(event['subtype'])) return NOTHING;

  const thread = text(event['thread_ts']);
  const own = `slack:${channel}:${ts}`;
  const request: Request<Place> = {
    user,
    text: readText(text(event['text']), self.userId),
    place: { kind: 'channel', channel, threadTs: thread || ts, liveThreadTs: thread || undefined },
    // What is said to the bot alone is one conversation, and each answer begins a thread of its own.
    conversation: thread ? `slack:${channel}:${thread}` : isDirect ? `slack:${channel}` : own,
    opens: !thread && isDirect ? own : undefined,
    isUnseen: false,
    isCounted: true,
  };
  const sent = Number(ts) * 1000;
  return toRequest(request, own, channel, Number.isFinite(sent) ? sent : 0);
}

function receiveCommand(body: Fields, { commandAnswers, self }: ReceiveOptions): Received {
  const [user, channel, url, trigger] = ['user_id', 'channel_id', 'response_url', 'trigger_id'].map(
    (name) => text(body[name]),
  );
  if (!user || !channel || !url) return NOTHING;
  const request: Request<Place> = {
    user,
    text: readText(text(body['text']), self.userId) || 'help',
    place: { kind: 'response', channel, url, isPublic: commandAnswers === 'in_channel' },
    conversation: `slack:${channel}:${user}`,
    isUnseen: true,
    isCounted: true,
  };
  return toRequest(request, `slack:trigger:${trigger || url}`, channel);
}

function receiveShortcut(body: Fields, self: Self): Received {
  const message = fields(body['message']);
  const [user, channel] = [text(fields(body['user'])['id']), text(fields(body['channel'])['id'])];
  const [url, trigger] = [text(body['response_url']), text(body['trigger_id'])];
  if (body['callback_id'] !== CHECK_SHORTCUT || !user || !channel || !url) return NOTHING;
  const request: Request<Place> = {
    user,
    text: `check ${readText(text(message['text']), self.userId)}`,
    place: {
      kind: 'response',
      channel,
      url,
      isPublic: false,
      threadTs: text(message['thread_ts']) || undefined,
    },
    // What another message is about tells nothing of this one.
    conversation: `slack:check:${trigger || url}`,
    isUnseen: true,
    isCounted: true,
  };
  return toRequest(request, `slack:trigger:${trigger || url}`, channel);
}

function receiveAction(body: Fields, self: Self): Received {
  const action = fields(Array.isArray(body['actions']) ? body['actions'][0] : undefined);
  const [name, value] = [text(action['action_id']), readText(text(action['value']), self.userId)];
  const container = fields(body['container']);
  const message = fields(body['message']);
  const user = text(fields(body['user'])['id']);
  const channel = text(fields(body['channel'])['id']) || text(container['channel_id']);
  const url = text(body['response_url']);
  const ts = text(message['ts']) || text(container['message_ts']);
  const threadTs = text(message['thread_ts']) || text(container['thread_ts']) || undefined;
  const isPrivate = container['is_ephemeral'] === true;
  if (!user || !value) return NOTHING;

  const privately: Place =
    url && channel
      ? { kind: 'response', channel, url, isPublic: false, threadTs }
      : { kind: 'direct' };
  const base = {
    user,
    conversation: `slack:${channel || 'home'}:${user}`,
    isUnseen: false,
    isCounted: false,
  };
  const trigger = `slack:trigger:${text(body['trigger_id']) || `${name}:${value}:${text(action['action_ts'])}`}`;
  // What is done about an answer is nobody else's concern, and no question.
  const isAboutAnswer = name === 'private' || /^(?:rate|evidence) /.test(value);
  const [kind] = isAboutAnswer ? ['private'] : name.split(':');
  switch (kind) {
    case 'command': {
      const thread = threadTs ?? ts;
      const isShared = channel !== '' && !isPrivate;
      const place: Place = isShared
        ? { kind: 'channel', channel, threadTs: thread, liveThreadTs: threadTs }
        : privately;
      const conversation = isShared ? `slack:${channel}:${thread}` : base.conversation;
      const request = {
        ...base,
        text: value,
        place,
        conversation,
        isUnseen: true,
        isCounted: true,
      };
      return toRequest(request, trigger, channel || user);
    }
    case 'private':
      return toRequest({ ...base, text: value, place: privately }, trigger, channel || user);
    case 'feedback': {
      const [verdict, id] = value.split(':');
      return toRequest(
        { ...base, text: `rate ${id} ${verdict}`, place: privately },
        trigger,
        channel,
      );
    }
    case 'share': {
      const place: Place = { kind: 'channel', channel, shareUrl: url || undefined };
      const request = { ...base, text: `show ${value}`, place, isOnce: true };
      // However often the button of a message is pressed, the channel gets the answer once.
      return channel
        ? toRequest(request, `slack:share:${channel}:${ts || trigger}:${value}`, channel)
        : NOTHING;
    }
    default:
      return NOTHING;
  }
}

function toRequest(
  request: Request<Place>,
  id: string,
  channel: string,
  sentAt = Number.POSITIVE_INFINITY,
): Received {
  const noted: Noted = { id, platform: 'slack', user: request.user, channel, request };
  return { kind: 'request', noted, request, sentAt };
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

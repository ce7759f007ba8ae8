import { compact, type Json } from '../json.ts';
import { channelTypeOf, directChannelOf } from './channels.ts';
import type { Clock } from './clock.ts';
import { type PayloadIdentity, VERIFICATION_TOKEN } from './identity.ts';
import { unescapeText } from './mrkdwn.ts';

/** What an event says and where. `text` is as Slack sends it, with `&amp;`, `&lt;` and `&gt;`. */
export interface MessageOptions {
  readonly text: string;
  readonly channel: string;
  readonly user: string;
  readonly ts?: string;
  readonly threadTs?: string;
  /** To send the same event again. */
  readonly eventId?: string;
  readonly edited?: boolean;
  /** Another app says it. */
  readonly botId?: string;
}

export interface MessageEventOptions extends MessageOptions {
  /** `message_changed` and `message_deleted` are about the message with this text, others are one. */
  readonly subtype?: string;
}

export interface EventPayload {
  readonly type: 'event_callback';
  readonly event_id: string;
  readonly event: Json & { readonly type: string };
  readonly [key: string]: unknown;
}

export interface EventPayloads {
  /** `app_mention` in a channel; the bot is named before the text when the text does not name it. */
  readonly mention: (options: MessageOptions) => EventPayload;
  /** `message` in the direct messages with the bot. */
  readonly directMessage: (
    options: Omit<MessageOptions, 'channel'> & { readonly channel?: string },
  ) => EventPayload;
  /** `message` anywhere. */
  readonly messageEvent: (options: MessageEventOptions) => EventPayload;
  /** Any event. */
  readonly eventCallback: (
    event: Json & { readonly type: string },
    eventId?: string,
  ) => EventPayload;
  readonly appHomeOpened: (options: {
    readonly user: string;
    readonly channel?: string;
    readonly tab: 'home' | 'messages';
    readonly eventId?: string;
  }) => EventPayload;
}

export function createEventPayloads(identity: PayloadIdentity, clock: Clock): EventPayloads {
  const { teamId, appId, botUserId } = identity;

  function eventCallback(
    event: Json & { readonly type: string },
    eventId = clock.id('Ev'),
  ): EventPayload {
    return {
      token: VERIFICATION_TOKEN,
      team_id: teamId,
      context_team_id: teamId,
      context_enterprise_id: null,
      api_app_id: appId,
      event,
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(clock.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: teamId,
          user_id: botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${eventId}`,
    };
  }

  /** The fields that `message` and `app_mention` share. */
  function said(options: MessageOptions): Json {
    const { text, channel, user, threadTs, edited, botId } = options;
    const ts = options.ts ?? clock.ts();
    return compact({
      user,
      ts,
      client_msg_id: botId === undefined ? clock.id('c0ffee00-0000-4000-8000-0000') : undefined,
      text,
      team: teamId,
      bot_id: botId,
      thread_ts: threadTs,
      parent_user_id: threadTs === undefined ? undefined : user,
      blocks: richText(text, clock.id('b')),
      edited: edited ? { user, ts } : undefined,
      channel,
      event_ts: ts,
    });
  }

  function messageEvent({ eventId, subtype, ...options }: MessageEventOptions): EventPayload {
    const message = { ...said(options), type: 'message' };
    const channel_type = channelTypeOf(options.channel);
    if (subtype !== 'message_changed' && subtype !== 'message_deleted') {
      return eventCallback(compact({ ...message, subtype, channel_type }), eventId);
    }
    const { channel, event_ts: _, ...inner }: Json = message;
    const ts = clock.ts();
    const about = {
      type: 'message',
      subtype,
      channel,
      channel_type,
      hidden: true,
      ts,
      event_ts: ts,
    };
    return eventCallback(
      subtype === 'message_changed'
        ? {
            ...about,
            message: { ...inner, edited: { user: options.user, ts } },
            previous_message: { ...inner, text: `${options.text} (before)` },
          }
        : { ...about, deleted_ts: inner['ts'], previous_message: inner },
      eventId,
    );
  }

  return {
    mention({ eventId, ...options }) {
      const name = `<@${botUserId}>`;
      const text = options.text.includes(name) ? options.text : `${name} ${options.text}`;
      return eventCallback({ ...said({ ...options, text }), type: 'app_mention' }, eventId);
    },
    directMessage: (options) =>
      messageEvent({ ...options, channel: options.channel ?? directChannelOf(options.user) }),
    messageEvent,
    eventCallback,
    appHomeOpened: ({ user, channel = directChannelOf(user), tab, eventId }) =>
      eventCallback({ type: 'app_home_opened', user, channel, tab, event_ts: clock.ts() }, eventId),
  };
}

/** The blocks that Slack's message box makes: text and mentions. */
function richText(text: string, blockId: string): Json[] {
  const elements = text
    .split(/(<@[UW][A-Z0-9]+>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, user_id] = /^<@([UW][A-Z0-9]+)>$/.exec(part) ?? [];
      return user_id ? { type: 'user', user_id } : { type: 'text', text: unescapeText(part) };
    });
  return [
    {
      type: 'rich_text',
      block_id: blockId,
      elements: [{ type: 'rich_text_section', elements }],
    },
  ];
}

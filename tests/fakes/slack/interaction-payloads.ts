import { compact, type Json } from '../json.ts';
import { channelTypeOf } from './channels.ts';
import type { Clock } from './clock.ts';
import { type PayloadIdentity, VERIFICATION_TOKEN } from './identity.ts';

export interface SlashCommandOptions {
  readonly command: string;
  readonly text: string;
  readonly channel: string;
  readonly user: string;
  readonly responseUrl: string;
  readonly triggerId?: string;
}

export interface MessageShortcutOptions {
  readonly callbackId: string;
  /** As Slack sends it, with `&amp;`, `&lt;` and `&gt;`. */
  readonly messageText: string;
  readonly messageTs?: string;
  readonly threadTs?: string;
  /** Who wrote the message; a third person when not given. */
  readonly messageUser?: string;
  readonly channel: string;
  readonly user: string;
  readonly responseUrl: string;
  readonly triggerId?: string;
}

export interface BlockActionOptions {
  readonly actionId: string;
  readonly value: string;
  readonly blockId?: string;
  /** What the button says. */
  readonly label?: string;
  readonly user: string;
  readonly type?: 'button' | 'feedback_buttons';
  /** Where the button is: in a message (the default) or on the Home tab. */
  readonly container?: 'message' | 'view';
  /** Of the message with the button; Slack does not send an ephemeral one along. */
  readonly channel?: string;
  readonly messageTs?: string;
  readonly threadTs?: string;
  readonly messageText?: string;
  readonly messageBlocks?: readonly unknown[];
  readonly ephemeral?: boolean;
  readonly responseUrl?: string;
  readonly triggerId?: string;
}

export interface SlashCommandPayload {
  readonly command: string;
  readonly text: string;
  readonly trigger_id: string;
  readonly [key: string]: unknown;
}

export interface InteractionPayload {
  readonly type: 'message_action' | 'block_actions';
  readonly trigger_id: string;
  readonly [key: string]: unknown;
}

export interface InteractionPayloads {
  readonly slashCommand: (options: SlashCommandOptions) => SlashCommandPayload;
  readonly messageShortcut: (options: MessageShortcutOptions) => InteractionPayload;
  readonly blockAction: (options: BlockActionOptions) => InteractionPayload;
}

const DOMAIN = 'fake';

export function createInteractionPayloads(
  identity: PayloadIdentity,
  clock: Clock,
): InteractionPayloads {
  const { teamId, appId, botUserId, botId } = identity;
  const trigger = () => `${clock.id('')}.${clock.id('')}.trigger`;

  /** The fields that every interaction has. */
  function common(user: string, triggerId: string | undefined) {
    return {
      token: VERIFICATION_TOKEN,
      trigger_id: triggerId ?? trigger(),
      team: { id: teamId, domain: DOMAIN },
      enterprise: null,
      is_enterprise_install: false,
      api_app_id: appId,
      user: { id: user, username: nameOf(user), name: nameOf(user), team_id: teamId },
    };
  }

  return {
    slashCommand: ({ command, text, channel, user, responseUrl, triggerId }) => ({
      token: VERIFICATION_TOKEN,
      team_id: teamId,
      team_domain: DOMAIN,
      channel_id: channel,
      channel_name: channelName(channel),
      user_id: user,
      user_name: nameOf(user),
      command,
      text,
      api_app_id: appId,
      is_enterprise_install: 'false',
      response_url: responseUrl,
      trigger_id: triggerId ?? trigger(),
    }),

    messageShortcut: ({ callbackId, messageText, channel, user, responseUrl, ...options }) => {
      const ts = options.messageTs ?? clock.ts();
      return {
        ...common(user, options.triggerId),
        type: 'message_action',
        action_ts: clock.ts(),
        callback_id: callbackId,
        response_url: responseUrl,
        channel: { id: channel, name: channelName(channel) },
        message_ts: ts,
        message: compact({
          type: 'message',
          user: options.messageUser ?? 'U0WRITER',
          team: teamId,
          text: messageText,
          ts,
          thread_ts: options.threadTs,
        }),
      };
    },

    blockAction: (options) => {
      const { actionId, value, blockId = 'b0', type = 'button', user, label = 'Press' } = options;
      const inView = options.container === 'view';
      return {
        ...common(user, options.triggerId),
        type: 'block_actions',
        ...(inView ? viewPart() : messagePart(options)),
        actions: [
          {
            action_id: actionId,
            block_id: blockId,
            text: { type: 'plain_text', text: label, emoji: true },
            value,
            type,
            action_ts: clock.ts(),
          },
        ],
      };
    },
  };

  function messagePart(options: BlockActionOptions): Json {
    const { channel = 'C0CHANNEL', ephemeral = false, threadTs, responseUrl } = options;
    const ts = options.messageTs ?? clock.ts();
    return compact({
      container: compact({
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: ephemeral,
        thread_ts: threadTs,
      }),
      channel: { id: channel, name: channelName(channel) },
      message: ephemeral
        ? undefined
        : compact({
            type: 'message',
            user: botUserId,
            bot_id: botId,
            app_id: appId,
            team: teamId,
            text: options.messageText ?? '',
            ts,
            thread_ts: threadTs,
            blocks: options.messageBlocks,
          }),
      state: { values: {} },
      response_url: responseUrl,
    });
  }

  /** Nothing on the Home tab can be answered through a `response_url`. */
  function viewPart(): Json {
    const id = clock.id('V');
    return {
      container: { type: 'view', view_id: id },
      view: {
        id,
        team_id: teamId,
        app_id: appId,
        type: 'home',
        blocks: [],
        private_metadata: '',
        callback_id: '',
        state: { values: {} },
        hash: clock.ts(),
      },
    };
  }
}

function nameOf(user: string): string {
  return user.toLowerCase();
}

/** Slack does not say the names of private channels. */
function channelName(channel: string): string {
  const names = { im: 'directmessage', group: 'privategroup', channel: channel.toLowerCase() };
  return names[channelTypeOf(channel)];
}

import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import type { Json } from '../json.ts';
import type { Fault } from './faults.ts';
import type { Permission } from './flags.ts';
import type { Payloads } from './payloads.ts';
import type { Route } from './routes.ts';
import type { PostedFile } from './uploads.ts';

export interface FakeDiscordOptions {
  readonly token?: string;
  readonly applicationId?: string;
  readonly botUserId?: string;
  readonly guildId?: string;
  /** The channels of the guild; the first is the one that is meant when none is named. One when not given. */
  readonly channels?: readonly ChannelSpec[];
  /** What the bot may not do, by channel. */
  readonly permissions?: Readonly<Record<string, readonly Permission[]>>;
  readonly sessionStartLimit?: Partial<SessionStartLimit>;
  /**
   * Whether the app was given the Message Content intent. Without it a client that asks for it is turned away (4014), and what
   * messages say arrives empty, save of direct messages, the bot's own, and those that mention it or reply to it with a ping.
   */
  readonly messageContentIntent?: boolean;
  /** Intents with which a client is turned away, beside those that the app was not given. */
  readonly disallowedIntents?: number;
  /** The bot's own posts, edits and removals come back to it as events, as they do with Discord; true when not given. */
  readonly echo?: boolean;
  /** 41,250 as with Discord. */
  readonly heartbeatIntervalMs?: number;
  /** Milliseconds since 1970; the clock of ids, of the 3 seconds and 15 minutes of an interaction, and of nonces. */
  readonly now?: () => number;
  /** How long `interact` waits for a response; 3,000. */
  readonly ackTimeoutMs?: number;
  /** How long `nextMessage`, `until` and `whenReady` wait; 4,000. */
  readonly deadlineMs?: number;
}

export interface ChannelSpec {
  readonly id: string;
  readonly name?: string;
  /** 0, a text channel, when not given; 11 is a thread. */
  readonly type?: number;
  /** Of a thread: the channel it is in. */
  readonly parentId?: string;
}

export interface SessionStartLimit {
  readonly total: number;
  readonly remaining: number;
  /** Milliseconds. */
  readonly reset_after: number;
  readonly max_concurrency: number;
}

/** What the bot said and somebody can see. A deferred response is none before something is said in it. */
export interface PostedMessage {
  readonly id: string;
  readonly channelId: string;
  /** Empty when none was given, as are the lists. */
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly PostedFile[];
  readonly flags: number;
  readonly ephemeral: boolean;
  /** Who sees an ephemeral message. */
  readonly recipient?: string;
  /** The message it replies to, and its author where he is known. */
  readonly reference?: {
    readonly messageId: string;
    readonly channelId: string;
    readonly userId?: string;
  };
  readonly nonce?: string | number;
  /** Of the request that posted or last changed it. */
  readonly allowedMentions?: Json;
  /** The message in the request that posted or last changed it. */
  readonly body: Json;
  /** A channel, the response to an interaction, or the webhook of one. */
  readonly via: 'rest' | 'interaction' | 'webhook';
  /** The interaction that it was posted through. */
  readonly interactionId?: string;
  /** Milliseconds since 1970, of the first and of the last version. */
  readonly at: number;
  readonly editedAt?: number;
  /** This is a later version of a message. */
  readonly edited?: true;
  /** It was removed and is no longer in `messages`. */
  readonly deleted?: true;
}

export interface Call {
  readonly method: string;
  /** As in `fail`: `POST /channels/:id/messages`; with the real path where Discord has no such route. */
  readonly route: string;
  /** `/channels/1100000000000000004/messages` */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Empty when there was none. */
  readonly body: Json;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A request or a frame that is wrong in itself: Discord would not take it, or not do what is meant. */
export interface InvalidPayload {
  /** The route, or `gateway`. */
  readonly route: string;
  /** Discord's code, or the status where it has none; 0 where Discord takes it all the same. */
  readonly code: number;
  readonly reasons: readonly string[];
  readonly body: Json;
}

/** What became of an interaction. Times are those of the machine, from the moment it was sent. */
export interface InteractionState {
  readonly id: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly token: string;
  readonly payload: Json;
  /** Milliseconds since 1970, of the fake's clock. */
  readonly at: number;
  readonly response?: InteractionResponse;
  /** Milliseconds until the first response that was taken. */
  readonly ackMs?: number;
  /** The same, where the response says that more will come. */
  readonly deferredAtMs?: number;
  /** Deferred, and nothing was said yet. */
  readonly isThinking: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  /** What `@original` is. */
  readonly messageId?: string;
  readonly followUps: number;
}

export interface InteractionResponse {
  readonly type: number;
  readonly data: Json;
}

export interface InteractionAck {
  readonly ackMs: number;
  readonly response: InteractionResponse;
}

export interface RegisteredCommands {
  readonly global: readonly Json[];
  /** By guild. */
  readonly guilds: ReadonlyMap<string, readonly Json[]>;
}

/** Sent over a connection; kept for a session that may come back; or nobody is there to get it, or nobody wants such events. */
export type Delivery = 'sent' | 'kept' | 'dropped';

export interface WaitOptions {
  readonly deadlineMs?: number;
}

export interface FakeDiscord {
  /** For `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly guildId: string;
  /** The first channel of the guild. */
  readonly channelId: string;
  /** Builders of what Discord sends, with this fake's ids and clock. */
  readonly payloads: Payloads;

  /** What is visible now, in the order of posting. */
  readonly messages: readonly PostedMessage[];
  readonly calls: readonly Call[];
  readonly invalid: readonly InvalidPayload[];
  readonly interactions: readonly InteractionState[];
  readonly commands: RegisteredCommands;
  readonly typing: readonly { readonly channelId: string; readonly at: number }[];
  /** Connections that are open, whether or not they have identified. */
  readonly connections: number;
  /** How often each was received. */
  readonly identifies: number;
  readonly resumes: number;
  readonly heartbeats: number;

  /** Lets the next requests to a route fail; one fault is used up by one request, in order. */
  fail(route: Route, ...faults: readonly Fault[]): void;
  /** Drops the faults of a route, or all. */
  heal(route?: Route): void;
  /** Takes from the bot what it may do in a channel, and tells it; what is not named is given back. */
  deny(channelId: string, ...permissions: readonly Permission[]): void;

  /** Sends an event to all sessions that want such events. */
  deliver(event: string, data: object): Delivery;
  /**
   * Sends an interaction; resolves at the first response that is taken.
   *
   * @throws NotAnswered when none came in time, it came too late by the fake's clock, or nobody got the interaction.
   */
  interact(payload: object): Promise<InteractionAck>;

  /**
   * Tells the clients to reconnect; resolves when their connections are closed. With `again`, so many of the last events come
   * again when they resume, although they have had them.
   */
  reconnect(options?: { readonly again?: number }): Promise<void>;
  /** Tells the clients that their session is invalid; whether they may resume it all the same. */
  invalidSession(resumable: boolean): void;
  /** Closes the connections with this code. */
  closeGateway(code: number): void;
  /** Cuts the connections off without a word. */
  dropConnections(): void;
  /** Refuses new connections to the gateway, until told otherwise. */
  refuseConnections(refuse: boolean): void;
  /** Leaves heartbeats unanswered, until told otherwise. */
  silence(silent: boolean): void;
  /** Resolves when so many clients have read that they are ready or have resumed. */
  whenReady(count?: number, options?: WaitOptions): Promise<void>;

  /**
   * Resolves with the next message that fits and that this has not returned before. Each version of a message counts as one, so
   * a message and what it is edited to are two.
   */
  nextMessage(
    filter?: (message: PostedMessage) => boolean,
    options?: WaitOptions,
  ): Promise<PostedMessage>;
  /** Resolves when the predicate holds; it is tried now and after each request and frame. */
  until(predicate: (fake: FakeDiscord) => boolean, options?: WaitOptions): Promise<void>;

  close(): Promise<void>;
}

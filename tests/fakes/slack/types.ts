import type { HomeView, KnownBlock, MessageMetadata, ModalView } from '@slack/types';
import type { Json } from '../json.ts';
import type { Fault } from './faults.ts';
import type { Payloads } from './payloads.ts';

export interface FakeSlackOptions {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly botUserId?: string;
  readonly botId?: string;
  readonly teamId?: string;
  readonly appId?: string;
  /** The channels there are; any that look like one when not given. Direct messages always exist. */
  readonly channels?: readonly string[];
  /** The channels the bot is in; all when not given. */
  readonly members?: readonly string[];
  /** What the token may; only `files:write` and the `*:history` scopes matter here, and none is held when not given. */
  readonly scopes?: readonly string[];
  /** Users who are admins of the workspace; none when not given. */
  readonly admins?: readonly string[];
  /** The bot's own posts, edits and removals come back to it as events over a socket. */
  readonly echo?: boolean;
  /** Milliseconds since 1970; the clock of timestamps, of `response_url`s and of triggers. */
  readonly now?: () => number;
  /** How long an acknowledgement may take; 3,000 as with Slack. */
  readonly ackTimeoutMs?: number;
  /** How long `nextMessage`, `until` and `whenConnected` wait; 4,000. */
  readonly deadlineMs?: number;
}

/** What the bot said and somebody can see. */
export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  /** Who sees an ephemeral message. */
  readonly user?: string;
  readonly ephemeral: boolean;
  /** Empty when none was given. */
  readonly text: string;
  /** Empty when none were given. */
  readonly blocks: readonly KnownBlock[];
  readonly metadata?: MessageMetadata;
  /** Shared by this message. */
  readonly files?: readonly SharedFile[];
  /** The whole request that posted or last changed it. */
  readonly args: Json;
  readonly via: 'api' | 'response_url' | 'ack';
  /** This is a later version of a message. */
  readonly edited?: true;
  /** It was removed and is no longer in `messages`. */
  readonly deleted?: true;
}

export interface SharedFile {
  readonly id: string;
  readonly filename: string;
  /** What it is for those who do not see it. */
  readonly altText?: string;
  readonly bytes: Buffer;
}

export interface Call {
  /** The method of the Web API, `response_url`, or `upload_url`. */
  readonly method: string;
  /** Decoded: JSON parsed, `true` and `false` as booleans, no token. */
  readonly args: Json;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A request or a frame that is wrong in itself: Slack would not take it, or not do what is meant. */
export interface InvalidPayload {
  /** The method, `response_url`, `upload_url`, `ack`, or `thread_ts` for a thread that is none. */
  readonly method: string;
  readonly error: string;
  readonly reasons: readonly string[];
  readonly args: Json;
}

export interface SuggestedPrompt {
  readonly title: string;
  readonly message: string;
}

export interface ThreadStatus {
  readonly channel: string;
  readonly thread_ts: string;
  readonly status: string;
}

export interface OpenedModal {
  readonly triggerId: string;
  readonly view: ModalView;
}

export type DeliveryType = 'events_api' | 'slash_commands' | 'interactive';

export interface DeliverOptions {
  /** Told from the payload when not given. */
  readonly type?: DeliveryType;
  readonly retryAttempt?: number;
  readonly retryReason?: string;
  /** Which of the sockets, from 0 in the order of connecting; by turns when not given. */
  readonly socket?: number;
  readonly ackTimeoutMs?: number;
}

export interface Ack {
  readonly ackMs: number;
  /** What the bot sent with it; empty mostly. */
  readonly payload: Json;
}

export interface PostOptions {
  /** Told from the payload when not given. */
  readonly type?: DeliveryType;
  /** Another secret than the fake's, for a wrong signature. */
  readonly signingSecret?: string;
  /** Seconds since 1970; now when not given. */
  readonly timestamp?: number;
  readonly retryNum?: number;
  readonly retryReason?: string;
  /** Added to the headers, over them; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
}

export interface HttpReply {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

export interface ResponseUrlOptions {
  readonly channel: string;
  readonly user: string;
  /** The thread of the message that was acted on. */
  readonly threadTs?: string;
  /** The message that was acted on: what `replace_original` and `delete_original` mean. */
  readonly messageTs?: string;
}

export interface WaitOptions {
  readonly deadlineMs?: number;
}

export interface FakeSlack {
  /** For `slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly teamId: string;
  /** Builders of what Slack sends, with this fake's ids and clock. */
  readonly payloads: Payloads;

  /** What is visible now, in the order of posting. */
  readonly messages: readonly PostedMessage[];
  readonly calls: readonly Call[];
  readonly invalid: readonly InvalidPayload[];
  /** The Home tab of each user who has one. */
  readonly homes: ReadonlyMap<string, HomeView>;
  readonly modals: readonly OpenedModal[];
  /** The suggested prompts of each channel. */
  readonly prompts: ReadonlyMap<string, readonly SuggestedPrompt[]>;
  readonly statuses: readonly ThreadStatus[];
  /** Open connections that were sent their hello; envelopes go to these. */
  readonly sockets: number;

  /** Lets the next calls of a method (or uses of a `response_url` or an `upload_url`) fail; one fault is used up by one call, in order. */
  fail(method: string, ...faults: readonly Fault[]): void;
  /** Drops the faults of a method, or all. */
  heal(method?: string): void;
  /** Invites the bot to a channel, or removes it from there. */
  setMember(channel: string, isMember: boolean): void;
  newResponseUrl(options: ResponseUrlOptions): string;

  /**
   * Sends a payload over a socket; resolves at the acknowledgement.
   *
   * @throws NotAcknowledged when none came in time, the socket closed before, or none is open.
   */
  deliver(payload: object, options?: DeliverOptions): Promise<Ack>;
  /** Tells the sockets to reconnect and closes them; resolves when they are closed. */
  disconnect(reason?: 'refresh_requested' | 'warning'): Promise<void>;
  /** Cuts the sockets off without a word. */
  dropSockets(): void;
  /** Lets `apps.connections.open` fail with a reset connection, until told otherwise. */
  refuseConnections(refuse: boolean): void;
  /** Resolves when so many sockets have read their hello, so that a client can be stopped safely. */
  whenConnected(count?: number, options?: WaitOptions): Promise<void>;

  /** Signs a payload and sends it to the bot's address, as Slack does without Socket Mode; resolves at the response. */
  post(url: string, payload: object, options?: PostOptions): Promise<HttpReply>;

  /**
   * Resolves with the next message that fits and that this has not returned before. Each version of a message counts as one, so
   * a placeholder and the answer it becomes are two.
   */
  nextMessage(
    filter?: (message: PostedMessage) => boolean,
    options?: WaitOptions,
  ): Promise<PostedMessage>;
  /** Resolves when the predicate holds; it is tried now and after each request and frame. */
  until(predicate: (fake: FakeSlack) => boolean, options?: WaitOptions): Promise<void>;

  close(): Promise<void>;
}

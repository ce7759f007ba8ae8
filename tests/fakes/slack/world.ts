import type { HomeView } from '@slack/types';
import type { Json } from '../json.ts';
import type { Channels } from './channels.ts';
import type { Clock } from './clock.ts';
import type { Messages } from './messages.ts';
import type {
  Call,
  InvalidPayload,
  OpenedModal,
  SharedFile,
  SuggestedPrompt,
  ThreadStatus,
} from './types.ts';
import type { Refusal } from './validate.ts';

/** Who the app is. */
export interface Identity {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly teamId: string;
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly admins: readonly string[];
}

/** All that one fake knows. */
export interface World {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly channels: Channels;
  readonly messages: Messages;
  readonly calls: Call[];
  readonly invalid: InvalidPayload[];
  readonly homes: Map<string, HomeView>;
  readonly modals: OpenedModal[];
  readonly prompts: Map<string, readonly SuggestedPrompt[]>;
  readonly statuses: ThreadStatus[];
  /** Files that are being uploaded. */
  readonly uploads: Map<string, Upload>;
  /** Address of the fake. */
  readonly origin: () => string;
  /** When each trigger was sent to the bot, and whether it was used. */
  readonly triggers: Map<string, { readonly at: number; used: boolean }>;
}

/** A file that was announced; with its bytes once they have come. */
export interface Upload extends Omit<SharedFile, 'bytes'> {
  readonly length: number;
  readonly bytes?: Buffer;
}

/** Slack's no to a request. */
export class SlackRefusal extends Error {
  readonly code: string;
  /** What is wrong with the request itself; undefined where the request was right but could not be met. */
  readonly reasons: readonly string[] | undefined;
  /** More fields of the answer. */
  readonly extra: Json;

  constructor(code: string, reasons?: readonly string[], extra: Json = {}) {
    super(code);
    this.code = code;
    this.reasons = reasons;
    this.extra = extra;
  }
}

export function refuse(refusal: Refusal | undefined): void {
  if (refusal) throw new SlackRefusal(refusal.error, refusal.messages);
}

/** Keeps what Slack would not take, for the tests to see. */
export function noteInvalid(world: World, method: string, args: Json, error: unknown): void {
  if (!(error instanceof SlackRefusal) || error.reasons === undefined) return;
  world.invalid.push({ method, args, error: error.code, reasons: error.reasons });
}

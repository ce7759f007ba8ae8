import type { Poster } from './digest/poster.ts';
import type { IncomingMessage } from './message.ts';
import type { Reply } from './reply.ts';

/** A chat platform, as the rest of the program sees it. */
export interface Adapter {
  readonly name: string;
  /** Resolves when messages are being received. */
  start(): Promise<void>;
  /** Resolves when what was under way is done and nothing more is received. */
  stop(): Promise<void>;
  /** Says what nobody asked for at this moment. */
  readonly poster: Poster;
}

/** An adapter whose messages come over the network. */
export interface PlatformAdapter extends Adapter {
  /** Who the bot is, and where; known once started. */
  readonly description: string;
  /** Whether messages can be received at this moment. */
  isConnected(): boolean;
}

/** A platform that cannot be used as it is set up, or cannot be reached. The message says why, and what to do. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}

/** Complete questions that what is typed so far may become, best first, at most `limit`. Never throws. */
export type Suggest = (
  typed: string,
  limit: number,
  /** What is typed: a question (the default), or a name alone. */
  what?: 'questions' | 'names',
) => readonly string[];

/** What an adapter is given to answer messages with; it never rejects. */
export type Handle = (message: IncomingMessage) => Promise<Reply>;

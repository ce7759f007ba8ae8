import type { QuestionLimits } from '../config.ts';

/** A message to be answered, as it is kept until it has been. */
export interface Noted {
  /** Names the message among all of its platform, the same in each delivery of it. */
  readonly id: string;
  readonly platform: string;
  readonly user: string;
  readonly channel: string;
  /** All that answering it takes; JSON. Forgotten once it is answered. */
  readonly request: unknown;
}

export type Claim =
  /** Somebody has answered it, or is about to. */
  | { readonly kind: 'taken' }
  /** To be answered now. `wasPosting`: a holder before went silent while posting, so the answer may be there. */
  | { readonly kind: 'mine'; readonly wasPosting: boolean }
  /** Too many in this minute. `tell`: nobody was told so yet. */
  | { readonly kind: 'limited'; readonly tell: boolean };

/**
 * What has come in, shared by all processes: so that each message is answered once, whichever process gets it, and
 * however often; and so that one whose process dies is answered by another.
 */
export interface Inbox {
  /** Keeps a message; one that is known already is left as it is. */
  note(message: Noted): Promise<void>;
  /** Takes a message for answering. Without limits it is not held against any. */
  claim(id: string, limits?: QuestionLimits): Promise<Claim>;
  /** Notes that the answer is being posted: from here on it may be there. */
  posting(id: string): Promise<void>;
  /** Notes that nothing is left to do. */
  done(id: string): Promise<void>;
  /** Lets the same be asked again, as if it had not come yet. */
  forget(id: string): Promise<void>;
  /** Messages that nobody is answering, younger than two minutes, oldest first. */
  abandoned(platform: string): Promise<readonly Noted[]>;
  /** Stops holding on to messages that are being answered. */
  close(): void;
}

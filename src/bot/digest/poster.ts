import type { Outcome } from '../outcome.ts';
import type { Reply } from '../reply.ts';

/** Where a message of a digest goes, and what marks it. */
export interface PartPlace {
  readonly channel: string;
  /** The platform's id of the first message, in whose thread the others go; undefined for the first. */
  readonly first: string | undefined;
  /** What the digest is headed with: the name of a thread, where threads have names. */
  readonly title: string;
  /** Of the digest; the same in each try. */
  readonly key: string;
  /** From 0. */
  readonly part: number;
}

/** A message of which it is not known whether it arrived. */
export interface LostPart extends PartPlace {
  readonly message: unknown;
  /** When sending it was begun first; milliseconds since 1970. */
  readonly sendingAt: number;
}

export type Found =
  | { readonly kind: 'there'; readonly id: string }
  /** Not there, so it can be posted. */
  | { readonly kind: 'absent' }
  /** The platform does not let us look. */
  | { readonly kind: 'hidden' }
  /** The platform cannot be asked now. */
  | { readonly kind: 'later'; readonly code: string };

/** How a platform posts digests. None of its methods rejects. */
export interface Poster {
  /** Whether the parts of a digest go into a thread of the first; without, it is one message. */
  readonly hasThreads: boolean;
  /** Returns the messages that replies take, as JSON, in order. */
  render(replies: readonly Reply[]): readonly unknown[];
  /** Posts a message: one try, within 30 seconds, so that whoever keeps the ledger decides about the next. */
  post(message: unknown, place: PartPlace): Promise<Outcome>;
  /** Looks whether a message that may have been posted is there. */
  find(lost: LostPart): Promise<Found>;
}

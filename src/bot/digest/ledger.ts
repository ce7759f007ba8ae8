import type { ArticleState, DigestItemKey } from '../../briefing/index.ts';

/** Where digests go. */
export interface Channel {
  readonly platform: string;
  /** As the platform names it. */
  readonly channel: string;
}

/** A digest that is due: the same key is posted once, however many processes find it. */
export interface SlotKey extends Channel {
  /** By a rule, or because somebody asked for it. */
  readonly kind: 'scheduled' | 'asked';
  /** When it was due, in milliseconds since 1970. */
  readonly at: number;
}

export interface NewSlot extends SlotKey {
  /** After this it is not begun any more; milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whose clock the digest is dated by. */
  readonly zone: string;
  /** Whether one line is posted where nothing is new. */
  readonly onEmpty: 'post' | 'skip';
}

/**
 * How a slot ended. `sent`: all parts are there. `silent`: nothing was new, and nothing was posted. `skipped`: not begun in
 * time, or a later one was due. `failed`: the platform refused it. `unknown`: part of it may be there, and the platform does
 * not let us look.
 */
export type Ending = 'sent' | 'silent' | 'skipped' | 'failed' | 'unknown';

/** A message of a digest. */
export interface Part {
  /** From 0. */
  readonly part: number;
  /** `sending`: the platform was, or was about to be, told to post it. */
  readonly state: 'waiting' | 'sending' | 'sent';
  /** As the platform's renderer made it. */
  readonly message: unknown;
  /** The platform's id of the message, once it is sent. */
  readonly messageId: string | undefined;
  /** When sending it was begun first; milliseconds since 1970. */
  readonly sendingAt: number | undefined;
}

/** A slot that this process works at. */
export interface Held extends NewSlot {
  readonly id: string;
  /** Grows with each taking; what an earlier holder writes is refused. */
  readonly generation: number;
  /** How often posting was put off. */
  readonly attempt: number;
  /** Empty until the digest is made. */
  readonly parts: readonly Part[];
  /** A later slot of the channel waits. */
  readonly isOvertaken: boolean;
  /** What went wrong last. */
  readonly error: string | undefined;
}

/** What a digest says, and what it covers. */
export interface Payload {
  readonly messages: readonly unknown[];
  readonly snapshot: readonly ArticleState[];
  readonly keys: readonly DigestItemKey[];
}

/** What the last digests of a channel covered. */
export interface Covered {
  /** Undefined where none was sent. */
  readonly snapshot: readonly ArticleState[] | undefined;
  readonly keys: readonly DigestItemKey[];
}

export interface ChannelStatus {
  /** When the last digest was sent. */
  readonly sentAt: number | undefined;
  /** The last slot that ended in any way. */
  readonly last:
    | { readonly at: number; readonly state: Ending; readonly error?: string }
    | undefined;
  /** The slot that waits or is worked at. */
  readonly waiting: { readonly at: number; readonly error?: string } | undefined;
}

/**
 * The digests that are due or were, shared by all processes. What becomes of them is decided here: one process has a slot
 * at a time, a channel has one slot under way at a time, and what a process writes that lost its slot changes nothing.
 */
export interface Ledger {
  /** Adds slots; those that are known are left as they are. Returns how many were added. */
  open(slots: readonly NewSlot[]): Promise<number>;
  /** Adds slots that are too old to be begun, as skipped. */
  skip(slots: readonly NewSlot[]): Promise<number>;
  /** Slots on these platforms that may be taken now, at most one a channel. */
  takeable(platforms: readonly string[]): Promise<readonly (Channel & { readonly id: string })[]>;
  /** Takes a slot; undefined when another process was faster. */
  take(id: string): Promise<Held | undefined>;
  /** Keeps what the digest says, before any of it is sent. False when the slot is lost. */
  freeze(held: Held, payload: Payload): Promise<boolean>;
  /** Notes that a part is about to be sent, and holds the slot for longer. False when the slot is lost. */
  sending(held: Held, part: number): Promise<boolean>;
  /** Notes that a part was sent, or surely was not. False when the slot is lost. */
  settle(
    held: Held,
    part: number,
    result: { readonly messageId: string | undefined } | 'notSent',
  ): Promise<boolean>;
  /** Lets anybody take the slot, but not before so long. */
  putOff(held: Held, ms: number, error: string): Promise<void>;
  /** Ends the slot. */
  end(held: Held, state: Ending, error?: string): Promise<void>;
  /** Skips what waits in a channel and was not begun. */
  cancel(channel: Channel, why: string): Promise<void>;
  /** Lets a slot whose fate is unknown be sent all the same; the channel's last one. False when there is none. */
  resend(channel: Channel, expiresAt: number): Promise<boolean>;
  covered(channel: Channel): Promise<Covered>;
  status(channel: Channel): Promise<ChannelStatus>;
}

/** The key of a slot in one word; it marks the messages on the platform. */
export function slotId({ platform, channel, kind, at }: SlotKey): string {
  return `digest:${platform}:${channel}:${kind}:${new Date(at).toISOString().slice(0, 16)}Z`;
}

import type { Logger } from '../../log.ts';
import { type Compose, dateOf } from './compose.ts';
import type { Ending, Held, Ledger, Part } from './ledger.ts';
import type { PartPlace, Poster } from './poster.ts';

/** Moments at which a process may die; for tests that let it. */
export type Moment = 'afterInsert' | 'beforeSend' | 'beforeRecord';

export interface SendOptions {
  readonly ledger: Ledger;
  readonly compose: Compose;
  readonly posters: ReadonlyMap<string, Poster>;
  /** What the bot is called. */
  readonly title: string;
  /** What is done where part of a digest may be there and the platform does not let us look. */
  readonly onUnknown: 'skip' | 'resend';
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Logger;
  readonly at?: ((moment: Moment) => Promise<void>) | undefined;
}

/** How long a message of unknown fate is given to appear before it is looked for. */
const SETTLE_MS = 1_000;
/** Looks at a message of unknown fate before the slot is put off. */
const LOOKS_MAX = 3;
/** The right to a slot is checked anew when so much time has passed before the call: the process may have been stopped. */
const STALE_MS = 5_000;
const BACK_OFF_MS = 5_000;
const BACK_OFF_MAX_MS = 10 * 60_000;
/** A digest that was begun is given up after this, though its channel may get it in part only. */
const GIVE_UP_MS = 24 * 60 * 60_000;
const RECORD_EVERY_MS = 1_000;
const RECORD_TRIES_MAX = 300;

/**
 * Creates what brings a slot that was taken to its end, or puts it off. It posts the parts in order; one of which it is not
 * known whether it arrived is looked for, never blindly posted again.
 */
export function createSend(options: SendOptions) {
  const { ledger, compose, posters, title, onUnknown, now, wait, log } = options;
  const reach = options.at ?? (async () => {});

  /** Resolves when nothing more can be done about the slot now. @throws when the ledger or the digest cannot be had. */
  return async function send(held: Held): Promise<void> {
    const poster = posters.get(held.platform);
    if (poster === undefined) return;
    const isBegun = held.parts.some(({ state }) => state !== 'waiting');
    const time = now().getTime();
    if (!isBegun && held.kind === 'scheduled' && held.isOvertaken) {
      return end(held, 'skipped', withCause(held, 'a later digest is due'));
    }
    if (!isBegun && time > held.expiresAt) {
      return end(held, 'skipped', withCause(held, 'it could not be posted in time'));
    }
    if (isBegun && time > Math.max(held.expiresAt, held.at + GIVE_UP_MS)) {
      return end(held, 'failed', withCause(held, 'it could not be finished in time'));
    }
    const parts = isBegun ? held.parts : await makeParts(held, poster);
    if (parts === undefined) return;
    let first: string | undefined;
    for (const part of parts) {
      const place = {
        channel: held.channel,
        first,
        title: `${title}: ${dateOf(held)}`,
        key: held.id,
        part: part.part,
      };
      const id =
        part.state === 'sent' ? (part.messageId ?? '') : await sendPart(held, poster, part, place);
      if (id === undefined) return;
      if (part.part === 0) first = id;
    }
    return end(held, 'sent');
  };

  /** Makes the digest and keeps it; undefined when there is nothing to post. */
  async function makeParts(held: Held, poster: Poster): Promise<readonly Part[] | undefined> {
    const { replies, snapshot, keys, isEmpty } = await compose(
      held,
      poster.hasThreads ? 'parts' : 'whole',
    );
    if (isEmpty && held.onEmpty === 'skip') {
      await end(held, 'silent');
      return undefined;
    }
    const messages = poster.render(replies);
    if (!(await ledger.freeze(held, { messages, snapshot, keys }))) return undefined;
    return messages.map((message, part) => ({
      part,
      state: 'waiting',
      message,
      messageId: undefined,
      sendingAt: undefined,
    }));
  }

  /** Sends a part, and returns its id on the platform ('' where it has none); undefined when the slot was put off, ended or lost. */
  async function sendPart(
    held: Held,
    poster: Poster,
    part: Part,
    place: PartPlace,
  ): Promise<string | undefined> {
    let isUnsure = part.state === 'sending';
    /** Posted again without a look, which is done once. */
    let isRepeated = false;
    let sendingAt = part.sendingAt ?? now().getTime();
    for (let looks = 0; ; looks++) {
      if (isUnsure) {
        const found = await poster.find({ ...place, message: part.message, sendingAt });
        if (found.kind === 'there') return record(held, part, found.id);
        if (found.kind === 'later') return putOff(held, 0, found.code);
        if (found.kind === 'hidden' && (onUnknown === 'skip' || isRepeated)) {
          log.error('part of a digest may or may not be there; it is not posted again', {
            platform: held.platform,
            slot: held.id,
          });
          await end(held, 'unknown', 'whether it arrived cannot be looked up');
          return undefined;
        }
        isRepeated = found.kind === 'hidden';
      }
      if (!(await mark(held, part))) return undefined;
      if (!isUnsure) sendingAt = now().getTime();
      const outcome = await poster.post(part.message, place);
      await reach('beforeRecord');
      switch (outcome.kind) {
        case 'posted':
          return record(held, part, outcome.id);
        case 'refused':
          log.error('a digest was refused', {
            platform: held.platform,
            slot: held.id,
            code: outcome.code,
          });
          await end(held, 'failed', outcome.code);
          return undefined;
        case 'later':
          // What an earlier try left open is still open.
          if (!isUnsure) await ledger.settle(held, part.part, 'notSent');
          return putOff(held, outcome.afterMs, outcome.code);
        case 'unknown':
          log.warn('it is not known whether part of a digest arrived', {
            platform: held.platform,
            slot: held.id,
            code: outcome.code,
          });
          if (looks + 1 >= LOOKS_MAX) return putOff(held, 0, outcome.code);
          isUnsure = true;
          await wait(SETTLE_MS);
      }
    }
  }

  /** Notes that the part is about to be sent, just before. False when the slot is lost. */
  async function mark(held: Held, { part }: Part): Promise<boolean> {
    for (;;) {
      const before = now().getTime();
      if (!(await ledger.sending(held, part))) return false;
      await reach('beforeSend');
      if (Math.abs(now().getTime() - before) < STALE_MS) return true;
    }
  }

  /** What is posted must be noted: while the ledger cannot be written, that is tried again and again. */
  async function record(held: Held, part: Part, messageId: string | undefined) {
    for (let tries = 1; ; tries++) {
      try {
        const isHeld = await ledger.settle(held, part.part, { messageId });
        return isHeld ? (messageId ?? '') : undefined;
      } catch (error) {
        if (tries === 1) log.error('a posted digest could not be noted yet', { error });
        if (tries >= RECORD_TRIES_MAX) throw error;
        await wait(RECORD_EVERY_MS);
      }
    }
  }

  async function putOff(held: Held, atLeastMs: number, code: string): Promise<undefined> {
    const backOff = Math.min(BACK_OFF_MS * 2 ** held.attempt, BACK_OFF_MAX_MS);
    const ms = Math.max(atLeastMs, backOff);
    log.warn('a digest is put off', { platform: held.platform, slot: held.id, code, ms });
    await ledger.putOff(held, ms, code);
    return undefined;
  }

  async function end(held: Held, state: Ending, error?: string): Promise<void> {
    await ledger.end(held, state, error);
    log.info(`a digest ended: ${state}`, { slot: held.id, ...(error && { error }) });
  }
}

function withCause({ error }: Held, why: string): string {
  return error === undefined ? why : `${why} (${error})`;
}

import { createHash } from 'node:crypto';
import type { Logger } from '../../log.ts';
import type { DrawnPicture } from '../../picture/index.ts';
import { type Outcome, partial } from '../outcome.ts';
import type { UploadFile } from './form.ts';
import { isDeadToken, outcomeOf } from './outcome.ts';
import type { Place } from './receive.ts';
import type { DiscordMessage } from './render.ts';

/** Calls Discord's REST API; rejects as discord.js does. */
export type Call = (
  method: 'GET' | 'POST' | 'PATCH',
  path: `/${string}`,
  body?: Body,
  file?: UploadFile,
) => Promise<unknown>;

type Body = Readonly<Record<string, unknown>>;

export interface DeliverOptions {
  readonly call: Call;
  readonly applicationId: () => string;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Logger;
}

export interface Parcel {
  /** Of the question: the same message under the same key is posted once. */
  readonly key: string;
  readonly messages: readonly DiscordMessage[];
  /** Stands below the first of them. */
  readonly picture?: DrawnPicture | undefined;
  /** Some of the messages may stand there already. */
  readonly isUnsure?: boolean | undefined;
}

/** Previews of links would bury the answer. */
const SUPPRESS_EMBEDS = 1 << 2;
const EPHEMERAL = 1 << 6;
/** Nobody is pinged by what an article or a user says, nor by a reply. */
const NO_MENTIONS = { parse: [], replied_user: false } as const;
const NONCE_CHARS = 22;
/** How often a call is made again when it may, or may not, have been heard. */
const TRIES_MAX = 4;
const AGAIN_AFTER_MS = 500;
const PATIENCE_MS = 60_000;

/**
 * Creates what brings messages to their place in Discord. What may have been posted is posted again under the same
 * nonce, for which Discord gives the first message back, or as the same edit of the same message; so nothing is there
 * twice. A further message to an interaction has neither, and is not repeated. Limits are kept by discord.js.
 */
export function createDelivery({ call, applicationId, now, wait, log }: DeliverOptions) {
  /** Interactions whose first message is there: what comes after must not take its place. */
  const answered = new Set<string>();

  /** Makes a call that may be repeated until it is known what became of it. */
  async function persist(work: () => Promise<unknown>): Promise<Outcome> {
    const until = now().getTime() + PATIENCE_MS;
    for (let tries = 1; ; tries++) {
      const outcome = await attempt(work);
      const afterMs =
        outcome.kind === 'later' ? outcome.afterMs : AGAIN_AFTER_MS * 2 ** (tries - 1);
      if (outcome.kind === 'posted' || outcome.kind === 'refused') return outcome;
      if (outcome.kind === 'unknown' && tries >= TRIES_MAX) return outcome;
      if (now().getTime() + afterMs > until) return outcome;
      await wait(afterMs);
    }
  }

  /**
   * Makes such a call with a picture and, if that fails or nobody says what became of it, without: the words never depend
   * on it. Discord takes the second as the first one again, by its nonce or as an edit that leaves the files as they are.
   */
  async function persistWithPicture(
    send: (more: Body, file?: UploadFile) => Promise<unknown>,
    picture: DrawnPicture | undefined,
  ): Promise<Outcome> {
    if (picture !== undefined) {
      const { name, png, alt } = picture;
      const attachments = [{ id: '0', filename: name, description: alt }];
      const file = { name, data: png, contentType: 'image/png' };
      const outcome = await attempt(() => send({ attachments }, file));
      if (outcome.kind === 'posted' || isDeadToken(outcome.code)) return outcome;
      log.warn('a picture could not be posted', { platform: 'discord', code: outcome.code });
    }
    return persist(() => send({}));
  }

  async function toChannel(
    channel: string,
    replyTo: string | undefined,
    parcel: Parcel,
  ): Promise<Outcome> {
    let first: Outcome | undefined;
    for (const [part, message] of parcel.messages.entries()) {
      const body = channelMessage(message, parcel.key, part, replyTo);
      const outcome = await persistWithPicture(
        (more, file) => call('POST', `/channels/${channel}/messages`, { ...body, ...more }, file),
        part === 0 ? parcel.picture : undefined,
      );
      if (outcome.kind !== 'posted') return partial(outcome, part);
      first ??= outcome;
    }
    return first ?? { kind: 'posted', id: undefined };
  }

  async function toInteraction(
    { token, isPrivate }: Extract<Place, { kind: 'interaction' }>,
    { messages, picture, isUnsure }: Parcel,
  ): Promise<Outcome> {
    const path = `/webhooks/${applicationId()}/${token}` as const;
    let first: Outcome | undefined;
    for (const [part, message] of messages.entries()) {
      const flags = SUPPRESS_EMBEDS | (isPrivate ? EPHEMERAL : 0);
      const body = { ...message, flags, allowed_mentions: NO_MENTIONS };
      if (part > 0 && isUnsure) return { kind: 'unknown', code: 'cannot_look' };
      const outcome =
        part === 0
          ? await persistWithPicture((more, file) => {
              const edit = { ...body, flags: SUPPRESS_EMBEDS, ...more };
              return call('PATCH', `${path}/messages/@original`, edit, file);
            }, picture)
          : await attempt(() => call('POST', path, body));
      if (outcome.kind !== 'posted') return partial(outcome, part);
      first ??= outcome;
      bound(answered).add(token);
    }
    return first ?? { kind: 'posted', id: undefined };
  }

  async function toFollowUps(token: string, messages: readonly DiscordMessage[]): Promise<Outcome> {
    const flags = SUPPRESS_EMBEDS | EPHEMERAL;
    let outcome: Outcome = { kind: 'posted', id: undefined };
    for (const message of messages) {
      const body = { ...message, flags, allowed_mentions: NO_MENTIONS };
      outcome = await attempt(() => call('POST', `/webhooks/${applicationId()}/${token}`, body));
      if (outcome.kind !== 'posted') break;
    }
    return outcome;
  }

  async function toUser(user: string, parcel: Parcel): Promise<Outcome> {
    let channel = '';
    const opened = await persist(async () => {
      const dm = await call('POST', '/users/@me/channels', { recipient_id: user });
      channel = idOf(dm) ?? '';
      return dm;
    });
    return opened.kind === 'posted' ? toChannel(channel, undefined, parcel) : opened;
  }

  return {
    /** Brings the messages to the place; `user` is who asked. Resolves with what became of them; never rejects. */
    async deliver(place: Place, user: string, parcel: Parcel): Promise<Outcome> {
      switch (place.kind) {
        case 'channel':
          return toChannel(place.channel, place.replyTo, parcel);
        case 'direct':
          return toUser(user, parcel);
        case 'interaction':
          return toInteraction(place, parcel);
      }
    },

    /** Shows messages to one person alone: as the answer to his interaction, or else as a direct message. Never rejects. */
    async tell(place: Place, user: string, { key, messages }: Parcel): Promise<Outcome> {
      if (place.kind === 'interaction') {
        const outcome = answered.has(place.token)
          ? await toFollowUps(place.token, messages)
          : await toInteraction(place, { key, messages });
        if (outcome.kind === 'posted') return outcome;
      }
      return toUser(user, { key: `${key}:private`, messages });
    },
  };
}

/** Tokens are of use for 15 minutes; no more of them than this are under way. */
const ANSWERED_MAX = 1_000;

function bound(set: Set<string>): Set<string> {
  for (const oldest of set) {
    if (set.size < ANSWERED_MAX) break;
    set.delete(oldest);
  }
  return set;
}

/** Makes a call that posts something, and tells what became of it. Never rejects. */
export async function attempt(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { kind: 'posted', id: idOf(await work()) };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Returns the body of a message in a channel. The same under the same key and part is posted once, for some minutes. */
export function channelMessage(
  message: DiscordMessage,
  key: string,
  part: number,
  replyTo?: string,
): Readonly<Record<string, unknown>> {
  return {
    ...message,
    flags: SUPPRESS_EMBEDS,
    allowed_mentions: NO_MENTIONS,
    nonce: nonceOf(key, part),
    enforce_nonce: true,
    ...(replyTo === undefined
      ? {}
      : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
}

/** The same for the same part of the same answer; another for anything else. @see reliability of `nonce`: at most 25 characters */
function nonceOf(key: string, part: number): string {
  return createHash('sha256').update(`${key} ${part}`).digest('base64url').slice(0, NONCE_CHARS);
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  return typeof value.id === 'string' ? value.id : undefined;
}

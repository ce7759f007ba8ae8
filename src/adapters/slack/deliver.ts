import type { Logger } from '../../log.ts';
import { type Outcome, partial } from '../outcome.ts';
import { isAboutBlocks } from './outcome.ts';
import type { Pace } from './pace.ts';
import { type Body, type Call, findParts, postToChannel, postToUrl, postToUser } from './post.ts';
import type { Place } from './receive.ts';
import { type SlackMessage, withoutBlocks } from './render.ts';

export interface DeliverOptions {
  readonly call: Call;
  readonly fetchUrl: typeof fetch;
  readonly pace: Pace;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Logger;
  /** How long one call may take. */
  readonly timeoutMs: number;
}

export interface Parcel {
  /** Of the question: by it the messages are found again. */
  readonly key: string;
  readonly messages: readonly SlackMessage[];
  /** Some of the messages may stand there already. */
  readonly isUnsure?: boolean | undefined;
}

/** The longest that an answer waits for Slack to take it. */
const PATIENCE_MS = 60_000;
/** How long a message whose fate is unknown is given to appear. */
const SETTLE_MS = 1_000;

/** Creates what brings messages to their place: in order, none twice, none given up that Slack would still take. */
export function createDelivery(options: DeliverOptions) {
  const { call, fetchUrl, pace, now, wait, log, timeoutMs } = options;

  /** Posts one message, again where it was surely not posted. */
  async function persist(channel: string, post: () => Promise<Outcome>): Promise<Outcome> {
    const until = now().getTime() + PATIENCE_MS;
    for (;;) {
      if (!(await pace.turn(channel, until))) {
        return { kind: 'later', afterMs: PATIENCE_MS, code: 'ratelimited' };
      }
      const outcome = await post();
      if (outcome.kind !== 'later') return outcome;
      pace.hold(channel, outcome.afterMs);
      if (now().getTime() + outcome.afterMs > until) return outcome;
    }
  }

  /** Posts one message; where Slack refuses the blocks, all its words as plain text. */
  async function persistMessage(
    channel: string,
    message: SlackMessage,
    post: (body: Body) => Promise<Outcome>,
  ): Promise<Outcome> {
    const { text, blocks } = message;
    let outcome = await persist(channel, () => post({ text, blocks }));
    if (outcome.kind !== 'refused' || !isAboutBlocks(outcome.code)) return outcome;
    log.error('Slack refused the blocks of a message', { code: outcome.code });
    for (const [index, body] of withoutBlocks(message).entries()) {
      const next = await persist(channel, () => post(body));
      if (next.kind !== 'posted') return partial(next, index);
      if (index === 0) outcome = next;
    }
    return outcome;
  }

  async function toChannel(
    place: Extract<Place, { kind: 'channel' }>,
    { key, messages, isUnsure }: Parcel,
  ): Promise<Outcome> {
    let threadTs = place.threadTs;
    let there: ReadonlyMap<number, string> = new Map();
    if (isUnsure) {
      const parts = await findParts(call, { channel: place.channel, threadTs, key });
      if (parts === undefined) return { kind: 'unknown', code: 'cannot_look' };
      there = parts;
    }
    let first: string | undefined;
    for (const [part, message] of messages.entries()) {
      const ts = there.get(part);
      let outcome: Outcome = { kind: 'posted', id: ts };
      if (ts === undefined) {
        outcome = await postOnce(place, message, { key, part }, threadTs);
        if (outcome.kind !== 'posted') return partial(outcome, part);
      }
      first ??= outcome.id;
      // What does not fit into one message goes on in the thread of the first.
      threadTs ??= first;
    }
    return { kind: 'posted', id: first };
  }

  async function postOnce(
    place: Extract<Place, { kind: 'channel' }>,
    message: SlackMessage,
    mark: { key: string; part: number },
    threadTs: string | undefined,
  ): Promise<Outcome> {
    const post = (body: Body): Promise<Outcome> =>
      postToChannel(call, place.channel, body, { threadTs, mark });
    const outcome = await persistMessage(place.channel, message, post);
    if (outcome.kind !== 'unknown') return outcome;
    log.warn('Slack did not say whether it took a message', { code: outcome.code });
    await wait(SETTLE_MS);
    const parts = await findParts(call, { channel: place.channel, threadTs, key: mark.key });
    if (parts === undefined) return outcome;
    const ts = parts.get(mark.part);
    return ts === undefined
      ? persistMessage(place.channel, message, post)
      : { kind: 'posted', id: ts };
  }

  async function toUrl(
    { channel, url, isPublic, threadTs }: Extract<Place, { kind: 'response' }>,
    { messages, isUnsure }: Parcel,
  ): Promise<Outcome> {
    // What went through such an address cannot be looked up.
    if (isUnsure) return { kind: 'unknown', code: 'cannot_look' };
    let last: Outcome = { kind: 'posted', id: undefined };
    for (const [part, message] of messages.entries()) {
      last = await persistMessage(`${channel} ${url}`, message, (body) =>
        postToUrl(
          fetchUrl,
          url,
          {
            response_type: isPublic ? 'in_channel' : 'ephemeral',
            replace_original: false,
            ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
            ...body,
          },
          timeoutMs,
        ),
      );
      if (last.kind !== 'posted') return partial(last, part);
    }
    return last;
  }

  return {
    /** Brings the messages to the place; `user` is who asked. Resolves with what became of them; never rejects. */
    async deliver(place: Place, user: string, parcel: Parcel): Promise<Outcome> {
      switch (place.kind) {
        case 'channel':
          return toChannel(place, parcel);
        case 'direct':
          return toChannel({ kind: 'channel', channel: user }, parcel);
        case 'response':
          return toUrl(place, parcel);
      }
    },

    /** Removes a private message through the address of its button. Never rejects. */
    async removeOriginal(url: string): Promise<void> {
      const outcome = await postToUrl(fetchUrl, url, { delete_original: true }, timeoutMs);
      if (outcome.kind !== 'posted') log.info('a private answer stays', { code: outcome.code });
    },

    /** Shows messages to one person alone: where he asked, or else as a direct message. Never rejects. */
    async tell(place: Place, user: string, { key, messages }: Parcel): Promise<Outcome> {
      if (place.kind === 'response' && !place.isPublic) {
        const outcome = await toUrl(place, { key, messages });
        if (outcome.kind === 'posted') return outcome;
      }
      if (place.kind !== 'direct') {
        let outcome: Outcome = { kind: 'posted', id: undefined };
        for (const message of messages) {
          outcome = await persistMessage(`${place.channel} ${user}`, message, (body) =>
            postToUser(call, place.channel, user, body, threadOf(place)),
          );
          if (outcome.kind !== 'posted') break;
        }
        // A second message about the same is better than none.
        if (outcome.kind === 'posted') return outcome;
      }
      return toChannel({ kind: 'channel', channel: user }, { key: `${key}:private`, messages });
    },
  };
}

/** Slack shows a message to one person in a thread only where the thread has begun. */
function threadOf(place: Exclude<Place, { kind: 'direct' }>): string | undefined {
  return place.kind === 'channel' ? place.liveThreadTs : place.threadTs;
}

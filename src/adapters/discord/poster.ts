import type { Found, LostPart, PartPlace, Poster } from '../../bot/digest/poster.ts';
import type { Outcome } from '../outcome.ts';
import { attempt, type Call, channelMessage } from './deliver.ts';
import { CHANNEL_MAX_MESSAGES, THREAD_NAME_MAX_CHARS } from './limits.ts';
import { isDeadToken, outcomeOf } from './outcome.ts';
import { type DiscordMessage, renderDiscord } from './render.ts';

export interface PosterOptions {
  readonly call: Call;
  readonly botUser: () => string;
  /** Where it may not, Discord shows an empty channel. */
  readonly mayReadHistory: (channel: string) => boolean;
  readonly now: () => Date;
  readonly onDeadToken: (code: string) => void;
}

/** Discord knows a nonce for "the past few minutes". */
const NONCE_MS = 2 * 60_000;
/** Discord's clock and ours may differ by so much. */
const SKEW_MS = 60_000;
/** Messages looked through, 100 a page. */
const PAGES_MAX = 10;
const PAGE = 100;
/** Milliseconds since 1970 at which Discord's ids begin. */
const EPOCH_MS = 1_420_070_400_000n;
/** The message has a thread already. */
const HAS_THREAD = '160004';
/** There is no thread, or the bot may not write there; a reply in the channel is the next best. */
const NO_THREAD = new Set([
  '10003',
  '10008',
  '50001',
  '50013',
  '50024',
  '50068',
  '160005',
  '160006',
]);

/**
 * Creates what posts digests in Discord. A message that is posted again under its nonce is there once, for some minutes;
 * after that it is looked for among the bot's own messages. What comes after the first goes into a thread of it, or, where
 * the bot may open none, as replies to it.
 */
export function createPoster(options: PosterOptions): Poster {
  const { call, botUser, mayReadHistory, now, onDeadToken } = options;

  async function send(channel: string, message: unknown, place: PartPlace, replyTo?: string) {
    const body = channelMessage(message as DiscordMessage, place.key, place.part, replyTo);
    const outcome = await attempt(() => call('POST', `/channels/${channel}/messages`, body));
    if (outcome.kind === 'refused' && isDeadToken(outcome.code)) onDeadToken(outcome.code);
    return outcome;
  }

  /** Opens the thread of the first message; its id is that of the message. */
  async function openThread({ channel, first, title }: PartPlace): Promise<Outcome> {
    const name = title.slice(0, THREAD_NAME_MAX_CHARS);
    const outcome = await attempt(() =>
      call('POST', `/channels/${channel}/messages/${first}/threads`, { name }),
    );
    // Opened before, or by a call of which that was not known: it can be written to.
    if (outcome.kind === 'refused' && outcome.code === HAS_THREAD) {
      return { kind: 'posted', id: first };
    }
    // A thread that may have been opened is opened again without harm.
    return outcome.kind === 'unknown' ? { ...outcome, kind: 'later', afterMs: 0 } : outcome;
  }

  function lacksThread(outcome: Outcome): boolean {
    return outcome.kind === 'refused' && NO_THREAD.has(outcome.code);
  }

  /** The bot's message of these words, or with this nonce. @throws as discord.js does. */
  async function search(
    channel: string,
    { message, key, part, sendingAt }: LostPart,
  ): Promise<Found> {
    const { content } = message as DiscordMessage;
    const { nonce } = channelMessage(message as DiscordMessage, key, part);
    let after = (BigInt(Math.max(0, sendingAt - SKEW_MS)) - EPOCH_MS) << 22n;
    for (let page = 0; page < PAGES_MAX; page++) {
      const path = `/channels/${channel}/messages?limit=${PAGE}&after=${after}` as const;
      const messages = (await call('GET', path)) as readonly Listed[];
      const found = messages.find(
        (one) =>
          one.author?.id === botUser() &&
          (one.nonce === undefined ? one.content.trim() === content.trim() : one.nonce === nonce),
      );
      if (found !== undefined) return { kind: 'there', id: found.id };
      if (messages.length < PAGE) return { kind: 'absent' };
      after = messages.reduce((last, { id }) => (BigInt(id) > last ? BigInt(id) : last), after);
    }
    // There is too much to look through.
    return { kind: 'hidden' };
  }

  return {
    hasThreads: true,
    render: (replies) =>
      replies.flatMap((reply) => renderDiscord(reply, { maxMessages: CHANNEL_MAX_MESSAGES })),

    async post(message, place) {
      const { channel, first, part } = place;
      if (first === undefined) return send(channel, message, place);
      const opened = part === 1 ? await openThread(place) : undefined;
      if (opened?.kind === 'later') return opened;
      if (opened === undefined || opened.kind === 'posted') {
        const outcome = await send(first, message, place);
        if (!lacksThread(outcome)) return outcome;
      } else if (!lacksThread(opened)) {
        return opened;
      }
      return send(channel, message, place, first);
    },

    async find(lost): Promise<Found> {
      const { channel, first, sendingAt } = lost;
      const ageMs = now().getTime() - sendingAt;
      // The nonce answers the question when the message is posted again.
      const fresh: Found | undefined =
        ageMs >= 0 && ageMs < NONCE_MS ? { kind: 'absent' } : undefined;
      if (!mayReadHistory(channel)) return fresh ?? { kind: 'hidden' };
      for (const place of first === undefined ? [channel] : [first, channel]) {
        try {
          const found = await search(place, lost);
          if (found.kind !== 'absent') return found;
        } catch (error) {
          const outcome = outcomeOf(error);
          if (lacksThread(outcome) && place !== channel) continue;
          if (outcome.kind === 'refused') return fresh ?? { kind: 'hidden' };
          return fresh ?? { kind: 'later', code: 'code' in outcome ? outcome.code : outcome.kind };
        }
      }
      return { kind: 'absent' };
    },
  };
}

interface Listed {
  readonly id: string;
  readonly content: string;
  readonly nonce?: string | number;
  readonly author?: { readonly id: string };
}

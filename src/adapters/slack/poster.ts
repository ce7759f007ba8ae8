import type { Found, LostPart, PartPlace, Poster } from '../../bot/digest/poster.ts';
import type { Outcome } from '../outcome.ts';
import { THREAD_MAX_MESSAGES } from './limits.ts';
import { isAboutBlocks, isDeadToken, outcomeOf } from './outcome.ts';
import type { Pace } from './pace.ts';
import { type Body, type Call, postToChannel, searchParts } from './post.ts';
import { renderSlack, type SlackMessage, withoutBlocks } from './render.ts';

export interface PosterOptions {
  readonly call: Call;
  readonly pace: Pace;
  readonly now: () => Date;
  readonly onDeadToken: (code: string) => void;
}

/** The longest that a message waits for its turn in the channel. */
const PATIENCE_MS = 10_000;
/** Slack's clock and ours may differ by so much. */
const SKEW_MS = 60_000;

/**
 * Creates what posts digests in Slack. Slack takes the same message twice, so each carries the key of its digest in its
 * metadata, by which it is found again where the bot may read the channel's history.
 */
export function createPoster({ call, pace, now, onDeadToken }: PosterOptions): Poster {
  async function post(body: Body, { channel, first, key, part }: PartPlace): Promise<Outcome> {
    if (!(await pace.turn(channel, now().getTime() + PATIENCE_MS))) {
      return { kind: 'later', afterMs: PATIENCE_MS, code: 'ratelimited' };
    }
    const outcome = await postToChannel(call, channel, body, {
      threadTs: first,
      mark: { key, part },
    });
    if (outcome.kind === 'later') pace.hold(channel, outcome.afterMs);
    if (outcome.kind === 'refused' && isDeadToken(outcome.code)) onDeadToken(outcome.code);
    return outcome;
  }

  return {
    hasThreads: true,
    render: (replies) =>
      replies.flatMap((reply) => renderSlack(reply, { maxMessages: THREAD_MAX_MESSAGES })),

    async post(given, place) {
      const message = given as SlackMessage;
      const { text, blocks } = message;
      let outcome = await post({ text, blocks }, place);
      if (outcome.kind !== 'refused' || !isAboutBlocks(outcome.code)) return outcome;
      // All its words are better than none.
      for (const [index, body] of withoutBlocks(message).entries()) {
        const next = await post(body, place);
        if (index === 0) outcome = next;
        if (next.kind !== 'posted') break;
      }
      return outcome;
    },

    async find({ channel, first, key, part, sendingAt }: LostPart): Promise<Found> {
      try {
        const search = { channel, threadTs: first, key, since: sendingAt - SKEW_MS };
        const id = (await searchParts(call, search)).get(part);
        return id === undefined ? { kind: 'absent' } : { kind: 'there', id };
      } catch (error) {
        const { kind, ...outcome } = outcomeOf(error);
        const code = 'code' in outcome ? outcome.code : kind;
        return kind === 'refused' || code === 'failed'
          ? { kind: 'hidden' }
          : { kind: 'later', code };
      }
    },
  };
}

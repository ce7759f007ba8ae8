import type { Handle } from '../../bot/adapter.ts';
import type { Claim, Inbox, Noted } from '../../bot/inbox.ts';
import { own, type Reply, text, user } from '../../bot/reply.ts';
import type { QuestionLimits } from '../../config.ts';
import type { Logger } from '../../log.ts';
import type { createDelivery } from './deliver.ts';
import { RESPONSE_URL_MAX_MESSAGES, THREAD_MAX_MESSAGES } from './limits.ts';
import { explain, isDeadToken, type Outcome } from './outcome.ts';
import type { Place, Request } from './receive.ts';
import { renderSlack } from './render.ts';

export interface AnswerOptions {
  readonly handle: Handle;
  readonly inbox: Inbox;
  readonly limits: QuestionLimits;
  readonly delivery: ReturnType<typeof createDelivery>;
  /** Shows what the bot is doing in a thread; '' removes it. */
  readonly setStatus: (channel: string, threadTs: string, status: string) => Promise<void>;
  /** From when on an answer that is not there yet is worth a status. */
  readonly statusAfterMs: number;
  /** Removes a private message through the address of its button. */
  readonly removeOriginal: (url: string) => Promise<void>;
  readonly log: Logger;
  /** No call can succeed any more. */
  readonly onDeadToken: (code: string) => void;
}

/** Creates what answers a noted message: once, in order within its conversation, and never with silence. */
export function createAnswerer(options: AnswerOptions) {
  const { handle, inbox, limits, delivery, log } = options;
  const lastOf = new Map<string, Promise<void>>();

  /** A follow-up waits for the answer it may refer to. */
  async function inOrder(conversation: string, work: () => Promise<void>): Promise<void> {
    const before = lastOf.get(conversation) ?? Promise.resolve();
    const mine = before.then(work);
    lastOf.set(conversation, mine);
    await mine;
    if (lastOf.get(conversation) === mine) lastOf.delete(conversation);
  }

  async function answer(noted: Noted): Promise<void> {
    const request = noted.request as Request;
    let claim: Claim;
    try {
      claim = await inbox.claim(noted.id, request.isCounted ? limits : undefined);
    } catch (error) {
      log.error('a message could not be claimed', { platform: 'slack', error });
      return;
    }
    if (claim.kind === 'taken') return;
    if (claim.kind === 'limited') {
      if (claim.tell) await tell(noted, limitNotice(limits));
      return;
    }
    try {
      await inOrder(request.conversation, () => answerClaimed(noted, request, claim.wasPosting));
    } catch (error) {
      log.error('an answer could not be delivered', { platform: 'slack', error });
    }
    await inbox.done(noted.id).catch((error: unknown) => {
      log.error('an answered message could not be noted', { platform: 'slack', error });
    });
  }

  async function answerClaimed(noted: Noted, request: Request, isUnsure: boolean): Promise<void> {
    const { place, user: asker, conversation, opens } = request;
    const reply = await withStatus(place, () =>
      handle({
        id: noted.id,
        conversation,
        opens,
        user: asker,
        text: request.text,
        platform: 'slack',
      }),
    );
    const shown = request.isUnseen ? asked(request.text, reply) : reply;
    const messages = render(shown, place);
    await inbox.posting(noted.id);
    const outcome = await delivery.deliver(place, asker, { key: noted.id, messages, isUnsure });
    if (outcome.kind === 'posted') {
      if (request.shareUrl !== undefined) await options.removeOriginal(request.shareUrl);
    } else {
      await cope(noted, request, shown, outcome);
    }
  }

  /** The answer does not stand where it should: whoever asked hears of it, and gets it where that is sure to be no repetition. */
  async function cope(
    noted: Noted,
    request: Request,
    reply: Reply,
    outcome: Exclude<Outcome, { kind: 'posted' }>,
  ): Promise<void> {
    log.warn('an answer could not be posted', {
      platform: 'slack',
      kind: outcome.kind,
      code: outcome.code,
    });
    if (isDeadToken(outcome.code)) return options.onDeadToken(outcome.code);
    if (outcome.kind === 'refused') {
      if (request.shareUrl !== undefined) {
        const place: Place = {
          kind: 'response',
          channel: noted.channel,
          url: request.shareUrl,
          isPublic: true,
        };
        const key = `${noted.id}:url`;
        const shared = await delivery.deliver(place, request.user, {
          key,
          messages: render(reply, place),
        });
        if (shared.kind === 'posted') return options.removeOriginal(request.shareUrl);
      }
      const blocks = [text(own(explain(outcome.code))), ...reply.blocks];
      return tell(noted, { ...reply, blocks });
    }
    const why =
      outcome.kind === 'later'
        ? 'Slack keeps me waiting, so your answer could not be posted. Ask again in a minute.'
        : 'Slack did not tell me whether it took my answer. If you do not see it, ask again.';
    return tell(noted, {
      status: 'error',
      blocks: [
        text(own(why)),
        { kind: 'choices', choices: [{ label: 'Ask again', command: request.text }] },
      ],
    });
  }

  async function tell(noted: Noted, reply: Reply): Promise<void> {
    const { place, user: asker } = noted.request as Request;
    const messages = renderSlack(reply, { maxMessages: RESPONSE_URL_MAX_MESSAGES });
    const outcome = await delivery.tell(place, asker, { key: `${noted.id}:notice`, messages });
    if (outcome.kind === 'posted') return;
    log.error('somebody who asked could not be told why there is no answer', {
      platform: 'slack',
      code: outcome.code,
    });
    if (isDeadToken(outcome.code)) options.onDeadToken(outcome.code);
  }

  async function withStatus<T>(place: Place, work: () => Promise<T>): Promise<T> {
    if (place.kind !== 'channel' || place.threadTs === undefined) return work();
    const { channel, threadTs } = place;
    let showing: Promise<void> | undefined;
    const timer = setTimeout(() => {
      showing = options.setStatus(channel, threadTs, 'is reading the articles…');
    }, options.statusAfterMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      // The answer removes the status; one that came after it would stay.
      await showing;
    }
  }

  return { answer };
}

function render(reply: Reply, place: Place) {
  const isPrivate = place.kind === 'response' && !place.isPublic;
  return renderSlack(reply, {
    maxMessages: place.kind === 'response' ? RESPONSE_URL_MAX_MESSAGES : THREAD_MAX_MESSAGES,
    canShare: isPrivate,
  });
}

/** The reply with what was asked before it. */
function asked(question: string, reply: Reply): Reply {
  const words = question.replace(/^ask /, '');
  if (words === 'help') return reply;
  return { ...reply, blocks: [text(own('Asked: '), user(words)), ...reply.blocks] };
}

function limitNotice({ perUser, perChannel }: QuestionLimits): Reply {
  const words = `That was a lot at once: I answer ${perUser} questions a minute for each person, and ${perChannel} in each channel. Ask again in a minute.`;
  return { status: 'error', blocks: [text(own(words))] };
}

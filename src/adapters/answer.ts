import type { Handle } from '../bot/adapter.ts';
import type { Claim, Inbox, Noted } from '../bot/inbox.ts';
import { own, type Reply, text, user } from '../bot/reply.ts';
import type { QuestionLimits } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Outcome } from './outcome.ts';
import { clip } from './text.ts';

/** Something that wants an answer; JSON. `Place` is where the answer goes, as the platform has it. */
export interface Request<Place> {
  readonly user: string;
  /** A question or command. */
  readonly text: string;
  readonly place: Place;
  /** Key of the conversation that follow-ups refer to, and of the one that the answer begins. */
  readonly conversation: string;
  readonly opens?: string | undefined;
  /** What was asked stands nowhere to be seen, so the answer repeats it. */
  readonly isUnseen: boolean;
  /** Whether it is held against the limit of questions. */
  readonly isCounted: boolean;
  /** It does something once, and is asked for again where that failed; whoever asks again is told that it is done. */
  readonly isOnce?: boolean | undefined;
  /** The asker manages the channel, as far as the request itself says. */
  readonly isManager?: boolean | undefined;
}

/** How a platform brings replies to people. None of its methods rejects. */
export interface Courier<Place> {
  /**
   * Posts the reply at the place. `key` names the question, so that what is there already is not posted again;
   * `isUnsure` says that some of it may be.
   */
  deliver(
    place: Place,
    asker: string,
    reply: Reply,
    parcel: { readonly key: string; readonly isUnsure: boolean },
  ): Promise<Outcome>;
  /** Shows the reply to the asker alone, where he asked or elsewhere. */
  tell(place: Place, asker: string, reply: Reply, key: string): Promise<Outcome>;
  /** Why an answer does not stand where it was asked for, and what can be done. */
  explain(code: string): string;
  /** Whether only the asker sees what is delivered there. */
  isPrivate(place: Place): boolean;
  /** Whether the asker manages the channel. */
  mayManage(request: Request<Place>, channel: string): Promise<boolean>;
  /** Whether no call can succeed any more. */
  isDeadToken(code: string): boolean;
  /** Whether somebody sees the bot working at the place until it says something. */
  mustAnswer(place: Place): boolean;
  /** Shows at the place that the bot is working, when that takes long. */
  whileWorking<T>(place: Place, work: () => Promise<T>): Promise<T>;
}

export interface AnswerOptions<Place> {
  readonly platform: string;
  readonly handle: Handle;
  readonly inbox: Inbox;
  readonly limits: QuestionLimits;
  readonly courier: Courier<Place>;
  readonly log: Logger;
  readonly onDeadToken: (code: string) => void;
}

/** Creates what answers a noted message: once, in order within its conversation, and never with silence. */
export function createAnswerer<Place>(options: AnswerOptions<Place>) {
  const { platform, handle, inbox, limits, courier, log } = options;
  const lastOf = new Map<string, Promise<unknown>>();

  /** A follow-up waits for the answer it may refer to: for the last one in each of these conversations. */
  async function inOrder<T>(conversations: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = conversations.map((conversation) => lastOf.get(conversation));
    const mine = Promise.allSettled(before).then(work);
    for (const conversation of conversations) lastOf.set(conversation, mine);
    try {
      return await mine;
    } finally {
      for (const conversation of conversations) {
        if (lastOf.get(conversation) === mine) lastOf.delete(conversation);
      }
    }
  }

  /** Answers a message, unless somebody else does. Never rejects. */
  async function answer(noted: Noted): Promise<void> {
    const request = noted.request as Request<Place>;
    let claim: Claim;
    try {
      claim = await inbox.claim(noted.id, request.isCounted ? limits : undefined);
    } catch (error) {
      log.error('a message could not be claimed', { platform, error });
      return;
    }
    if (claim.kind === 'taken') {
      if (request.isOnce) await tell(noted, request, notice('That is done already.'));
      return;
    }
    if (claim.kind === 'limited') {
      if (claim.tell || courier.mustAnswer(request.place)) {
        await tell(noted, request, limitNotice(limits));
      }
      return;
    }
    const { wasPosting } = claim;
    const { conversation, opens = conversation } = request;
    let isPosted = false;
    try {
      isPosted = await inOrder([conversation, opens], () =>
        answerClaimed(noted, request, wasPosting),
      );
    } catch (error) {
      log.error('an answer could not be delivered', { platform, error });
    }
    const end = request.isOnce && !isPosted ? inbox.forget(noted.id) : inbox.done(noted.id);
    await end.catch((error: unknown) => {
      log.error('an answered message could not be noted', { platform, error });
    });
  }

  async function answerClaimed(
    { id, channel }: Noted,
    request: Request<Place>,
    isUnsure: boolean,
  ): Promise<boolean> {
    const { place, user: asker, conversation, opens } = request;
    const reply = await courier.whileWorking(place, () =>
      handle({
        id,
        conversation,
        opens,
        user: asker,
        text: request.text,
        platform,
        channel,
        mayManage: () => courier.mayManage(request, channel),
      }),
    );
    const shown = request.isUnseen ? asked(request.text, reply) : reply;
    await inbox.posting(id);
    const outcome =
      shown.isPrivate && !courier.isPrivate(place)
        ? await courier.tell(place, asker, shown, id)
        : await courier.deliver(place, asker, shown, { key: id, isUnsure });
    if (outcome.kind !== 'posted') await cope(id, request, shown, outcome);
    return outcome.kind === 'posted';
  }

  /** The answer does not stand where it should: whoever asked hears of it, and gets it where that is sure to be no repetition. */
  async function cope(
    id: string,
    request: Request<Place>,
    reply: Reply,
    outcome: Exclude<Outcome, { kind: 'posted' }>,
  ): Promise<void> {
    const { kind, code } = outcome;
    log.warn('an answer could not be posted', { platform, kind, code });
    if (courier.isDeadToken(code)) return options.onDeadToken(code);
    if (kind === 'refused' && !outcome.isPartial) {
      const blocks = [text(own(courier.explain(code))), ...reply.blocks];
      return tell({ id }, request, { ...reply, blocks });
    }
    const again = request.isOnce ? 'press the button again.' : 'ask again.';
    const why =
      kind === 'refused'
        ? `The rest of my answer was not taken (${code}). To have it whole, ${again}`
        : kind === 'later'
          ? `I am kept waiting, so your answer could not be posted. In a minute, ${again}`
          : `I was not told whether my answer arrived. If you do not see it, ${again}`;
    const choices = [{ label: 'Ask again', command: request.text }];
    return tell({ id }, request, {
      status: 'error',
      blocks: [text(own(why)), ...(request.isOnce ? [] : [{ kind: 'choices' as const, choices }])],
    });
  }

  async function tell(
    { id }: Pick<Noted, 'id'>,
    { place, user: asker }: Request<Place>,
    reply: Reply,
  ): Promise<void> {
    const outcome = await courier.tell(place, asker, reply, `${id}:notice`);
    if (outcome.kind === 'posted') return;
    const { code } = outcome;
    log.error('whoever asked could not be told why there is no answer', { platform, code });
    if (courier.isDeadToken(code)) options.onDeadToken(code);
  }

  return { answer };
}

/** A long message that is checked is known to the asker; its answer must not be pushed out by it. */
const ECHO_MAX_CHARS = 300;

/** The reply with what was asked before it. */
function asked(question: string, reply: Reply): Reply {
  const words = clip(question.replace(/^(?:ask|check) /, ''), ECHO_MAX_CHARS);
  if (words === 'help') return reply;
  return { ...reply, blocks: [text(own('Asked: '), user(words)), ...reply.blocks] };
}

function notice(words: string): Reply {
  return { status: 'info', blocks: [text(own(words))] };
}

function limitNotice({ perUser, perChannel }: QuestionLimits): Reply {
  const words = `That was a lot at once: I answer ${perUser} questions a minute for each person, and ${perChannel} in each channel. Ask again in a minute.`;
  return { ...notice(words), status: 'error' };
}

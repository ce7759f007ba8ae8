import type { Handle } from '../bot/adapter.ts';
import type { Claim, Inbox, Noted } from '../bot/inbox.ts';
import { own, type Reply, text, user } from '../bot/reply.ts';
import type { QuestionLimits } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Outcome } from './outcome.ts';

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
  const lastOf = new Map<string, Promise<void>>();

  /** A follow-up waits for the answer it may refer to. */
  async function inOrder(conversation: string, work: () => Promise<void>): Promise<void> {
    const before = lastOf.get(conversation) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(work);
    lastOf.set(conversation, mine);
    try {
      await mine;
    } finally {
      if (lastOf.get(conversation) === mine) lastOf.delete(conversation);
    }
  }

  /** Answers a message. Resolves with false where somebody else has done, or does, so. Never rejects. */
  async function answer(noted: Noted): Promise<boolean> {
    const request = noted.request as Request<Place>;
    let claim: Claim;
    try {
      claim = await inbox.claim(noted.id, request.isCounted ? limits : undefined);
    } catch (error) {
      log.error('a message could not be claimed', { platform, error });
      return false;
    }
    if (claim.kind === 'taken') return false;
    if (claim.kind === 'limited') {
      if (claim.tell || courier.mustAnswer(request.place)) {
        await tell(noted, request, limitNotice(limits));
      }
      return true;
    }
    const { wasPosting } = claim;
    try {
      await inOrder(request.conversation, () => answerClaimed(noted, request, wasPosting));
    } catch (error) {
      log.error('an answer could not be delivered', { platform, error });
    }
    await inbox.done(noted.id).catch((error: unknown) => {
      log.error('an answered message could not be noted', { platform, error });
    });
    return true;
  }

  async function answerClaimed(
    { id }: Noted,
    request: Request<Place>,
    isUnsure: boolean,
  ): Promise<void> {
    const { place, user: asker, conversation, opens } = request;
    const reply = await courier.whileWorking(place, () =>
      handle({ id, conversation, opens, user: asker, text: request.text, platform }),
    );
    const shown = request.isUnseen ? asked(request.text, reply) : reply;
    await inbox.posting(id);
    const outcome = await courier.deliver(place, asker, shown, { key: id, isUnsure });
    if (outcome.kind !== 'posted') await cope(id, request, shown, outcome);
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
    if (kind === 'refused') {
      const blocks = [text(own(courier.explain(code))), ...reply.blocks];
      return tell({ id }, request, { ...reply, blocks });
    }
    const why =
      kind === 'later'
        ? 'I am kept waiting, so your answer could not be posted. Ask again in a minute.'
        : 'I was not told whether my answer arrived. If you do not see it, ask again.';
    return tell({ id }, request, {
      status: 'error',
      blocks: [
        text(own(why)),
        { kind: 'choices', choices: [{ label: 'Ask again', command: request.text }] },
      ],
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

import type { DigestConfig } from '../../config.ts';
import { checkRule, describeRule, type Rule, RuleError, ruleAt } from '../../schedule/rule.ts';
import { localAt, showLocal } from '../../schedule/zone.ts';
import type { Desk, DeskStatus } from '../digest/desk.ts';
import type { IncomingMessage } from '../message.ts';
import { own, type Reply, text, user } from '../reply.ts';

/** What can be done about the digest of a channel. */
export type DigestAction = 'on' | 'off' | 'now' | 'resend' | 'preview' | 'status';

export interface DigestContext {
  /** Undefined where no digests are kept, as for a single question. */
  readonly desk: Desk | undefined;
  readonly settings: DigestConfig;
}

const CRON_NAME = '(?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const CRON_FIELD = new RegExp(`^(?:[\\d*][\\d*,/-]*|${CRON_NAME}(?:[,-]${CRON_NAME})*)$`, 'i');

/** What everybody may do; the rest posts to the channel or changes what it gets. */
const FOR_ALL: readonly DigestAction[] = ['preview', 'status'];

/** Does what somebody asks about the digest of the channel he asks in. `rest` is what follows the action. */
export async function digest(
  message: IncomingMessage,
  action: DigestAction,
  rest: string,
  { desk, settings }: DigestContext,
): Promise<Reply> {
  const { platform, channel: id } = message;
  if (desk === undefined || id === undefined) {
    return error('There is no channel here that could get a digest. Ask in the one that should.');
  }
  const channel = { platform, channel: id };
  if (!FOR_ALL.includes(action) && !(await mayChange(message, settings))) {
    return error(
      'Only those who manage this channel may change its digest. Ask one of them, or whoever runs me: digest.changed_by in the settings says who else may.',
    );
  }
  switch (action) {
    case 'on': {
      let rule: Rule;
      try {
        rule = readRule(rest, settings.timeZone);
      } catch (cause) {
        if (!(cause instanceof RuleError)) throw cause;
        return unclear(cause.message, settings.timeZone);
      }
      const { next, odd } = await desk.choose(channel, rule, message.user);
      const when = next === undefined ? '' : ` The next is due ${showTime(next, rule.zone)}.`;
      const notes = odd.map((note) => ` Note: ${note}.`).join('');
      return info(`This channel gets a digest at ${describeRule(rule)}.${when}${notes}`);
    }
    case 'off':
      await desk.choose(channel, undefined, message.user);
      return info('This channel gets no digest any more.');
    case 'now':
      return (await desk.post(channel))
        ? info('The digest is on its way.')
        : info('One was asked for a moment ago; it is on its way, or there already.');
    case 'resend':
      return (await desk.resend(channel))
        ? info('The last digest is posted again.')
        : info('Of every digest here it is known what became of it. For a new one: digest now');
    case 'preview': {
      const replies = await desk.preview(channel);
      return { status: 'info', isPrivate: true, blocks: replies.flatMap(({ blocks }) => blocks) };
    }
    case 'status':
      return statusReply(await desk.status(channel), settings.timeZone);
  }
}

async function mayChange(message: IncomingMessage, settings: DigestConfig): Promise<boolean> {
  const { changedBy } = settings;
  if (changedBy === 'everyone') return true;
  if (changedBy !== 'managers' && changedBy.includes(message.user)) return true;
  return (await message.mayManage?.()) ?? false;
}

/**
 * Reads a rule as it is typed: a time, days, and a zone, such as `08:00 weekdays Europe/Berlin`; or the five fields of cron in
 * place of the first two. Days are daily and the zone `zone` where they are left out.
 *
 * @throws RuleError naming the part that cannot be used.
 */
export function readRule(typed: string, zone: string): Rule {
  const words = typed.trim().replaceAll(/["'`]/g, '').split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined)
    throw new RuleError('it needs a time, and may have days and a time zone');
  const end = words.findIndex((word) => !CRON_FIELD.test(word));
  const fields = end < 0 ? words.length : end;
  if (fields >= 5) {
    return checkRule({
      cron: words.slice(0, fields).join(' '),
      zone: words.slice(fields).join('_') || zone,
    });
  }
  const isDay = (word: string): boolean => {
    try {
      ruleAt('00:00', word, 'UTC');
      return true;
    } catch {
      return false;
    }
  };
  const rest = words.slice(1);
  const split = rest.findIndex((word) => !isDay(word.replace(/,$/, '')));
  const days = split < 0 ? rest : rest.slice(0, split);
  const place = split < 0 ? [] : rest.slice(split);
  return ruleAt(first, days.join(' ').replace(/,\s*$/, '') || 'daily', place.join('_') || zone);
}

function statusReply(status: DeskStatus, zone: string): Reply {
  const { rules, from, next, sentAt, last, waiting } = status;
  const where = from === 'chat' ? 'set here' : 'from the settings';
  const lines = [
    rules.length > 0
      ? `This channel gets a digest at ${rules.map(describeRule).join('; ')}, ${where}.`
      : from === 'chat'
        ? 'The digest of this channel is off.'
        : 'This channel has no digest.',
  ];
  const shown = rules[0]?.zone ?? zone;
  lines.push(
    sentAt === undefined ? 'None was sent yet.' : `The last was sent ${showTime(sentAt, shown)}.`,
  );
  if (next !== undefined) lines.push(`The next is due ${showTime(next.at, next.rule.zone)}.`);
  if (waiting !== undefined) {
    const why = waiting.error === undefined ? '' : `: ${waiting.error}`;
    lines.push(`The one due ${showTime(waiting.at, shown)} is under way${why}.`);
  }
  if (last !== undefined && last.state !== 'sent') {
    lines.push(`The one due ${showTime(last.at, shown)} was not sent: ${reasonOf(last)}.`);
  }
  const choices =
    last?.state === 'unknown' ? [{ label: 'Send it again', command: 'digest resend' }] : [];
  return {
    status: 'info',
    blocks: [
      { kind: 'list', items: lines.map((line) => ({ runs: [own(line)], sources: [] })) },
      ...(choices.length > 0 ? [{ kind: 'choices' as const, choices }] : []),
    ],
  };
}

function reasonOf({ state, error: why }: NonNullable<DeskStatus['last']>): string {
  if (state === 'silent') return 'nothing was new';
  if (state === 'unknown') return 'it may or may not be there, and I may not look';
  return why ?? state;
}

/** `2026-11-23 08:00 Europe/Berlin (07:00 UTC)` */
function showTime(at: number, zone: string): string {
  const local = showLocal(localAt(zone, at));
  const utc = showLocal(at);
  if (zone === 'UTC') return `${utc} UTC`;
  return `${local} ${zone} (${utc.slice(0, 10) === local.slice(0, 10) ? utc.slice(11) : utc} UTC)`;
}

function unclear(reason: string, zone: string): Reply {
  const example = `digest on 08:00 weekdays ${zone === 'UTC' ? 'Europe/Berlin' : zone}`;
  return {
    status: 'error',
    blocks: [
      text(own('I cannot use that: '), user(reason)),
      { kind: 'choices', choices: [{ label: example, command: example }] },
    ],
  };
}

function info(words: string): Reply {
  return { status: 'info', blocks: [text(own(words))] };
}

function error(words: string): Reply {
  return { status: 'error', blocks: [text(own(words))] };
}

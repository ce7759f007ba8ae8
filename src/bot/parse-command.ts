import type { DigestAction } from './commands/digest.ts';
import { readPlainRequest } from './plain-requests.ts';
import { COMPLAINTS, type Complaint } from './votes.ts';

/** What a message asks the bot to do. */
export type Command =
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'evidence'; readonly id: string }
  | { readonly kind: 'show' | 'verify'; readonly id: string }
  | {
      readonly kind: 'brief' | 'people' | 'quotes' | 'timeline' | 'differs' | 'sources';
      /** Whom or what it is about; all when undefined. */
      readonly argument: string | undefined;
    }
  | {
      readonly kind: 'rate';
      readonly id: string;
      readonly verdict: 'up' | 'down';
      readonly complaint: Complaint | undefined;
    }
  | { readonly kind: 'check'; readonly message: string }
  | { readonly kind: 'digest'; readonly action: DigestAction; readonly rest: string }
  | { readonly kind: 'articles' | 'help' | 'thanks' };

/**
 * Returns the command of a message, which may be in plain words. The bot's name, an `@` or a `/` may stand before it; what
 * is no other command is a question.
 *
 * @param name what the bot is called.
 */
export function parseCommand(text: string, name: string): Command {
  const command = withoutAddress(text.trim(), name);
  if (/^(?:help[.!?]*|\?)$/i.test(command)) return { kind: 'help' };
  if (/^articles[.!?]*$/i.test(command)) return { kind: 'articles' };
  const [, verb, id, verdict, complaint] = ABOUT_ANSWER.exec(command.toLowerCase()) ?? [];
  if (id !== undefined) {
    if (verb === 'evidence' || verb === 'show' || verb === 'verify') {
      if (verdict === undefined) return { kind: verb, id };
    } else if (verdict === 'up' || verdict === 'down') {
      return {
        kind: 'rate',
        id,
        verdict,
        complaint: isComplaint(complaint) ? complaint : undefined,
      };
    }
  }
  // An id that was typed wrongly is no question.
  const mistyped = /^verify(?:\s+(?=\S*\d)|[.!?]*$)(\S*)$/i.exec(command)?.[1];
  if (mistyped !== undefined) return { kind: 'verify', id: mistyped };
  const [isDigest, action = 'status', rest = ''] = DIGEST.exec(command) ?? [];
  if (isDigest !== undefined) {
    return { kind: 'digest', action: action.toLowerCase() as DigestAction, rest: rest.trim() };
  }
  const message = /^check(?:\s*:\s*|\s+|$)(.*)$/is.exec(command)?.[1];
  if (message !== undefined) return { kind: 'check', message };
  const request = readPlainRequest(command);
  if (request !== undefined) return request;
  const [, word = '', argument = ''] = OVERVIEW.exec(command) ?? [];
  const kind = OVERVIEWS.find((overview) => overview === word.toLowerCase());
  if (kind !== undefined && !GOES_ON.test(argument)) {
    return { kind, argument: argument.trim() || undefined };
  }
  return { kind: 'ask', question: command.replace(/^ask(?:\s*:\s*|\s+|$)/i, '').trim() };
}

/** Commands about an answer that was given; its id is ten hexadecimal digits. */
const ABOUT_ANSWER =
  /^(evidence|show|verify|rate)\s+([0-9a-f]{10})(?:\s+(up|down)(?:\s+([a-z]+))?)?$/;

const DIGEST = /^digest(?:[.!?]*|\s+(on|off|now|resend|preview|status)[.!?]*(?:\s+(.*))?)$/is;

const OVERVIEWS = ['brief', 'people', 'quotes', 'timeline', 'differs', 'sources'] as const;
const OVERVIEW = /^(\w+)(?:\s*:\s*|\s+|[.!?]*$)(.*)$/is;
/** "people who were there" and "sources say that" are no commands but the beginning of what is asked. */
const GOES_ON =
  /^(?:who|whom|whose|which|that|what|when|where|why|how|in|from|of|with|at|on|say|said|says|are|is|was|were|be|do|does|did|have|has|had|can|could|will|would|and|or|agree|disagree|differ)\b/i;

function isComplaint(word: string | undefined): word is Complaint {
  return word !== undefined && Object.hasOwn(COMPLAINTS, word);
}

/** The text without a leading slash and without the bot's name, as in `/summit-brief who ...` or `@summit-brief: who ...`. */
function withoutAddress(text: string, name: string): string {
  const bare = text.replace(/^[\s:,]*(?:[/@]\s*)?/, '');
  if (!bare.toLowerCase().startsWith(name.toLowerCase())) return bare;
  const rest = bare.slice(name.length);
  return rest === '' || /^[\s:,]/.test(rest) ? rest.replace(/^[\s:,]+/, '') : bare;
}

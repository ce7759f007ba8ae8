import { COMPLAINTS, type Complaint } from './votes.ts';

/** What a message asks the bot to do. */
export type Command =
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'evidence'; readonly id: string }
  | { readonly kind: 'show'; readonly id: string }
  | {
      readonly kind: 'rate';
      readonly id: string;
      readonly verdict: 'up' | 'down';
      readonly complaint: Complaint | undefined;
    }
  | { readonly kind: 'articles' }
  | { readonly kind: 'help' };

/**
 * Returns the command of a message. The bot's name, an `@` or a `/` may stand before it; what is no other command is
 * a question.
 *
 * @param name what the bot is called.
 */
export function parseCommand(text: string, name: string): Command {
  const command = withoutAddress(text.trim(), name);
  if (/^(?:help[.!?]*|\?)$/i.test(command)) return { kind: 'help' };
  if (/^articles[.!?]*$/i.test(command)) return { kind: 'articles' };
  const [, verb, id, verdict, complaint] = ABOUT_ANSWER.exec(command.toLowerCase()) ?? [];
  if (id !== undefined) {
    if (verb === 'evidence' || verb === 'show') {
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
  return { kind: 'ask', question: command.replace(/^ask(?:\s*:\s*|\s+|$)/i, '').trim() };
}

/** Commands about an answer that was given; its id is ten hexadecimal digits. */
const ABOUT_ANSWER = /^(evidence|show|rate)\s+([0-9a-f]{10})(?:\s+(up|down)(?:\s+([a-z]+))?)?$/;

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

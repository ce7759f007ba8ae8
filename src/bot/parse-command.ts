/** What a message asks the bot to do. */
export type Command =
  | { readonly kind: 'ask'; readonly question: string }
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
  return { kind: 'ask', question: command.replace(/^ask(?:\s*:\s*|\s+|$)/i, '').trim() };
}

/** The text without a leading slash and without the bot's name, as in `/summit-brief who ...` or `@summit-brief: who ...`. */
function withoutAddress(text: string, name: string): string {
  const bare = text.replace(/^[/@]\s*/, '');
  if (!bare.toLowerCase().startsWith(name.toLowerCase())) return bare;
  const rest = bare.slice(name.length);
  return rest === '' || /^[\s:,]/.test(rest) ? rest.replace(/^[\s:,]+/, '') : bare;
}

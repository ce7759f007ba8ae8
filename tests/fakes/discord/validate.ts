import { commandProblems } from './check-commands.ts';
import { type MessageKind, messageProblems } from './check-message.ts';
import { responseProblems } from './check-response.ts';
import { inWords } from './problems.ts';

export interface ValidateOptions {
  /** The flags that the message has already, which the body edits. */
  readonly flags?: number;
  /** `create` when not given. */
  readonly kind?: MessageKind;
}

/** What is wrong with a message that is sent, in words; empty when it is right. */
export function validateMessage(
  body: unknown,
  { flags = 0, kind = 'create' }: ValidateOptions = {},
): readonly string[] {
  const before = { content: '', embeds: [], components: [], flags };
  return messageProblems(body, kind, before).map(inWords);
}

/** What is wrong with a list of commands that is registered, in words; empty when it is right. */
export function validateCommands(body: unknown): readonly string[] {
  return commandProblems(body).map(inWords);
}

/** What is wrong with the response to an interaction (`{ type, data }`), in words; empty when it is right. */
export function validateInteractionResponse(body: unknown): readonly string[] {
  return responseProblems(body).map(inWords);
}

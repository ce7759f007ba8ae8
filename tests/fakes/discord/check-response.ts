import { isObject, type Json } from '../json.ts';
import { choiceRules } from './check-commands.ts';
import { type Before, checkText, merged, messageProblems } from './check-message.ts';
import { LIMITS } from './limits.ts';
import { openApiProblems, type SchemaName } from './openapi.ts';
import type { Add, Problem } from './problems.ts';
import { apply, each, items, known, length, required } from './rules.ts';

/** @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
export const RESPONSE = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;

/** The document tells apart three kinds of autocompletion by their values, so that it says everything three times. */
const SCHEMAS = new Map<unknown, SchemaName>([
  [RESPONSE.pong, 'PongInteractionCallbackRequest'],
  [RESPONSE.message, 'CreateMessageInteractionCallbackRequest'],
  [RESPONSE.deferredMessage, 'CreateMessageInteractionCallbackRequest'],
  [RESPONSE.deferredUpdate, 'UpdateMessageInteractionCallbackRequest'],
  [RESPONSE.update, 'UpdateMessageInteractionCallbackRequest'],
  [RESPONSE.modal, 'ModalInteractionCallbackRequest'],
]);

/** What is wrong with the response to an interaction; `old` is the message that it updates. */
export function responseProblems(body: unknown, old?: Before): Problem[] {
  const problems: Problem[] = [];
  const add: Add = (at, code, message) => problems.push({ at, code, message });
  const { type, data }: Json = isObject(body) ? body : {};
  const types: readonly unknown[] = Object.values(RESPONSE);
  if (!isObject(body) || !types.includes(type)) {
    add('/type', 'BASE_TYPE_CHOICES', `Value must be one of {${types.join(', ')}}.`);
    return problems;
  }
  known('callback')(body, '', add);
  switch (type) {
    case RESPONSE.message:
      problems.push(...messageProblems(data, 'reply', undefined, '/data'));
      break;
    case RESPONSE.update:
      problems.push(...messageProblems(data, 'update', old, '/data'));
      break;
    case RESPONSE.autocomplete:
      apply(
        [known('autocomplete'), items('choices', LIMITS.choices), each('choices', choiceRules)],
        data,
        '/data',
        add,
      );
      break;
    case RESPONSE.modal:
      apply(
        [
          known('modal'),
          length('custom_id', LIMITS.customId, 1),
          length('title', LIMITS.modalTitle, 1),
          required('components'),
          items('components', LIMITS.modalComponents, 1),
        ],
        data,
        '/data',
        add,
      );
  }
  if (type !== RESPONSE.message && type !== RESPONSE.update) checkText(data, '/data', add);
  const schema = SCHEMAS.get(type);
  return schema ? merged(problems, openApiProblems(schema, body)) : problems;
}

import { isObject, type Json, listOf, walk } from '../json.ts';
import { checkComponents } from './check-components.ts';
import { checkEmbeds } from './check-embeds.ts';
import { FLAGS } from './flags.ts';
import { LIMITS } from './limits.ts';
import { openApiProblems, type SchemaName } from './openapi.ts';
import { type Add, isTaken, type Problem } from './problems.ts';
import { items, known, length, lengthOf, within } from './rules.ts';

/** What a body with a message is for. */
export type MessageKind =
  /** `POST /channels/:id/messages` */
  | 'create'
  /** `PATCH /channels/:id/messages/:id` */
  | 'edit'
  /** `POST /webhooks/:id/:token` */
  | 'followUp'
  /** `PATCH /webhooks/:id/:token/messages/:id` */
  | 'webhookEdit'
  /** The data of a response of type 4, and of type 7. */
  | 'reply'
  | 'update';

/** What is there of a message before it is edited. */
export interface Before {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  readonly flags: number;
}

const SCHEMAS: Readonly<Record<MessageKind, SchemaName>> = {
  create: 'MessageCreateRequest',
  edit: 'MessageEditRequestPartial',
  followUp: 'IncomingWebhookRequestPartial',
  webhookEdit: 'IncomingWebhookUpdateRequestPartial',
  reply: 'IncomingWebhookInteractionRequest',
  update: 'IncomingWebhookUpdateForInteractionCallbackRequestPartial',
};

const NOTHING: Before = { content: '', embeds: [], components: [], flags: 0 };
/** What neither content nor embeds nor components is, but is something to see. */
const OTHER_CONTENT = ['sticker_ids', 'attachments'];
/** Under the flag `u` a surrogate is found only where its partner is missing. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** What is wrong with a message; `at` is the JSON pointer of the body, `old` the message that it edits. */
export function messageProblems(
  body: unknown,
  kind: MessageKind,
  old: Before = NOTHING,
  at = '',
): Problem[] {
  const problems: Problem[] = [];
  const add: Add = (where, code, message) => problems.push({ at: where, code, message });
  if (isObject(body)) {
    checkFields(body, kind, at, add);
    checkContent(body, old, at, add);
  } else {
    add(at, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
  }
  return merged(problems, openApiProblems(SCHEMAS[kind], body, at));
}

/** Half of an emoji is no text, wherever it stands. */
export function checkText(body: unknown, at: string, add: Add): void {
  walk(body, at, (value, pointer) => {
    if (typeof value !== 'string' || !LONE_SURROGATE.test(value)) return;
    add(pointer, 'INVALID_UNICODE', 'lone surrogate');
  });
}

/** Our own problems, and those of the document that stand elsewhere. */
export function merged(own: readonly Problem[], documents: readonly Problem[]): Problem[] {
  const isTold = (problem: Problem) => own.some((one) => !isTaken(one) && one.at === problem.at);
  const rest = documents.filter((problem) => !isTold(problem));
  const unique = new Map(rest.map((problem) => [`${problem.at} ${problem.message}`, problem]));
  return [...own, ...unique.values()];
}

function checkFields(body: Json, kind: MessageKind, at: string, add: Add): void {
  known('message')(body, at, add);
  length('content', LIMITS.content)(body, at, add);
  items('embeds', LIMITS.embeds)(body, at, add);
  items('components', LIMITS.components)(body, at, add);
  checkEmbeds(body['embeds'], `${at}/embeds`, add);
  if (typeof body['nonce'] === 'string') length('nonce', LIMITS.nonce)(body, at, add);
  within('message_reference', [known('messageReference')])(body, at, add);
  if (!isObject(body['allowed_mentions'])) {
    add(`${at}/allowed_mentions`, 'ALLOWED_MENTIONS_MISSING', 'allowed_mentions missing');
  }
  within('allowed_mentions', [
    known('allowedMentions'),
    items('users', LIMITS.allowedMentions),
    items('roles', LIMITS.allowedMentions),
    exclusive('users'),
    exclusive('roles'),
  ])(body, at, add);
  const isOfInteraction = kind !== 'create' && kind !== 'edit';
  if (!isOfInteraction && flagsOf(body) & FLAGS.ephemeral) {
    add(
      `${at}/flags`,
      'FLAG_IGNORED',
      'everybody sees it: only interactions are answered ephemerally',
    );
  }
  checkText(body, at, add);
}

/** What must fit together: content, embeds and components, of which an edit may leave some as they were. */
function checkContent(body: Json, old: Before, at: string, add: Add): void {
  const isV2 = ((flagsOf(body) | old.flags) & FLAGS.componentsV2) !== 0;
  const content = body['content'] === undefined ? old.content : body['content'];
  const embeds = listOf(body['embeds'] === undefined ? old.embeds : body['embeds']);
  const components = listOf(body['components'] === undefined ? old.components : body['components']);
  checkComponents(body['components'], isV2, `${at}/components`, add);
  if (isV2) {
    const legacy = { content: lengthOf(content) > 0, embeds: embeds.length > 0 };
    const rest = {
      poll: Boolean(body['poll']),
      sticker_ids: listOf(body['sticker_ids']).length > 0,
    };
    for (const [key, isThere] of Object.entries({ ...legacy, ...rest })) {
      if (!isThere) continue;
      const said = `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
      add(`${at}/${key}`, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', said);
    }
  } else if (components.length > LIMITS.actionRows) {
    const said = `Must be ${LIMITS.actionRows} or fewer in length.`;
    add(`${at}/components`, 'BASE_TYPE_BAD_LENGTH', said);
  }
  const hasOther = OTHER_CONTENT.some((key) => listOf(body[key]).length > 0) || body['poll'];
  if (lengthOf(content) > 0 || embeds.length > 0 || components.length > 0 || hasOther) return;
  add(at, 'MESSAGE_EMPTY', 'Cannot send an empty message');
}

/** All of a kind, or those named: not both. */
function exclusive(kind: 'users' | 'roles'): (node: Json, at: string, add: Add) => void {
  return (node, at, add) => {
    if (!listOf(node['parse']).includes(kind) || listOf(node[kind]).length === 0) return;
    const said = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    add(at, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', said);
  };
}

function flagsOf(body: Json): number {
  return typeof body['flags'] === 'number' ? body['flags'] : 0;
}

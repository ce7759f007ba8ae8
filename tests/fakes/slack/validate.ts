import { isObject, type Json } from '../json.ts';
import { checkLimits, type Surface } from './check-limits.ts';
import { blockStructure, homeStructure, modalStructure } from './check-structure.ts';
import { LIMITS } from './limits.ts';

/** Why Slack refuses a request: its error code, and what it says in `response_metadata.messages`. */
export interface Refusal {
  readonly error: RefusalCode;
  readonly messages: readonly string[];
}

type RefusalCode =
  | 'invalid_arguments'
  | 'invalid_attachments'
  | 'invalid_blocks'
  | 'invalid_blocks_format'
  | 'invalid_metadata_format'
  | 'markdown_text_conflict'
  | 'msg_blocks_too_long'
  | 'msg_too_long'
  | 'no_text'
  | 'view_too_large';

/** What Slack would refuse in these blocks, in words; empty when it takes them. */
export function validateBlocks(blocks: unknown, surface: Surface): readonly string[] {
  const problems = checkBlocks(blocks, surface);
  if (surface === 'message' && isTooLong(blocks)) {
    problems.push(`the blocks must be less than ${LIMITS.messageBlocksJson + 1} characters in all`);
  }
  return problems;
}

/**
 * Why Slack refuses the arguments of `chat.postMessage` or a body sent to a `response_url`; undefined when it takes them. An
 * empty list of blocks counts as none.
 */
export function validateMessage(args: Json): Refusal | undefined {
  const { text, blocks, markdown_text: markdown, metadata, attachments } = args;
  if (text !== undefined && typeof text !== 'string')
    return refuse('invalid_arguments', 'text must be a string');
  if (attachments !== undefined)
    return refuse('invalid_attachments', 'this fake takes no attachments');
  if (metadata !== undefined && !isMetadata(metadata)) {
    return refuse(
      'invalid_metadata_format',
      'metadata must be { event_type: string, event_payload: object }',
    );
  }
  if (markdown !== undefined) {
    if (text || blocks !== undefined)
      return refuse('markdown_text_conflict', 'markdown_text stands alone');
    if (typeof markdown !== 'string')
      return refuse('invalid_arguments', 'markdown_text must be a string');
    if (markdown.length > LIMITS.markdown)
      return refuse('msg_too_long', `over ${LIMITS.markdown} characters`);
    return markdown.trim() === '' ? refuse('no_text', 'markdown_text is empty') : undefined;
  }
  if (text !== undefined && text.length > LIMITS.messageText) {
    return refuse('msg_too_long', `text must be less than ${LIMITS.messageText + 1} characters`);
  }
  if (text !== undefined && /\p{Surrogate}/u.test(text))
    return refuse('invalid_arguments', 'lone surrogate in text');
  if (blocks !== undefined && !Array.isArray(blocks))
    return refuse('invalid_blocks_format', 'blocks must be a list');
  if (blocks === undefined || blocks.length === 0) {
    return text === undefined || text.trim() === ''
      ? refuse('no_text', 'neither text nor blocks')
      : undefined;
  }
  const problems = checkBlocks(blocks, 'message');
  if (problems.length > 0) return refuse('invalid_blocks', ...problems);
  return isTooLong(blocks)
    ? refuse(
        'msg_blocks_too_long',
        `the blocks are over ${LIMITS.messageBlocksJson} characters in all`,
      )
    : undefined;
}

/** Why Slack refuses a view for the Home tab (`views.publish`) or a modal (`views.open`); undefined when it takes it. */
export function validateView(view: unknown, surface: 'home' | 'modal'): Refusal | undefined {
  const checked = surface === 'home' ? homeStructure(view) : modalStructure(view);
  if (checked.problems) return refuse('invalid_arguments', ...checked.problems);
  const { blocks, private_metadata, callback_id } = checked.value;
  const problems = checkBlocks(blocks, surface);
  const limit = (name: string, value: string | undefined, max: number) => {
    if (value !== undefined && value.length > max) {
      problems.push(`must be less than ${max + 1} characters [json-pointer:/view/${name}]`);
    }
  };
  limit('private_metadata', private_metadata, LIMITS.privateMetadata);
  limit('callback_id', callback_id, LIMITS.id);
  if (checked.value.type === 'modal') {
    const { title, close, submit } = checked.value;
    limit('title/text', title.text, LIMITS.modalTitle);
    limit('close/text', close?.text, LIMITS.modalButton);
    limit('submit/text', submit?.text, LIMITS.modalButton);
    if (!submit && blocks.some(({ type }) => type === 'input'))
      problems.push('input blocks need submit');
  }
  if (problems.length > 0) return refuse('invalid_arguments', ...problems);
  return Buffer.byteLength(JSON.stringify(view)) > LIMITS.viewJson
    ? refuse('view_too_large', `the view is over ${LIMITS.viewJson} bytes`)
    : undefined;
}

function checkBlocks(blocks: unknown, surface: Surface): string[] {
  const checked = blockStructure(blocks);
  return checked.problems ?? checkLimits(checked.value, surface);
}

function isTooLong(blocks: unknown): boolean {
  return (JSON.stringify(blocks) ?? '').length > LIMITS.messageBlocksJson;
}

function isMetadata(value: unknown): boolean {
  return (
    isObject(value) && typeof value['event_type'] === 'string' && isObject(value['event_payload'])
  );
}

function refuse(error: RefusalCode, ...messages: string[]): Refusal {
  return { error, messages };
}

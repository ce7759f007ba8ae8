import type { KnownBlock } from '@slack/types';
import { isObject, type Json, walk } from '../json.ts';
import { type Add, COMMON_RULES, lengthOf, RULES } from './block-rules.ts';
import { LIMITS } from './limits.ts';

export type Surface = 'message' | 'home' | 'modal';

/**
 * The blocks that a surface does not take: the gaps of `available-in-surfaces` in https://docs.slack.dev/blocks.json, with
 * tables and cards only where they are known to be shown. Apps cannot post `file` at all.
 */
const FORBIDDEN: Readonly<Record<Surface, readonly string[]>> = {
  message: ['alert', 'file'],
  home: [
    'alert',
    'context_actions',
    'data_table',
    'file',
    'markdown',
    'plan',
    'table',
    'task_card',
  ],
  modal: [
    ...['card', 'carousel', 'container', 'context_actions', 'data_table', 'file', 'markdown'],
    ...['plan', 'table', 'task_card'],
  ],
};
const TABLES = ['table', 'data_table'];
/** The blocks that hold elements; an `action_id` occurs once in each. */
const BLOCKS_WITH_ACTIONS = ['actions', 'context_actions', 'section', 'input', 'card'];
/** Under the flag `u` a surrogate is found only where its partner is missing. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * What Slack refuses in blocks of the right structure: lengths, counts, ids, links, empty texts. Lengths count UTF-16 units,
 * so that a text with emoji is rather refused here than there.
 */
export function checkLimits(blocks: readonly KnownBlock[], surface: Surface): string[] {
  const problems: string[] = [];
  const add: Add = (problem, pointer) => {
    problems.push(`${problem} [json-pointer:${pointer}]`);
  };
  const max = surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  if (blocks.length > max) add(`no more than ${max} items allowed`, '/blocks');
  checkNodes(blocks, surface, add);
  return problems;
}

function checkNodes(blocks: readonly KnownBlock[], surface: Surface, add: Add): void {
  const blockIds = new Set<string>();
  let tables = 0;
  let markdown = 0;
  walk(blocks, '/blocks', (value, pointer) => {
    if (typeof value === 'string' && LONE_SURROGATE.test(value)) add('lone surrogate', pointer);
    if (!isObject(value)) return;
    const { type, block_id: blockId } = value;
    for (const rule of COMMON_RULES) rule(value, pointer, add);
    if (typeof blockId === 'string') {
      if (blockIds.has(blockId)) add(`block_id "${blockId}" is used twice`, `${pointer}/block_id`);
      blockIds.add(blockId);
    }
    if (typeof type !== 'string') return;
    for (const rule of RULES[type] ?? []) rule(value, pointer, add);
    if (BLOCKS_WITH_ACTIONS.includes(type)) checkActionIds(value, pointer, add);
    if (FORBIDDEN[surface].includes(type)) add(`${type} cannot be in a ${surface}`, pointer);
    if (TABLES.includes(type)) tables += 1;
    if (type === 'markdown') markdown += lengthOf(value);
  });
  if (tables > 1) add('only_one_table_allowed', '/blocks');
  if (markdown > LIMITS.markdown) add(`over ${LIMITS.markdown} characters of markdown`, '/blocks');
}

function checkActionIds(block: Json, pointer: string, add: Add): void {
  const ids = new Set<string>();
  walk(block, pointer, (value, at) => {
    if (!isObject(value) || typeof value['action_id'] !== 'string') return;
    const id = value['action_id'];
    if (ids.has(id)) add(`action_id "${id}" is used twice in the block`, `${at}/action_id`);
    ids.add(id);
  });
}

import { readFileSync } from 'node:fs';
import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { blockSchema } from '../../../scripts/block-schema.ts';
import { validateBlocks, validateMessage, validateView } from './validate.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string, more: object = {}) => ({
  type: 'section',
  text: mrkdwn(text),
  ...more,
});
const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'go',
  text: plain('Go'),
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const feedback = {
  type: 'feedback_buttons',
  action_id: 'vote',
  positive_button: { text: plain('👍'), value: 'up' },
  negative_button: { text: plain('👎'), value: 'down' },
};
const x = (length: number) => 'x'.repeat(length);

const GOOD: readonly KnownBlock[] = [
  { type: 'header', text: { type: 'plain_text', text: x(150) } },
  { type: 'section', block_id: 's', text: { type: 'mrkdwn', text: x(3000) } },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_quote',
        elements: [
          { type: 'text', text: 'said', style: { italic: true } },
          { type: 'link', url: 'https://news.example/a#:~:text=said', text: '[1]' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '👍' }] }],
      },
    ],
  },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'go',
        text: { type: 'plain_text', text: x(75) },
        value: x(2000),
      },
    ],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'vote',
        positive_button: { text: { type: 'plain_text', text: '👍' }, value: 'up' },
        negative_button: { text: { type: 'plain_text', text: '👎' }, value: 'down' },
      },
    ],
  },
  {
    type: 'container',
    title: { type: 'plain_text', text: 'Evidence' },
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'more' } }],
  },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'five articles' }] },
  { type: 'image', image_url: 'https://news.example/a.png', alt_text: 'a map' },
];

describe('validateBlocks', () => {
  it('takes good blocks', () => {
    expect(validateBlocks(GOOD, 'message')).toEqual([]);
    expect(validateBlocks([], 'message')).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'a header of 151 characters',
      { type: 'header', text: plain(x(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a section of 3,001 characters',
      section(x(3001)),
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a field of 2,001 characters',
      { type: 'section', fields: [mrkdwn(x(2001))] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'eleven fields',
      { type: 'section', fields: Array(11).fill(mrkdwn('x')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    ['a section of nothing', { type: 'section' }, 'text or fields needed [json-pointer:/blocks/0]'],
    ['a text without text', section(''), 'must be more than 0 characters'],
    ['an unknown key', section('x', { colour: 'red' }), 'unknown key "colour"'],
    ['an unknown type', { type: 'sektion', text: mrkdwn('x') }, 'unsupported type: sektion'],
    ['a header of mrkdwn', { type: 'header', text: mrkdwn('x') }, 'must be "plain_text"'],
    [
      'a missing key',
      { type: 'image', image_url: 'https://a.example/' },
      'missing required field: alt_text',
    ],
    [
      'an empty text of rich text',
      rich({ type: 'text', text: '' }),
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      'rich text without elements',
      rich(),
      'no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/elements]',
    ],
    [
      'a link that runs a script',
      rich({ type: 'link', url: 'javascript:alert(1)' }),
      'invalid url: javascript:alert(1)',
    ],
    ['a link of no kind', actions(button({ url: 'news.example/a' })), 'invalid url'],
    [
      'a button value of 2,001 characters',
      actions(button({ value: x(2001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a button label of 76 characters',
      actions(button({ text: plain(x(76)) })),
      'must be less than 76',
    ],
    [
      'a button address of 3,001 characters',
      actions(button({ url: `https://a.example/${x(3000)}` })),
      'must be less than 3001',
    ],
    ['actions without elements', actions(), 'no fewer than 1 items allowed'],
    [
      '26 buttons',
      actions(...Array.from({ length: 26 }, (_, id) => button({ action_id: `${id}` }))),
      'no more than 25 items allowed',
    ],
    [
      'one action_id twice in a block',
      actions(button(), button()),
      'action_id "go" is used twice in the block',
    ],
    [
      'an action_id of 256 characters',
      actions(button({ action_id: x(256) })),
      'must be less than 256 characters',
    ],
    ['feedback buttons among actions', actions(feedback), 'unsupported type: feedback_buttons'],
    [
      'six context actions',
      {
        type: 'context_actions',
        elements: Array.from({ length: 6 }, (_, id) => ({ ...feedback, action_id: `${id}` })),
      },
      'no more than 5 items allowed',
    ],
    [
      'eleven things in a context',
      { type: 'context', elements: Array(11).fill(mrkdwn('x')) },
      'no more than 10 items allowed',
    ],
    [
      'a container without title',
      { type: 'container', child_blocks: [{ type: 'divider' }] },
      'title or rich_text_title needed',
    ],
    [
      'a container with eleven blocks',
      { type: 'container', title: plain('x'), child_blocks: Array(11).fill({ type: 'divider' }) },
      'no more than 10 items allowed',
    ],
    [
      'a table of 101 rows',
      { type: 'table', rows: Array(101).fill([{ type: 'raw_text', text: 'x' }]) },
      'no more than 100 items allowed',
    ],
    [
      'a table of 21 columns',
      { type: 'table', rows: [Array(21).fill({ type: 'raw_text', text: 'x' })] },
      'no more than 20 items allowed',
    ],
    [
      'an empty cell',
      { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
      'must be more than 0 characters',
    ],
    ['half of an emoji', section('\ud83d'), 'lone surrogate [json-pointer:/blocks/0/text/text]'],
    ['an alert in a message', { type: 'alert', text: plain('x') }, 'alert cannot be in a message'],
    [
      'a confirmation of 301 characters',
      actions(button({ confirm: { text: mrkdwn(x(301)) } })),
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'an option of 76 characters',
      actions({ type: 'overflow', options: [{ text: plain(x(76)), value: 'x' }] }),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
  ])('refuses %s', (_, block, problem) => {
    expect(validateBlocks([block], 'message').join('\n')).toContain(problem);
  });

  it('reports a mistake once and for the member that was meant', () => {
    expect(validateBlocks([actions(button({ valeu: 'x' }))], 'message')).toEqual([
      'unknown key "valeu" [json-pointer:/blocks/0/elements/0]',
    ]);
  });

  it('refuses 51 blocks in a message and 101 on the Home tab', () => {
    const dividers = (count: number) => Array(count).fill({ type: 'divider' });
    expect(validateBlocks(dividers(50), 'message')).toEqual([]);
    expect(validateBlocks(dividers(51), 'message')).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(validateBlocks(dividers(100), 'home')).toEqual([]);
    expect(validateBlocks(dividers(101), 'home')).toHaveLength(1);
  });

  it('refuses blocks of over 13,200 characters in all', () => {
    const blocks = (last: number) => [...Array(4).fill(section(x(3000))), section(x(last))];
    const room = 13_200 - JSON.stringify(blocks(0)).length;
    expect(validateBlocks(blocks(room), 'message')).toEqual([]);
    expect(validateBlocks(blocks(room + 1), 'message')).toHaveLength(1);
  });

  it('refuses one block_id for two blocks, also within a container', () => {
    const named = section('x', { block_id: 'b' });
    expect(validateBlocks([named, named], 'message')).toEqual([
      'block_id "b" is used twice [json-pointer:/blocks/1/block_id]',
    ]);
    const container = { type: 'container', title: plain('x'), child_blocks: [named] };
    expect(validateBlocks([named, container], 'message')).toHaveLength(1);
  });

  it('refuses two tables in a message', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
    expect(validateBlocks([table, table], 'message')).toEqual([
      'only_one_table_allowed [json-pointer:/blocks]',
    ]);
  });

  it('refuses on the Home tab what only messages show', () => {
    expect(validateBlocks([{ type: 'context_actions', elements: [feedback] }], 'home')).toEqual([
      'context_actions cannot be in a home [json-pointer:/blocks/0]',
    ]);
  });

  it.each([[undefined], ['[]'], [{}], [[null]], [[[]]], [['section']]])(
    'refuses %j for blocks',
    (blocks) => {
      expect(validateBlocks(blocks, 'message')).not.toEqual([]);
    },
  );
});

describe('validateMessage', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
    ['text', { text: 'hello' }, undefined],
    ['blocks', { blocks: GOOD.slice(0, 3) }, undefined],
    ['text of 40,000 characters', { text: x(40_000) }, undefined],
    ['text of 40,001 characters', { text: x(40_001) }, 'msg_too_long'],
    ['nothing', {}, 'no_text'],
    ['an empty text', { text: '' }, 'no_text'],
    ['no blocks but a list of none', { blocks: [] }, 'no_text'],
    ['blocks that are no list', { text: 'x', blocks: '[{' }, 'invalid_blocks_format'],
    ['51 blocks', { text: 'x', blocks: Array(51).fill({ type: 'divider' }) }, 'invalid_blocks'],
    ['too much of good blocks', { blocks: Array(5).fill(section(x(2900))) }, 'msg_blocks_too_long'],
    ['half of an emoji', { text: '\ud83d' }, 'invalid_arguments'],
    ['attachments', { text: 'x', attachments: [] }, 'invalid_attachments'],
    [
      'metadata',
      { text: 'x', metadata: { event_type: 'digest', event_payload: { key: 'k' } } },
      undefined,
    ],
    ['half of metadata', { text: 'x', metadata: { key: 'k' } }, 'invalid_metadata_format'],
    ['markdown', { markdown_text: '**x**' }, undefined],
    ['markdown and text', { markdown_text: 'x', text: 'x' }, 'markdown_text_conflict'],
  ])('answers %s', (_, args, error) => {
    expect(validateMessage(args)?.error).toBe(error);
  });
});

describe('validateView', () => {
  const modal = { type: 'modal', title: plain('Evidence'), blocks: GOOD.slice(0, 3) };

  it('takes good views', () => {
    expect(validateView({ type: 'home', blocks: GOOD.slice(0, 4) }, 'home')).toBeUndefined();
    expect(validateView(modal, 'modal')).toBeUndefined();
  });

  it.each<[string, object, 'home' | 'modal']>([
    ['a long title', { ...modal, title: plain(x(25)) }, 'modal'],
    ['a title on the Home tab', { type: 'home', title: plain('x'), blocks: [] }, 'home'],
    ['a block with an unknown type', { type: 'home', blocks: [{ type: 'box' }] }, 'home'],
    ['a modal for the Home tab', modal, 'home'],
    ['long private_metadata', { ...modal, private_metadata: x(3001) }, 'modal'],
  ])('refuses %s', (_, view, surface) => {
    expect(validateView(view, surface)?.error).toBe('invalid_arguments');
  });
});

describe('blocks.schema.json', () => {
  it('is what @slack/types gives now; run `node run.mjs scripts/block-schema.ts` when it is not', () => {
    const stored = readFileSync(new URL('./blocks.schema.json', import.meta.url), 'utf8');
    expect(blockSchema() === stored).toBe(true);
  }, 60_000);
});

import type { KnownBlock } from '@slack/types';
import type { Reply } from '../../bot/reply.ts';
import { toPages } from '../pages.ts';
import { chunks, clip } from '../text.ts';
import { escapeText, literal } from './escape.ts';
import { FALLBACK_MAX_CHARS, MESSAGE_MAX_BLOCKS, MESSAGE_MAX_CHARS } from './limits.ts';
import { toUnit, type Unit, unitsOf } from './units.ts';

/** What one message shows: the blocks, and the text for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** All words of the message, for when Slack refuses the blocks; not escaped. */
  readonly plain: string;
}

export interface RenderOptions {
  /** Most messages the reply may take, from 1. What does not fit is left out, which is said. */
  readonly maxMessages: number;
  /** Offers to post the answer for all to see. */
  readonly canShare?: boolean | undefined;
}

/** Room for saying what was left out. */
const NOTE_CHARS = 600;

/**
 * Returns the Reply as messages for Slack, the answer first. All words of articles and users stand in rich text, in
 * which Slack reads no markup; so they look as they were written, and can neither mention anybody nor make a link.
 */
export function renderSlack(
  reply: Reply,
  { maxMessages, canShare }: RenderOptions,
): SlackMessage[] {
  const pages = toPages(reply.blocks.flatMap(unitsOf), {
    maxPages: maxMessages,
    paginate,
    say: ownUnit,
    last: buttonUnits(reply, canShare === true),
  });
  return pages.map((page) => ({
    text: fallback(page),
    blocks: page.map(({ block }) => block),
    plain: plainLines(page).join('\n'),
  }));
}

/** Returns the message as messages of plain text alone. */
export function withoutBlocks({
  plain,
}: Pick<SlackMessage, 'plain'>): { readonly text: string; readonly mrkdwn: false }[] {
  // Each character may take five once it is escaped.
  return chunks(plain, FALLBACK_MAX_CHARS / 5).map((piece) => ({
    text: escapeText(piece),
    mrkdwn: false,
  }));
}

/** Fills messages one after another; a heading stands with what it is over. */
function paginate(units: readonly Unit[]): Unit[][] {
  const pages: Unit[][] = [[]];
  let size = 0;
  for (const unit of units) {
    const length = unit.size + 1;
    const page = pages.at(-1) ?? [];
    const isFull =
      page.length >= MESSAGE_MAX_BLOCKS ||
      size + length > MESSAGE_MAX_CHARS - NOTE_CHARS ||
      // Slack takes one table a message.
      (isTable(unit) && page.some(isTable));
    if (page.length > 0 && isFull) {
      const last = page.at(-1);
      const carried = page.length > 1 && last?.kind === 'heading' ? page.splice(-1) : [];
      pages.push([...carried, unit]);
      size = carried.reduce((sum, { size }) => sum + size + 1, length);
    } else {
      page.push(unit);
      size += length;
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** Returns a piece that the renderer itself has to say. */
export function ownUnit(plain: string): Unit {
  const elements = literal(plain, { italic: true });
  return toUnit({
    kind: 'text',
    count: 1,
    plain,
    block: { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
  });
}

/** What can be done with an answer: look at the paragraphs it stands on, show it to all, rate it. */
function buttonUnits({ id, status, blocks }: Reply, canShare: boolean): Unit[] {
  if (id === undefined || (status !== 'answered' && status !== 'notFound')) return [];
  const buttons = [
    ...(canShare ? [button('share', 'Post to the channel', id)] : []),
    ...(status === 'answered' && blocks.some(({ kind }) => kind === 'quote')
      ? [button('private', 'Show in context', `evidence ${id}`)]
      : []),
  ];
  const units: Unit[] = [];
  if (buttons.length > 0) {
    units.push(
      toUnit({
        kind: 'buttons',
        count: buttons.length,
        plain: '',
        block: { type: 'actions', elements: buttons },
      }),
    );
  }
  units.push(
    toUnit({
      kind: 'buttons',
      count: 1,
      plain: '',
      block: {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'feedback',
            positive_button: {
              text: { type: 'plain_text', text: 'Good answer' },
              accessibility_label: 'This answer is good',
              value: `up:${id}`,
            },
            negative_button: {
              text: { type: 'plain_text', text: 'Bad answer' },
              accessibility_label: 'This answer is bad',
              value: `down:${id}`,
            },
          },
        ],
      },
    }),
  );
  return units;
}

function button(action: string, label: string, value: string) {
  return {
    type: 'button' as const,
    text: { type: 'plain_text' as const, text: label, emoji: false },
    action_id: action,
    value,
  };
}

function isTable({ block }: Unit): boolean {
  return block.type === 'table';
}

function plainLines(page: readonly Unit[]): string[] {
  return page.map(({ plain }) => plain).filter((plain) => plain.trim() !== '');
}

/** The words of the message, escaped; as many whole pieces as fit. */
function fallback(page: readonly Unit[]): string {
  const lines = plainLines(page);
  let text = '';
  for (const line of lines) {
    const next = `${text}${text === '' ? '' : '\n'}${escapeText(line)}`;
    if (next.length > FALLBACK_MAX_CHARS) {
      // The first piece alone may be too long once it is escaped.
      if (text === '') text = escapeText(clip(line, Math.floor(FALLBACK_MAX_CHARS / 6)));
      return `${text}\n${MORE}`;
    }
    text = next;
  }
  return text === '' ? 'An answer' : text;
}

const MORE = '(The message holds more.)';

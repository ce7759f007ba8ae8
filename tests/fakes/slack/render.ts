import { isObject, type Json, listOf, stringOf } from '../json.ts';
import { mrkdwnText, type Say } from './mrkdwn.ts';

/** What is needed of a message (or of a view) to show it. */
export interface Shown {
  readonly text?: string | undefined;
  readonly blocks?: readonly unknown[] | undefined;
  /** The request that posted it: `link_names` and `parse` make names into mentions. */
  readonly args?: Json | undefined;
}

/** A button as a reader sees it, with what it sends when pressed. */
export interface ShownButton {
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly type: 'button' | 'feedback_buttons';
  /** Opened instead of telling the app alone. */
  readonly url?: string;
}

const BARE_MENTION = /(?<![\w.])@[a-z][\w.-]*|(?<![\w&])#[a-z][\w-]+/gi;

/**
 * What a reader sees of a posted message: its blocks in order, a line each or more; without blocks its text. Entities of
 * mrkdwn are resolved; a link shows its label, a button `[label]`, an image `(alt text)`, a quote `> ` before each line; what
 * Slack turns into a mention is `MENTION(@U1)`, `MENTION(#C1)`, `MENTION(!channel)`. Marks of bold and the like are left as
 * they are.
 */
export function visibleText(message: Shown): string {
  return render(message, (mention) => `MENTION(${mention})`);
}

/**
 * The mentions that a message makes, in order, as `@U1`, `#C1`, `!channel`, `!subteam^S1`. The text beside blocks counts too:
 * Slack reads it for notifications.
 */
export function mentionsIn(message: Shown): string[] {
  const found: string[] = [];
  const say: Say = (mention) => {
    found.push(mention);
    return '';
  };
  render(message, say);
  if (message.blocks?.length) mrkdwnText(message.text ?? '', say);
  const { link_names: linkNames, parse } = message.args ?? {};
  if (linkNames === true || parse === 'full') {
    found.push(...(render(message, () => '').match(BARE_MENTION) ?? []));
  }
  return found;
}

/** The buttons of a message or a view in order; the two of `feedback_buttons` are two. */
export function buttonsIn(message: Shown): ShownButton[] {
  const buttons: ShownButton[] = [];
  const visit = (value: unknown, blockId: string): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, blockId);
    if (!isObject(value)) return;
    const id = stringOf(value['block_id']) ?? blockId;
    if (value['type'] === 'button' || value['type'] === 'icon_button') {
      buttons.push(buttonOf(value, value, id, 'button'));
    } else if (value['type'] === 'feedback_buttons') {
      for (const half of [value['positive_button'], value['negative_button']]) {
        if (isObject(half)) buttons.push(buttonOf(half, value, id, 'feedback_buttons'));
      }
    } else {
      for (const inner of Object.values(value)) visit(inner, id);
    }
  };
  visit(message.blocks ?? [], '');
  return buttons;
}

function buttonOf(
  face: Json,
  element: Json,
  blockId: string,
  type: ShownButton['type'],
): ShownButton {
  const url = stringOf(element['url']);
  return {
    label: plain(face['text']),
    actionId: stringOf(element['action_id']) ?? '',
    blockId,
    value: stringOf(face['value']) ?? '',
    type,
    ...(url !== undefined && { url }),
  };
}

function render({ text, blocks }: Shown, say: Say): string {
  if (!blocks?.length) return mrkdwnText(text ?? '', say);
  return lines(blocks.map((block) => blockText(block, say)));
}

function blockText(block: unknown, say: Say): string {
  if (!isObject(block)) return '';
  const inner = (key: string) => blockText(block[key], say);
  const all = (key: string) => listOf(block[key]).map((one) => blockText(one, say));
  switch (block['type']) {
    case 'plain_text':
    case 'raw_text':
    case 'raw_number':
    case 'markdown':
      return plain(block);
    case 'mrkdwn':
      return mrkdwnText(plain(block), say);
    case 'header':
    case 'alert':
      return inner('text');
    case 'section':
      return lines([inner('text'), ...all('fields'), inner('accessory')]);
    case 'context':
    case 'actions':
    case 'context_actions':
      return all('elements').filter(Boolean).join(' ');
    case 'button':
    case 'icon_button':
    case 'workflow_button':
      return `[${inner('text')}]`;
    case 'feedback_buttons':
      return buttonsIn({ blocks: [block] })
        .map(({ label }) => `[${label}]`)
        .join(' ');
    case 'image':
      return lines([inner('title'), `(${stringOf(block['alt_text']) ?? ''})`]);
    case 'divider':
      return '---';
    case 'rich_text':
      return lines(listOf(block['elements']).map((one) => richText(one, say)));
    case 'container':
      return lines([
        block['rich_text_title'] ? inner('rich_text_title') : inner('title'),
        inner('subtitle'),
        ...all('child_blocks'),
      ]);
    case 'card':
      return lines([inner('title'), inner('subtitle'), inner('body'), ...all('actions')]);
    case 'carousel':
      return lines(all('elements'));
    case 'table':
    case 'data_table':
      return lines([stringOf(block['caption']) ?? '', ...listOf(block['rows']).map(rowText(say))]);
    case 'plan':
      return lines([stringOf(block['title']) ?? '', ...all('tasks')]);
    case 'task_card':
      return lines([stringOf(block['title']) ?? '', inner('details'), inner('output')]);
    case 'input':
      return lines([inner('label'), inner('element'), inner('hint')]);
    case 'video':
      return lines([inner('title'), inner('description')]);
    default:
      // An input element: what it says while it is empty.
      return inner('placeholder');
  }
}

function rowText(say: Say): (row: unknown) => string {
  return (row) =>
    listOf(row)
      .map((cell) => blockText(cell, say))
      .join(' | ');
}

function richText(element: unknown, say: Say): string {
  if (!isObject(element)) return '';
  const { type, style, indent } = element;
  const children = listOf(element['elements']);
  const inline = () => children.map((child) => richTextInline(child, say)).join('');
  switch (type) {
    case 'rich_text_quote':
      return inline()
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'rich_text_list': {
      const margin = '  '.repeat(typeof indent === 'number' ? indent : 0);
      const mark = (index: number) => (style === 'ordered' ? `${index + 1}.` : '•');
      return children
        .map((child, index) => `${margin}${mark(index)} ${richText(child, say)}`)
        .join('\n');
    }
    default:
      return inline();
  }
}

function richTextInline(element: unknown, say: Say): string {
  if (!isObject(element)) return '';
  const string = (key: string) => stringOf(element[key]);
  switch (element['type']) {
    case 'link':
      return string('text') ?? string('url') ?? '';
    case 'emoji':
      return `:${string('name')}:`;
    case 'date':
      return string('fallback') ?? string('format') ?? '';
    case 'user':
      return say(`@${string('user_id')}`);
    case 'channel':
      return say(`#${string('channel_id')}`);
    case 'broadcast':
      return say(`!${string('range')}`);
    case 'usergroup':
      return say(`!subteam^${string('usergroup_id')}`);
    case 'team':
      return say(`@${string('team_id')}`);
    case 'color':
      return string('value') ?? '';
    default:
      return string('text') ?? '';
  }
}

function plain(value: unknown): string {
  return isObject(value) ? (stringOf(value['text']) ?? '') : '';
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

import type { Reply } from '../../bot/reply.ts';
import { toPages } from '../pages.ts';
import { BUTTON_LABEL_MAX_CHARS, MESSAGE_MAX_CHARS, ROW_BUTTONS_MAX, ROWS_MAX } from './limits.ts';
import { type Button, commandButton, ownUnit, type Unit, unitsOf } from './units.ts';

/**
 * What one message shows: Markdown and rows of buttons.
 *
 * Neither embeds nor components v2 hold the words. Embeds are not shown to readers who have previews switched off, and
 * a message of either kind has no words for notifications, for the search, and for the previews of replies. Plain
 * content has them everywhere: on a phone, in a screen reader, in a copy. Its 2,000 characters are the price.
 */
export interface DiscordMessage {
  readonly content: string;
  readonly components: readonly ActionRow[];
}

export interface ActionRow {
  readonly type: 1;
  readonly components: readonly {
    readonly type: 2;
    readonly style: 1 | 2;
    readonly label: string;
    readonly custom_id: string;
  }[];
}

export interface RenderOptions {
  /** Most messages the reply may take, from 1. What does not fit is left out, which is said. */
  readonly maxMessages: number;
  /** Offers to post the answer for all to see. */
  readonly canShare?: boolean | undefined;
}

const PRIMARY = 1;
const SECONDARY = 2;

/** Returns the Reply as messages for Discord, the answer first, the buttons below the last. */
export function renderDiscord(
  reply: Reply,
  { maxMessages, canShare }: RenderOptions,
): DiscordMessage[] {
  const pages = toPages(reply.blocks.flatMap(unitsOf), {
    maxPages: maxMessages,
    paginate,
    say: ownUnit,
  });
  return pages.map((page, index) => {
    const isLast = index === pages.length - 1;
    const about = isLast ? answerButtons(reply, canShare === true) : [];
    const content = page
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n');
    const buttons = page.flatMap(({ button }) => button ?? []);
    return { content: content === '' ? NOTHING : content, components: rows(buttons, about) };
  });
}

/** A message of buttons alone has no words for those who do not see them. */
const NOTHING = '*Choose:*';

/** Fills messages one after another; a heading stands with what it is over. */
function paginate(units: readonly Unit[]): Unit[][] {
  const pages: Unit[][] = [[]];
  let size = 0;
  let buttons = 0;
  for (const unit of units) {
    const page = pages.at(-1) ?? [];
    const length = unit.text === '' ? 0 : unit.text.length + 1;
    const isFull = size + length > MESSAGE_MAX_CHARS || (unit.button && buttons >= BUTTONS_MAX);
    if (page.length > 0 && isFull) {
      const last = page.at(-1);
      const carried = page.length > 1 && last?.kind === 'heading' ? page.splice(-1) : [];
      pages.push([...carried, unit]);
      size = carried.reduce((sum, { text }) => sum + text.length + 1, length);
      buttons = unit.button ? 1 : 0;
    } else {
      page.push(unit);
      size += length;
      buttons += unit.button ? 1 : 0;
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** One row is kept for what can be done with the answer. */
const BUTTONS_MAX = (ROWS_MAX - 1) * ROW_BUTTONS_MAX;

/** What can be done with an answer: look at the paragraphs it stands on, show it to all, rate it. */
function answerButtons({ id, status, blocks }: Reply, canShare: boolean): Button[] {
  if (id === undefined || (status !== 'answered' && status !== 'notFound')) return [];
  const hasQuotes = status === 'answered' && blocks.some(({ kind }) => kind === 'quote');
  return [
    ...(canShare ? [{ label: 'Show to all', customId: `share:${id}` }] : []),
    ...(hasQuotes ? [commandButton('Show in context', `evidence ${id}`, 'private')] : []),
    commandButton('Good answer', `rate ${id} up`, 'private'),
    commandButton('Bad answer', `rate ${id} down`, 'private'),
  ];
}

function rows(choices: readonly Button[], about: readonly Button[]): ActionRow[] {
  // Discord refuses a message in which two buttons do the same.
  const distinct = choices.filter(
    ({ customId }, index) => choices.findIndex((other) => other.customId === customId) === index,
  );
  const groups: (readonly Button[])[] = [];
  for (let at = 0; at < distinct.length; at += ROW_BUTTONS_MAX) {
    groups.push(distinct.slice(at, at + ROW_BUTTONS_MAX));
  }
  const toRow =
    (style: 1 | 2) =>
    (buttons: readonly Button[]): ActionRow => ({
      type: 1,
      components: buttons.map(({ label, customId }) => ({
        type: 2,
        style,
        label: label.slice(0, BUTTON_LABEL_MAX_CHARS),
        custom_id: customId,
      })),
    });
  return [...groups.map(toRow(PRIMARY)), ...(about.length > 0 ? [toRow(SECONDARY)(about)] : [])];
}

import { MARK_WORDS, type TableInput } from './draw-table.ts';
import type { PicturedEvent, TimelineInput } from './draw-timeline.ts';
import { visibleText } from './visible-text.ts';

/** The longest alternative text that every platform takes whole. */
const ALT_MAX_CHARS = 1_000;

/** Says in words what a timeline's picture shows: whole events from the first on, and how many more there are. */
export function altTimeline(input: TimelineInput): string {
  return altText(input.title, input.note, input.events.map(eventInWords), input.left ?? 0);
}

/** Says in words what a table's picture shows: whole facts from the first on, and how many more there are. */
export function altTable(input: TableInput): string {
  const rows = input.rows.map(({ text, cells }) => {
    const said = (['said', 'differs', 'silent'] as const).flatMap((mark) => {
      const names = input.columns.flatMap((name, i) => {
        const cell = cells[i];
        if (cell?.mark !== mark) return [];
        const other = cell.text === undefined ? '' : ` (${visibleText(cell.text)})`;
        return [visibleText(name) + (mark === 'differs' ? other : '')];
      });
      return names.length === 0 ? [] : [`${MARK_WORDS[mark]}: ${names.join(', ')}`];
    });
    return `${visibleText(text)} (${said.join('; ')})`;
  });
  return altText(input.title, input.note, rows, input.left ?? 0);
}

function eventInWords({ day, text, times, differs, isExpected }: PicturedEvent): string {
  const given = times.map((time) => `${visibleText(time.text)} ${visibleText(time.sources)}`);
  const how = [
    ...(isExpected ? ['expected'] : []),
    ...(differs ? ['the articles differ'] : []),
    given.join(' / '),
  ].filter((part) => part !== '');
  return `${visibleText(day)}: ${visibleText(text)}${how.length > 0 ? ` (${how.join('; ')})` : ''}`;
}

function altText(
  title: string,
  note: string | undefined,
  entries: readonly string[],
  before: number,
): string {
  const head = [title, ...(note === undefined ? [] : [note])].map(visibleText).join('. ');
  for (let kept = entries.length; kept >= 0; kept--) {
    const left = entries.length - kept + before;
    const more = left === 0 ? [] : [`And ${left} more.`];
    const whole = [`${head}.`, ...entries.slice(0, kept), ...more].join('\n');
    if (whole.length <= ALT_MAX_CHARS) return whole;
  }
  // Only a title beyond all measure is left to shorten.
  const more = `… And ${entries.length + before} more.`;
  return head.slice(0, ALT_MAX_CHARS - more.length).toWellFormed() + more;
}

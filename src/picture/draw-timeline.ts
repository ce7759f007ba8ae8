import {
  type Block,
  drawPage,
  leftBlocks,
  MARGIN,
  PARTS_MAX,
  type PictureOptions,
  space,
  stack,
  textBlock,
} from './blocks.ts';
import { drawMark, type Mark } from './marks.ts';
import { PALETTES, type Palette } from './palette.ts';

/** One of the times given for an event. */
export interface PicturedTime {
  /** As it stands in the articles. */
  readonly text: string;
  /** Who gives it: "[1] [3]". */
  readonly sources: string;
}

export interface PicturedEvent {
  /** Heads the event and those behind it that have the same: "19 June", "no date given". */
  readonly day: string;
  /** What happened. */
  readonly text: string;
  /** One, or several side by side where the articles differ. */
  readonly times: readonly PicturedTime[];
  readonly differs: boolean;
  readonly isExpected: boolean;
}

/** A timeline in plain words, in the order in which it is to be shown. */
export interface TimelineInput {
  readonly title: string;
  /** A line under the title. */
  readonly note?: string | undefined;
  readonly events: readonly PicturedEvent[];
  /** Further events that were left out before. */
  readonly left?: number | undefined;
}

const RAIL = MARGIN + 9;
const LEFT = MARGIN + 28;
/** A quotation with its speaker finds room; only what no sentence should be is cut. */
const TOLD_LINES_MAX = 16;
/** Middle of an event's first line. */
const FIRST_LINE = 10;

/**
 * Draws a timeline as SVG for a phone: 390 pixels wide, at most 2,000 high. Events that find no room are counted at the
 * end. Latin, Greek, Cyrillic, Hebrew, Arabic and a few more scripts are drawn; for others (Chinese, Japanese, Korean,
 * most of India's) a box stands for each character, so that the alternative text must go with the picture.
 */
export function drawTimeline(input: TimelineInput, { theme }: PictureOptions): string {
  const palette = PALETTES[theme];
  const events = input.events.slice(0, PARTS_MAX);
  const hidden = input.events.length - events.length + (input.left ?? 0);
  const legend = legendOf(events, palette);
  return drawPage(
    {
      head: [
        textBlock(input.title, {
          colour: palette.text,
          left: MARGIN,
          size: 21,
          weight: 'bold',
          linesMax: 3,
        }),
        ...(input.note === undefined
          ? []
          : [textBlock(input.note, { colour: palette.muted, left: MARGIN, linesMax: 3 })]),
        ...legend,
        space(6),
      ],
      parts: events.map((event, i) =>
        eventBlock(event, events[i - 1], i === events.length - 1 && hidden === 0, palette),
      ),
      foot: (left) => leftBlocks(left + hidden, palette),
    },
    theme,
  );
}

function eventBlock(
  event: PicturedEvent,
  before: PicturedEvent | undefined,
  isLast: boolean,
  palette: Palette,
): Block {
  const mark: Mark = event.isExpected ? 'expected' : 'happened';
  const body = [...toldBlocks(event, palette), space(10)];
  const isNewDay = before?.day !== event.day;
  const day = textBlock(event.day, {
    colour: palette.accent,
    left: LEFT,
    size: 16,
    weight: 'bold',
    linesMax: 2,
  });
  const told = stack(body, (top, height) =>
    [
      railLine(
        before === undefined ? top + FIRST_LINE : top,
        top + (isLast ? FIRST_LINE : height),
        palette,
      ),
      drawMark(mark, RAIL, top + FIRST_LINE, palette),
    ].join('\n'),
  );
  if (!isNewDay) return told;
  const heading = stack([space(before === undefined ? 0 : 4), day, space(2)], (top, height) =>
    before === undefined ? '' : railLine(top, top + height, palette),
  );
  return stack([heading, told]);
}

function railLine(from: number, to: number, palette: Palette): string {
  return `<path d="M${RAIL} ${from}V${to}" stroke="${palette.line}" stroke-width="2"/>`;
}

/** What is told, with its sources behind it where one time is given: that stands in the words themselves. */
function toldBlocks(event: PicturedEvent, palette: Palette): Block[] {
  const style = { colour: palette.text, left: LEFT, linesMax: TOLD_LINES_MAX };
  const [only, ...others] = event.times;
  const expected = event.isExpected ? ' (expected)' : '';
  if (only === undefined || others.length > 0)
    return [textBlock(event.text + expected, style), ...timeBlocks(event, palette)];
  return [textBlock(event.text + expected, { ...style, tail: only.sources })];
}

/** The times as written; each on its own line, and marked, where they differ. */
function timeBlocks({ times, differs }: PicturedEvent, palette: Palette): Block[] {
  const style = { colour: palette.muted, left: LEFT, linesMax: 4 };
  const lineOf = ({ text, sources }: PicturedTime): string => `${text} ${sources}`;
  if (!differs) return times.length === 0 ? [] : [textBlock(times.map(lineOf).join(' / '), style)];
  const left = LEFT + 24;
  const heading = textBlock('the articles differ', {
    colour: palette.warning,
    left,
    weight: 'bold',
  });
  return [
    stack([heading], (top) => drawMark('differs', LEFT + 9, top + FIRST_LINE, palette)),
    ...times.map((time) => textBlock(lineOf(time), { ...style, left })),
  ];
}

/** What the marks mean, as far as they occur. */
function legendOf(events: readonly PicturedEvent[], palette: Palette): Block[] {
  if (!events.some((event) => event.isExpected)) return [];
  const entry = (mark: Mark, words: string): Block =>
    stack([textBlock(words, { colour: palette.muted, left: LEFT })], (top) =>
      drawMark(mark, RAIL, top + FIRST_LINE, palette),
    );
  return [space(6), entry('happened', 'told as past'), entry('expected', 'expected or planned')];
}

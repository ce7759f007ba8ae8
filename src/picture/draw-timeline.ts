import type { PicturedEvent, PicturedSource, PicturedTimeline } from '../bot/picture.ts';
import {
  type Block,
  drawPage,
  leftBlocks,
  MARGIN,
  mark,
  SMALL,
  sourceBlocks,
  space,
  stack,
  textBlock,
  titleBlock,
} from './blocks.ts';
import { COLOURS } from './colours.ts';
import { drawMark, type Mark } from './marks.ts';

const RAIL = MARGIN + 9;
const LEFT = MARGIN + 28;
/** A quotation with its speaker finds room; only what no sentence should be is cut. */
const TOLD_LINES_MAX = 16;
/** Middle of an event's first line. */
const FIRST_LINE = 10;
const DAY_NOT_GIVEN = 'No exact day given';

/**
 * Draws a timeline as SVG for a phone: 390 pixels wide, at most 1,170 high. Where not all events find room, those told by
 * most articles do, and the rest are counted at the end. Latin, Greek, Cyrillic, Hebrew, Arabic and a few more scripts are
 * drawn; for others (Chinese, Japanese, Korean, most of India's) a box stands for each character, so that the alternative
 * text must go with the picture.
 */
export function drawTimeline({ about, events, left, sources }: PicturedTimeline): string {
  // Measuring words takes long, and is done once.
  const toldOf = once((event: PicturedEvent) => stack([...toldBlocks(event), space(10)]));
  const sourceOf = once((source: PicturedSource) => stack(sourceBlocks([source])));
  return drawPage(events.length, (kept) => {
    const shown = mostTold(events, kept);
    const hidden = events.length - shown.length + left;
    const cited = new Set(shown.flatMap(citedBy));
    return [
      titleBlock('Timeline', about),
      ...legendOf(shown),
      space(6),
      ...shown.map((event, i) => {
        const isLast = i === shown.length - 1 && hidden === 0;
        return eventBlock(event, shown[i - 1], toldOf(event), isLast);
      }),
      ...leftBlocks(hidden),
      space(5),
      ...sources.filter(({ number }) => cited.has(number)).map(sourceOf),
    ];
  });
}

/** The so many events that most articles tell, and of those that as many tell the later ones, in order; undated ones last. */
export function mostTold(events: readonly PicturedEvent[], count: number): PicturedEvent[] {
  const weight = (event: PicturedEvent): number =>
    (event.day === '' ? 0 : 1_000) + new Set(citedBy(event)).size;
  return [...events.entries()]
    .sort(([i, a], [j, b]) => weight(b) - weight(a) || j - i)
    .slice(0, count)
    .sort(([i], [j]) => i - j)
    .map(([, event]) => event);
}

/** Returns the function so that it is called once for each argument. */
function once<A, B>(make: (of: A) => B): (of: A) => B {
  const made = new Map<A, B>();
  return (of) => {
    const known = made.get(of) ?? make(of);
    made.set(of, known);
    return known;
  };
}

function citedBy({ times }: PicturedEvent): number[] {
  return times.flatMap(({ sources }) => sources);
}

/** The day that heads an event, in words. */
export function dayOf({ day }: PicturedEvent): string {
  return day === '' ? DAY_NOT_GIVEN : day;
}

function eventBlock(
  event: PicturedEvent,
  before: PicturedEvent | undefined,
  told: Block,
  isLast: boolean,
): Block {
  const withRail = stack([told], (top, height) =>
    [
      railLine(before === undefined ? top + FIRST_LINE : top, top + (isLast ? FIRST_LINE : height)),
      drawMark(event.isExpected ? 'expected' : 'happened', RAIL, top + FIRST_LINE),
    ].join('\n'),
  );
  if (before?.day === event.day) return withRail;
  const day = textBlock(dayOf(event), {
    colour: COLOURS.accent,
    left: LEFT,
    size: 16,
    weight: 'bold',
    linesMax: 2,
  });
  const heading = stack([space(before === undefined ? 0 : 4), day, space(2)], (top, height) =>
    before === undefined ? '' : railLine(top, top + height),
  );
  return stack([heading, withRail]);
}

function railLine(from: number, to: number): string {
  return `<path d="M${RAIL} ${from}V${to}" stroke="${COLOURS.line}" stroke-width="2"/>`;
}

/** What is told, with its sources behind it where one time is given: that stands in the words themselves. */
function toldBlocks(event: PicturedEvent): Block[] {
  const style = { colour: COLOURS.text, left: LEFT, linesMax: TOLD_LINES_MAX };
  const [only, ...others] = event.times;
  const text = event.text + (event.isExpected ? ' (expected)' : '');
  if (only === undefined || others.length > 0)
    return [textBlock(text, style), ...timeBlocks(event)];
  return [textBlock(text, { ...style, tail: only.sources.map(mark).join(' ') })];
}

/** The times as written; each on its own line, and marked, where they differ. */
function timeBlocks({ times, differs }: PicturedEvent): Block[] {
  const style = { colour: COLOURS.muted, left: LEFT, linesMax: 4 };
  const lines = times.map(({ text, sources }) => [text, ...sources.map(mark)].join(' '));
  if (!differs) return lines.length === 0 ? [] : [textBlock(lines.join(' / '), style)];
  const left = LEFT + 24;
  const heading = textBlock('the articles differ', {
    colour: COLOURS.warning,
    left,
    weight: 'bold',
  });
  return [
    stack([heading], (top) => drawMark('differs', LEFT + 9, top + FIRST_LINE)),
    ...lines.map((line) => textBlock(line, { ...style, left })),
  ];
}

/** What the marks mean, where there are several. */
function legendOf(events: readonly PicturedEvent[]): Block[] {
  if (!events.some((event) => event.isExpected)) return [];
  const entry = (mark: Mark, words: string, x: number): Block => {
    const label = textBlock(words, { ...SMALL, left: x + 20 });
    return {
      height: label.height,
      draw: (top) => drawMark(mark, x + 9, top + 9) + label.draw(top),
    };
  };
  const happened = entry('happened', 'told as past', MARGIN);
  const expected = entry('expected', 'expected or planned', MARGIN + 130);
  const both = (top: number): string => happened.draw(top) + expected.draw(top);
  return [space(4), { height: happened.height, draw: both }, space(4)];
}

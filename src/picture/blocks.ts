import type { PicturedSource } from '../bot/picture.ts';
import { COLOURS } from './colours.ts';
import type { Weight } from './glyph-widths.ts';
import { textWidth } from './text-width.ts';
import { escapeXml, isRightToLeft, visibleText } from './visible-text.ts';
import { type Wrapping, wrapText } from './wrap.ts';

/** Logical pixels: a phone's width, and a screen and a half of it; nobody finds his way in a longer strip. */
export const WIDTH = 390;
const HEIGHT_MAX = 1_170;
export const MARGIN = 16;
const TEXT_SIZE = 15;
const TITLE_SIZE = 20;
const LINE_HEIGHT = 1.4;
/** Where letters stand in their line, as a share of its height. */
const BASELINE = 0.74;
/**
 * Signs without width that keep words in their reading order, where a line is not read from left to right or ends with
 * words that are not.
 *
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates (read 2026-11-25)
 */
const RIGHT_TO_LEFT_RUN = '\u2067';
const END_OF_RUN = '\u2069';
const LEFT_TO_RIGHT = '\u200e';
const FONT = 'DejaVu Sans Condensed';

export const SMALL = { colour: COLOURS.muted, left: MARGIN, size: 13 } as const;

/** A strip of a picture over its whole width. */
export interface Block {
  readonly height: number;
  /** Returns SVG elements for the strip beginning at `top`. */
  draw(top: number): string;
}

export interface TextStyle {
  readonly colour: string;
  readonly left: number;
  readonly size?: number | undefined;
  readonly weight?: Weight | undefined;
  /** Default 8; what is longer is cut, and an ellipsis says so. */
  readonly linesMax?: number | undefined;
  /** Stands behind the text, and is not cut with it. */
  readonly tail?: string | undefined;
}

/** Returns a strip with a text, broken into lines. */
export function textBlock(text: string, style: TextStyle): Block {
  const { colour, left, size = TEXT_SIZE, weight = 'normal', linesMax = 8, tail = '' } = style;
  const right = WIDTH - MARGIN;
  const shown = visibleText(text);
  const wrapping = { width: right - left, size, weight, linesMax };
  const lines = withTail(wrapText(shown, wrapping), visibleText(tail), wrapping);
  const lineHeight = Math.round(size * LINE_HEIGHT);
  const isLeftward = isRightToLeft(shown);
  const place = isLeftward ? `x="${right}" text-anchor="end"` : `x="${left}"`;
  const bold = weight === 'bold' ? ' font-weight="bold"' : '';
  return {
    height: lines.length * lineHeight,
    draw: (top) =>
      lines
        .map((line, i) => {
          const y = Math.round(top + (i + BASELINE) * lineHeight);
          return `<text ${place} y="${y}" font-size="${size}" fill="${colour}"${bold}>${escapeXml(isLeftward ? RIGHT_TO_LEFT_RUN + line + END_OF_RUN : line)}</text>`;
        })
        .join('\n'),
  };
}

/** Puts the tail behind the last line, or on lines of its own where there is no room. */
function withTail(lines: readonly string[], tail: string, wrapping: Wrapping): string[] {
  const last = `${lines.at(-1) ?? ''} ${tail}`.trim();
  if (tail === '' || textWidth(last, wrapping.size, wrapping.weight) > wrapping.width)
    return [...lines, ...wrapText(tail, wrapping)];
  const isLeftward = isRightToLeft(lines.join(' '));
  return [
    ...lines.slice(0, -1),
    `${lines.at(-1) ?? ''}${isLeftward ? '' : LEFT_TO_RIGHT} ${tail}`.trim(),
  ];
}

/** Returns a strip of nothing. */
export function space(height: number): Block {
  return { height, draw: () => '' };
}

/** Returns strips one below the other as one; `behind` draws what lies under all of them. */
export function stack(
  blocks: readonly Block[],
  behind?: (top: number, height: number) => string,
): Block {
  const height = blocks.reduce((sum, block) => sum + block.height, 0);
  return {
    height,
    draw: (top) => {
      const drawn = behind === undefined ? [] : [behind(top, height)];
      let y = top;
      for (const block of blocks) {
        drawn.push(block.draw(y));
        y += block.height;
      }
      return drawn.filter((part) => part !== '').join('\n');
    },
  };
}

/** What stands over everything. */
export function titleBlock(title: string, about: string | undefined): Block {
  const words = about === undefined ? title : `${title}: ${about}`;
  return textBlock(words, {
    colour: COLOURS.text,
    left: MARGIN,
    size: TITLE_SIZE,
    weight: 'bold',
    linesMax: 3,
  });
}

/** "and 12 more", in the place of what is not shown. */
export function leftBlocks(left: number): Block[] {
  if (left === 0) return [];
  const words = { colour: COLOURS.muted, left: MARGIN, weight: 'bold' as const };
  return [space(8), textBlock(`and ${left} more`, words)];
}

/** The articles that numbers in the picture stand for, so that it tells its sources wherever it is passed on to. */
export function sourceBlocks(sources: readonly PicturedSource[]): Block[] {
  return sources.flatMap(({ number, name }) => [
    space(3),
    textBlock(`${mark(number)} ${name}`, { ...SMALL, linesMax: 2 }),
  ]);
}

/** An article by its number, as the words beside the picture have it. */
export function mark(number: number): string {
  return `[${number}]`;
}

/** Returns the SVG of as many things, of `count`, as fit; `blocksOf` gives the strips with so many of them. */
export function drawPage(count: number, blocksOf: (kept: number) => readonly Block[]): string {
  const pageOf = (kept: number): Block => stack([space(MARGIN), ...blocksOf(kept), space(MARGIN)]);
  let whole = pageOf(0);
  // One after another: measuring words takes long, and few of many fit.
  for (let kept = 1; kept <= count; kept++) {
    const higher = pageOf(kept);
    if (higher.height > HEIGHT_MAX) break;
    whole = higher;
  }
  const height = Math.ceil(whole.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}" font-stretch="condensed">`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" fill="${COLOURS.background}" stroke="${COLOURS.edge}"/>`,
    whole.draw(0),
    '</svg>',
  ].join('\n');
}

import type { Weight } from './glyph-widths.ts';
import type { Palette, Theme } from './palette.ts';
import { PALETTES } from './palette.ts';
import { textWidth } from './text-width.ts';
import { escapeXml, isRightToLeft, visibleText } from './visible-text.ts';
import { type Wrapping, wrapText } from './wrap.ts';

/** Logical pixels: a phone's width, and the height up to which a picture is still looked at. */
export const WIDTH = 390;
const HEIGHT_MAX = 2_000;
export const MARGIN = 16;
export const TEXT_SIZE = 15;
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

/** So many parts never fit a picture: further ones are not even measured. */
export const PARTS_MAX = 100;

export interface PictureOptions {
  readonly theme: Theme;
}

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

/** "and 12 more", in the place of what is not shown. */
export function leftBlocks(left: number, palette: Palette): Block[] {
  if (left === 0) return [];
  const words = { colour: palette.muted, left: MARGIN, weight: 'bold' as const };
  return [space(8), textBlock(`and ${left} more`, words)];
}

/** What a picture consists of; `parts` are kept from the first on as far as they fit. */
export interface Page {
  readonly head: readonly Block[];
  readonly parts: readonly Block[];
  /** The strips at the end, given how many parts were left out for want of room. */
  foot(left: number): readonly Block[];
}

/** Returns the SVG of a page that is no higher than `HEIGHT_MAX`. */
export function drawPage(page: Page, theme: Theme): string {
  const palette: Palette = PALETTES[theme];
  const { length } = page.parts;
  let kept = length;
  let whole = stack([]);
  for (; kept >= 0; kept--) {
    whole = stack([
      space(MARGIN),
      ...page.head,
      ...page.parts.slice(0, kept),
      ...page.foot(length - kept),
      space(MARGIN),
    ]);
    if (whole.height <= HEIGHT_MAX) break;
  }
  const height = Math.ceil(whole.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}" font-stretch="condensed">`,
    `<rect width="${WIDTH}" height="${height}" fill="${palette.background}"/>`,
    whole.draw(0),
    '</svg>',
  ].join('\n');
}

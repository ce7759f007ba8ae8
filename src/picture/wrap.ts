import type { Weight } from './glyph-widths.ts';
import { textWidth } from './text-width.ts';

/** Marks that the words do not end here. */
const CUT = ' …';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export interface Wrapping {
  /** Pixels that a line may be wide. */
  readonly width: number;
  readonly size: number;
  readonly weight: Weight;
  /** Lines at most; what is beyond them is left out, and an ellipsis says so. */
  readonly linesMax: number;
}

/** Breaks a text into lines at its spaces; a word wider than a line is broken between its letters. */
export function wrapText(text: string, wrapping: Wrapping): string[] {
  const { width, size, weight, linesMax } = wrapping;
  const fits = (line: string): boolean => textWidth(line, size, weight) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((w) => w !== '')) {
    // What is left out needs no measuring.
    if (lines.length > linesMax) break;
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = fits(word) ? [word] : breakWord(word, fits, linesMax);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  if (lines.length <= linesMax) return lines;
  return [...lines.slice(0, linesMax - 1), shortened(lines[linesMax - 1] ?? '', fits)];
}

function breakWord(word: string, fits: (line: string) => boolean, piecesMax: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && !fits(piece + segment)) {
      pieces.push(piece);
      piece = '';
      if (pieces.length > piecesMax) return pieces;
    }
    // A single character with hundreds of marks on it is no text.
    piece += fits(segment) ? segment : '\u25a1';
  }
  return [...pieces, piece];
}

function shortened(line: string, fits: (line: string) => boolean): string {
  let kept = line;
  while (kept !== '' && !fits(kept + CUT)) {
    const space = kept.lastIndexOf(' ');
    kept = space > 0 ? kept.slice(0, space) : [...kept].slice(0, -1).join('');
  }
  return (kept + CUT).trim();
}

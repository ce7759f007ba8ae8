/** A piece of text in one style. The text must already be escaped. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
}

export type Style = 'plain' | 'strong' | 'faint';

const CODES = { strong: ['\u001b[1m', '\u001b[22m'], faint: ['\u001b[2m', '\u001b[22m'] } as const;

export interface WrapOptions {
  /** Columns of the screen. */
  readonly width: number;
  readonly colours: boolean;
  /** What the first line begins with. */
  readonly first?: string | undefined;
  /** What each further line begins with. */
  readonly rest?: string | undefined;
}

/** Returns the pieces as lines of at most `width` columns, broken at spaces only; a longer word stands alone and whole. */
export function wrap(pieces: readonly Piece[], options: WrapOptions): string {
  const { width, colours, first = '', rest = first } = options;
  const lines: Piece[][] = [[]];
  let used = columns(first);
  for (const word of toWords(pieces)) {
    const size = word.reduce((sum, piece) => sum + columns(piece.text), 0);
    const line = lines.at(-1) ?? [];
    if (line.length === 0) {
      line.push(...word);
      used += size;
    } else if (used + 1 + size <= width) {
      const style = word[0]?.style ?? 'plain';
      line.push({ text: ' ', style: line.at(-1)?.style === style ? style : 'plain' }, ...word);
      used += 1 + size;
    } else {
      lines.push([...word]);
      used = columns(rest) + size;
    }
  }
  return lines
    .map((line, index) => `${index === 0 ? first : rest}${styled(line, colours)}`)
    .join('\n');
}

/** How many columns of a terminal the text takes: marks none, wide characters two. */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) {
    if (/[\p{M}\u200b-\u200d\ufeff]/u.test(character)) continue;
    sum += WIDE.test(character) ? 2 : 1;
  }
  return sum;
}

/** East Asian wide and full-width characters, and pictures. @see https://www.unicode.org/reports/tr11/ */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Words are parted by spaces; one word may be of several pieces. */
function toWords(pieces: readonly Piece[]): Piece[][] {
  const words: Piece[][] = [];
  let open = false;
  for (const { text, style } of pieces) {
    for (const part of text.split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) {
        open = false;
        continue;
      }
      if (open) words.at(-1)?.push({ text: part, style });
      else words.push([{ text: part, style }]);
      open = true;
    }
  }
  return words;
}

function styled(line: readonly Piece[], colours: boolean): string {
  if (!colours) return line.map((piece) => piece.text).join('');
  let out = '';
  let current: Style = 'plain';
  for (const { text, style } of line) {
    if (style !== current) {
      if (current !== 'plain') out += CODES[current][1];
      if (style !== 'plain') out += CODES[style][0];
      current = style;
    }
    out += text;
  }
  return current === 'plain' ? out : out + CODES[current][1];
}

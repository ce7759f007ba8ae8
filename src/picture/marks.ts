import { COLOURS } from './colours.ts';

/** Signs told apart by their shape, not by their colour alone. */
export type Mark = 'happened' | 'expected' | 'differs';

/** Returns the SVG of a mark around a point, within 9 pixels on each side. */
export function drawMark(mark: Mark, x: number, y: number): string {
  const { accent, background, warning } = COLOURS;
  switch (mark) {
    case 'happened':
      return `<circle cx="${x}" cy="${y}" r="6" fill="${accent}"/>`;
    case 'expected':
      return `<circle cx="${x}" cy="${y}" r="5" fill="${background}" stroke="${accent}" stroke-width="2"/>`;
    case 'differs':
      return `<path d="M${x} ${y - 9}l9 9l-9 9l-9 -9z" fill="${background}" stroke="${warning}" stroke-width="2"/><path d="M${x - 4} ${y - 2}h8M${x - 4} ${y + 2}h8M${x + 2} ${y - 5}l-4 10" fill="none" stroke="${warning}" stroke-width="1.5"/>`;
  }
}

/** Returns the SVG of an article's number around a point, within 11 pixels on each side: on a disc where it says something. */
export function drawNumber(number: number, isSaid: boolean, x: number, y: number): string {
  const { accent, background, muted } = COLOURS;
  const disc = isSaid ? `<circle cx="${x}" cy="${y}" r="11" fill="${accent}"/>` : '';
  const weight = isSaid ? ' font-weight="bold"' : '';
  const colour = isSaid ? background : muted;
  return `${disc}<text x="${x}" y="${y + 5}" font-size="13" text-anchor="middle" fill="${colour}"${weight}>${number}</text>`;
}

import type { Palette } from './palette.ts';

/** Signs told apart by their shape, not by their colour alone. */
export type Mark = 'happened' | 'expected' | 'said' | 'differs' | 'silent';

/** Returns the SVG of a mark around a point, within 9 pixels on each side. */
export function drawMark(mark: Mark, x: number, y: number, palette: Palette): string {
  const { accent, background, muted, warning } = palette;
  switch (mark) {
    case 'happened':
      return `<circle cx="${x}" cy="${y}" r="6" fill="${accent}"/>`;
    case 'expected':
      return `<circle cx="${x}" cy="${y}" r="5" fill="${background}" stroke="${accent}" stroke-width="2"/>`;
    case 'said':
      return `<circle cx="${x}" cy="${y}" r="9" fill="${accent}"/><path d="M${x - 4} ${y}l3 3.5l5.5 -6.5" fill="none" stroke="${background}" stroke-width="2"/>`;
    case 'differs':
      return `<path d="M${x} ${y - 9}l9 9l-9 9l-9 -9z" fill="${background}" stroke="${warning}" stroke-width="2"/><path d="M${x - 4} ${y - 2}h8M${x - 4} ${y + 2}h8M${x + 2} ${y - 5}l-4 10" fill="none" stroke="${warning}" stroke-width="1.5"/>`;
    case 'silent':
      return `<path d="M${x - 6} ${y}h12" fill="none" stroke="${muted}" stroke-width="2"/>`;
  }
}

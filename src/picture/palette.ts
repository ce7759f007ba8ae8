export type Theme = 'light' | 'dark';

/** Colours of a picture as `#rrggbb`. Each is read against `background`. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly warning: string;
  /** Lines that carry no meaning of their own. */
  readonly line: string;
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    background: '#ffffff',
    text: '#1a1d21',
    muted: '#4d5561',
    accent: '#0b5cad',
    warning: '#8a3b00',
    line: '#c3c9d1',
  },
  dark: {
    background: '#1a1d21',
    text: '#f2f3f5',
    muted: '#b6bdc7',
    accent: '#7db8ff',
    warning: '#ffb27a',
    line: '#4a5058',
  },
};

/**
 * Returns the contrast of two colours, 1 to 21.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio (read 2026-11-25)
 */
export function contrastOf(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

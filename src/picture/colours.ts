/**
 * Colours of a picture as `#rrggbb`. Whether the reader's screen is light or dark cannot be known when a picture is posted,
 * nor can one picture change with it. So it brings its own ground, on which each of the others is read: light, as paper is, for
 * that is also how it prints and is copied; and an edge that is seen against white and against black.
 */
export const COLOURS = {
  background: '#f7f8fa',
  edge: '#767d88',
  text: '#1a1d21',
  muted: '#4d5561',
  accent: '#0b5cad',
  warning: '#8a3b00',
  /** Lines that carry no meaning of their own. */
  line: '#b4bcc6',
} as const;

import fc from 'fast-check';

/** Text of any script and with any ill intent. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '<script>alert(1)</script>',
        ']]>',
        '<!--',
        '&amp;',
        '&#0;',
        '"',
        "'",
        '</text></svg>',
        '<image href="http://x.example/"/>',
        '\u0000',
        '\u001b[31m',
        '\ufffe',
        '\ud800',
        '\u202e',
        '\u2067',
        '\u200b',
        'a\u0301\u0301\u0301\u0301',
        '\u{1f44d}\u{1f3fd}',
        'سلام',
        'שלום',
        '漢字',
        'हिन्दी',
        'Ω',
        'Ж',
        '%',
        'W'.repeat(90),
        'i'.repeat(300),
        ' ',
        '\n',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** Each line of text of an SVG of ours: where it is put, and what it says. */
export function linesOf(svg: string): {
  x: number;
  anchor: string;
  y: number;
  size: number;
  isBold: boolean;
  text: string;
}[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(
    ([, attributes = '', text = '']) => ({
      x: Number(/\bx="([\d.]+)"/.exec(attributes)?.[1]),
      anchor: /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start',
      y: Number(/\by="([\d.]+)"/.exec(attributes)?.[1]),
      size: Number(/font-size="([\d.]+)"/.exec(attributes)?.[1]),
      isBold: attributes.includes('bold'),
      text: plain(text),
    }),
  );
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/[\u200e\u2067\u2069]/g, '');
}

/** Height of an SVG of ours. */
export function heightOf(svg: string): number {
  return Number(/<svg [^>]*\bheight="(\d+)"/.exec(svg)?.[1]);
}

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

import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLOURS } from '../../src/picture/colours.ts';
import { textWidth } from '../../src/picture/text-width.ts';
import { escapeXml, visibleText } from '../../src/picture/visible-text.ts';
import { wrapText } from '../../src/picture/wrap.ts';
import { contrastOf, hostileText } from './words.ts';

const require = createRequire(import.meta.url);

/** What the renderer needs for a line, in pixels. */
function drawnWidth(text: string, size: number, isBold: boolean): number {
  const resvg = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="99" font-family="DejaVu Sans Condensed"><text x="200" y="60" font-size="${size}"${isBold ? ' font-weight="bold"' : ''}>${escapeXml(text)}</text></svg>`,
    {
      font: {
        loadSystemFonts: false,
        fontFiles: [
          require.resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${isBold ? '-Bold' : ''}.ttf`),
        ],
        defaultFontFamily: 'DejaVu Sans Condensed',
      },
    },
  );
  return resvg.getBBox()?.width ?? 0;
}

describe('the colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('have the contrast of the standard: %s on %s', (a, b, expected) => {
    expect(contrastOf(a, b)).toBeCloseTo(expected, 2);
    expect(contrastOf(b, a)).toBeCloseTo(expected, 2);
  });

  it('are read on the ground that the picture brings with it', () => {
    const { background, text, muted, accent, warning } = COLOURS;
    for (const colour of [text, muted, accent, warning])
      expect(contrastOf(colour, background)).toBeGreaterThanOrEqual(4.5);
  });

  // The grounds of Slack and Discord in their light and dark looks.
  it.each(['#ffffff', '#1a1d21', '#313338', '#000000'])('show its edge on %s', (ground) => {
    expect(contrastOf(COLOURS.edge, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('textWidth', () => {
  it.each([
    'Mayor Ines Calder arrived in Karsa on Wednesday evening.',
    'WWWW MMMM @@@@ %%%%',
    'Über Łódź — “Žižek” … ßæøđ',
    'Министр прибыл рано утром',
    'Ο Πρόεδρος έφτασε τα ξημερώματα',
    'وصل الوزير إلى المدينة',
    'השר הגיע לעיר',
    '漢字と仮名',
  ])('is no less than what is drawn, and not much more: %s', (text) => {
    for (const isBold of [false, true]) {
      const [estimated, drawn] = [
        textWidth(text, 15, isBold ? 'bold' : 'normal'),
        drawnWidth(text, 15, isBold),
      ];
      expect(estimated).toBeGreaterThanOrEqual(drawn - 2);
      expect(estimated).toBeLessThanOrEqual(1.6 * drawn + 2);
    }
  });

  it('is no less than what is drawn, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, isBold) => {
        const shown = visibleText(text).slice(0, 60).toWellFormed();
        // A letter may lean out of its place by a pixel or two.
        expect(drawnWidth(shown, 15, isBold)).toBeLessThanOrEqual(
          textWidth(shown, 15, isBold ? 'bold' : 'normal') + 4,
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('visibleText', () => {
  it.each([
    ['a\u0000b\u202ec\u200bd', 'abcd'],
    [' a \n\t b ', 'a b'],
    ['e\u0301\u0301\u0301\u0301', 'e\u0301\u0301'],
    ['\ud800x', '\ufffdx'],
    ['<b>&', '<b>&'],
  ])('%j is shown as %j', (text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });
});

describe('wrapText', () => {
  const wrapping = { width: 100, size: 15, weight: 'normal', linesMax: 50 } as const;

  it('keeps every word, in order', () => {
    const text = 'Mount Karsa erupted on 22 May and buried 140 houses.';
    const lines = wrapText(text, wrapping);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
  });

  it('breaks a word that is wider than a line, and loses no letter of it', () => {
    const lines = wrapText('a Donaudampfschifffahrtsgesellschaft z', wrapping);
    expect(lines.join('')).toBe('aDonaudampfschifffahrtsgesellschaft z');
  });

  it('says where it cuts', () => {
    const lines = wrapText('Mount Karsa erupted on 22 May and buried 140 houses.', {
      ...wrapping,
      linesMax: 2,
    });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/ …$/);
  });

  it('fits every line, whatever the text', () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.integer({ min: 40, max: 400 }),
        fc.integer({ min: 1, max: 9 }),
        (text, width, linesMax) => {
          const lines = wrapText(visibleText(text), { ...wrapping, width, linesMax });
          expect(lines.length).toBeLessThanOrEqual(linesMax);
          for (const line of lines)
            expect(textWidth(line, 15, 'normal')).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  altTable,
  altTimeline,
  drawTable,
  drawTimeline,
  type PicturedEvent,
  type TableInput,
  type TimelineInput,
  toPng,
} from '../../src/picture/index.ts';
import { textWidth } from '../../src/picture/text-width.ts';
import { heightOf, hostileText, linesOf } from './words.ts';

const WIDTH = 390;
const HEIGHT_MAX = 2_000;
const BODY_MIN = 15;

const eventOf = (day: string, text: string, rest: Partial<PicturedEvent> = {}): PicturedEvent => ({
  day,
  text,
  times: [{ text: 'Wednesday', sources: '[1]' }],
  differs: false,
  isExpected: false,
  ...rest,
});

const TIMELINE: TimelineInput = {
  title: 'Timeline: Karsa',
  note: '3 articles',
  events: [
    eventOf('22 May 2031', 'Mount Karsa erupted and buried 140 houses.'),
    eventOf('4 June 2031', 'Mayor Ines Calder arrived in Karsa.', {
      differs: true,
      times: [
        { text: 'Wednesday evening', sources: '[1] [2]' },
        { text: 'early on Thursday', sources: '[3]' },
      ],
    }),
    eventOf('4 June 2031', 'The school opens again.', { isExpected: true }),
  ],
};

const TABLE: TableInput = {
  title: 'Who reports what',
  columns: ['Coast Herald', 'Tideford Post', 'Island Wire'],
  rows: [
    {
      text: 'Calder arrived on Wednesday.',
      cells: [{ mark: 'said' }, { mark: 'differs', text: 'early on Thursday' }, { mark: 'silent' }],
    },
  ],
};

const many = (count: number): PicturedEvent[] =>
  Array.from({ length: count }, (_, i) => eventOf(`${i} May`, `Calder opened school number ${i}.`));

const hostileTimeline: fc.Arbitrary<TimelineInput> = fc.record({
  title: hostileText,
  note: fc.option(hostileText, { nil: undefined }),
  left: fc.option(fc.nat(9), { nil: undefined }),
  events: fc.array(
    fc.record({
      day: hostileText,
      text: hostileText,
      times: fc.array(fc.record({ text: hostileText, sources: hostileText }), { maxLength: 3 }),
      differs: fc.boolean(),
      isExpected: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
});

const hostileTable: fc.Arbitrary<TableInput> = fc.record({
  title: hostileText,
  columns: fc.array(hostileText, { maxLength: 15 }),
  rows: fc.array(
    fc.record({
      text: hostileText,
      cells: fc.array(
        fc.record({
          mark: fc.constantFrom('said' as const, 'differs' as const, 'silent' as const),
          text: fc.option(hostileText, { nil: undefined }),
        }),
        { maxLength: 15 },
      ),
    }),
    { maxLength: 12 },
  ),
});

/** Throws where the XML is not well-formed; looks at what must hold of every picture. */
function checkPicture(svg: string): void {
  expect(new Resvg(svg, { font: { loadSystemFonts: false } }).width).toBe(WIDTH);
  const height = heightOf(svg);
  expect(height).toBeLessThanOrEqual(HEIGHT_MAX);
  // No element and no attribute of it can name anything outside the picture.
  const tags = svg.match(/<[^>]*>/g) ?? [];
  for (const tag of tags) expect(tag).toMatch(/^<\/?(?:svg|rect|path|circle|text)[ >]/);
  expect(tags.slice(1).join('')).not.toMatch(/href|url\(|xmlns|\bon\w+=|style=/);
  for (const { x, isEnd, y, size, isBold, text } of linesOf(svg)) {
    expect(size).toBeGreaterThanOrEqual(BODY_MIN);
    const width = textWidth(text, size, isBold ? 'bold' : 'normal');
    expect(isEnd ? x - width : x).toBeGreaterThanOrEqual(0);
    expect(isEnd ? x : x + width).toBeLessThanOrEqual(WIDTH);
    expect(y).toBeGreaterThan(size / 2);
    expect(y).toBeLessThan(height);
  }
}

const saidIn = (svg: string): string =>
  linesOf(svg)
    .map((line) => line.text)
    .join(' ');

describe('drawTimeline', () => {
  it.each(['light', 'dark'] as const)(
    'draws all that is told, in order, in the %s theme',
    (theme) => {
      const svg = drawTimeline(TIMELINE, { theme });
      checkPicture(svg);
      expect(saidIn(svg)).toMatch(
        /Timeline: Karsa 3 articles .*22 May 2031 .*erupted and buried 140 houses\. \[1\] 4 June 2031 Mayor Ines Calder arrived in Karsa\. the articles differ Wednesday evening \[1\] \[2\] early on Thursday \[3\] The school opens again\. \(expected\) \[1\]$/,
      );
    },
  );

  it('names a day once', () => {
    expect(saidIn(drawTimeline(TIMELINE, { theme: 'light' })).match(/4 June 2031/g)).toHaveLength(
      1,
    );
  });

  it('tells what is expected by a mark of another shape, and explains it', () => {
    const plain = drawTimeline(
      { ...TIMELINE, events: TIMELINE.events.slice(0, 1) },
      { theme: 'light' },
    );
    expect(saidIn(plain)).not.toContain('expected');
    const svg = drawTimeline(TIMELINE, { theme: 'light' });
    expect(saidIn(svg)).toContain('expected or planned');
    expect(svg.match(/<circle [^>]*stroke=/g)).toHaveLength(2);
  });

  it('counts what finds no room, and what was left out before', () => {
    const svg = drawTimeline({ ...TIMELINE, events: many(60), left: 7 }, { theme: 'light' });
    checkPicture(svg);
    const shown = saidIn(svg).match(/school number/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(15);
    expect(saidIn(svg)).toContain(`and ${60 - shown + 7} more`);
    expect(saidIn(drawTimeline({ ...TIMELINE, events: many(500) }, { theme: 'light' }))).toMatch(
      /and 4\d\d more$/,
    );
  });

  it('draws a picture of nothing', () => {
    checkPicture(drawTimeline({ title: '', events: [] }, { theme: 'light' }));
  });

  it('draws whatever it is told, within its bounds', () => {
    fc.assert(
      fc.property(
        hostileTimeline,
        fc.constantFrom('light' as const, 'dark' as const),
        (input, theme) => {
          const svg = drawTimeline(input, { theme });
          checkPicture(svg);
          expect(svg).toBe(drawTimeline(structuredClone(input), { theme }));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('drawTable', () => {
  it.each(['light', 'dark'] as const)(
    'draws facts, publishers and marks in the %s theme',
    (theme) => {
      const svg = drawTable(TABLE, { theme });
      checkPicture(svg);
      expect(saidIn(svg)).toMatch(
        /^Who reports what 1 Coast Herald 2 Tideford Post 3 Island Wire says it says otherwise is silent Calder arrived on Wednesday\. 1 2 3 2: early on Thursday$/,
      );
    },
  );

  it('counts publishers and facts that find no room', () => {
    const row = TABLE.rows[0] ?? { text: '', cells: [] };
    const svg = drawTable(
      {
        title: 'Much',
        columns: Array.from({ length: 15 }, (_, i) => `Publisher ${i + 1}`),
        rows: Array.from({ length: 80 }, () => row),
        left: 5,
      },
      { theme: 'light' },
    );
    checkPicture(svg);
    const shown = saidIn(svg).match(/Calder arrived/g)?.length ?? 0;
    expect(saidIn(svg)).toContain('and 3 more publishers, not shown');
    expect(saidIn(svg)).toContain(`and ${80 - shown + 5} more`);
  });

  it('draws whatever it is told, within its bounds', () => {
    fc.assert(
      fc.property(hostileTable, (input) => {
        checkPicture(drawTable(input, { theme: 'dark' }));
      }),
      { numRuns: 60 },
    );
  });
});

describe('toPng', () => {
  it('gives a PNG of twice the size, the same each time', async () => {
    const svg = drawTimeline(TIMELINE, { theme: 'light' });
    const [png, again] = await Promise.all([toPng(svg), toPng(svg)]);
    const bytes = Buffer.from(png);
    expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
      2 * WIDTH,
      2 * heightOf(svg),
    ]);
    expect(bytes.equals(Buffer.from(again))).toBe(true);
    // The renderer reads what was written: all chunks are whole.
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><image width="20" height="20" preserveAspectRatio="none" href="data:image/png;base64,${bytes.toString('base64')}"/></svg>`;
    const dots = new Resvg(picture).render().pixels;
    expect([...dots.subarray(0, 4)]).not.toEqual([0, 0, 0, 0]);
  });
});

describe('the alternative text', () => {
  it('says what the timeline shows', () => {
    expect(altTimeline(TIMELINE)).toBe(
      [
        'Timeline: Karsa. 3 articles.',
        '22 May 2031: Mount Karsa erupted and buried 140 houses. (Wednesday [1])',
        '4 June 2031: Mayor Ines Calder arrived in Karsa. (the articles differ; Wednesday evening [1] [2] / early on Thursday [3])',
        '4 June 2031: The school opens again. (expected; Wednesday [1])',
      ].join('\n'),
    );
  });

  it('says what the table shows', () => {
    expect(altTable(TABLE)).toBe(
      [
        'Who reports what.',
        'Calder arrived on Wednesday. (says it: Coast Herald; says otherwise: Tideford Post (early on Thursday); is silent: Island Wire)',
      ].join('\n'),
    );
  });

  it('keeps whole entries, and says how many more there are', () => {
    const alt = altTimeline({ ...TIMELINE, events: many(60), left: 7 });
    expect(alt.length).toBeLessThanOrEqual(1_000);
    const lines = alt.split('\n');
    expect(lines.slice(1, -1).every((line) => line.endsWith('(Wednesday [1])'))).toBe(true);
    expect(lines.at(-1)).toBe(`And ${60 - (lines.length - 2) + 7} more.`);
  });

  it('is never longer than 1,000 characters', () => {
    fc.assert(
      fc.property(hostileTimeline, hostileTable, (timeline, table) => {
        const long = { ...timeline, title: timeline.title + 'x'.repeat(1_500) };
        for (const alt of [altTimeline(timeline), altTable(table), altTimeline(long)]) {
          expect(alt.length).toBeLessThanOrEqual(1_000);
          expect(alt.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

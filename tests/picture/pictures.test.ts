import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PicturedCoverage, PicturedEvent, PicturedTimeline } from '../../src/bot/picture.ts';
import { altText } from '../../src/picture/alt-text.ts';
import { drawCoverage } from '../../src/picture/draw-coverage.ts';
import { drawTimeline } from '../../src/picture/draw-timeline.ts';
import { draw } from '../../src/picture/index.ts';
import { textWidth } from '../../src/picture/text-width.ts';
import { heightOf, hostileText, linesOf } from './words.ts';

const WIDTH = 390;
const HEIGHT_MAX = 1_170;
/** Pixels of letters where the picture is as wide as a phone. */
const LETTERS_MIN = 13;

const eventOf = (day: string, text: string, rest: Partial<PicturedEvent> = {}): PicturedEvent => ({
  day,
  text,
  times: [{ text: 'Wednesday', sources: [1] }],
  differs: false,
  isExpected: false,
  ...rest,
});

const SOURCES = ['Coast Herald: Karsa buried', 'Tideford Post', 'Island Wire'].map((name, i) => ({
  number: i + 1,
  name,
}));

const TIMELINE: PicturedTimeline = {
  kind: 'timeline',
  about: 'Karsa',
  left: 0,
  sources: SOURCES,
  events: [
    eventOf('22 May 2031', 'Mount Karsa erupted and buried 140 houses.'),
    eventOf('4 June 2031', 'Mayor Ines Calder arrived in Karsa.', {
      differs: true,
      times: [
        { text: 'Wednesday evening', sources: [1, 2] },
        { text: 'early on Thursday', sources: [3] },
      ],
    }),
    eventOf('4 June 2031', 'The school opens again.', { isExpected: true }),
    eventOf('', 'The ferry sank in a storm.'),
  ],
};

const COVERAGE: PicturedCoverage = {
  kind: 'coverage',
  sources: SOURCES,
  facts: [{ text: 'Calder arrived on Wednesday.', said: [1, 3] }],
};

const many = (count: number): PicturedEvent[] =>
  Array.from({ length: count }, (_, i) =>
    eventOf(`${i + 1} May`, `Calder opened school number ${i}.`),
  );

const numbers = fc.array(fc.nat(20), { maxLength: 4 });
const about = fc.option(hostileText, { nil: undefined });
const hostileSources = fc.array(fc.record({ number: fc.nat(999), name: hostileText }), {
  maxLength: 12,
});

const hostileTimeline: fc.Arbitrary<PicturedTimeline> = fc.record({
  kind: fc.constant('timeline' as const),
  about,
  left: fc.nat(9),
  sources: hostileSources,
  events: fc.array(
    fc.record({
      day: hostileText,
      text: hostileText,
      times: fc.array(fc.record({ text: hostileText, sources: numbers }), { maxLength: 3 }),
      differs: fc.boolean(),
      isExpected: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
});

const hostileCoverage: fc.Arbitrary<PicturedCoverage> = fc.record({
  kind: fc.constant('coverage' as const),
  about,
  sources: hostileSources,
  facts: fc.array(fc.record({ text: hostileText, said: numbers }), { maxLength: 12 }),
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
  for (const { x, anchor, y, size, isBold, text } of linesOf(svg)) {
    expect(size).toBeGreaterThanOrEqual(LETTERS_MIN);
    const width = textWidth(text, size, isBold ? 'bold' : 'normal');
    const share = anchor === 'start' ? 0 : anchor === 'middle' ? 0.5 : 1;
    expect(x - share * width).toBeGreaterThanOrEqual(0);
    expect(x + (1 - share) * width).toBeLessThanOrEqual(WIDTH);
    expect(y).toBeGreaterThan(size / 2);
    expect(y).toBeLessThan(height);
  }
}

const saidIn = (svg: string): string =>
  linesOf(svg)
    .map((line) => line.text)
    .join(' ');

describe('drawTimeline', () => {
  it('draws all that is told, in order, and the articles that tell it', () => {
    const svg = drawTimeline(TIMELINE);
    checkPicture(svg);
    expect(saidIn(svg)).toMatch(
      /^Timeline: Karsa .*22 May 2031 .*erupted and buried 140 houses\. \[1\] 4 June 2031 Mayor Ines Calder arrived in Karsa\. the articles differ Wednesday evening \[1\] \[2\] early on Thursday \[3\] The school opens again\. \(expected\) \[1\] No exact day given The ferry sank in a storm\. \[1\] \[1\] Coast Herald: Karsa buried \[2\] Tideford Post \[3\] Island Wire$/,
    );
  });

  it('names a day once', () => {
    expect(saidIn(drawTimeline(TIMELINE)).match(/4 June 2031/g)).toHaveLength(1);
  });

  it('tells what is expected by a mark of another shape, and explains it', () => {
    const plain = drawTimeline({ ...TIMELINE, events: TIMELINE.events.slice(0, 1) });
    expect(saidIn(plain)).not.toContain('expected');
    const svg = drawTimeline(TIMELINE);
    expect(saidIn(svg)).toContain('expected or planned');
    expect(svg.match(/<circle [^>]*stroke=/g)).toHaveLength(2);
  });

  it('names only articles that what is shown refers to', () => {
    const svg = drawTimeline({ ...TIMELINE, events: TIMELINE.events.slice(0, 1) });
    expect(saidIn(svg)).toContain('Coast Herald');
    expect(saidIn(svg)).not.toContain('Island Wire');
  });

  it('counts what finds no room, and what was left out before', () => {
    const svg = drawTimeline({ ...TIMELINE, events: many(60), left: 7 });
    checkPicture(svg);
    const shown = saidIn(svg).match(/school number/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(saidIn(svg)).toContain(`and ${60 - shown + 7} more`);
  });

  it('keeps what most articles tell where not everything finds room, then what came last', () => {
    const events = many(60).map((event, i) =>
      i === 5 ? { ...event, times: [{ text: 'Wednesday', sources: [1, 2] }] } : event,
    );
    const undated = eventOf('', 'The ferry sank in a storm.');
    const said = saidIn(drawTimeline({ ...TIMELINE, events: [...events, undated] }));
    expect(said).toMatch(/6 May Calder opened school number 5\. .*60 May/);
    expect(said).not.toContain('number 0.');
    expect(said).not.toContain('The ferry sank');
  });

  it('draws a picture of nothing', () => {
    checkPicture(drawTimeline({ ...TIMELINE, events: [] }));
  });

  it('draws whatever it is told, within its bounds', () => {
    fc.assert(
      fc.property(hostileTimeline, (input) => {
        const svg = drawTimeline(input);
        checkPicture(svg);
        expect(svg).toBe(drawTimeline(structuredClone(input)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('drawCoverage', () => {
  it('draws the articles, and each fact with those that say it', () => {
    const svg = drawCoverage(COVERAGE);
    checkPicture(svg);
    expect(saidIn(svg)).toBe(
      'Who reports what [1] Coast Herald: Karsa buried [2] Tideford Post [3] Island Wire 1 says it 2 is silent Calder arrived on Wednesday. 1 2 3',
    );
    // A disc behind the number of an article that says it: in the legend, and for two of the three.
    expect(svg.match(/<circle /g)).toHaveLength(3);
  });

  it('counts facts that find no room', () => {
    const facts = Array.from({ length: 80 }, () => COVERAGE.facts).flat();
    const svg = drawCoverage({ ...COVERAGE, facts });
    checkPicture(svg);
    const shown = saidIn(svg).match(/Calder arrived/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(saidIn(svg)).toContain(`and ${80 - shown} more`);
  });

  it('draws whatever it is told, within its bounds', () => {
    fc.assert(
      fc.property(hostileCoverage, (input) => checkPicture(drawCoverage(input))),
      { numRuns: 60 },
    );
  });
});

describe('draw', () => {
  it('gives a PNG of twice the size, the same each time', async () => {
    const height = heightOf(drawTimeline(TIMELINE));
    const [{ name, png, alt }, again] = await Promise.all([draw(TIMELINE), draw(TIMELINE)]);
    const bytes = Buffer.from(png);
    expect([name, alt]).toEqual(['timeline.png', altText(TIMELINE)]);
    expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * WIDTH, 2 * height]);
    expect(bytes.equals(Buffer.from(again.png))).toBe(true);
    // The renderer reads what was written: all chunks are whole.
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><image width="20" height="20" preserveAspectRatio="none" href="data:image/png;base64,${bytes.toString('base64')}"/></svg>`;
    const dots = new Resvg(picture).render().pixels;
    expect([...dots.subarray(0, 4)]).not.toEqual([0, 0, 0, 0]);
  });
});

describe('drawing', () => {
  it('lets other work go on meanwhile', async () => {
    const start = performance.now();
    let [longest, last, isDone] = [0, start, false];
    const turn = (): void => {
      const time = performance.now();
      longest = Math.max(longest, time - last);
      last = time;
      if (!isDone) setImmediate(turn);
    };
    turn();
    await draw({ ...TIMELINE, events: many(40) });
    isDone = true;
    turn();
    // In shares of the whole, which takes longer on a busy machine; drawing at once takes half of it.
    expect(longest).toBeLessThan((performance.now() - start) / 3);
  });

  it('measures no more words than find room', () => {
    let read = 0;
    const events = many(2_000).map((event) => ({
      ...event,
      get text() {
        read += 1;
        return event.text;
      },
    }));
    drawTimeline({ ...TIMELINE, events });
    expect(read).toBeLessThan(100);
  });
});

describe('the alternative text', () => {
  it('says what the timeline shows', () => {
    expect(altText(TIMELINE)).toBe(
      [
        'Timeline: Karsa.',
        '22 May 2031: Mount Karsa erupted and buried 140 houses. (Wednesday [1])',
        '4 June 2031: Mayor Ines Calder arrived in Karsa. (the articles differ; Wednesday evening [1] [2] / early on Thursday [3])',
        '4 June 2031: The school opens again. (expected; Wednesday [1])',
        'No exact day given: The ferry sank in a storm. (Wednesday [1])',
      ].join('\n'),
    );
  });

  it('says what the table shows', () => {
    expect(altText(COVERAGE)).toBe(
      'Who reports what.\nCalder arrived on Wednesday. (said by [1] [3]; silent: [2])',
    );
  });

  it('keeps whole entries, and says how many more there are', () => {
    const alt = altText({ ...TIMELINE, events: many(60), left: 7 });
    expect(alt.length).toBeLessThanOrEqual(1_000);
    const lines = alt.split('\n');
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.slice(1, -1).every((line) => line.endsWith('(Wednesday [1])'))).toBe(true);
    expect(lines.at(-1)).toBe(`And ${60 - (lines.length - 2) + 7} more.`);
  });

  it('is never longer than 1,000 characters', () => {
    fc.assert(
      fc.property(hostileTimeline, hostileCoverage, (timeline, coverage) => {
        const long = { ...timeline, about: `${timeline.about ?? ''}${'x'.repeat(1_500)}` };
        for (const alt of [timeline, coverage, long].map(altText)) {
          expect(alt.length).toBeLessThanOrEqual(1_000);
          expect(alt.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

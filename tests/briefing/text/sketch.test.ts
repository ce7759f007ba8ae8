import { describe, expect, it } from 'vitest';
import { overlap, sketch } from '../../../src/briefing/text/sketch.ts';
import { foldWords } from '../../../src/briefing/text/tokens.ts';

const ERUPTION =
  'Mount Karsa began to smoke on Monday, and by the evening the villages on its northern slope had been cleared. Buses took the people to schools on the coast, where beds had been made ready. Geologists expect the lava to reach the river within two days, but they say that the town itself is safe for now.';
const MATCH =
  'Tideford United won the cup for the first time in its history when Sam Reed scored in the last minute of extra time. The crowd ran onto the pitch, the referee fled to the tunnel, and the trophy was handed over an hour late under a row of borrowed lamps in the club house.';

function sketchOf(text: string): Uint32Array {
  return sketch([foldWords(text).split(' ')]);
}

function share(a: Uint32Array, b: Uint32Array): number {
  return overlap(a, b).share;
}

/** So many different words, beginning with one of them. */
function words(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `word${from + i}`);
}

describe('sketch', () => {
  it('is the same for the same words, whatever stands between them', () => {
    const spaced = ERUPTION.toUpperCase().replaceAll(' ', '\n ').replaceAll(',', ' –');
    expect(share(sketchOf(ERUPTION), sketchOf(ERUPTION))).toBe(1);
    expect(sketchOf(spaced)).toEqual(sketchOf(ERUPTION));
  });

  it('has next to nothing in common with that of another story', () => {
    expect(share(sketchOf(ERUPTION), sketchOf(MATCH))).toBeLessThan(0.1);
  });

  it('is held by that of a longer copy, in either order', () => {
    const [part, whole] = [sketchOf(ERUPTION), sketchOf(`${MATCH} ${ERUPTION}`)];
    expect(share(part, whole)).toBe(1);
    expect(share(whole, part)).toBe(1);
  });

  it('holds shingles of one run of words only', () => {
    const [a, b] = [words(0, 5), words(5, 5)];
    expect(sketch([a, b])).toHaveLength(2);
    expect(sketch([[...a, ...b]])).toHaveLength(6);
  });

  it.each(['one', 'one two three'])('can be made of so short a text as %j', (text) => {
    expect(sketchOf(text)).toHaveLength(1);
    expect(share(sketchOf(text), sketchOf(text))).toBe(1);
  });

  it('is empty for no words, which nothing holds', () => {
    expect(sketch([])).toHaveLength(0);
    expect(share(sketch([]), sketchOf(MATCH))).toBe(0);
    expect(share(sketch([[]]), sketch([[]]))).toBe(0);
  });

  it('is bounded, and then tells the share nearly', () => {
    const long = sketch([words(0, 20_000)]);
    expect(long.length).toBeLessThan(5_000);
    expect(share(long, sketch([words(0, 12_000)]))).toBe(1);
    const half = share(long, sketch([[...words(10_000, 10_000), ...words(50_000, 10_000)]]));
    expect(half).toBeGreaterThan(0.45);
    expect(half).toBeLessThan(0.55);
  });
});

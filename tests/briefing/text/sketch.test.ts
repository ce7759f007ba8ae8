import { describe, expect, it } from 'vitest';
import { similarity, sketch } from '../../../src/briefing/text/sketch.ts';

const ERUPTION =
  'Mount Karsa began to smoke on Monday, and by the evening the villages on its northern slope had been cleared. Buses took the people to schools on the coast, where beds had been made ready. Geologists expect the lava to reach the river within two days, but they say that the town itself is safe for now.';
const MATCH =
  'Tideford United won the cup for the first time in its history when Sam Reed scored in the last minute of extra time. The crowd ran onto the pitch, the referee fled to the tunnel, and the trophy was handed over an hour late under a row of borrowed lamps in the club house.';

describe('sketch', () => {
  it('is the same for the same words, whatever stands between them', () => {
    const spaced = ERUPTION.toUpperCase().replaceAll(' ', '\n ').replaceAll(',', ' –');
    expect(similarity(sketch(ERUPTION), sketch(ERUPTION))).toBe(1);
    expect(similarity(sketch(ERUPTION), sketch(spaced))).toBe(1);
  });

  it('has next to nothing in common with that of another story', () => {
    expect(similarity(sketch(ERUPTION), sketch(MATCH))).toBeLessThan(0.1);
  });

  it('has much in common with that of a copy with a sentence added, in either order', () => {
    const copy = `${ERUPTION} The mayor thanked the drivers.`;
    const [a, b] = [sketch(ERUPTION), sketch(copy)];
    expect(similarity(a, b)).toBeGreaterThan(0.6);
    expect(similarity(a, b)).toBe(similarity(b, a));
  });

  it.each(['', 'one', 'one two three'])('can be made of so short a text as %j', (text) => {
    expect(similarity(sketch(text), sketch(text))).toBe(1);
  });
});

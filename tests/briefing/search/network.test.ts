import { describe, expect, it } from 'vitest';
import { INPUTS, inputsOf, outputOf, WORD_FEATURES } from '../../../src/briefing/search/network.ts';

const WIDTH = WORD_FEATURES.length;
const PLAIN = { centre: new Float64Array(WIDTH), scale: new Float64Array(WIDTH).fill(1) };
const question = { kind: 'when', terms: ['a', 'b'] } as const;
const rowWith = (first: number): Float64Array => {
  const row = new Float64Array(WIDTH);
  row[0] = first;
  return row;
};

describe('inputsOf', () => {
  it('gives each feature in standard deviations from its mean', () => {
    const standard = { ...PLAIN, centre: rowWith(2), scale: new Float64Array(WIDTH).fill(0.5) };
    expect(inputsOf(question, [rowWith(4)], [rowWith(4)], standard)[0]).toBe(1);
  });

  it('counts what is far off as four standard deviations', () => {
    const inputs = inputsOf(question, [rowWith(100)], [rowWith(0)], PLAIN);
    expect([inputs[0], inputs[WIDTH]]).toEqual([4, 4]);
  });

  it('gives each feature against the mean of the other candidates as well', () => {
    const rows = [rowWith(1), rowWith(3)];
    const inputs = inputsOf(question, rows, rows, PLAIN);
    expect([inputs[WIDTH], inputs[INPUTS + WIDTH]]).toEqual([-1, 1]);
  });

  it('tells one kind of question from another', () => {
    const row = [rowWith(0)];
    const when = inputsOf(question, row, row, PLAIN);
    const why = inputsOf({ ...question, kind: 'why' }, row, row, PLAIN);
    expect(when).not.toEqual(why);
  });
});

describe('outputOf', () => {
  it('sums what the hidden units give, each a tenth where it is below zero', () => {
    const hidden = new Float64Array(2 * INPUTS);
    hidden[0] = 1;
    hidden[INPUTS] = -1;
    const inputs = inputsOf(question, [rowWith(2)], [rowWith(2)], PLAIN);
    expect(outputOf({ hidden, bias: [0, 0], output: [3, 10] }, inputs, 0)).toBeCloseTo(4);
  });
});

import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../scripts/random.ts';
import { type Lists, trainNetwork } from '../../scripts/tune/train-network.ts';
import { INPUTS, outputOf } from '../../src/briefing/search/network.ts';

const OPTIONS = { units: 8, epochs: 30, rate: 1e-2, decay: 0, dropout: 0, batch: 16 };
const EACH = 4;

/** Questions whose right candidate is the one where both of two inputs are high, or neither: no weights of theirs tell it. */
function togetherLists(questions: number): Lists {
  const random = randomFrom(3);
  const inputs = new Float32Array(questions * EACH * INPUTS);
  const gold = new Uint8Array(questions * EACH);
  for (let q = 0; q < questions; q++) {
    const right = Math.floor(random() * EACH);
    for (let c = 0; c < EACH; c++) {
      const [row, first] = [q * EACH + c, random() < 0.5 ? 1 : -1];
      inputs[row * INPUTS] = first;
      inputs[row * INPUTS + 1] = c === right ? first : -first;
    }
    gold[q * EACH + right] = 1;
  }
  return {
    inputs,
    gold,
    base: new Float64Array(questions * EACH),
    starts: Int32Array.from({ length: questions + 1 }, (_, q) => q * EACH),
    importance: new Float64Array(questions).fill(1),
  };
}

const all = (lists: Lists): Uint8Array => new Uint8Array(lists.importance.length).fill(1);

function shareRight(lists: Lists, scoreOf: (row: number) => number): number {
  const questions = lists.importance.length;
  let right = 0;
  for (let q = 0; q < questions; q++) {
    const scores = Array.from({ length: EACH }, (_, c) => scoreOf(q * EACH + c));
    right += lists.gold[q * EACH + scores.indexOf(Math.max(...scores))] ?? 0;
  }
  return right / questions;
}

describe('trainNetwork', () => {
  it('learns what two inputs tell together where neither tells anything alone', () => {
    const lists = togetherLists(300);
    const layers = trainNetwork(lists, OPTIONS, all(lists));
    expect(shareRight(lists, (row) => outputOf(layers, lists.inputs, row))).toBeGreaterThan(0.95);
  });

  it('adds to the scores that there are: where those are right by far, there is nothing to learn', () => {
    const lists = togetherLists(100);
    const sure = { ...lists, base: Float64Array.from(lists.gold, (g) => 30 * g) };
    const { output } = trainNetwork(sure, OPTIONS, all(lists));
    expect(Math.max(...Array.from(output, Math.abs))).toBeLessThan(1e-6);
  });

  it('learns from the questions of the mask alone', () => {
    const lists = togetherLists(40);
    const half = all(lists).fill(0, 20);
    const other = { ...lists, gold: lists.gold.map((g, row) => (row < 20 * EACH ? g : 1 - g)) };
    expect(trainNetwork(other, OPTIONS, half)).toEqual(trainNetwork(lists, OPTIONS, half));
  });

  it('leaves out a question without a right candidate', () => {
    const lists = togetherLists(20);
    const none = { ...lists, gold: lists.gold.map((g, row) => (row < EACH ? 0 : g)) };
    const { output } = trainNetwork(none, OPTIONS, all(lists));
    expect(Array.from(output).every(Number.isFinite)).toBe(true);
  });
});

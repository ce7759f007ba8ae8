import type { QuestionKind } from '../types.ts';
import { FEATURE_NAMES, type FeatureName, OF_CHANCE } from './features.ts';

/**
 * What tells in news beside the words: who is quoted, who published it when, what stands first. It is left to the weights
 * set by hand: the questions at hand to learn from are mostly put to an encyclopaedia, where it could only be unlearned.
 */
const OF_NEWS: readonly FeatureName[] = [
  'speaker',
  'otherSpeaker',
  'quotation',
  'quotedWords',
  'outlet',
  'otherOutlet',
  'date',
  'first',
  'isQuestion',
];

/** What tells how well the words of a sentence fit a question. */
export const WORD_FEATURES: readonly FeatureName[] = FEATURE_NAMES.filter(
  (name) => ![...OF_NEWS, ...OF_CHANCE].includes(name),
);

/** Place of each kind of question among the inputs. */
const KINDS: Readonly<Record<QuestionKind, number>> = {
  who: 0,
  list: 1,
  what: 2,
  when: 3,
  where: 4,
  why: 5,
  howmany: 6,
  quote: 7,
  whosaid: 8,
  yesno: 9,
  describe: 10,
  define: 11,
  sources: 12,
  differ: 13,
};

/** Each feature as it is, and against the other candidates; the kind of the question; how long it is. */
export const INPUTS = 2 * WORD_FEATURES.length + Object.keys(KINDS).length + 1;

/** What a feature may be off its mean, in standard deviations; more counts as so much. */
const OFF_MOST = 4;
/** Slope of a hidden unit below zero. */
const LEAK = 0.1;
/** Logarithm of a usual number of words in a question, and how far others are from it. */
const USUAL_TERMS = { centre: 1.6, scale: 2 } as const;

/** How the word features lie over the candidates that a network was fitted to. */
export interface Standard {
  /** Mean of each. */
  readonly centre: ArrayLike<number>;
  /** One over the standard deviation of each. */
  readonly scale: ArrayLike<number>;
}

/** A network with one hidden layer of leaky rectifiers and one output. */
export interface Network extends Standard {
  /** Weights of the inputs, unit after unit. */
  readonly hidden: ArrayLike<number>;
  /** Of each unit: what is added to its inputs, and what it counts. */
  readonly bias: ArrayLike<number>;
  readonly output: ArrayLike<number>;
}

/**
 * The inputs for candidates of a question, row after row, `INPUTS` numbers each.
 *
 * @param rows word features of each candidate, in the order of `WORD_FEATURES`
 * @param among those of the candidates that they are held against
 */
export function inputsOf(
  question: { readonly kind: QuestionKind; readonly terms: readonly unknown[] },
  rows: readonly ArrayLike<number>[],
  among: readonly ArrayLike<number>[],
  { centre, scale }: Standard,
): Float32Array {
  const width = WORD_FEATURES.length;
  const off = (row: ArrayLike<number>, j: number): number => {
    const value = ((row[j] as number) - (centre[j] as number)) * (scale[j] as number);
    return Math.max(-OFF_MOST, Math.min(OFF_MOST, value));
  };
  const means = new Float64Array(width);
  for (const row of among)
    for (let j = 0; j < width; j++) means[j] = (means[j] as number) + off(row, j) / among.length;
  const inputs = new Float32Array(rows.length * INPUTS);
  for (const [i, row] of rows.entries()) {
    const offset = i * INPUTS;
    for (let j = 0; j < width; j++) {
      const value = off(row, j);
      inputs[offset + j] = value;
      inputs[offset + width + j] = value - (means[j] as number);
    }
    inputs[offset + 2 * width + KINDS[question.kind]] = 1;
    inputs[offset + INPUTS - 1] =
      (Math.log(Math.max(1, question.terms.length)) - USUAL_TERMS.centre) * USUAL_TERMS.scale;
  }
  return inputs;
}

/** What the network makes of one row of inputs. */
export function outputOf(
  { hidden, bias, output }: Pick<Network, 'hidden' | 'bias' | 'output'>,
  inputs: Float32Array,
  row: number,
): number {
  let sum = 0;
  for (let unit = 0; unit < output.length; unit++)
    sum += (output[unit] as number) * leaky(sumOf(hidden, bias, unit, inputs, row));
  return sum;
}

/** What comes into a hidden unit. */
export function sumOf(
  hidden: ArrayLike<number>,
  bias: ArrayLike<number>,
  unit: number,
  inputs: Float32Array,
  row: number,
): number {
  let sum = bias[unit] as number;
  const from = unit * INPUTS;
  const offset = row * INPUTS;
  for (let j = 0; j < INPUTS; j++)
    sum += (hidden[from + j] as number) * (inputs[offset + j] as number);
  return sum;
}

export function leaky(x: number): number {
  return x > 0 ? x : LEAK * x;
}

/** The slope of `leaky`. */
export function slopeAt(x: number): number {
  return x > 0 ? 1 : LEAK;
}

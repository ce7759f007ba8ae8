/**
 * Trains the network that corrects the ranking: softmax over a question's candidates, the loss is minus the logarithm of
 * the probability that falls on those that hit, as in `fit.ts`; Adam with decoupled weight decay and dropout of hidden
 * units. The same data give the same network.
 *
 * @see Kingma and Ba 2015, "Adam: A Method for Stochastic Optimization"
 * @see Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization"
 * @see Srivastava et al. 2014, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting"
 */
import { INPUTS, leaky, type Network, slopeAt, sumOf } from '../../src/briefing/search/network.ts';
import { randomFrom } from '../random.ts';

/** Questions with their candidates, flat. */
export interface Lists {
  /** Row after row, `INPUTS` numbers each. */
  readonly inputs: Float32Array;
  /** Score of each row that the network's output is added to. */
  readonly base: Float64Array;
  /** 1 for a row that hits. */
  readonly gold: Uint8Array;
  /** First row of each question, and the number of rows at the end. */
  readonly starts: Int32Array;
  /** What each question counts. */
  readonly importance: Float64Array;
}

export interface TrainingOptions {
  /** Hidden units. */
  readonly units: number;
  /** Passes over all questions. */
  readonly epochs: number;
  /** Step at the beginning; it falls to zero evenly. */
  readonly rate: number;
  /** Share of the step by which each weight shrinks. */
  readonly decay: number;
  /** Share of the hidden units left out at each step, 0 to 1. */
  readonly dropout: number;
  /** Questions a step. */
  readonly batch: number;
}

export type Layers = Pick<Network, 'hidden' | 'bias' | 'output'>;

const MOMENTUM = 0.9;
const MOMENTUM_OF_SQUARES = 0.999;
const EPSILON = 1e-8;
/** Rows whose share in the loss is smaller teach nothing. */
const PULL_LEAST = 1e-4;

/** Trains on the questions whose mask is 1; those without a hit teach nothing and are left out. */
export function trainNetwork(lists: Lists, options: TrainingOptions, use: Uint8Array): Layers {
  const random = randomFrom(1);
  const { units } = options;
  const hidden = createParameter(units * INPUTS, () => (2 * random() - 1) * Math.sqrt(3 / INPUTS));
  const bias = createParameter(units, () => 0);
  const output = createParameter(units, () => 0);
  const parameters = [hidden, bias, output];
  const questions = [...use.keys()].filter((q) => use[q] && hasGold(lists, q));
  const mean =
    questions.reduce((sum, q) => sum + (lists.importance[q] ?? 1), 0) / (questions.length || 1);
  const kept = new Float64Array(units);
  let steps = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(questions, random);
    for (let from = 0; from < questions.length; from += options.batch) {
      const batch = questions.slice(from, from + options.batch);
      for (let u = 0; u < units; u++)
        kept[u] = random() < options.dropout ? 0 : 1 / (1 - options.dropout);
      for (const { gradient } of parameters) gradient.fill(0);
      for (const q of batch) {
        const share = (lists.importance[q] ?? 1) / mean / batch.length;
        addQuestion(lists, q, share, hidden, bias, output, kept);
      }
      steps++;
      const rate = options.rate * (1 - epoch / options.epochs);
      for (const parameter of parameters) step(parameter, rate, options.decay, steps);
    }
  }
  return { hidden: hidden.values, bias: bias.values, output: output.values };
}

interface Parameter {
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  readonly moment: Float64Array;
  readonly squares: Float64Array;
}

function createParameter(size: number, start: () => number): Parameter {
  return {
    values: Float64Array.from({ length: size }, start),
    gradient: new Float64Array(size),
    moment: new Float64Array(size),
    squares: new Float64Array(size),
  };
}

/** Adds one question's part of the gradient. */
function addQuestion(
  { inputs, base, gold, starts }: Lists,
  q: number,
  share: number,
  hidden: Parameter,
  bias: Parameter,
  output: Parameter,
  kept: Float64Array,
): void {
  const units = kept.length;
  const from = starts[q] as number;
  const rows = (starts[q + 1] as number) - from;
  const sums = new Float64Array(rows * units);
  const scores = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let score = base[from + r] as number;
    for (let u = 0; u < units; u++) {
      if (kept[u] === 0) continue;
      const sum = sumOf(hidden.values, bias.values, u, inputs, from + r);
      sums[r * units + u] = sum;
      score += (kept[u] as number) * (output.values[u] as number) * leaky(sum);
    }
    scores[r] = score;
  }
  for (const [r, pull] of pullsOf(scores, gold.subarray(from, from + rows)).entries()) {
    if (Math.abs(pull) < PULL_LEAST) continue;
    for (let u = 0; u < units; u++) {
      if (kept[u] === 0) continue;
      const sum = sums[r * units + u] as number;
      const own = share * pull * (kept[u] as number);
      output.gradient[u] = (output.gradient[u] as number) + own * leaky(sum);
      const back = own * (output.values[u] as number) * slopeAt(sum);
      bias.gradient[u] = (bias.gradient[u] as number) + back;
      const at = u * INPUTS;
      const offset = (from + r) * INPUTS;
      for (let j = 0; j < INPUTS; j++)
        hidden.gradient[at + j] =
          (hidden.gradient[at + j] as number) + back * (inputs[offset + j] as number);
    }
  }
}

/** Slope of the loss over each score: its probability less its probability among those that hit. */
function pullsOf(scores: Float64Array, gold: Uint8Array): Float64Array {
  const top = Math.max(...scores);
  const topGold = Math.max(...scores.filter((_, r) => gold[r]));
  const masses = scores.map((s) => Math.exp(s - top));
  const right = scores.map((s, r) => (gold[r] ? Math.exp(s - topGold) : 0));
  const mass = masses.reduce((sum, m) => sum + m, 0);
  const rightMass = right.reduce((sum, m) => sum + m, 0);
  return masses.map((m, r) => m / mass - (right[r] as number) / rightMass);
}

function step(
  { values, gradient, moment, squares }: Parameter,
  rate: number,
  decay: number,
  steps: number,
): void {
  const unbias = 1 - MOMENTUM ** steps;
  const unbiasSquares = 1 - MOMENTUM_OF_SQUARES ** steps;
  for (let i = 0; i < values.length; i++) {
    const g = gradient[i] as number;
    const m = MOMENTUM * (moment[i] as number) + (1 - MOMENTUM) * g;
    const s = MOMENTUM_OF_SQUARES * (squares[i] as number) + (1 - MOMENTUM_OF_SQUARES) * g * g;
    moment[i] = m;
    squares[i] = s;
    const move = m / unbias / (Math.sqrt(s / unbiasSquares) + EPSILON);
    values[i] = (values[i] as number) - rate * (move + decay * (values[i] as number));
  }
}

/** @see Durstenfeld 1964, "Algorithm 235: Random permutation" */
function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as number, items[i] as number];
  }
}

function hasGold({ gold, starts }: Lists, q: number): boolean {
  return gold.subarray(starts[q], starts[q + 1]).includes(1);
}

/** Trains the network that corrects the ranking of ordinary questions. */
import { FEATURE_NAMES } from '../../src/briefing/search/features.ts';
import {
  INPUTS,
  inputsOf,
  type Network,
  outputOf,
  type Standard,
  WORD_FEATURES,
} from '../../src/briefing/search/network.ts';
import { WEIGHTS } from '../../src/briefing/search/weights.ts';
import { complement, everything, foldsOf, importanceOf } from './folds.ts';
import { formatFigures, type Print } from './print.ts';
import type { ReadQuestion } from './read-set.ts';
import { scoreRow, standardOf } from './rows.ts';
import { type Layers, type Lists, type TrainingOptions, trainNetwork } from './train-network.ts';

const FOLDS = 5;
const TRAINING: TrainingOptions = {
  units: 32,
  epochs: 12,
  rate: 2e-3,
  decay: 0.3,
  dropout: 0.3,
  batch: 64,
};
/** In place of the set of a question that teaches nothing: a set counts by those that do. */
const UNTAUGHT = '';
const HAND = Float64Array.from(FEATURE_NAMES, (name) => WEIGHTS[name]);
/** Candidates that a question teaches with, the best by hand, beside those that hit: the others are too far below to pull. */
const TAUGHT_MOST = 24;
/** Sets of an encyclopaedia's articles, whole and in parts. */
const OF_LONG_ARTICLES = /^squad/;
const COLUMNS = WORD_FEATURES.map((name) => FEATURE_NAMES.indexOf(name));

/** A network, and what it makes of questions that it was not fitted to. */
export interface TunedNetwork {
  readonly network: Network;
  /** Score of each candidate of each question given, by the network that did not see the question. */
  readonly scores: readonly Float64Array[];
}

/** Trains on the answerable questions; prints hit@1 and hit@4 by set, held out. */
export function tuneNetwork(questions: readonly ReadQuestion[], print: Print): TunedNetwork {
  const standard = standardFor(questions.filter((q) => q.answerable));
  const lists = listsOf(questions, standard);
  const scoreAll = (layers: Layers, q: ReadQuestion): Float64Array => {
    const rows = q.rows.map(wordsOf);
    const inputs = inputsOf(q, rows, rows, standard);
    return Float64Array.from(q.rows, (row, i) => byHand(row) + outputOf(layers, inputs, i));
  };
  const scores: Float64Array[] = [];
  const folds = foldsOf(
    questions.map((q) => q.id),
    FOLDS,
  );
  for (const fold of folds) {
    const layers = trainNetwork(lists, TRAINING, complement(fold));
    for (const [i, q] of questions.entries()) if (fold[i]) scores[i] = scoreAll(layers, q);
  }
  const layers = trainNetwork(lists, TRAINING, everything(questions.length));
  const hits = (
    most: number,
    scored: (q: ReadQuestion, i: number) => ArrayLike<number>,
  ): number[] =>
    questions.flatMap((q, i) => (q.answerable ? [isHit(q, scored(q, i), most) ? 1 : 0] : []));
  print(
    formatFigures(
      'ordinary, held out',
      ['hit@1', 'hit@4', 'fitted @1', 'by hand'],
      questions.filter((q) => q.answerable).map((q) => q.set),
      [
        hits(1, (_, i) => scores[i] as Float64Array),
        hits(4, (_, i) => scores[i] as Float64Array),
        hits(1, (q) => scoreAll(layers, q)),
        hits(1, (q) => q.rows.map(byHand)),
      ],
    ),
  );
  return { network: { ...standard, ...layers }, scores };
}

function standardFor(questions: readonly ReadQuestion[]): Standard {
  const rows = questions.flatMap((q) => q.rows.map(wordsOf));
  const flat = new Float32Array(rows.length * WORD_FEATURES.length);
  for (const [i, row] of rows.entries()) flat.set(row, i * WORD_FEATURES.length);
  return standardOf(flat, WORD_FEATURES.length, new Uint8Array(rows.length).fill(1));
}

function listsOf(questions: readonly ReadQuestion[], standard: Standard): Lists {
  const taught = questions.map((q) => (q.answerable ? taughtBy(q) : []));
  const starts = [0];
  for (const chosen of taught) starts.push((starts.at(-1) ?? 0) + chosen.length);
  const inputs = new Float32Array((starts.at(-1) ?? 0) * INPUTS);
  const valuesOf = (value: (q: ReadQuestion, i: number) => number): number[] =>
    questions.flatMap((q, n) => taught[n]?.map((i) => value(q, i)) ?? []);
  for (const [n, q] of questions.entries()) {
    const chosen = (taught[n] ?? []).map((i) => wordsOf(q.rows[i] as Float32Array));
    inputs.set(inputsOf(q, chosen, q.rows.map(wordsOf), standard), (starts[n] ?? 0) * INPUTS);
  }
  return {
    inputs,
    base: Float64Array.from(valuesOf((q, i) => byHand(q.rows[i] as Float32Array))),
    gold: Uint8Array.from(valuesOf((q, i) => rightOf(q)[i] ?? 0)),
    starts: Int32Array.from(starts),
    importance: importanceOf(questions.map((q) => (q.answerable ? q.set : UNTAUGHT))),
  };
}

/**
 * What is taught as right: of long articles the evidence, where it is among the candidates. In a short one that is about
 * the thing asked, what holds the words of the answer seldom does so by chance.
 */
function rightOf(q: ReadQuestion): Uint8Array {
  const isOfLong = OF_LONG_ARTICLES.test(q.set);
  return isOfLong && q.evidence.includes(1) ? q.evidence : q.gold;
}

/** The others that hold the words of the answer are taught neither as right nor as wrong. */
function taughtBy(q: ReadQuestion): number[] {
  const right = rightOf(q);
  return orderOf(q.rows.map(byHand)).filter(
    (i, place) => right[i] || (place < TAUGHT_MOST && !q.gold[i]),
  );
}

function isHit(q: ReadQuestion, scores: ArrayLike<number>, most: number): boolean {
  return orderOf(scores)
    .slice(0, most)
    .some((i) => q.gold[i]);
}

/** Indexes by falling score; equal ones in order. */
function orderOf(scores: ArrayLike<number>): number[] {
  return Array.from(scores, (_, i) => i).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number) || a - b,
  );
}

function byHand(row: Float32Array): number {
  return scoreRow(row, 0, FEATURE_NAMES.length, HAND);
}

function wordsOf(row: Float32Array): Float32Array {
  return Float32Array.from(COLUMNS, (column) => row[column] as number);
}

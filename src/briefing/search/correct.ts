import type { Question } from '../question/types.ts';
import type { Candidate } from './features.ts';
import { FITTED } from './fitted.ts';
import { INPUTS, inputsOf, type Network, outputOf, WORD_FEATURES } from './network.ts';

/** Read by the first question. */
let loaded: Network | undefined;

/**
 * What is added to the score of each candidate of an ordinary question: how features tell together, and against those of
 * the other candidates, which no sum of weights can say.
 *
 * @param among the candidates that they are held against
 */
export function correct(
  question: Question,
  candidates: readonly Candidate[],
  among: readonly Candidate[],
): number[] {
  loaded ??= readNetwork();
  const network = loaded;
  const rows = candidates.map(rowOf);
  const inputs = inputsOf(question, rows, among === candidates ? rows : among.map(rowOf), network);
  return rows.map((_, i) => outputOf(network, inputs, i));
}

function rowOf({ features }: Candidate): number[] {
  return WORD_FEATURES.map((name) => features[name]);
}

/** Reads the lines of `fitted.ts`: each unit's weights, then what is added to its inputs, then what it counts. */
function readNetwork(): Network {
  const { centre, scale, units } = FITTED.network;
  const rows = units.map(numbersOf);
  return {
    centre: numbersOf(centre),
    scale: numbersOf(scale),
    hidden: Float64Array.from(rows.flatMap((row) => row.slice(0, INPUTS))),
    bias: rows.map((row) => row[INPUTS] as number),
    output: rows.map((row) => row[INPUTS + 1] as number),
  };
}

function numbersOf(line: string): number[] {
  return line.split(' ').map(Number);
}

/** Fits how likely a name is the one asked for. */
import { choiceOf, NAME_INPUTS, type NameModel } from '../../src/briefing/answer/choose-name.ts';
import { NAME_FEATURES } from '../../src/briefing/answer/name-candidates.ts';
import { complement, everything, foldsOf } from './folds.ts';
import { type Examples, fitLogistic, probability } from './logistic.ts';
import type { Print } from './print.ts';
import type { ReadName } from './read-names.ts';
import type { ReadQuestion } from './read-set.ts';

const FOLDS = 5;
const FIT = { l2: 1e-2, maxIterations: 300 };

/** Weights of the choice among names; prints how many of those given are right and wrong, held out, and of those picked by the rules. */
export function tuneNames(questions: readonly ReadQuestion[], print: Print): NameModel {
  const own = questions.filter((q) => q.names.some((n) => n.isPicked));
  const data = examplesOf(own);
  const chances = new Map<ReadName, number>();
  for (const fold of foldsOf(data.ids, FOLDS)) {
    const model = fitLogistic(data, FIT, complement(fold));
    for (const [i, name] of own.flatMap((q) => q.names).entries())
      if (fold[i])
        chances.set(
          name,
          probability(model, data.features.subarray(i * data.width, (i + 1) * data.width)),
        );
  }
  const chanceOf = (name: ReadName): number => chances.get(name) ?? 0;
  const lines = [`${'names, held out'.padEnd(20)} questions  right  wrong  by rules: right  wrong`];
  for (const set of new Set(own.map((q) => q.set))) {
    const asked = own.filter((q) => q.set === set);
    const given = asked.map(
      ({ names }) =>
        names[choiceOf(names.map((n) => ({ chance: chanceOf(n), isPicked: n.isPicked })))],
    );
    const picked = asked.map(({ names }) => names.find((n) => n.isPicked));
    const count = (names: readonly (ReadName | undefined)[], isRight: boolean): string =>
      String(names.filter((n) => n?.isRight === isRight).length);
    lines.push(
      `${set.padEnd(20)} ${String(asked.length).padStart(9)}${count(given, true).padStart(7)}${count(given, false).padStart(7)}` +
        `${count(picked, true).padStart(17)}${count(picked, false).padStart(7)}`,
    );
  }
  print(lines.join('\n'));
  const { weights, bias } = fitLogistic(data, FIT, everything(data.labels.length));
  const three = (j: number): [number, number, number] => {
    const at = (part: number): number => weights[part * NAME_FEATURES.length + j] ?? 0;
    return [at(0), at(1), at(2)];
  };
  return {
    weights: Object.fromEntries(
      NAME_FEATURES.map((name, j) => [name, three(j)]),
    ) as unknown as NameModel['weights'],
    bias,
  };
}

function examplesOf(questions: readonly ReadQuestion[]): Examples {
  const names = questions.flatMap((q) => q.names);
  const features = new Float32Array(names.length * NAME_INPUTS);
  names.forEach(({ inputs }, i) => {
    features.set(inputs, i * NAME_INPUTS);
  });
  return {
    width: NAME_INPUTS,
    features,
    labels: Uint8Array.from(names, ({ isRight }) => (isRight ? 1 : 0)),
    ids: questions.flatMap((q) => q.names.map(() => q.id)),
  };
}

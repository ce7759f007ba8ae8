import type { CertaintyModel } from '../../src/briefing/answer/certainty.ts';
import type { NameModel } from '../../src/briefing/answer/choose-name.ts';
import type { FittedByFew } from '../../src/briefing/search/features.ts';
import { INPUTS, type Network } from '../../src/briefing/search/network.ts';
import type { Shape } from '../../src/briefing/search/weights.ts';

/** What `npm run tune` fits. */
export interface Fitted {
  /** Names of the sets with the number of questions taken. */
  readonly sets: readonly string[];
  readonly ranking: Readonly<Record<Exclude<Shape, 'ordinary'>, Record<FittedByFew, number>>>;
  /** Lines of numbers, as `networkLines` writes them. */
  readonly network: NetworkLines;
  readonly certainty: Readonly<Record<'ordinary' | 'long', CertaintyModel>>;
  readonly confidence: {
    readonly quotation: { readonly slope: number; readonly intercept: number };
  };
  readonly name: NameModel;
}

/** A network with its numbers written out. */
export interface NetworkLines {
  readonly centre: string;
  readonly scale: string;
  /** Of each hidden unit: the weights of the inputs, what is added to them, and what the unit counts. */
  readonly units: readonly string[];
}

/** Writes out a network, numbers rounded to thousandths. */
export function networkLines({ centre, scale, hidden, bias, output }: Network): NetworkLines {
  const line = (values: ArrayLike<number>): string =>
    Array.from(values, (value) => Math.round(value * 1000) / 1000 + 0).join(' ');
  const weights = Array.from(hidden);
  return {
    centre: line(centre),
    scale: line(scale),
    units: Array.from(output, (counts, unit) =>
      line([...weights.slice(unit * INPUTS, (unit + 1) * INPUTS), bias[unit] as number, counts]),
    ),
  };
}

/** The text of `src/briefing/search/fitted.ts`, numbers rounded to hundredths. */
export function fittedFile({
  sets,
  ranking,
  network,
  certainty,
  confidence,
  name,
}: Fitted): string {
  const rows = (values: Readonly<Record<string, number>>): string =>
    Object.entries(values)
      .map(([name, value]) => `      ${name}: ${round(value)},\n`)
      .join('');
  const model = ({ weights, bias }: CertaintyModel): string =>
    `      weights: {\n${rows(weights).replace(/^/gm, '  ').trimEnd()}\n      },\n      bias: ${round(bias)},\n`;
  const triples = (values: NameModel['weights']): string =>
    Object.entries(values)
      .map(([feature, three]) => `      ${feature}: [${three.map(round).join(', ')}],\n`)
      .join('');
  const inline = (values: { readonly slope: number; readonly intercept: number }): string =>
    `{ slope: ${round(values.slope)}, intercept: ${round(values.intercept)} }`;
  return `/**
 * Written by \`npm run tune -- --write\`, not by hand.
 * Fitted to questions of: ${sets.join('; ')}.
 */
export const FITTED = {
  /** What is added to the weights of the features, by the shape of the question. */
  ranking: {
    long: {
${rows(ranking.long)}    },
    quotation: {
${rows(ranking.quotation)}    },
  },
  /** The network that corrects the ranking of ordinary questions. */
  network: {
    centre:
      '${network.centre}',
    scale:
      '${network.scale}',
    units: [
${network.units.map((line) => `      '${line}',\n`).join('')}    ],
  },
  /** Chance that the articles answer at all, as a logistic function of what \`certainty.ts\` measures. */
  certainty: {
    ordinary: {
${model(certainty.ordinary)}    },
    long: {
${model(certainty.long)}    },
  },
  /** Chance that an answer is right, as a logistic function of its support. */
  confidence: {
    quotation: ${inline(confidence.quotation)},
  },
  /** Chance that a name is the one asked for: each feature as it is, against the mean, and against the most of another name. */
  name: {
    weights: {
${triples(name.weights)}    },
    bias: ${round(name.bias)},
  },
} as const;
`;
}

/** Without "-0": it is no value of its own. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

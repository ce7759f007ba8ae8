/** Plain logistic regression for the confidence: how likely is a question answered by the articles at all. */
import { logistic } from '../../src/briefing/answer/logistic.ts';
import { auroc } from './auroc.ts';
import type { FitOptions } from './fit.ts';
import { type CrossValidation, complement, everything, foldsOf } from './folds.ts';
import { minimise, type Sign } from './minimise.ts';
import { addRow, penalise, scoreRow, standardOf, sum, times } from './rows.ts';

/** Rows of features with a yes (1) or no (0) each. */
export interface Examples {
  readonly width: number;
  /** Row after row, `width` numbers each. */
  readonly features: Float32Array;
  readonly labels: Uint8Array;
  /** One id a row; folds are made from it. */
  readonly ids: readonly string[];
  /** What a row counts; 1 each without it. */
  readonly importance?: Float64Array | undefined;
}

export interface LogisticModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** Weights and bias, for the features as given, of the chance that a row's label is 1. The bias is not penalised. */
export function fitLogistic(
  data: Examples,
  options: FitOptions = {},
  use = everything(data.labels.length),
): LogisticModel {
  const { width, features, labels } = data;
  const { l2 = 1e-3 } = options;
  const { centre, scale } = standardOf(features, width, use);
  const importance = Float64Array.from(labels, (_, row) =>
    use[row] ? (data.importance?.[row] ?? 1) : 0,
  );
  const total = sum(importance) || 1;
  const free = Array.from({ length: width }, (): Sign => 'any');

  const { weights: fitted } = minimise(
    (standard, gradient) => {
      const raw = times(standard.subarray(0, width), scale);
      const bias = (standard[width] as number) - sum(times(raw, centre));
      const sums = new Float64Array(width);
      let loss = 0;
      let residuals = 0;
      for (let row = 0; row < labels.length; row++) {
        const weight = (importance[row] as number) / total;
        if (weight === 0) continue;
        const score = bias + scoreRow(features, row, width, raw);
        loss += weight * softplus(labels[row] ? -score : score);
        const residual = weight * (logistic(score) - (labels[row] as number));
        residuals += residual;
        addRow(sums, features, row, width, residual);
      }
      for (let j = 0; j < width; j++)
        sums[j] = (sums[j] as number) - residuals * (centre[j] as number);
      gradient[width] = residuals;
      return penalise(standard.subarray(0, width), gradient, sums, scale, loss, l2);
    },
    width + 1,
    { ...options, signs: [...(options.signs ?? free), 'any'] },
  );
  const weights = times(fitted.subarray(0, width), scale);
  return { weights, bias: (fitted[width] as number) - sum(times(weights, centre)) };
}

/** The chance, 0 to 1, that the label of a row with these features is 1. */
export function probability(model: LogisticModel, features: Float32Array): number {
  return logistic(model.bias + scoreRow(features, 0, model.weights.length, model.weights));
}

/** AUROC on rows the model was not fitted to. */
export function crossValidateLogistic(
  data: Examples,
  folds: number,
  options: FitOptions = {},
): CrossValidation {
  const { width } = data;
  const scored: { label: boolean; score: number }[] = [];
  const results = foldsOf(data.ids, folds).map((held) => {
    const model = fitLogistic(data, options, complement(held));
    const items = data.ids
      .map((_, row) => row)
      .filter((row) => held[row])
      .map((row) => ({
        label: data.labels[row] === 1,
        score: probability(model, data.features.subarray(row * width, (row + 1) * width)),
      }));
    scored.push(...items);
    return { questions: items.length, figure: auroc(items) };
  });
  return { folds: results, figure: auroc(scored) };
}

/** log(1 + e^x) without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

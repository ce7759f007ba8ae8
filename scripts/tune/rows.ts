/** Arithmetic on feature rows kept flat in one array, `width` numbers a row. */

/** Sum of the row's features times the weights. */
export function scoreRow(
  features: Float32Array,
  row: number,
  width: number,
  weights: Float64Array,
): number {
  let score = 0;
  const offset = row * width;
  for (let j = 0; j < width; j++)
    score += (features[offset + j] as number) * (weights[j] as number);
  return score;
}

/** Adds `factor` times the row to `sums`. */
export function addRow(
  sums: Float64Array,
  features: Float32Array,
  row: number,
  width: number,
  factor: number,
): void {
  const offset = row * width;
  for (let j = 0; j < width; j++)
    sums[j] = (sums[j] as number) + factor * (features[offset + j] as number);
}

export interface Standard {
  /** Mean of each feature. */
  readonly centre: Float64Array;
  /** One over the standard deviation; 0 for a feature that never varies, which keeps its weight at zero. */
  readonly scale: Float64Array;
}

/** Centre and scale of each feature over the rows whose mask is 1. */
export function standardOf(features: Float32Array, width: number, rows: Uint8Array): Standard {
  const sums = new Float64Array(width);
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    if (!rows[row]) continue;
    count++;
    addRow(sums, features, row, width, 1);
  }
  const centre = sums.map((s) => s / (count || 1));
  const squares = new Float64Array(width);
  for (let row = 0; row < rows.length; row++) {
    if (!rows[row]) continue;
    for (let j = 0; j < width; j++) {
      const off = (features[row * width + j] as number) - (centre[j] as number);
      squares[j] = (squares[j] as number) + off * off;
    }
  }
  const scale = squares.map((s, j) => {
    const deviation = Math.sqrt(s / (count || 1));
    return deviation > 1e-7 * Math.max(1, Math.abs(centre[j] as number)) ? 1 / deviation : 0;
  });
  return { centre, scale };
}

/** Brings a gradient's sums to standardised features, adds the L2 penalty, and returns the penalised loss. */
export function penalise(
  standard: Float64Array,
  gradient: Float64Array,
  sums: Float64Array,
  scale: Float64Array,
  loss: number,
  l2: number,
): number {
  let penalty = 0;
  for (let j = 0; j < standard.length; j++) {
    const weight = standard[j] as number;
    gradient[j] = (sums[j] as number) * (scale[j] as number) + l2 * weight;
    penalty += (l2 / 2) * weight * weight;
  }
  return loss + penalty;
}

/** Each number plus its counterpart. */
export function plus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, j) => x + (b[j] as number));
}

/** Each number times its counterpart. */
export function times(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, j) => x * (b[j] as number));
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/**
 * Minimises a smooth convex function of a few dozen weights: L-BFGS with backtracking, and optionally a sign that each
 * weight must keep (weights that would cross zero are held at zero until the gradient pulls them back).
 *
 * @see Nocedal and Wright, Numerical Optimization (2nd ed.), algorithm 7.4 (two-loop recursion) and section 16.7 (projection)
 */

/** The least or greatest a weight may be: `'+'` never below zero, `'-'` never above, `'any'` free. */
export type Sign = '+' | '-' | 'any' | '0';

/** Writes the gradient at `weights` into `gradient` and returns the value there. */
export type Objective = (weights: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  /** One sign a weight; without it all are free. */
  readonly signs?: readonly Sign[] | undefined;
  /** Default 100. */
  readonly maxIterations?: number | undefined;
  /** Stops when no free component of the gradient is larger. Default 1e-5. */
  readonly tolerance?: number | undefined;
}

export interface Minimum {
  readonly weights: Float64Array;
  readonly value: number;
  readonly iterations: number;
}

const MEMORY = 8;
/** Sufficient decrease of the backtracking search (Armijo). */
const DECREASE = 1e-4;
const MAX_HALVINGS = 30;

/** The minimum reached from `start`, or from zero. The same input gives the same output. */
export function minimise(
  objective: Objective,
  size: number,
  options: MinimiseOptions = {},
  start?: Float64Array,
): Minimum {
  const { maxIterations = 100, tolerance = 1e-5 } = options;
  const signs = options.signs ?? Array.from({ length: size }, (): Sign => 'any');
  if (signs.length !== size)
    throw new Error(`minimise: ${signs.length} signs for ${size} weights; give one each`);

  let weights = project(start ? Float64Array.from(start) : new Float64Array(size), signs);
  let gradient = new Float64Array(size);
  let value = objective(weights, gradient);
  const history: { step: Float64Array; change: Float64Array; rho: number }[] = [];

  let iterations = 0;
  for (; iterations < maxIterations; iterations++) {
    const free = freeGradient(weights, gradient, signs);
    if (largest(free) <= tolerance) break;

    // Two-loop recursion over the last few steps, then held components are taken out again.
    const direction = Float64Array.from(free, (g) => -g);
    const alphas: number[] = [];
    for (let h = history.length - 1; h >= 0; h--) {
      const past = history[h] as (typeof history)[number];
      const alpha = past.rho * dot(past.step, direction);
      alphas[h] = alpha;
      addScaled(direction, past.change, -alpha);
    }
    const last = history.at(-1);
    const scale = last
      ? 1 / (last.rho * dot(last.change, last.change))
      : 1 / Math.max(1, norm(free));
    for (let i = 0; i < size; i++) direction[i] = (direction[i] as number) * scale;
    history.forEach((past, h) => {
      addScaled(
        direction,
        past.step,
        (alphas[h] as number) - past.rho * dot(past.change, direction),
      );
    });
    for (let i = 0; i < size; i++) if (free[i] === 0) direction[i] = 0;
    if (dot(direction, free) >= 0) {
      history.length = 0;
      for (let i = 0; i < size; i++) direction[i] = -(free[i] as number) / Math.max(1, norm(free));
    }

    const found = search(objective, weights, value, gradient, direction, signs);
    if (!found) break;
    const step = subtract(found.weights, weights);
    const change = subtract(found.gradient, gradient);
    const curvature = dot(step, change);
    if (curvature > 1e-12) {
      history.push({ step, change, rho: 1 / curvature });
      if (history.length > MEMORY) history.shift();
    }
    const gained = value - found.value;
    ({ weights, value, gradient } = found);
    if (gained <= 1e-10 * Math.max(1, Math.abs(value))) break;
  }
  return { weights, value, iterations };
}

/** Halves the step until the value falls enough; undefined when it never does. */
function search(
  objective: Objective,
  weights: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  signs: readonly Sign[],
):
  | { weights: Float64Array<ArrayBuffer>; value: number; gradient: Float64Array<ArrayBuffer> }
  | undefined {
  let length = 1;
  for (let halving = 0; halving < MAX_HALVINGS; halving++, length /= 2) {
    const next = Float64Array.from(weights);
    addScaled(next, direction, length);
    project(next, signs);
    const nextGradient = new Float64Array(weights.length);
    const nextValue = objective(next, nextGradient);
    if (nextValue <= value + DECREASE * dot(gradient, subtract(next, weights))) {
      return { weights: next, value: nextValue, gradient: nextGradient };
    }
  }
  return undefined;
}

function project(
  weights: Float64Array<ArrayBuffer>,
  signs: readonly Sign[],
): Float64Array<ArrayBuffer> {
  signs.forEach((sign, i) => {
    const weight = weights[i] as number;
    if (sign === '0' || (sign === '+' && weight < 0) || (sign === '-' && weight > 0))
      weights[i] = 0;
  });
  return weights;
}

/** The gradient without the components that push a weight at zero across it. */
function freeGradient(
  weights: Float64Array,
  gradient: Float64Array,
  signs: readonly Sign[],
): Float64Array {
  return Float64Array.from(gradient, (g, i) => {
    const isHeld =
      signs[i] === '0' ||
      (weights[i] === 0 && ((signs[i] === '+' && g > 0) || (signs[i] === '-' && g < 0)));
    return isHeld ? 0 : g;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function largest(a: Float64Array): number {
  return a.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++)
    target[i] = (target[i] as number) + factor * (source[i] as number);
}

function subtract(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(a, (x, i) => x - (b[i] as number));
}

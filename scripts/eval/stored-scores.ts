/**
 * scores.json: the best figures so far, which no change may worsen unseen.
 *
 * `{ "sets": { SET: { FIGURE: number } }, "lowered": { "SET FIGURE": { "from", "to", "reason" } } }`
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  FIGURE_NAMES,
  type FigureName,
  type Figures,
  figureKind,
  loss,
  type SetResult,
} from './figures.ts';

/** A figure may be this much worse than the stored one before the check fails. */
const TOLERANCE = 0.005;

export interface Lowered {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

export interface StoredScores {
  readonly sets: { readonly [set: string]: Figures };
  /** By "SET FIGURE": what was lowered on purpose and not reached again since. */
  readonly lowered: { readonly [setAndFigure: string]: Lowered };
}

/** The stored figures; none when there is no file. */
export function loadScores(path: string): StoredScores {
  if (!existsSync(path)) return { sets: {}, lowered: {} };
  return { sets: {}, lowered: {}, ...JSON.parse(readFileSync(path, 'utf8')) };
}

export function saveScores(path: string, scores: StoredScores): void {
  writeFileSync(path, `${JSON.stringify(scores, null, 2)}\n`);
}

/** A sentence for each stored figure that is worse now by more than the tolerance, or that was not measured. */
export function worsened(stored: StoredScores, results: readonly SetResult[]): string[] {
  return results.flatMap(({ name, figures }) =>
    storedFigures(stored.sets[name]).flatMap(([figure, before]) => {
      const now = figures[figure];
      if (now === undefined)
        return [`${name}: ${figure} was ${before} and is not measured any more`];
      return loss(figure, before, now) > TOLERANCE
        ? [`${name}: ${figure} was ${before} and is ${round(now)}`]
        : [];
    }),
  );
}

/** The stored figures raised to those of this run; with a reason also lowered, and the reason kept beside. */
export function updated(
  stored: StoredScores,
  results: readonly SetResult[],
  reason?: string,
): StoredScores {
  const sets: Record<string, Figures> = { ...stored.sets };
  const lowered: Record<string, Lowered> = { ...stored.lowered };
  for (const { name, figures } of results) {
    const next: { [figure in FigureName]?: number } = Object.fromEntries(storedFigures(sets[name]));
    for (const [figure, measured] of storedFigures(figures)) {
      const key = `${name} ${figure}`;
      const now = round(measured);
      const before = next[figure];
      if (before === undefined || loss(figure, before, now) <= 0) {
        next[figure] = now;
        const from = lowered[key]?.from;
        if (from !== undefined && loss(figure, from, now) <= 0) delete lowered[key];
      } else if (reason !== undefined) {
        next[figure] = now;
        lowered[key] = { from: lowered[key]?.from ?? before, to: now, reason };
      }
    }
    sets[name] = next;
  }
  return { sets, lowered };
}

function storedFigures(figures: Figures = {}): [FigureName, number][] {
  return FIGURE_NAMES.flatMap((name): [FigureName, number][] => {
    const value = figures[name];
    return value === undefined || value === null || !figureKind(name).stored ? [] : [[name, value]];
  });
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

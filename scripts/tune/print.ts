/** Room for the name of a set. */
const WIDTH = 20;

/** Takes a table of figures. */
export type Print = (table: string) => void;

/** The mean of each column of values by set, as a table. */
export function formatFigures(
  what: string,
  columns: readonly string[],
  sets: readonly string[],
  values: readonly ArrayLike<number>[],
): string {
  const cells = (texts: readonly string[]): string => texts.map((t) => t.padStart(10)).join('');
  const lines = [`${what.padEnd(WIDTH)} questions${cells(columns)}`];
  for (const set of [...new Set(sets)]) {
    const own = sets.flatMap((s, i) => (s === set ? [i] : []));
    const means = values.map((v) => own.reduce((sum, i) => sum + (v[i] ?? 0), 0) / own.length);
    lines.push(
      `${set.padEnd(WIDTH)} ${String(own.length).padStart(9)}${cells(means.map((m) => m.toFixed(3)))}`,
    );
  }
  return lines.join('\n');
}

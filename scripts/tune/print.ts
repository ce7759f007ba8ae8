/** Prints the mean of each column of values by set, and over all. */
export function printFigures(
  what: string,
  columns: readonly string[],
  sets: readonly string[],
  values: readonly ArrayLike<number>[],
): void {
  const cells = (texts: readonly string[]): string => texts.map((t) => t.padStart(10)).join('');
  console.log(`\n${what.padEnd(20)} questions${cells(columns)}`);
  for (const set of [...new Set(sets)]) {
    const own = sets.flatMap((s, i) => (s === set ? [i] : []));
    const means = values.map((v) => own.reduce((sum, i) => sum + (v[i] ?? 0), 0) / own.length);
    console.log(
      `${set.padEnd(20)} ${String(own.length).padStart(9)}${cells(means.map((m) => m.toFixed(3)))}`,
    );
  }
}

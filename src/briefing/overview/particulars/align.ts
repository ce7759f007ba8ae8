/** Words of two rows that are not the other's, as half-open ranges of their indexes. */
export interface Gap {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

export interface Alignment {
  /** How many words both have in one order. */
  readonly common: number;
  /** Length of the longest row of words that both have without a gap. */
  readonly run: number;
  /** Where they differ, in order. */
  readonly gaps: readonly Gap[];
}

/**
 * Aligns two rows of words by their longest common subsequence; of equal ones that which takes words up latest.
 *
 * @see https://en.wikipedia.org/wiki/Longest_common_subsequence (dynamic programming, O(n·m))
 */
export function align(a: readonly string[], b: readonly string[]): Alignment {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let k = b.length - 1; k >= 0; k--)
      lengths[i * width + k] =
        a[i] === b[k]
          ? (lengths[(i + 1) * width + k + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + k] ?? 0, lengths[i * width + k + 1] ?? 0);
  const gaps: Gap[] = [];
  let [i, k, run, longest] = [0, 0, 0, 0];
  let [fromA, fromB] = [0, 0];
  const close = (): void => {
    if (fromA < i || fromB < k) gaps.push({ a: [fromA, i], b: [fromB, k] });
  };
  while (i < a.length && k < b.length) {
    if (a[i] === b[k]) {
      if (fromA < i || fromB < k) run = 0;
      close();
      run++;
      longest = Math.max(longest, run);
      i++;
      k++;
      fromA = i;
      fromB = k;
    } else if ((lengths[(i + 1) * width + k] ?? 0) >= (lengths[i * width + k + 1] ?? 0)) i++;
    else k++;
  }
  i = a.length;
  k = b.length;
  close();
  return { common: lengths[0] ?? 0, run: longest, gaps };
}

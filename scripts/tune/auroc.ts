/**
 * How well scores tell true from false: the chance that a true one scores above a false one, ties counted half.
 * Undefined when there are only true or only false ones.
 */
export function auroc(
  items: readonly { readonly label: boolean; readonly score: number }[],
): number | undefined {
  const sorted = [...items].sort((a, b) => a.score - b.score);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]?.score === sorted[i]?.score) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) {
      if (!sorted[i]?.label) continue;
      rankSum += rank;
      positives++;
    }
  }
  const negatives = sorted.length - positives;
  return positives && negatives
    ? (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
    : undefined;
}

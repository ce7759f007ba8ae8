import type { Span } from '../types.ts';

/**
 * Tells which spans begin outside all of some others.
 *
 * @param spans in order and without overlaps
 */
export function createOutside(spans: readonly Span[]): (span: Span) => boolean {
  return ({ start }) => {
    const next = spans[firstIndex(spans, ({ end }) => end > start)];
    return next === undefined || next.start > start;
  };
}

/** Tells which spans have nothing in common with some others, which are in order and without overlaps. */
export function createApart(spans: readonly Span[]): (span: Span) => boolean {
  return (span) => {
    const next = spans[firstIndex(spans, ({ end }) => end > span.start)];
    return next === undefined || next.start >= span.end;
  };
}

/** Returns those that lie between two places. @param spans in order */
export function between<T extends Span>(spans: readonly T[], from: number, to: number): T[] {
  const first = firstIndex(spans, ({ start }) => start >= from);
  let last = first;
  while (last < spans.length && (spans[last]?.end ?? to) <= to) last++;
  return spans.slice(first, last);
}

/** Index of the first span that fits, when all behind it fit as well. */
function firstIndex<T extends Span>(spans: readonly T[], fits: (span: T) => boolean): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && fits(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}

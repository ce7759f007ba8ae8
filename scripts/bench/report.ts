/** What a benchmark prints. */
import { decimals, formatTable } from '../table.ts';

export interface Line {
  readonly what: string;
  readonly unit: 's' | 'ms' | 'MB';
  readonly ours: number;
  /** The most it may be. */
  readonly limit?: number | undefined;
  /** The same work by the peer in the same run. */
  readonly peer?: number | undefined;
}

/** One row a line, with the verdict and how many times the peer's figure ours is. */
export function formatLines(
  title: string,
  lines: readonly Line[],
  peerName = 'MiniSearch',
): string {
  return formatTable(
    [title, 'ours', 'limit', '', peerName, 'ratio'],
    lines.map(({ what, unit, ours, limit, peer }) => [
      what,
      `${shown(ours)} ${unit}`,
      limit === undefined ? '' : `${limit} ${unit}`,
      limit === undefined ? '' : ours <= limit ? 'ok' : 'over',
      peer === undefined ? '' : `${shown(peer)} ${unit}`,
      peer ? `${shown(ours / peer)}x` : '',
    ]),
  );
}

function shown(value: number): string {
  return decimals(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

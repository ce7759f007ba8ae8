import type { Turns } from '../turns.ts';
import type { Driver } from './driver.ts';
import type { StoredName } from './types.ts';

/** Names are read from each of these to the next. Their keys are folded: most begin with a letter from a to z. */
const RANGES = ['', ...'abcdefghijklmnopqrstuvwxyz{'];
const LAST_KEY = '\u{10ffff}';

/**
 * Reads all names of the index, the most frequent first, equal ones by key. By first letters, since all at once take longer
 * than a question is to wait.
 */
export function* readNames(driver: Driver): Turns<StoredName[]> {
  const found: StoredName[] = [];
  for (const [i, from] of RANGES.entries()) {
    // In one row: some ten thousand of their own take the driver three times as long.
    const [row] = driver.all<{ names: string }>(
      `SELECT json_group_array(json_object('key', key, 'kind', kind, 'shown', shown, 'count', count)) AS names
       FROM (SELECT key, max(kind) AS kind, min(shown) AS shown, count(*) AS count FROM mentions
             WHERE key >= ? AND key < ? GROUP BY key)`,
      from,
      RANGES[i + 1] ?? LAST_KEY,
    );
    found.push(...(JSON.parse(row?.names ?? '[]') as StoredName[]));
    yield;
  }
  return found.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

import type { Starts } from '../bot/starts.ts';
import type { Database } from './tables.ts';

/** Starts longer ago than this are forgotten. */
const KEPT_MS = 10 * 60_000;
const GAP_FIRST_MS = 1_000;
const GAP_MAX_MS = 5 * 60_000;

/** Creates the keeper of starts over the shared tables: each start in ten minutes doubles the gap before the next. */
export function createStarts(db: Database, now: () => Date): Starts {
  return {
    async delayMs(platform) {
      const time = now().getTime();
      const rows = await db
        .selectFrom('start')
        .select('started_at')
        .where('platform', '=', platform)
        .where('started_at', '>', time - KEPT_MS)
        .orderBy('started_at', 'desc')
        .execute();
      const last = rows[0]?.started_at;
      if (last === undefined) return 0;
      const gap = Math.min(GAP_FIRST_MS * 2 ** (rows.length - 1), GAP_MAX_MS);
      return Math.max(0, last + gap - time);
    },
    async note(platform) {
      const started_at = now().getTime();
      await db
        .deleteFrom('start')
        .where('started_at', '<=', started_at - KEPT_MS)
        .execute();
      await db.insertInto('start').values({ platform, started_at }).execute();
    },
  };
}

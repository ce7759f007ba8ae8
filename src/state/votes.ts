import type { Votes } from '../bot/votes.ts';
import type { Database } from './tables.ts';

/** Creates the keeper of votes over the shared tables. */
export function createVotes(db: Database, now: () => Date): Votes {
  return {
    async cast({ id, platform, user, verdict, complaint }) {
      const row = { verdict, complaint: complaint ?? null, cast_at: now().getTime() };
      await db
        .insertInto('vote')
        .values({ answer: id, platform, voter: user, ...row })
        .onConflict((conflict) =>
          conflict.columns(['answer', 'platform', 'voter']).doUpdateSet(row),
        )
        .execute();
    },
  };
}

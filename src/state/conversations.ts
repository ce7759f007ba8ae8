import { CONVERSATION_LIMITS, type Conversations } from '../bot/conversation.ts';
import type { Turn } from '../briefing/index.ts';
import type { Database } from './tables.ts';

const { maxTurns } = CONVERSATION_LIMITS;
/** A thread is often taken up again on the same day. */
const maxAgeMs = 24 * 60 * 60_000;

/** Creates the memory of earlier turns over the shared tables, so that any process can take up a thread. */
export function createConversations(db: Database, now: () => Date): Conversations {
  let tidiedAt = Number.NEGATIVE_INFINITY;

  async function tidy(): Promise<void> {
    if (now().getTime() - tidiedAt < maxAgeMs) return;
    tidiedAt = now().getTime();
    await db
      .deleteFrom('conversation')
      .where('used_at', '<', now().getTime() - maxAgeMs)
      .execute();
  }

  const history = async (key: string): Promise<readonly Turn[]> => {
    const row = await db
      .selectFrom('conversation')
      .select('turns')
      .where('key', '=', key)
      .where('used_at', '>=', now().getTime() - maxAgeMs)
      .executeTakeFirst();
    return row === undefined ? [] : (JSON.parse(row.turns) as Turn[]);
  };

  return {
    history,
    async remember(key, turns) {
      await tidy();
      const row = { turns: JSON.stringify(turns.slice(-maxTurns)), used_at: now().getTime() };
      await db
        .insertInto('conversation')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    },
  };
}

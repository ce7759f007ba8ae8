import type { Archive } from '../bot/archive.ts';
import type { Database } from './tables.ts';

/** How long an answer can be shown again. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Creates the archive over the shared tables; what is older than 30 days is removed. */
export function createArchive(db: Database, now: () => Date): Archive {
  let tidiedAt = Number.NEGATIVE_INFINITY;

  async function tidy(): Promise<void> {
    if (now().getTime() - tidiedAt < KEPT_MS / 720) return;
    tidiedAt = now().getTime();
    await db
      .deleteFrom('answer')
      .where('given_at', '<', now().getTime() - KEPT_MS)
      .execute();
  }

  return {
    async keep({ id, question, reply, citations }) {
      await tidy();
      const row = {
        question,
        reply: JSON.stringify(reply),
        citations: JSON.stringify(citations),
        given_at: now().getTime(),
      };
      await db
        .insertInto('answer')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async find(id) {
      const row = await db.selectFrom('answer').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id,
        question: row.question,
        reply: JSON.parse(row.reply),
        citations: JSON.parse(row.citations),
      };
    },
  };
}

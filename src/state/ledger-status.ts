import type { Channel, Ending, Ledger } from '../bot/digest/ledger.ts';
import type { ArticleState, DigestItemKey } from '../briefing/index.ts';
import type { Database } from './tables.ts';

/** Digests whose items a later one is compared with. */
const COMPARED_MAX = 30;

/** Creates the part of the ledger that is about a channel: what became of its digests, and what is to be done about it. */
export function createLedgerStatus(
  db: Database,
  now: () => number,
): Pick<Ledger, 'covered' | 'status' | 'resend' | 'cancel'> {
  const slotsOf = ({ platform, channel }: Channel) =>
    db
      .selectFrom('digest_slot')
      .where('platform', '=', platform)
      .where('channel', '=', channel)
      .orderBy('ended_at', 'desc')
      .orderBy('id', 'desc');

  return {
    async covered(channel) {
      const rows = await slotsOf(channel)
        .select('keys')
        .where('state', '=', 'sent')
        .limit(COMPARED_MAX)
        .execute();
      // Only the one that was sent last has kept it: clocks are set back, so times do not tell.
      const last = await slotsOf(channel)
        .select('snapshot')
        .where('state', '=', 'sent')
        .where('snapshot', 'is not', null)
        .executeTakeFirst();
      const snapshot = last?.snapshot;
      return {
        snapshot: snapshot ? (JSON.parse(snapshot) as ArticleState[]) : undefined,
        keys: rows.flatMap(({ keys }) => (keys ? (JSON.parse(keys) as DigestItemKey[]) : [])),
      };
    },

    async status(channel) {
      const sent = await slotsOf(channel)
        .select('ended_at')
        .where('state', '=', 'sent')
        .executeTakeFirst();
      const last = await slotsOf(channel)
        .select(['slot_at', 'state', 'error'])
        .where('state', 'not in', ['due', 'working'])
        .executeTakeFirst();
      const waiting = await slotsOf(channel)
        .select(['slot_at', 'error'])
        .where('state', 'in', ['due', 'working'])
        .executeTakeFirst();
      return {
        sentAt: sent?.ended_at ?? undefined,
        last: last && {
          at: last.slot_at,
          state: last.state as Ending,
          ...(last.error !== null && { error: last.error }),
        },
        waiting: waiting && {
          at: waiting.slot_at,
          ...(waiting.error !== null && { error: waiting.error }),
        },
      };
    },

    async cancel({ platform, channel }, why) {
      await db
        .updateTable('digest_slot')
        .set({ state: 'skipped', error: why, ended_at: now() })
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where(({ or, and, eb, not, exists, selectFrom, ref }) =>
          or([
            eb('state', '=', 'due'),
            // Put off: nobody works at it.
            and([
              eb('state', '=', 'working'),
              eb('owner', 'is', null),
              not(
                exists(
                  selectFrom('digest_part')
                    .select('part')
                    .where('slot', '=', ref('digest_slot.id'))
                    .where('digest_part.state', '!=', 'waiting'),
                ),
              ),
            ]),
          ]),
        )
        .execute();
    },

    async resend(channel, expiresAt) {
      const last = await slotsOf(channel)
        .select(['id', 'state'])
        .where('state', 'not in', ['due', 'working', 'skipped', 'silent'])
        .executeTakeFirst();
      if (last?.state !== 'unknown') return false;
      return db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('digest_slot')
          .set({ state: 'due', expires_at: expiresAt, lease_until: now(), ended_at: null })
          .where('id', '=', last.id)
          .where('state', '=', 'unknown')
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await tx
          .updateTable('digest_part')
          .set({ state: 'waiting', sending_at: null })
          .where('slot', '=', last.id)
          .where('state', '=', 'sending')
          .execute();
        return true;
      });
    },
  };
}

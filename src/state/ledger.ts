import type { ExpressionBuilder, Selectable } from 'kysely';
import { type Held, type Ledger, type NewSlot, type Part, slotId } from '../bot/digest/ledger.ts';
import { createLedgerStatus } from './ledger-status.ts';
import type { Database, Tables } from './tables.ts';

/** A holder that has not been heard of for so long is taken for dead. Each step of posting renews it. */
const LEASE_MS = 2 * 60_000;
/** The longest that a slot is put off. A lease that ends later was written before the clock was set back. */
const PUT_OFF_MAX_MS = 10 * 60_000;

export interface LedgerOptions {
  /** The clock of the leases: on SQLite that of the machine, which all processes of a file share. */
  readonly now: () => Date;
  readonly owner: string;
  readonly leaseMs?: number | undefined;
}

type Slot = Selectable<Tables['digest_slot']>;
type Where = ExpressionBuilder<Tables, 'digest_slot'>;

/** Creates the ledger over the shared tables. */
export function createLedger(db: Database, options: LedgerOptions): Ledger {
  const { owner, leaseMs = LEASE_MS } = options;
  const now = (): number => options.now().getTime();

  /** Free, or left by a process that died, or by this one when a write failed. */
  function isFree(where: Where) {
    return where.or([
      where('state', '=', 'due'),
      where.and([
        where('state', '=', 'working'),
        where.or([
          where('lease_until', '<', now()),
          where('lease_until', '>', now() + Math.max(PUT_OFF_MAX_MS, leaseMs)),
          where('owner', '=', owner),
        ]),
      ]),
    ]);
  }

  /** The slot, as long as this process still has it. */
  function update(from: Pick<Database, 'updateTable'>, { id, generation }: Held) {
    return from
      .updateTable('digest_slot')
      .where('id', '=', id)
      .where('owner', '=', owner)
      .where('lease_gen', '=', generation)
      .where('state', '=', 'working');
  }

  /** Writes to the parts of a slot in one piece with holding it for longer. */
  async function whileHeld(
    held: Held,
    write: (tx: Pick<Database, 'updateTable' | 'insertInto' | 'deleteFrom'>) => Promise<void>,
    set: Partial<Pick<Slot, 'snapshot' | 'keys'>> = {},
  ): Promise<boolean> {
    return db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await update(tx, held)
        .set({ lease_until: now() + leaseMs, ...set })
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await write(tx);
      return true;
    });
  }

  async function add(slots: readonly NewSlot[], state: 'due' | 'skipped', error: string | null) {
    if (slots.length === 0) return 0;
    const known = await db
      .selectFrom('digest_slot')
      .select('id')
      .where('id', 'in', slots.map(slotId))
      .execute();
    const ids = new Set(known.map(({ id }) => id));
    let added = 0;
    for (const slot of slots) {
      const { platform, channel, kind, at, expiresAt, zone, onEmpty } = slot;
      const id = slotId(slot);
      // Mostly there is nothing to add, and then nobody has to wait for the right to write.
      if (ids.has(id)) continue;
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('digest_slot')
        .values({
          id,
          platform,
          channel,
          kind,
          slot_at: at,
          state,
          expires_at: expiresAt,
          zone,
          on_empty: onEmpty,
          owner: null,
          lease_until: 0,
          lease_gen: 0,
          attempt: 0,
          snapshot: null,
          keys: null,
          error,
          ended_at: state === 'due' ? null : now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      added += Number(numInsertedOrUpdatedRows ?? 0n);
    }
    return added;
  }

  async function partsOf(slot: string): Promise<Part[]> {
    const rows = await db
      .selectFrom('digest_part')
      .selectAll()
      .where('slot', '=', slot)
      .orderBy('part')
      .execute();
    return rows.map(({ part, state, message, message_id, sending_at }) => ({
      part,
      state,
      message: message === null ? undefined : JSON.parse(message),
      messageId: message_id ?? undefined,
      sendingAt: sending_at ?? undefined,
    }));
  }

  async function isOvertaken({ platform, channel, slot_at }: Slot): Promise<boolean> {
    const later = await db
      .selectFrom('digest_slot')
      .select('id')
      .where('platform', '=', platform)
      .where('channel', '=', channel)
      .where('state', '=', 'due')
      .where('slot_at', '>', slot_at)
      .executeTakeFirst();
    return later !== undefined;
  }

  return {
    open: (slots) => add(slots, 'due', null),
    skip: (slots) => add(slots, 'skipped', 'missed while nothing ran'),

    async takeable(platforms) {
      if (platforms.length === 0) return [];
      const rows = await db
        .selectFrom('digest_slot')
        .select(['id', 'platform', 'channel', 'state'])
        .where('platform', 'in', platforms)
        .where(isFree)
        .orderBy('slot_at')
        .orderBy('id')
        .execute();
      const busy = await db
        .selectFrom('digest_slot')
        .select(['id', 'platform', 'channel'])
        .where('platform', 'in', platforms)
        .where('state', '=', 'working')
        .execute();
      const under = new Map(busy.map((row) => [`${row.platform} ${row.channel}`, row.id]));
      const heads = new Map<string, (typeof rows)[number]>();
      for (const row of rows) {
        const key = `${row.platform} ${row.channel}`;
        const first = under.get(key);
        if (first === undefined ? !heads.has(key) : first === row.id) heads.set(key, row);
      }
      return [...heads.values()].map(({ id, platform, channel }) => ({ id, platform, channel }));
    },

    async take(id) {
      const row = await db
        .updateTable('digest_slot')
        .set((where) => ({
          state: 'working',
          owner,
          lease_until: now() + leaseMs,
          lease_gen: where('lease_gen', '+', 1),
        }))
        .where('id', '=', id)
        .where(isFree)
        .where(({ not, exists, selectFrom, ref }) =>
          not(
            exists(
              selectFrom('digest_slot as other')
                .select('other.id')
                .where('other.platform', '=', ref('digest_slot.platform'))
                .where('other.channel', '=', ref('digest_slot.channel'))
                .where('other.state', '=', 'working')
                .where('other.id', '!=', id),
            ),
          ),
        )
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id,
        platform: row.platform,
        channel: row.channel,
        kind: row.kind,
        at: row.slot_at,
        expiresAt: row.expires_at,
        zone: row.zone,
        onEmpty: row.on_empty,
        generation: row.lease_gen,
        attempt: row.attempt,
        error: row.error ?? undefined,
        parts: await partsOf(id),
        isOvertaken: await isOvertaken(row),
      };
    },

    freeze(held, { messages, snapshot, keys }) {
      const set = { snapshot: JSON.stringify(snapshot), keys: JSON.stringify(keys) };
      const rows = messages.map((message, part) => ({
        slot: held.id,
        part,
        state: 'waiting' as const,
        message: JSON.stringify(message),
        message_id: null,
        sending_at: null,
        sent_at: null,
      }));
      return whileHeld(
        held,
        async (tx) => {
          await tx.deleteFrom('digest_part').where('slot', '=', held.id).execute();
          await tx.insertInto('digest_part').values(rows).execute();
        },
        set,
      );
    },

    sending: (held, part) =>
      whileHeld(held, async (tx) => {
        await tx
          .updateTable('digest_part')
          .set((where) => ({
            state: 'sending',
            sending_at: where.fn.coalesce('sending_at', where.val(now())),
          }))
          .where('slot', '=', held.id)
          .where('part', '=', part)
          .execute();
      }),

    settle: (held, part, result) =>
      whileHeld(held, async (tx) => {
        await tx
          .updateTable('digest_part')
          .set(
            result === 'notSent'
              ? { state: 'waiting', sending_at: null }
              : { state: 'sent', message_id: result.messageId ?? null, sent_at: now() },
          )
          .where('slot', '=', held.id)
          .where('part', '=', part)
          .execute();
      }),

    async putOff(held, ms, error) {
      await update(db, held)
        .set((where) => ({
          owner: null,
          lease_until: now() + Math.min(ms, PUT_OFF_MAX_MS),
          attempt: where('attempt', '+', 1),
          error,
        }))
        .execute();
    },

    async end(held, state, error) {
      await db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await update(tx, held)
          .set({ state, owner: null, error: error ?? null, ended_at: now() })
          .executeTakeFirst();
        if (numUpdatedRows === 0n || state !== 'sent') return;
        await tx
          .updateTable('digest_part')
          .set({ message: null })
          .where('slot', '=', held.id)
          .execute();
        await tx
          .updateTable('digest_slot')
          .set({ snapshot: null })
          .where('platform', '=', held.platform)
          .where('channel', '=', held.channel)
          .where('state', '=', 'sent')
          .where('id', '!=', held.id)
          .execute();
      });
    },

    ...createLedgerStatus(db, now),
  };
}

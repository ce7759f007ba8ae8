import { sql } from './kysely.ts';
import type { Change } from './tables.ts';

/** Adds the tables of the digests. */
export const addDigestTables: Change = async (tx) => {
  await tx.schema
    .createTable('digest_slot')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('slot_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('on_empty', 'text', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('lease_gen', 'integer', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('snapshot', 'text')
    .addColumn('keys', 'text')
    .addColumn('error', 'text')
    .addColumn('ended_at', 'bigint')
    .execute();
  await tx.schema
    .createIndex('digest_slot_by_channel')
    .on('digest_slot')
    .columns(['platform', 'channel', 'slot_at'])
    .execute();
  // What the next digest covers depends on what became of this one, so a channel has one under way.
  await tx.schema
    .createIndex('digest_slot_under_way')
    .unique()
    .on('digest_slot')
    .columns(['platform', 'channel'])
    .where(sql<boolean>`state = 'working'`)
    .execute();
  await tx.schema
    .createTable('digest_part')
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('message_id', 'text')
    .addColumn('sending_at', 'bigint')
    .addColumn('sent_at', 'bigint')
    .addPrimaryKeyConstraint('digest_part_key', ['slot', 'part'])
    .execute();
  await tx.schema
    .createTable('digest_choice')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('cron', 'text')
    .addColumn('zone', 'text')
    .addColumn('chosen_by', 'text', (column) => column.notNull())
    .addColumn('chosen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('digest_choice_key', ['platform', 'channel'])
    .execute();
  await tx.schema
    .createTable('digest_rule')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('cron', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('digest_rule_key', ['platform', 'channel', 'cron', 'zone'])
    .execute();
};

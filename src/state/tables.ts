import type { Kysely, Transaction } from 'kysely';
import type { Ending } from '../bot/digest/ledger.ts';
import { addDigestTables } from './digest-tables.ts';

// Times are milliseconds since 1970, JSON is text: both are the same on SQLite and PostgreSQL.

interface InboxTable {
  id: string;
  platform: string;
  sender: string;
  channel: string;
  request: string | null;
  received_at: number;
  state: 'new' | 'working' | 'done' | 'limited';
  /** 1 when it is held against the limits. */
  counted: number;
  /** 1 when the sender was told of the limit. */
  told: number;
  owner: string | null;
  lease_until: number | null;
  posting_at: number | null;
}

interface ConversationTable {
  key: string;
  turns: string;
  used_at: number;
}

interface AnswerTable {
  id: string;
  question: string;
  reply: string;
  citations: string;
  given_at: number;
}

interface VoteTable {
  answer: string;
  platform: string;
  voter: string;
  verdict: 'up' | 'down';
  complaint: string | null;
  cast_at: number;
}

interface DigestSlotTable {
  /** Made of the next four: inserting it is the only election. */
  id: string;
  platform: string;
  channel: string;
  kind: 'scheduled' | 'asked';
  slot_at: number;
  state: 'due' | 'working' | Ending;
  expires_at: number;
  zone: string;
  on_empty: 'post' | 'skip';
  owner: string | null;
  /** Until then nobody else takes it. */
  lease_until: number;
  lease_gen: number;
  attempt: number;
  /** What it covers, as JSON; only the last one sent of a channel keeps it. */
  snapshot: string | null;
  /** What it told, as JSON. */
  keys: string | null;
  error: string | null;
  ended_at: number | null;
}

interface DigestPartTable {
  slot: string;
  part: number;
  state: 'waiting' | 'sending' | 'sent';
  /** JSON; forgotten once the slot has ended well. */
  message: string | null;
  message_id: string | null;
  sending_at: number | null;
  sent_at: number | null;
}

interface DigestChoiceTable {
  platform: string;
  channel: string;
  /** Null where the digest is off. */
  cron: string | null;
  zone: string | null;
  chosen_by: string;
  chosen_at: number;
}

interface DigestRuleTable {
  platform: string;
  channel: string;
  cron: string;
  zone: string;
  since: number;
}

/** What the bot must remember over restarts, and share with other processes. */
export interface Tables {
  inbox: InboxTable;
  conversation: ConversationTable;
  answer: AnswerTable;
  vote: VoteTable;
  start: { platform: string; started_at: number };
  digest_slot: DigestSlotTable;
  digest_part: DigestPartTable;
  digest_choice: DigestChoiceTable;
  digest_rule: DigestRuleTable;
  /** One row: how many of the changes below were made. */
  schema_version: { id: number; changes: number };
}

export type Database = Kysely<Tables>;

export type Change = (tx: Transaction<Tables>) => Promise<void>;

/** Changes to the tables, oldest first; one that has been released is never edited. */
const CHANGES: readonly Change[] = [
  async (tx) => {
    await tx.schema
      .createTable('inbox')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('sender', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('request', 'text')
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('counted', 'integer', (column) => column.notNull())
      .addColumn('told', 'integer', (column) => column.notNull())
      .addColumn('owner', 'text')
      .addColumn('lease_until', 'bigint')
      .addColumn('posting_at', 'bigint')
      .execute();
    await tx.schema.createIndex('inbox_by_time').on('inbox').column('received_at').execute();
    await tx.schema
      .createTable('conversation')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('turns', 'text', (column) => column.notNull())
      .addColumn('used_at', 'bigint', (column) => column.notNull())
      .execute();
    await tx.schema
      .createTable('answer')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('reply', 'text', (column) => column.notNull())
      .addColumn('citations', 'text', (column) => column.notNull())
      .addColumn('given_at', 'bigint', (column) => column.notNull())
      .execute();
    await tx.schema
      .createTable('vote')
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('voter', 'text', (column) => column.notNull())
      .addColumn('verdict', 'text', (column) => column.notNull())
      .addColumn('complaint', 'text')
      .addColumn('cast_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('vote_key', ['answer', 'platform', 'voter'])
      .execute();
  },
  async (tx) => {
    await tx.schema
      .createTable('start')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .execute();
  },
  addDigestTables,
];

/**
 * Brings the tables up to date. Two processes may start at once: a transaction has the right to write from its start, so
 * the second one finds the work done.
 *
 * @throws when the tables are those of a newer version.
 */
export async function migrate(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('changes', 'integer', (column) => column.notNull())
      .execute();
    const row = await tx.selectFrom('schema_version').select('changes').executeTakeFirst();
    const made = row?.changes ?? 0;
    if (made > CHANGES.length) {
      throw new Error('it was written by a newer version of this program');
    }
    for (const change of CHANGES.slice(made)) await change(tx);
    const changes = CHANGES.length;
    await tx
      .insertInto('schema_version')
      .values({ id: 1, changes })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ changes }))
      .execute();
  });
}

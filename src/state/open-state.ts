import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Archive } from '../bot/archive.ts';
import type { Conversations } from '../bot/conversation.ts';
import type { Ledger } from '../bot/digest/ledger.ts';
import type { Subscriptions } from '../bot/digest/subscriptions.ts';
import type { Inbox } from '../bot/inbox.ts';
import type { Starts } from '../bot/starts.ts';
import type { Votes } from '../bot/votes.ts';
import { createArchive } from './archive.ts';
import { createConversations } from './conversations.ts';
import { createInbox } from './inbox.ts';
import { Kysely } from './kysely.ts';
import { createLedger } from './ledger.ts';
import { createSqliteDialect } from './sqlite.ts';
import { createStarts } from './starts.ts';
import { createSubscriptions } from './subscriptions.ts';
import { migrate, type Tables } from './tables.ts';
import { createVotes } from './votes.ts';

export interface StateOptions {
  /** SQLite file, or ':memory:'. Unlike the index it cannot be rebuilt. */
  readonly path: string;
  readonly now: () => Date;
  /** Names this process among all that share the file. */
  readonly owner: string;
  /** How long a process that works at a digest may be silent before another takes it; 2 minutes by default. */
  readonly digestLeaseMs?: number | undefined;
}

/** What the bot remembers over restarts. */
export interface State {
  readonly inbox: Inbox;
  readonly conversations: Conversations;
  readonly archive: Archive;
  readonly votes: Votes;
  readonly starts: Starts;
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  close(): Promise<void>;
}

/** Opens (or makes) the file and brings its tables up to date. @throws when it cannot be used. */
export async function openState(options: StateOptions): Promise<State> {
  const { path, now, owner, digestLeaseMs } = options;
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new Kysely<Tables>({ dialect: createSqliteDialect(path) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const inbox = createInbox(db, { now, owner });
  return {
    inbox,
    conversations: createConversations(db, now),
    archive: createArchive(db, now),
    votes: createVotes(db, now),
    starts: createStarts(db, now),
    ledger: createLedger(db, { now, owner, leaseMs: digestLeaseMs }),
    subscriptions: createSubscriptions(db, now),
    close: async () => {
      inbox.close();
      await db.destroy();
    },
  };
}

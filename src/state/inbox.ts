import type { Claim, Inbox, Noted } from '../bot/inbox.ts';
import type { Database } from './tables.ts';

/** A holder that has not renewed its claim for so long is taken for dead. */
const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 5_000;
/** A message that nobody has claimed for so long was noted by a process that died right after. */
const UNCLAIMED_MS = 3_000;
/** Older questions are not taken up again: nobody waits for the answer any more. */
const ANSWER_WITHIN_MS = 2 * 60_000;
/** How long a message is known, so that it is not answered again. */
const KEPT_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

export interface InboxOptions {
  readonly now: () => Date;
  readonly owner: string;
}

/** Creates the inbox over the shared tables. */
export function createInbox(db: Database, options: InboxOptions): Inbox {
  const { owner } = options;
  const now = (): number => options.now().getTime();
  const held = new Set<string>();
  let tidiedAt = Number.NEGATIVE_INFINITY;

  async function tidy(): Promise<void> {
    if (now() - tidiedAt < KEPT_MS / 24) return;
    tidiedAt = now();
    await db
      .deleteFrom('inbox')
      .where('received_at', '<', now() - KEPT_MS)
      .execute();
  }

  async function renew(): Promise<void> {
    if (held.size === 0) return;
    await db
      .updateTable('inbox')
      .set({ lease_until: now() + LEASE_MS })
      .where('owner', '=', owner)
      .where('state', '=', 'working')
      .where('id', 'in', [...held])
      .execute();
  }
  // A renewal that fails is tried again by the next; the lease outlasts two of them.
  const renewing = setInterval(() => void renew().catch(() => {}), RENEW_EVERY_MS);
  renewing.unref();

  return {
    async note({ id, platform, user, channel, request }) {
      await tidy();
      await db
        .insertInto('inbox')
        .values({
          id,
          platform,
          sender: user,
          channel,
          request: JSON.stringify(request),
          received_at: now(),
          state: 'new',
          counted: 0,
          told: 0,
          owner: null,
          lease_until: null,
          posting_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async claim(id, limits) {
      const claim = await db.transaction().execute(async (tx): Promise<Claim> => {
        const row = await tx
          .updateTable('inbox')
          .set({
            state: 'working',
            owner,
            lease_until: now() + LEASE_MS,
            counted: limits === undefined ? 0 : 1,
          })
          .where('id', '=', id)
          .where((or) =>
            or.or([
              or('state', '=', 'new'),
              or.and([or('state', '=', 'working'), or('lease_until', '<', now())]),
            ]),
          )
          .returning(['sender', 'channel', 'platform', 'posting_at'])
          .executeTakeFirst();
        if (row === undefined) return { kind: 'taken' };
        if (row.posting_at !== null) return { kind: 'mine', wasPosting: true };
        if (limits === undefined) return { kind: 'mine', wasPosting: false };

        const recent = await tx
          .selectFrom('inbox')
          .select(['sender', 'channel', 'state', 'told'])
          .where('platform', '=', row.platform)
          .where('received_at', '>', now() - MINUTE_MS)
          .where('counted', '=', 1)
          .where((or) => or.or([or('sender', '=', row.sender), or('channel', '=', row.channel)]))
          .execute();
        const answered = recent.filter(({ state }) => state !== 'limited');
        const byUser = answered.filter(({ sender }) => sender === row.sender).length;
        const inChannel = answered.filter(({ channel }) => channel === row.channel).length;
        // Both counts include this one.
        if (byUser <= limits.perUser && inChannel <= limits.perChannel) {
          return { kind: 'mine', wasPosting: false };
        }
        const tell = !recent.some(({ sender, told }) => sender === row.sender && told === 1);
        await tx
          .updateTable('inbox')
          .set({ state: 'limited', told: tell ? 1 : 0, request: null })
          .where('id', '=', id)
          .execute();
        return { kind: 'limited', tell };
      });
      if (claim.kind === 'mine') held.add(id);
      return claim;
    },

    async posting(id) {
      await db.updateTable('inbox').set({ posting_at: now() }).where('id', '=', id).execute();
    },

    async done(id) {
      await db
        .updateTable('inbox')
        .set({ state: 'done', request: null, lease_until: null })
        .where('id', '=', id)
        .execute();
      // Until then it is held, so that nobody takes it for abandoned.
      held.delete(id);
    },

    async forget(id) {
      await db.deleteFrom('inbox').where('id', '=', id).execute();
      held.delete(id);
    },

    async abandoned(platform) {
      const rows = await db
        .selectFrom('inbox')
        .selectAll()
        .where('platform', '=', platform)
        .where('received_at', '>', now() - ANSWER_WITHIN_MS)
        .where((or) =>
          or.or([
            or.and([or('state', '=', 'new'), or('received_at', '<', now() - UNCLAIMED_MS)]),
            or.and([or('state', '=', 'working'), or('lease_until', '<', now())]),
          ]),
        )
        .orderBy('received_at')
        .orderBy('id')
        .execute();
      return rows.flatMap((row): Noted[] =>
        row.request === null
          ? []
          : [
              {
                id: row.id,
                platform: row.platform,
                user: row.sender,
                channel: row.channel,
                request: JSON.parse(row.request),
              },
            ],
      );
    },

    close: () => clearInterval(renewing),
  };
}

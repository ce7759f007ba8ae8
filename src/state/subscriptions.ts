import type { Subscriptions } from '../bot/digest/subscriptions.ts';
import type { Database } from './tables.ts';

/** Creates the keeper of what channels chose over the shared tables. */
export function createSubscriptions(db: Database, now: () => Date): Subscriptions {
  return {
    async choose({ platform, channel, rule, by }) {
      const row = {
        cron: rule?.cron ?? null,
        zone: rule?.zone ?? null,
        chosen_by: by,
        chosen_at: now().getTime(),
      };
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('digest_choice')
          .values({ platform, channel, ...row })
          .onConflict((conflict) => conflict.columns(['platform', 'channel']).doUpdateSet(row))
          .execute();
        // A rule that is chosen again counts from now.
        await tx
          .deleteFrom('digest_rule')
          .where('platform', '=', platform)
          .where('channel', '=', channel)
          .execute();
      });
    },

    async choices() {
      const rows = await db
        .selectFrom('digest_choice')
        .selectAll()
        .orderBy('platform')
        .orderBy('channel')
        .execute();
      return rows.map(({ platform, channel, cron, zone, chosen_by: by }) => ({
        platform,
        channel,
        rule: cron === null || zone === null ? undefined : { cron, zone },
        by,
      }));
    },

    async since(rules, platforms) {
      const wanted = rules.map(({ platform, channel, rule }) => ({ platform, channel, ...rule }));
      const known = await db
        .selectFrom('digest_rule')
        .selectAll()
        .where('platform', 'in', platforms)
        .execute();
      const sinceOf = new Map(known.map((row) => [keyOf(row), row.since]));
      const keys = new Set(wanted.map(keyOf));
      const time = now().getTime();
      const fresh = wanted.filter((row) => !sinceOf.has(keyOf(row)));
      if (fresh.length > 0) {
        await db
          .insertInto('digest_rule')
          .values(fresh.map((row) => ({ ...row, since: time })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      for (const { platform, channel, cron, zone } of known) {
        if (keys.has(keyOf({ platform, channel, cron, zone }))) continue;
        await db
          .deleteFrom('digest_rule')
          .where('platform', '=', platform)
          .where('channel', '=', channel)
          .where('cron', '=', cron)
          .where('zone', '=', zone)
          .execute();
      }
      return wanted.map((row) => sinceOf.get(keyOf(row)) ?? time);
    },
  };
}

function keyOf(row: { platform: string; channel: string; cron: string; zone: string }): string {
  return [row.platform, row.channel, row.cron, row.zone].join(' ');
}

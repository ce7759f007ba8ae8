/**
 * Three processes post 200 digests over one database to a local Slack, a local Discord, and a Slack whose history they may
 * not read, while they are killed and the platforms fail; then what is to be seen in each channel is counted. Exit code 0: each
 * digest is there once, with its parts in order.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Libsql from 'libsql';
import { startFakeDiscord } from '../tests/fakes/discord/server.ts';
import { startFakeSlack } from '../tests/fakes/slack/server.ts';
import { randomFrom } from './random.ts';
import { type Crew, startCrew } from './soak/crew.ts';
import { judge, type Seen } from './soak/judge.ts';
import { channelsOf, MOMENTS, PLATFORMS, type PlatformName, type Weather } from './soak/plan.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

const PROCESSES = 3;
const HOUR_MS = 60 * 60_000;
const DEADLINE_MS = 280_000;
/** For so long of each round processes are killed; then they are let finish. */
const STORM_MS = 12_000;
/** By round: how likely a process then ends itself at each of the moments, and how often one is killed from outside. */
const STORMS: readonly { readonly chance: number; readonly killEveryMs: number }[] = [
  { chance: 0.05, killEveryMs: 2_500 },
  { chance: 0.005, killEveryMs: 11_000 },
  { chance: 0.05, killEveryMs: 2_500 },
  { chance: 0.02, killEveryMs: 5_000 },
  { chance: 0, killEveryMs: Number.POSITIVE_INFINITY },
];
const TOKENS = { slack: 'xoxb-soak', discord: 'soak-token' };

const started = performance.now();
const random = randomFrom(7);
const isLate = (): boolean => performance.now() - started > DEADLINE_MS;

process.exitCode = await withTemporaryFolder(async (folder) => {
  const weather = join(folder, 'weather');
  const ends = join(folder, 'ends');
  const path = join(folder, 'state.db');
  let ahead = 0;
  /** In one step, so that nobody reads half of it. */
  const forecast = (now: Weather): void => {
    ahead = now.aheadMs;
    writeFileSync(`${weather}.new`, JSON.stringify(now));
    renameSync(`${weather}.new`, weather);
  };
  const now = (): number => Date.now() + ahead;
  forecast({ aheadMs: 0, chance: 0 });
  writeFileSync(ends, '');

  const common = { now, botToken: TOKENS.slack };
  const slack = await startFakeSlack({ ...common, scopes: ['channels:history'] });
  const closed = await startFakeSlack({ ...common, scopes: [] });
  const discord = await startFakeDiscord({
    now,
    token: TOKENS.discord,
    channels: channelsOf('discord').map((id) => ({ id })),
  });
  const apiUrls = { slack: slack.apiUrl, 'closed-slack': closed.apiUrl, discord: discord.apiUrl };
  const crew = await startCrew(PROCESSES, {
    apiUrls,
    tokens: TOKENS,
    botUser: discord.botUserId,
    state: path,
    ends,
    weather,
  });
  const database = new Libsql(path, { timeout: 5_000 });
  const count = (where: string): number =>
    (
      database.prepare(`SELECT count(*) AS n FROM digest_slot WHERE ${where}`).get() as {
        n: number;
      }
    ).n;

  const slots: { platform: PlatformName; channel: string; at: number }[] = [];
  try {
    for (const [index, { chance, killEveryMs }] of STORMS.entries()) {
      await untilKnown(database);
      const at = (Math.floor(now() / HOUR_MS) + 1) * HOUR_MS;
      for (const platform of PLATFORMS) {
        for (const channel of channelsOf(platform)) slots.push({ platform, channel, at });
      }
      breakCalls(slack, discord);
      forecast({ aheadMs: ahead + at - now(), chance });
      await storm(crew, killEveryMs);
      forecast({ aheadMs: ahead, chance: 0 });
      await untilEnded(() => count("state NOT IN ('due', 'working')") >= slots.length);
      process.stderr.write(
        `round ${index + 1} of ${STORMS.length}: ${count("state = 'sent'")} sent after ${Math.round((performance.now() - started) / 1000)} s\n`,
      );
    }
  } finally {
    await crew.close();
  }
  const seen: Seen[] = [
    ...slack.messages.map((m) => ({
      platform: 'slack' as const,
      channel: m.channel,
      text: m.text,
      id: m.ts,
      thread: m.threadTs,
    })),
    ...closed.messages.map((m) => ({
      platform: 'closed-slack' as const,
      channel: m.channel,
      text: m.text,
      id: m.ts,
      thread: m.threadTs,
    })),
    ...discord.messages.map((m) => ({
      platform: 'discord' as const,
      channel: discordChannel(m.channelId),
      text: m.content,
      id: m.id,
      thread: channelsOf('discord').includes(m.channelId) ? undefined : m.channelId,
    })),
  ];
  const states = new Map(
    (
      database.prepare('SELECT platform, channel, slot_at, state FROM digest_slot').all() as {
        platform: string;
        channel: string;
        slot_at: number;
        state: string;
      }[]
    ).map((row) => [`${row.platform} ${row.channel} ${row.slot_at}`, row.state]),
  );
  database.close();
  await Promise.all([slack.close(), closed.close(), discord.close()]);
  const verdict = judge(slots, seen, states);
  const kills = readFileSync(ends, 'utf8').split('\n').filter(Boolean);
  const by = [...MOMENTS, 'anywhere']
    .map((moment) => `${moment} ${kills.filter((kill) => kill === moment).length}`)
    .join(', ');
  process.stdout.write(
    [
      `slots ${slots.length}`,
      `kills ${kills.length} (${by})`,
      `posts ${seen.length}`,
      `doubles ${verdict.doubles}`,
      `lost ${verdict.lost}`,
      `out of order ${verdict.disordered}`,
      `left as unknown where history may not be read ${verdict.unknown}`,
      `seconds ${Math.round((performance.now() - started) / 1000)}`,
      '',
    ].join('\n'),
  );
  for (const line of verdict.faults.slice(0, 20)) process.stderr.write(`${line}\n`);
  return verdict.faults.length === 0 ? 0 : 1;

  /** A message in a thread belongs to the channel of the one that the thread is of. */
  function discordChannel(id: string): string {
    return discord.messages.find((m) => m.id === id)?.channelId ?? id;
  }
});

/** The rules count from when they are known, so the clock stands until then. */
async function untilKnown(database: InstanceType<typeof Libsql>): Promise<void> {
  const wanted = PLATFORMS.reduce((sum, platform) => sum + channelsOf(platform).length, 0);
  const query = database.prepare('SELECT count(*) AS n FROM digest_rule');
  while ((query.get() as { n: number }).n < wanted && !isLate()) await sleep(100);
}

/** Lets calls fail in each way in which they do. */
function breakCalls(
  slack: Awaited<ReturnType<typeof startFakeSlack>>,
  discord: Awaited<ReturnType<typeof startFakeDiscord>>,
): void {
  slack.fail(
    'chat.postMessage',
    { kind: 'http', status: 500, posts: true },
    { kind: 'reset', posts: true },
    { kind: 'reset', posts: false },
    { kind: 'hang', posts: true },
    { kind: '429', retryAfter: 2 },
  );
  slack.fail('conversations.history', { kind: '429', retryAfter: 1 });
  discord.fail(
    'POST /channels/:id/messages',
    { kind: 'http', status: 502, posts: true },
    { kind: 'reset', posts: true },
    { kind: 'reset', posts: false },
    { kind: 'hang', posts: true },
  );
}

async function storm(crew: Crew, killEveryMs: number): Promise<void> {
  const until = performance.now() + STORM_MS;
  while (performance.now() + killEveryMs < until) {
    await sleep(killEveryMs);
    crew.killOne(random);
  }
}

async function untilEnded(hasEnded: () => boolean): Promise<void> {
  while (!hasEnded()) {
    if (isLate()) throw new Error('the soak takes too long');
    await sleep(100);
  }
}

/** A process that posts digests until it is killed, or kills itself: see `plan.ts`. */
import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { REST } from 'discord.js';
import { createPoster as createDiscordPoster } from '../../src/adapters/discord/poster.ts';
import { createPace } from '../../src/adapters/slack/pace.ts';
import { createPoster as createSlackPoster } from '../../src/adapters/slack/poster.ts';
import type { Poster } from '../../src/bot/digest/poster.ts';
import { createSend } from '../../src/bot/digest/send.ts';
import { createSweeper } from '../../src/bot/digest/sweep.ts';
import { type Reply, text } from '../../src/bot/reply.ts';
import { createLogger } from '../../src/log.ts';
import { openState } from '../../src/state/open-state.ts';
import { randomFrom } from '../random.ts';
import {
  channelsOf,
  MOMENTS,
  type Moment,
  type Orders,
  PARTS,
  PLATFORMS,
  type Weather,
  wordsOf,
} from './plan.ts';

const LEASE_MS = 8_000;
const TIMEOUT_MS = 4_000;
const SWEEP_EVERY_MS = 250;
/** Once an hour, by a clock that is set forward. */
const HOURLY = { cron: '0 * * * *', zone: 'UTC' };

const orders = JSON.parse(process.env['SOAK'] ?? '') as Orders;
const random = randomFrom(orders.seed);
const weather = (): Weather => JSON.parse(readFileSync(orders.weather, 'utf8')) as Weather;
const now = (): Date => new Date(Date.now() + weather().aheadMs);
const wait = (ms: number): Promise<void> => sleep(ms);
const log = createLogger((line) => process.stderr.write(line), { level: 'error' });

/** The moment at which this process may end itself; by turns, so that each comes up. */
const FATE = MOMENTS[orders.seed % MOMENTS.length];
/** Slots are inserted once a round, messages sent by the hundred. */
const TIMES_LIKELIER = FATE === 'afterInsert' ? 20 : 4;

/** Who first comes to a moment at which none has ended yet ends there: each is to come up in every run. */
function chanceOf(moment: Moment): number {
  const { chance } = weather();
  if (chance > 0 && !readFileSync(orders.ends, 'utf8').includes(moment)) return 1;
  return moment === FATE ? chance * TIMES_LIKELIER : 0;
}

/** Ends the process as a power cut would, now and then. */
async function reach(moment: Moment): Promise<void> {
  if (random() >= chanceOf(moment)) return;
  appendFileSync(orders.ends, `${moment}\n`);
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
}

/** Calls that post may be the last thing the process does. */
function mortal<Args extends readonly unknown[], Result>(
  call: (...args: Args) => Promise<Result>,
  isPost: (...args: Args) => boolean,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    const result = await call(...args);
    if (isPost(...args)) await reach('afterAccept');
    return result;
  };
}

function slackPoster(apiUrl: string): Poster {
  const client = new webApi.WebClient(orders.tokens.slack, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logLevel: webApi.LogLevel.ERROR,
  });
  const call = async (method: string, args: Record<string, unknown>) => ({
    ...(await client.apiCall(method, args)),
  });
  return createSlackPoster({
    call: mortal(call, (method) => method === 'chat.postMessage'),
    pace: createPace({ now, wait }),
    now,
    onDeadToken: () => {},
  });
}

function discordPoster(api: string): Poster {
  const rest = new REST({ api, version: '10', retries: 0, timeout: TIMEOUT_MS });
  rest.setToken(orders.tokens.discord);
  return createDiscordPoster({
    call: mortal(
      (method, path: `/${string}`, body?: Readonly<Record<string, unknown>>) =>
        rest.request({ method: method as never, fullRoute: path, ...(body && { body }) }),
      (method: 'GET' | 'POST' | 'PATCH', path) => method === 'POST' && path.endsWith('/messages'),
    ),
    botUser: () => orders.botUser,
    mayReadHistory: () => true,
    now,
    onDeadToken: () => {},
  });
}

const posters = new Map<string, Poster>([
  ['slack', slackPoster(orders.apiUrls.slack)],
  ['closed-slack', slackPoster(orders.apiUrls['closed-slack'])],
  ['discord', discordPoster(orders.apiUrls.discord)],
]);
const state = await openState({
  path: orders.state,
  now,
  owner: `${process.pid}:${orders.seed}`,
  digestLeaseMs: LEASE_MS,
});
const { ledger, subscriptions } = state;
const send = createSend({
  ledger,
  posters,
  title: 'Soak',
  onUnknown: 'skip',
  compose: async ({ platform, channel, at }) => ({
    replies: Array.from({ length: PARTS }, (_, part): Reply => {
      const words = wordsOf(platform, channel, at, part + 1);
      return { status: 'info', blocks: [text({ kind: 'own', text: words })] };
    }),
    isEmpty: false,
    snapshot: [],
    keys: [],
  }),
  now,
  wait,
  log,
  at: reach,
});
const catchUp = { catchUpMs: 50 * 60_000, onEmpty: 'post' } as const;
const sweeper = createSweeper({
  ledger,
  subscriptions,
  settings: PLATFORMS.flatMap((platform) =>
    channelsOf(platform).map((channel) => ({ platform, channel, rule: HOURLY, ...catchUp })),
  ),
  defaults: catchUp,
  platforms: PLATFORMS,
  send,
  now,
  log,
  at: reach,
});
process.stdout.write('ready\n');
for (;;) {
  await sweeper.sweep();
  await sleep(SWEEP_EVERY_MS);
}

/**
 * A bot at a Slack, in a process of its own: `slack-job.ts ours|bare API_URL ARTICLES FOLDER`. Tells its parent when it is
 * ready, and answers each message from it with how long its event loop stood still.
 */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import bolt from '@slack/bolt';
import { createSlackAdapter } from '../../src/adapters/slack/index.ts';
import { createBot } from '../../src/bot/bot.ts';
import { createResilientInbox } from '../../src/bot/resilient-inbox.ts';
import { createBriefing } from '../../src/briefing/index.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { openState } from '../../src/state/open-state.ts';
import type { SlackJobResult } from './results.ts';

const [kind, apiUrl = '', articles = '', folder = ''] = process.argv.slice(2);
const config = loadConfig();

async function startOurs(): Promise<void> {
  const now = (): Date => new Date();
  const log = createLogger((line) => process.stderr.write(line), { level: 'warn' });
  const briefing = await createBriefing({ articles, database: join(folder, 'slack.db') });
  const path = join(folder, 'slack-state.db');
  const state = await openState({ path, now, owner: String(process.pid) });
  const bot = createBot({ briefing, config, log, now, ...state });
  const adapter = createSlackAdapter({
    settings: { ...config.slack, apiUrl },
    examples: config.examples,
    handle: bot.handle,
    inbox: createResilientInbox(state.inbox, log),
    limits: config.limits,
    log,
    now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onFatal: (error) => {
      throw error;
    },
  });
  await adapter.start();
}

/** Bolt alone, which says the same thing to everybody: as fast as it can be. */
async function startBare(): Promise<void> {
  const clientOptions = { slackApiUrl: apiUrl };
  const { botToken = '', appToken = '' } = config.slack;
  const receiver = new bolt.SocketModeReceiver({ appToken, installerOptions: { clientOptions } });
  const app = new bolt.App({ token: botToken, receiver, clientOptions });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: 'An answer', thread_ts: event.ts });
  });
  await app.start();
}

await (kind === 'bare' ? startBare() : startOurs());
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => {
  const result: SlackJobResult = {
    delayP99Ms: delay.percentile(99) / 1e6,
    delayMaxMs: delay.max / 1e6,
  };
  process.send?.(result);
});
process.send?.('ready');

/**
 * What the bots of a bench have in common. A job is a process: `JOB ours|bare API_URL ARTICLES FOLDER`. It tells its parent when
 * it is ready, and answers each message from it with how long its event loop stood still.
 */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Handle, PlatformError, Suggest } from '../../src/bot/adapter.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Inbox } from '../../src/bot/inbox.ts';
import { createResilientInbox } from '../../src/bot/resilient-inbox.ts';
import { createBriefing } from '../../src/briefing/index.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger, type Logger } from '../../src/log.ts';
import { openState, type State } from '../../src/state/open-state.ts';
import type { ChatJobResult } from './results.ts';

export interface ChatJob {
  readonly apiUrl: string;
  /** What every adapter is given. */
  readonly common: {
    readonly handle: Handle;
    readonly inbox: Inbox;
    readonly limits: { readonly perUser: number; readonly perChannel: number };
    readonly log: Logger;
    readonly now: () => Date;
    readonly wait: (ms: number) => Promise<void>;
    readonly onFatal: (error: PlatformError) => void;
  };
  /** Undefined where the platform's own client is to answer alone. */
  readonly bot: { readonly suggest: Suggest } | undefined;
  readonly state: State | undefined;
}

/** Runs one bot of the platform until the parent ends it. */
export async function runChatJob(
  platform: string,
  start: (job: ChatJob) => Promise<unknown>,
): Promise<void> {
  const [kind, apiUrl = '', articles = '', folder = ''] = process.argv.slice(2);
  const now = (): Date => new Date();
  const log = createLogger((line) => process.stderr.write(line), { level: 'warn' });
  const path = join(folder, `${platform}-state.db`);
  const state = await openState({ path, now, owner: String(process.pid) });
  const config = loadConfig();
  const common = {
    inbox: createResilientInbox(state.inbox, log),
    limits: config.limits,
    log,
    now,
    wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    onFatal: (error: PlatformError) => {
      throw error;
    },
  };
  if (kind === 'bare') {
    const handle: Handle = async () => ({ status: 'info', blocks: [] });
    await start({ apiUrl, common: { ...common, handle }, bot: undefined, state: undefined });
  } else {
    const briefing = await createBriefing({ articles, database: join(folder, `${platform}.db`) });
    const bot = createBot({ briefing, config, log, now, ...state });
    await start({ apiUrl, common: { ...common, handle: bot.handle }, bot, state });
  }
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('message', () => {
    const result: ChatJobResult = {
      delayP99Ms: delay.percentile(99) / 1e6,
      delayMaxMs: delay.max / 1e6,
    };
    process.send?.(result);
  });
  process.send?.('ready');
}

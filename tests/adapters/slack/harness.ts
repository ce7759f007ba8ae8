import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createSlackAdapter, type SlackAdapter } from '../../../src/adapters/slack/index.ts';
import type { Handle, PlatformError } from '../../../src/bot/adapter.ts';
import { createResilientInbox } from '../../../src/bot/resilient-inbox.ts';
import { type Config, parseConfig } from '../../../src/config.ts';
import { createLogger, type LogLevel } from '../../../src/log.ts';
import { createRedactor } from '../../../src/redact.ts';
import { openState, type State } from '../../../src/state/open-state.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import type { FakeSlack, FakeSlackOptions, PostedMessage } from '../../fakes/slack/types.ts';
import { CANARIES, canariesIn } from '../../fixtures/canaries.ts';

export type Mode = 'socket' | 'http';

export interface SlackOptions {
  readonly mode?: Mode;
  readonly fake?: FakeSlackOptions;
  /** Where several adapters share what is known; in memory when not given. */
  readonly state?: string;
  readonly settings?: Partial<Config['slack']>;
  readonly limits?: Config['limits'];
  readonly examples?: readonly string[];
  readonly timeoutMs?: number;
  readonly statusAfterMs?: number;
  readonly drainMs?: number;
  readonly sweepEveryMs?: number;
  readonly logLevel?: LogLevel;
  /** How far the bot's clock goes ahead of the machine's. */
  readonly aheadMs?: number;
}

/** The real adapter with the real Bolt at a local Slack. */
export interface SlackWorld {
  readonly fake: FakeSlack;
  readonly adapter: SlackAdapter;
  readonly state: State;
  /** Log lines, at debug level. */
  readonly log: readonly string[];
  readonly failures: readonly PlatformError[];
  /** Resolves with the first failure that ends the process. */
  readonly failed: Promise<PlatformError>;
  /** Is called when the bot is next asked something. */
  onceHandling(listener: () => void): void;
  /** How long the bot waited in all; waiting takes no time here. */
  waitedMs(): number;
  /** Sends a payload as Slack does, and waits until it was acknowledged and all is answered. */
  send(payload: object, options?: { retryNum?: number }): Promise<void>;
  /** Sends a payload and waits for the acknowledgement only. */
  hand(payload: object, options?: { retryNum?: number }): Promise<void>;
  /** Lets the process go without another word to Slack or the database. */
  kill(): Promise<void>;
  /** Stops the adapter and checks what must hold after every test. */
  close(): Promise<void>;
}

/** Starts another adapter at a fake that runs, as a second process would. */
export async function startAdapter(
  fake: FakeSlack,
  handle: Handle,
  options: SlackOptions = {},
): Promise<Omit<SlackWorld, 'fake'>> {
  const { mode = 'socket', aheadMs = 0 } = options;
  const lines: string[] = [];
  const failures: PlatformError[] = [];
  let waited = 0;
  let fail: (error: PlatformError) => void = () => {};
  const failed = new Promise<PlatformError>((resolve) => {
    fail = resolve;
  });
  let handling = (): void => {};
  const now = (): Date => new Date(Date.now() + aheadMs + waited);
  const config = parseConfig('', {
    file: '/config.yaml',
    shown: 'config.yaml',
    noColour: true,
    secrets: CANARIES,
  });
  const log = createLogger((line) => lines.push(line), {
    level: options.logLevel ?? 'debug',
    redact: createRedactor(Object.values(CANARIES)),
  });
  const state = await openState({ path: options.state ?? ':memory:', now, owner: randomUUID() });
  const adapter = createSlackAdapter({
    settings: {
      ...config.slack,
      apiUrl: fake.apiUrl,
      signingSecret: mode === 'http' ? config.slack.signingSecret : undefined,
      port: 0,
      ...options.settings,
    },
    examples: options.examples ?? [],
    handle: (message) => {
      handling();
      return handle(message);
    },
    inbox: createResilientInbox(state.inbox, log),
    limits: options.limits ?? { perUser: 1000, perChannel: 1000 },
    log,
    now,
    wait: async (ms) => {
      waited += ms;
      // Other work goes on meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
    },
    onFatal: (error) => {
      failures.push(error);
      fail(error);
    },
    timeoutMs: options.timeoutMs ?? 2000,
    statusAfterMs: options.statusAfterMs ?? 1000,
    drainMs: options.drainMs,
    sweepEveryMs: options.sweepEveryMs,
  });
  const hand: SlackWorld['hand'] = async (payload, { retryNum } = {}) => {
    if (mode === 'socket') {
      await fake.deliver(payload, retryNum === undefined ? {} : { retryAttempt: retryNum });
      return;
    }
    const url = `http://127.0.0.1:${adapter.port}${config.slack.path}`;
    const { status } = await fake.post(url, payload, retryNum === undefined ? {} : { retryNum });
    expect(status).toBe(200);
  };
  await adapter.start();
  return {
    adapter,
    state,
    log: lines,
    failures,
    failed,
    onceHandling: (listener) => {
      handling = () => {
        handling = () => {};
        listener();
      };
    },
    waitedMs: () => waited,
    hand,
    async send(payload, sendOptions) {
      await hand(payload, sendOptions);
      await adapter.settled();
    },
    async kill() {
      await state.close();
      await adapter.stop();
    },
    async close() {
      await adapter.stop();
      await state.close();
      expect(canariesIn(lines.join(''))).toEqual([]);
    },
  };
}

/** Starts a local Slack and the adapter at it. */
export async function startSlack(handle: Handle, options: SlackOptions = {}): Promise<SlackWorld> {
  const fake = await startFakeSlack({
    botToken: CANARIES.SLACK_BOT_TOKEN,
    appToken: CANARIES.SLACK_APP_TOKEN,
    signingSecret: CANARIES.SLACK_SIGNING_SECRET,
    ...options.fake,
  });
  const world = await startAdapter(fake, handle, options);
  return {
    ...world,
    fake,
    async close() {
      await world.close();
      await fake.close();
      expect(fake.invalid).toEqual([]);
    },
  };
}

/** The id of the answer that a message shows, from its buttons. */
export function answerId({ blocks }: PostedMessage): string {
  const id = /"up:([0-9a-f]{10})"/.exec(JSON.stringify(blocks))?.[1];
  expect(id).toBeDefined();
  return id ?? '';
}

/** A message of those to be seen, from 0, or from the end with -1. */
export function nth({ messages }: FakeSlack, index: number): PostedMessage {
  const message = messages.at(index);
  if (message === undefined) throw new Error(`there is no message ${index}`);
  return message;
}

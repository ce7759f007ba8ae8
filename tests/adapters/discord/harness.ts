import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createDiscordAdapter, type DiscordAdapter } from '../../../src/adapters/discord/index.ts';
import type { Handle, PlatformError, Suggest } from '../../../src/bot/adapter.ts';
import { createResilientInbox } from '../../../src/bot/resilient-inbox.ts';
import { type Config, parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import { createRedactor } from '../../../src/redact.ts';
import { openState, type State } from '../../../src/state/open-state.ts';
import { startFakeDiscord } from '../../fakes/discord/server.ts';
import type { FakeDiscord, FakeDiscordOptions, PostedMessage } from '../../fakes/discord/types.ts';
import { CANARIES, canariesIn } from '../../fixtures/canaries.ts';

export interface DiscordOptions {
  readonly fake?: FakeDiscordOptions;
  /** Where several adapters share what is known; in memory when not given. */
  readonly state?: string;
  readonly settings?: Partial<Config['discord']>;
  readonly limits?: Config['limits'];
  readonly suggest?: Suggest;
  readonly timeoutMs?: number;
  readonly typingAfterMs?: number;
  readonly drainMs?: number;
  /** How far the bot's clock goes ahead of the machine's. */
  readonly aheadMs?: number;
}

/** The real adapter with the real discord.js at a local Discord. */
export interface DiscordWorld {
  readonly fake: FakeDiscord;
  readonly adapter: DiscordAdapter;
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
  /** Sends a message, and waits until all is answered. */
  say(message: object): Promise<void>;
  /** Sends an interaction, and waits until all is answered. Resolves with how long the acknowledgement took. */
  interact(payload: object): Promise<number>;
  /** Lets the process go without another word to Discord or the database. */
  kill(): Promise<void>;
  /** Stops the adapter and checks what must hold after every test. */
  close(): Promise<void>;
}

/** Creates an adapter at a fake that runs; it is not started. */
export async function createAdapter(
  fake: FakeDiscord,
  handle: Handle,
  options: DiscordOptions = {},
): Promise<Omit<DiscordWorld, 'fake'>> {
  const { aheadMs = 0 } = options;
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
    level: 'debug',
    redact: createRedactor(Object.values(CANARIES)),
  });
  const state = await openState({ path: options.state ?? ':memory:', now, owner: randomUUID() });
  const adapter = createDiscordAdapter({
    settings: { ...config.discord, apiUrl: fake.apiUrl, ...options.settings },
    name: config.name,
    handle: (message) => {
      handling();
      return handle(message);
    },
    suggest: options.suggest ?? (() => []),
    inbox: createResilientInbox(state.inbox, log),
    starts: state.starts,
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
    typingAfterMs: options.typingAfterMs ?? 1000,
    drainMs: options.drainMs,
  });

  /** What was sent before has come in when this is answered: events come in order. */
  async function passed(): Promise<void> {
    const { autocomplete } = fake.payloads;
    const parts = { name: 'x', subcommand: 'ask', option: 'question', value: '' };
    await fake.interact(autocomplete({ ...parts, user: '1300000000000000009' }));
  }

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
    async say(message) {
      fake.deliver('MESSAGE_CREATE', message);
      await passed();
      await adapter.settled();
    },
    async interact(payload) {
      const { ackMs } = await fake.interact(payload);
      await adapter.settled();
      return ackMs;
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

/** Starts another adapter at a fake that runs, as a second process would. */
export async function startAdapter(
  fake: FakeDiscord,
  handle: Handle,
  options: DiscordOptions = {},
): Promise<Omit<DiscordWorld, 'fake'>> {
  const world = await createAdapter(fake, handle, options);
  await world.adapter.start();
  return world;
}

/** Starts a local Discord and the adapter at it. */
export async function startDiscord(
  handle: Handle,
  options: DiscordOptions = {},
): Promise<DiscordWorld> {
  const fake = await startFakeDiscord({ token: CANARIES.DISCORD_TOKEN, ...options.fake });
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

/** A message of those to be seen, from 0, or from the end with -1. */
export function nth({ messages }: FakeDiscord, index: number): PostedMessage {
  const message = messages.at(index);
  if (message === undefined) throw new Error(`there is no message ${index}`);
  return message;
}

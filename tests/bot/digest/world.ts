import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Compose, createCompose } from '../../../src/bot/digest/compose.ts';
import type { Ledger } from '../../../src/bot/digest/ledger.ts';
import type { LostPart, PartPlace, Poster } from '../../../src/bot/digest/poster.ts';
import { createSend, type Moment, type SendOptions } from '../../../src/bot/digest/send.ts';
import type { Subscription } from '../../../src/bot/digest/subscriptions.ts';
import { createSweeper, type Sweeper } from '../../../src/bot/digest/sweep.ts';
import type { Outcome } from '../../../src/bot/outcome.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Digest } from '../../../src/briefing/index.ts';
import { createLogger } from '../../../src/log.ts';
import { openState, type State } from '../../../src/state/open-state.ts';

/** The channel of these tests, and what heads its digest. */
export const NEWS = { platform: 'slack', channel: 'news' };
export const HEADING = 'News: Monday, 23 November 2026';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A digest of so many articles, none of which says anything. */
export function digestOf(ids: readonly string[]): Digest {
  return {
    stories: [],
    storiesLeft: 0,
    quotations: [],
    numbers: [],
    differences: [],
    arrived: [],
    changed: 0,
    repeats: 0,
    isEmpty: ids.length === 0,
    snapshot: ids.map((id) => ({ id, hash: id })),
    keys: [],
  };
}

export interface Posted extends PartPlace {
  readonly platform: string;
  readonly message: unknown;
  readonly id: string;
}

/** A platform that keeps what it is told. */
export interface Platform {
  readonly posted: readonly Posted[];
  /** Calls to post, with those that failed. */
  readonly calls: readonly PartPlace[];
  /** Looks for messages that may be there. */
  readonly looks: readonly LostPart[];
  /** What the next calls to post in a channel do; then all is well again. `accepts`: the message is there all the same. */
  fail(
    channel: string,
    outcome: Outcome | 'never',
    options?: { accepts?: boolean; times?: number },
  ): void;
  /** Whether one may look at what is there. */
  isHidden: boolean;
  readonly poster: Poster;
}

function createPlatform(platform: string): Platform {
  const posted: Posted[] = [];
  const calls: PartPlace[] = [];
  const looks: LostPart[] = [];
  const faults = new Map<string, { outcome: Outcome | 'never'; accepts: boolean; left: number }>();
  const world: Platform = {
    posted,
    calls,
    looks,
    isHidden: false,
    fail: (channel, outcome, { accepts = false, times = 1 } = {}) =>
      void faults.set(channel, { outcome, accepts, left: times }),
    poster: {
      hasThreads: true,
      // As real platforms do, with a message for each paragraph.
      render: (replies) => replies.flatMap(({ blocks }) => blocks),
      async post(message, place) {
        calls.push(place);
        const fault = faults.get(place.channel);
        const id = `m${posted.length}`;
        if (fault === undefined || fault.accepts) posted.push({ ...place, platform, message, id });
        if (fault === undefined) return { kind: 'posted', id };
        fault.left -= 1;
        if (fault.left === 0) faults.delete(place.channel);
        if (fault.outcome === 'never') return new Promise(() => {});
        return fault.outcome;
      },
      async find(lost) {
        looks.push(lost);
        if (world.isHidden) return { kind: 'hidden' };
        const there = posted.find(({ key, part }) => key === lost.key && part === lost.part);
        return there ? { kind: 'there', id: there.id } : { kind: 'absent' };
      },
    },
  };
  return world;
}

export interface ProcessOptions {
  /** How far its clock is ahead of the others'. */
  readonly skewMs?: number;
  readonly onUnknown?: SendOptions['onUnknown'];
  readonly at?: (moment: Moment) => Promise<void>;
  readonly compose?: Compose;
  /** The ledger as this process sees it. */
  readonly through?: (ledger: Ledger) => Ledger;
}

export interface Process {
  readonly state: State;
  readonly sweeper: Sweeper;
  readonly log: readonly string[];
  /** Sweeps and waits for what comes of it. */
  run(): Promise<void>;
}

/** Processes on one database, with one clock that stands still unless it is moved. */
export interface World {
  time: number;
  readonly slack: Platform;
  readonly discord: Platform;
  settings: readonly Subscription[];
  /** What the articles are; the digest of a channel has a paragraph for each that is new. */
  articles: readonly string[];
  process(owner: string, options?: ProcessOptions): Promise<Process>;
  close(): Promise<void>;
}

export function createWorld(start: string): World {
  const folder = mkdtempSync(join(tmpdir(), 'summit-brief-'));
  const slack = createPlatform('slack');
  const discord = createPlatform('discord');
  const opened: State[] = [];
  const world: World = {
    time: Date.parse(start),
    slack,
    discord,
    settings: [],
    articles: ['a', 'b'],
    async process(owner, options = {}) {
      const { skewMs = 0, onUnknown = 'skip', through = (ledger) => ledger } = options;
      const now = (): Date => new Date(world.time + skewMs);
      const lines: string[] = [];
      const log = createLogger((line) => lines.push(line));
      const state = await openState({ path: join(folder, 'state.db'), now, owner });
      opened.push(state);
      const ledger = through(state.ledger);
      const compose = createCompose({ briefing: { digest }, ledger, title: 'News', now });
      const send = createSend({
        ledger,
        compose:
          options.compose ?? (async (due, form) => withArticles(await compose(due, form), due)),
        posters: new Map([
          ['slack', slack.poster],
          ['discord', discord.poster],
        ]),
        title: 'News',
        onUnknown,
        now,
        // Time passes for this process; others do not see it stand.
        wait: async (ms) => {
          world.time += ms;
        },
        log,
        at: options.at,
      });
      const sweeper = createSweeper({
        ledger,
        subscriptions: state.subscriptions,
        settings: world.settings,
        defaults: { catchUpMs: 6 * HOUR, onEmpty: 'skip' },
        platforms: ['slack', 'discord'],
        send,
        now,
        log,
        at: options.at,
      });
      return {
        state,
        sweeper,
        log: lines,
        async run() {
          await sweeper.sweep();
          await sweeper.settled();
        },
      };

      async function digest({
        since = [],
      }: {
        since?: readonly { id: string }[] | undefined;
      } = {}) {
        const known = new Set(since.map(({ id }) => id));
        const fresh = world.articles.filter((id) => !known.has(id));
        return { ...digestOf(world.articles), isEmpty: fresh.length === 0 };
      }

      /** A paragraph for each article that is new. */
      async function withArticles(made: Awaited<ReturnType<Compose>>, due: Parameters<Compose>[0]) {
        const { snapshot = [] } = await ledger.covered(due);
        const known = new Set(snapshot.map(({ id }) => id));
        const fresh = world.articles.filter((id) => !known.has(id));
        // What else a digest says is not the concern of these tests.
        const head = made.replies.flatMap(({ blocks }) =>
          blocks.filter((block) => /^(?:News:|Late|Nothing new)/.test(wordsOf(block))),
        );
        const replies = fresh.map(
          (id): Reply => ({ status: 'info', blocks: [{ kind: 'heading', text: id }] }),
        );
        return { ...made, replies: [{ status: 'info' as const, blocks: head }, ...replies] };
      }
    },
    async close() {
      for (const state of opened) await state.close();
      rmSync(folder, { recursive: true });
    },
  };
  return world;
}

export function subscription(parts: Partial<Subscription> = {}): Subscription {
  return {
    platform: 'slack',
    channel: 'news',
    rule: { cron: '0 8 * * *', zone: 'UTC' },
    catchUpMs: 6 * HOUR,
    onEmpty: 'skip',
    ...parts,
  };
}

/** The words of messages in a channel, in order. */
export function wordsIn({ posted }: Platform, channel = 'news'): string[] {
  return posted.filter((one) => one.channel === channel).map(({ message }) => wordsOf(message));
}

function wordsOf(message: unknown): string {
  const { text = '', runs = [] } = message as { text?: string; runs?: { text: string }[] };
  return text + runs.map((run) => run.text).join('');
}

/** A process dies for others when it does nothing any more. */
export function hangs(moment: string): (reached: string) => Promise<void> {
  return (reached) => (reached === moment ? new Promise(() => {}) : Promise.resolve());
}

/** Resolves when the process has come as far as it will. */
export async function stuck({ log }: { log: readonly string[] }): Promise<void> {
  let lines = -1;
  for (let turns = 0; turns < 30 || lines !== log.length; turns++) {
    lines = log.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; turns < 10_000 && !holds(); turns++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(holds()).toBe(true);
}

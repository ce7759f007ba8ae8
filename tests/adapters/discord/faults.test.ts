import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PermissionsBitField } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../src/bot/adapter.ts';
import { text } from '../../../src/bot/reply.ts';
import type { Fault } from '../../fakes/discord/faults.ts';
import { buttonsIn, visibleText } from '../../fakes/discord/render.ts';
import type { PostedMessage } from '../../fakes/discord/types.ts';
import {
  createAdapter,
  type DiscordOptions,
  type DiscordWorld,
  nth,
  startAdapter,
  startDiscord,
} from './harness.ts';

const ANN = '1200000000000000001';
const THE_ANSWER = 'It was Ines Calder.';
const POST = 'POST /channels/:id/messages';
const EDIT = 'PATCH /webhooks/:id/:token/messages/@original';
const CALLBACK = 'POST /interactions/:id/:token/callback';

let asked: string[];
let folder: string;
const worlds: { close(): Promise<void> }[] = [];

const handle: Handle = async (message) => {
  asked.push(message.text);
  return { status: 'answered', blocks: [text({ kind: 'own', text: THE_ANSWER })] };
};

beforeEach(() => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), 'summit-brief-'));
});
afterEach(async () => {
  for (const world of worlds.splice(0).reverse()) await world.close();
  rmSync(folder, { recursive: true });
});

async function start(options: DiscordOptions = {}): Promise<DiscordWorld> {
  const world = await startDiscord(handle, options);
  worlds.push(world);
  return world;
}

async function join2(world: DiscordWorld, options: DiscordOptions) {
  const other = await startAdapter(world.fake, handle, options);
  worlds.push(other);
  return other;
}

function mention({ fake }: DiscordWorld, parts: object = {}) {
  return fake.payloads.messageCreate({ content: 'who?', user: ANN, mentionsBot: true, ...parts });
}

function ask({ fake }: DiscordWorld, options: object = {}) {
  const parts = { name: 'summit-brief', subcommand: 'ask', user: ANN };
  return fake.payloads.slashCommand({ ...parts, options: { question: 'who?', ...options } });
}

const answers = (messages: readonly PostedMessage[]): PostedMessage[] =>
  messages.filter((message) => visibleText(message).includes(THE_ANSWER));

const isDeferral = (body: { readonly type?: unknown }): boolean => body.type === 5;

const callsTo = ({ fake }: DiscordWorld, route: string) =>
  fake.calls.filter((call) => call.route === route);

describe('the same', () => {
  it('interaction twice is answered once', async () => {
    const world = await start();
    const interaction = ask(world);
    await world.interact(interaction);
    world.fake.deliver('INTERACTION_CREATE', interaction);
    await world.say(mention(world, { mentionsBot: false }));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('events after a resumed connection are answered once', async () => {
    const world = await start();
    await world.interact(ask(world));
    await world.say(mention(world));
    await world.fake.reconnect({ again: 10 });
    await world.fake.whenReady();
    await world.say(mention(world, { mentionsBot: false }));
    expect(world.fake.resumes).toBe(1);
    expect(answers(world.fake.messages)).toHaveLength(2);
    expect(asked).toHaveLength(2);
  });

  it('message at two processes is answered once', async () => {
    const state = join(folder, 'state.db');
    const world = await start({ state });
    const other = await join2(world, { state });
    for (let n = 0; n < 5; n++) await world.say(mention(world));
    await other.adapter.settled();
    expect(answers(world.fake.messages)).toHaveLength(5);
    expect(asked).toHaveLength(5);
  });
});

describe('the first response to an interaction', () => {
  it('that comes too late is made up for in the channel', async () => {
    const world = await start();
    world.fake.fail(CALLBACK, { kind: 'error', status: 404, code: 10062, when: isDeferral });
    world.fake.deliver('INTERACTION_CREATE', ask(world));
    await world.say(mention(world, { mentionsBot: false }));
    expect(answers(world.fake.messages)).toMatchObject([{ via: 'rest', ephemeral: false }]);
    expect(visibleText(nth(world.fake, 0))).toMatch(/^Asked: who\?/);
  });

  it('that comes too late for a private answer is made up for in a direct message', async () => {
    const world = await start();
    world.fake.fail(CALLBACK, { kind: 'error', status: 404, code: 10062, when: isDeferral });
    world.fake.deliver('INTERACTION_CREATE', ask(world, { private: true }));
    await world.say(mention(world, { mentionsBot: false }));
    const [answer] = answers(world.fake.messages);
    expect(answer?.channelId).not.toBe(world.fake.channelId);
  });

  it.each<readonly [string, Fault]>([
    ['fails with 500 after Discord took it', { kind: 'http', status: 500, posts: true }],
    ['fails with 500 before Discord took it', { kind: 'http', status: 500 }],
    ['loses the connection after Discord took it', { kind: 'reset', posts: true }],
    ['loses the connection before Discord took it', { kind: 'reset', posts: false }],
  ])('that %s is followed by the answer', async (_, fault) => {
    const world = await start({ timeoutMs: 300 });
    world.fake.fail(CALLBACK, { ...fault, when: isDeferral });
    await world.interact(ask(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(answers(world.fake.messages)).toMatchObject([{ via: 'webhook' }]);
  });
});

describe('posting', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['fails with 500 after Discord took it', { kind: 'http', status: 500, posts: true }],
    ['fails with 500 before Discord took it', { kind: 'http', status: 500 }],
    ['loses the connection after Discord took it', { kind: 'reset', posts: true }],
    ['loses the connection before Discord took it', { kind: 'reset', posts: false }],
    ['hangs after Discord took it', { kind: 'hang', posts: true }],
    ['hangs before Discord took it', { kind: 'hang', posts: false }],
  ];

  it.each(faults)('a reply that %s shows the answer once', async (_, fault) => {
    const world = await start({ timeoutMs: 300 });
    world.fake.fail(POST, fault);
    await world.say(mention(world));
    expect(world.fake.messages).toHaveLength(1);
    expect(answers(world.fake.messages)).toHaveLength(1);
    const nonces = callsTo(world, POST).map(({ body }) => body['nonce']);
    expect(nonces).toHaveLength(2);
    expect(new Set(nonces).size).toBe(1);
  });

  it.each(faults)('an answer to a command that %s shows it once', async (_, fault) => {
    const world = await start({ timeoutMs: 300 });
    world.fake.fail(EDIT, fault);
    await world.interact(ask(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(world.fake.messages).toHaveLength(1);
  });

  it('that never comes through is told to the asker', async () => {
    const world = await start();
    const isChannel = { when: () => true, times: 4 };
    world.fake.fail(POST, { kind: 'http', status: 503, ...isChannel });
    await world.say(mention(world));
    const notice = nth(world.fake, -1);
    expect(notice.channelId).not.toBe(world.fake.channelId);
    expect(visibleText(notice)).toContain('If you do not see it, ask again.');
    expect(buttonsIn(notice).map(({ label }) => label)).toEqual(['Ask again']);
  });

  it('waits as long as Discord asks, and does not let another channel wait', async () => {
    const other = '1100000000000000055';
    const channels = [{ id: '1100000000000000004' }, { id: other }];
    const world = await start({ fake: { channels } });
    world.fake.fail(POST, { kind: '429', retryAfter: 0.2, times: 1 });
    const first = mention(world);
    world.fake.deliver('MESSAGE_CREATE', first);
    await world.fake.until(({ calls }) => calls.some(({ route }) => route === POST));
    await world.say(mention(world, { channelId: other }));
    expect(answers(world.fake.messages).map(({ channelId }) => channelId)).toEqual([
      other,
      world.fake.channelId,
    ]);
  });

  it.each([
    [50001, 403, 'View Channel'],
    [50013, 403, 'Send Messages'],
    [10003, 404, 'is gone'],
    [50035, 400, 'so I answer here'],
  ])('that is refused with %i brings the answer to the asker alone', async (code, status, why) => {
    const world = await start();
    world.fake.fail(POST, { kind: 'error', status, code });
    await world.say(mention(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(nth(world.fake, 0).channelId).not.toBe(world.fake.channelId);
    expect(visibleText(nth(world.fake, 0))).toContain(why);
  });

  it('without the permission tells the asker, really', async () => {
    const world = await start();
    world.fake.deny(world.fake.channelId, 'SendMessages');
    await world.say(mention(world));
    expect(visibleText(nth(world.fake, 0))).toContain('Send Messages');
    expect(answers(world.fake.messages)).toHaveLength(1);
  });

  it('that is refused for its token ends the process, in words, and stops asking', async () => {
    const world = await start();
    world.fake.fail(POST, { kind: 'error', status: 401, code: 0 });
    await world.say(mention(world));
    expect((await world.failed).message).toContain('DISCORD_TOKEN is not accepted');
    expect(world.adapter.isConnected()).toBe(false);
    expect(callsTo(world, POST)).toHaveLength(1);
  });
});

describe('too many questions', () => {
  it('are answered up to the limit, with one notice', async () => {
    const world = await start({ limits: { perUser: 6, perChannel: 30 } });
    for (let n = 0; n < 20; n++) await world.say(mention(world));
    expect(answers(world.fake.messages)).toHaveLength(6);
    const notices = world.fake.messages.filter((m) => visibleText(m).includes('6 questions'));
    expect(notices).toHaveLength(1);
  });

  it('by commands are each told so: none is left thinking', async () => {
    const world = await start({ limits: { perUser: 1, perChannel: 30 } });
    for (let n = 0; n < 3; n++) await world.interact(ask(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(world.fake.interactions.filter(({ isThinking }) => isThinking)).toEqual([]);
  });
});

describe('a process', () => {
  const never: Handle = () => new Promise(() => {});

  /** A question that a process took and never answered. */
  async function die(
    world: DiscordWorld,
    state: string,
    send: (fake: DiscordWorld['fake']) => void,
  ) {
    await world.adapter.stop();
    const dying = await startAdapter(world.fake, never, { state, drainMs: 0 });
    const taken = new Promise<void>((resolve) => dying.onceHandling(() => resolve()));
    send(world.fake);
    await taken;
    await dying.kill();
  }

  it.each(['message', 'command'])(
    'that died before it answered a %s leaves it to the next, which answers it once',
    async (kind) => {
      const state = join(folder, 'state.db');
      const world = await start({ state });
      await die(world, state, (fake) => {
        if (kind === 'message') fake.deliver('MESSAGE_CREATE', mention(world));
        else fake.deliver('INTERACTION_CREATE', ask(world));
      });
      const heirs = [
        await join2(world, { state, aheadMs: 20_000 }),
        await join2(world, { state, aheadMs: 20_000 }),
      ];
      await Promise.all(heirs.map(({ adapter }) => adapter.sweep()));
      await Promise.all(heirs.map(({ adapter }) => adapter.settled()));
      expect(answers(world.fake.messages)).toHaveLength(1);
      expect(world.fake.interactions.filter(({ isThinking }) => isThinking)).toEqual([]);
    },
  );
});

describe('the connection', () => {
  it('resumes after op 7, and what came meanwhile is answered', async () => {
    const world = await start();
    const closed = world.fake.reconnect();
    await closed;
    world.fake.deliver('MESSAGE_CREATE', mention(world));
    await world.fake.whenReady();
    await world.say(mention(world, { mentionsBot: false }));
    expect(world.fake.resumes).toBe(1);
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(world.adapter.isConnected()).toBe(true);
  });

  it('is made anew when the session is invalid', async () => {
    const world = await start();
    world.fake.invalidSession(false);
    await world.fake.until(({ identifies }) => identifies === 2, { deadlineMs: 15_000 });
    await world.fake.whenReady();
    await world.say(mention(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(world.failures).toEqual([]);
  }, 20_000);

  it.each([
    [4004, 'DISCORD_TOKEN is not accepted'],
    [4014, 'check the intents'],
  ])('that is closed with %i ends the process, in words', async (code, words) => {
    const world = await start();
    world.fake.closeGateway(code);
    expect((await world.failed).message).toContain(words);
    expect(world.adapter.isConnected()).toBe(false);
  });

  it('that is cut off comes back', async () => {
    const world = await start();
    world.fake.dropConnections();
    await world.fake.until(({ resumes, identifies }) => resumes + identifies >= 2, {
      deadlineMs: 15_000,
    });
    await world.fake.whenReady();
    await world.say(mention(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
  }, 20_000);

  it('that is refused while it connects again does not end the process', async () => {
    const world = await start();
    world.fake.refuseConnections(true);
    world.fake.dropConnections();
    await world.fake.until(() => world.log.some((line) => line.includes('connecting again')));
    expect(world.adapter.isConnected()).toBe(false);
    world.fake.refuseConnections(false);
    await world.fake.whenReady(1, { deadlineMs: 15_000 });
    expect(world.failures).toEqual([]);
  }, 20_000);
});

describe('starting', () => {
  async function fails(options: DiscordOptions): Promise<string> {
    const world = await start();
    const other = await createAdapter(world.fake, handle, options);
    worlds.push({ close: () => other.state.close() });
    const error: unknown = await other.adapter.start().catch((thrown: unknown) => thrown);
    return error instanceof Error ? error.message : 'it started';
  }

  it('with a wrong token says so in one sentence', async () => {
    expect(await fails({ settings: { token: 'wrong.token.here' } })).toMatch(
      /^Discord: DISCORD_TOKEN is not accepted \(401\); copy it anew from [^\n]+$/,
    );
  });

  it('with no Discord at the address says so in one sentence', async () => {
    expect(await fails({ settings: { apiUrl: 'http://127.0.0.1:9/api' } })).toMatch(
      /^Discord: http:\/\/127\.0\.0\.1:9\/api does not answer \([^\n]+\); check the network and discord\.api_url$/,
    );
  });

  it('is refused when few connections are left, before one is used up', async () => {
    const world = await start();
    const fake = await import('../../fakes/discord/server.ts');
    const poor = await fake.startFakeDiscord({
      token: world.fake.token,
      sessionStartLimit: { remaining: 10, reset_after: 2 * 3_600_000 },
    });
    const other = await createAdapter(poor, handle);
    await expect(other.adapter.start()).rejects.toThrow(/only 10 connections are left .* in 2 h/);
    expect(poor.identifies).toBe(0);
    await other.state.close();
    await poor.close();
  });

  it('again and again waits longer each time', async () => {
    const state = join(folder, 'state.db');
    const world = await start({ state });
    const waits: number[] = [];
    for (let n = 0; n < 4; n++) {
      const other = await startAdapter(world.fake, handle, { state });
      waits.push(Math.round(other.waitedMs() / 1000));
      await other.close();
    }
    // Each process here has a clock that begins at the first start.
    expect(waits).toEqual([1, 3, 7, 15]);
  });

  it('says who the bot is, where, and by which link it is added', async () => {
    const { adapter } = await start();
    const [, link = ''] =
      /^Discord: connected as \S+ in 1 server\. Add it to a server: (\S+)$/.exec(
        adapter.description,
      ) ?? [];
    const asked = new URL(link);
    expect(asked.pathname).toMatch(/\/oauth2\/authorize$/);
    expect(asked.searchParams.get('client_id')).toMatch(/^\d{17,20}$/);
    expect(asked.searchParams.get('scope')).toBe('bot applications.commands');
    const permissions = new PermissionsBitField(BigInt(asked.searchParams.get('permissions') ?? 0));
    expect(permissions.toArray().toSorted()).toEqual([
      'AttachFiles',
      'CreatePublicThreads',
      'ReadMessageHistory',
      'SendMessages',
      'SendMessagesInThreads',
      'ViewChannel',
    ]);
  });

  it('does not say that it connects again when it is stopped', async () => {
    const world = await start();
    await world.adapter.stop();
    expect(world.log.join('')).not.toContain('connecting again');
  });
});

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackAdapter } from '../../../src/adapters/slack/index.ts';
import type { Handle } from '../../../src/bot/adapter.ts';
import { text } from '../../../src/bot/reply.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import type { Fault } from '../../fakes/slack/faults.ts';
import { buttonsIn, visibleText } from '../../fakes/slack/render.ts';
import type { PostedMessage } from '../../fakes/slack/types.ts';
import { CANARIES } from '../../fixtures/canaries.ts';
import { nth, type SlackOptions, type SlackWorld, startAdapter, startSlack } from './harness.ts';

const CHANNEL = 'C0NEWS';
const ANN = 'U0ANN';
const THE_ANSWER = 'It was Ines Calder.';
const SCOPES = ['channels:history', 'im:history'];

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

async function start(options: SlackOptions = {}): Promise<SlackWorld> {
  const world = await startSlack(handle, options);
  worlds.push(world);
  return world;
}

/** A second process at the same Slack, with the same state. */
async function join2(world: SlackWorld, options: SlackOptions) {
  const other = await startAdapter(world.fake, handle, options);
  worlds.push(other);
  return other;
}

function mention({ fake }: SlackWorld, parts: { channel?: string; ts?: string } = {}) {
  return fake.payloads.mention({ text: 'who?', channel: CHANNEL, user: ANN, ...parts });
}

/** Seconds since 1970 so many minutes ago, as Slack writes them. */
function minutesAgo(minutes: number): string {
  return (Date.now() / 1000 - minutes * 60).toFixed(6);
}

const answers = (messages: readonly PostedMessage[]): PostedMessage[] =>
  messages.filter((message) => visibleText(message).includes(THE_ANSWER));

describe('the same event', () => {
  it('twice at once is answered once', async () => {
    const world = await start();
    const event = mention(world);
    await Promise.all([world.send(event), world.send(event, { retryNum: 1 })]);
    expect(world.fake.messages).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('as a mention and as a message is answered once', async () => {
    const world = await start();
    const event = world.fake.payloads.directMessage({ text: 'who?', user: ANN });
    const again = {
      ...event,
      event_id: 'Ev0OTHER',
      event: { ...event.event, type: 'app_mention' },
    };
    await Promise.all([world.send(event), world.send(again)]);
    expect(world.fake.messages).toHaveLength(1);
  });

  it('61 minutes later, after a restart, is answered once', async () => {
    const state = join(folder, 'state.db');
    const world = await start({ state });
    const event = mention(world);
    await world.send(event);
    await world.adapter.stop();
    const later = await join2(world, { state, aheadMs: 61 * 60_000 });
    await later.send(event, { retryNum: 3 });
    expect(world.fake.messages).toHaveLength(1);
  });

  it('at two processes is answered once', async () => {
    const state = join(folder, 'state.db');
    const world = await start({ state });
    const other = await join2(world, { state });
    const events = Array.from({ length: 10 }, () => mention(world));
    // The fake hands each delivery to the next socket.
    await Promise.all(
      events.flatMap((event) => [world.fake.deliver(event), world.fake.deliver(event)]),
    );
    await Promise.all([world.adapter.settled(), other.adapter.settled()]);
    expect(world.fake.messages).toHaveLength(10);
    expect(asked).toHaveLength(10);
  });

  it('that was signed once is answered once over HTTP, however often it is replayed', async () => {
    const world = await start({ mode: 'http' });
    const event = mention(world);
    for (let i = 0; i < 3; i++) await world.send(event);
    expect(world.fake.messages).toHaveLength(1);
  });
});

describe('a retry of an event that nobody has seen', () => {
  it.each([1, 5])('is answered %i minutes later', async (minutes) => {
    const world = await start();
    await world.send(mention(world, { ts: minutesAgo(minutes) }), { retryNum: 2 });
    expect(world.fake.messages).toHaveLength(1);
  });

  it('is not answered when nobody waits for it any more', async () => {
    const world = await start();
    await world.send(mention(world, { ts: minutesAgo(11) }), { retryNum: 3 });
    expect(world.fake.messages).toEqual([]);
    expect(world.log.join('')).toContain('came too late');
  });
});

describe('posting', () => {
  it('waits as long as Slack asks, and does not let another channel wait', async () => {
    const world = await start();
    world.fake.fail('chat.postMessage', {
      kind: '429',
      retryAfter: 7,
      when: (args) => args['channel'] === CHANNEL,
    });
    await Promise.all([world.send(mention(world)), world.send(mention(world, { channel: 'C0B' }))]);
    expect(answers(world.fake.messages).map(({ channel }) => channel)).toEqual(['C0B', CHANNEL]);
    expect(world.waitedMs()).toBeGreaterThanOrEqual(6_900);
    expect(world.fake.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(3);
  });

  it('tells those who asked when Slack asks to wait too long', async () => {
    const world = await start();
    world.fake.fail('chat.postMessage', { kind: '429', retryAfter: 300 });
    await world.send(mention(world));
    expect(answers(world.fake.messages)).toEqual([]);
    expect(world.fake.messages).toMatchObject([{ ephemeral: true, user: ANN }]);
    expect(visibleText(nth(world.fake, 0))).toContain('I am kept waiting');
    // One long wait does not silence the channel: the next asker is told at once.
    const waited = world.waitedMs();
    await world.send(mention(world));
    expect(world.waitedMs() - waited).toBeLessThan(60_000);
    expect(world.fake.messages).toHaveLength(2);
  });

  const posted: readonly (readonly [string, Fault])[] = [
    ['fails with 500 after Slack took it', { kind: 'http', status: 500, posts: true }],
    ['loses the connection after Slack took it', { kind: 'reset', posts: true }],
    ['hangs after Slack took it', { kind: 'hang', posts: true }],
  ];
  const lost: readonly (readonly [string, Fault])[] = [
    ['fails with 500 before Slack took it', { kind: 'http', status: 500 }],
    ['loses the connection before Slack took it', { kind: 'reset', posts: false }],
    ['hangs before Slack took it', { kind: 'hang', posts: false }],
    ['ends in an internal error', { kind: 'error', error: 'internal_error' }],
  ];

  it.each([...posted, ...lost])(
    'that %s shows the answer once where the bot may look',
    async (_, fault) => {
      const world = await start({ fake: { scopes: SCOPES }, timeoutMs: 300 });
      world.fake.fail('chat.postMessage', fault);
      await world.send(mention(world));
      expect(world.fake.messages).toHaveLength(1);
      expect(answers(world.fake.messages)).toHaveLength(1);
    },
  );

  it.each([...posted, ...lost])(
    'that %s is not repeated blindly, and the asker hears of it',
    async (name, fault) => {
      const world = await start({ timeoutMs: 300 });
      world.fake.fail('chat.postMessage', fault);
      await world.send(mention(world));
      const isThere = posted.some(([known]) => known === name);
      expect(answers(world.fake.messages)).toHaveLength(isThere ? 1 : 0);
      const notice = nth(world.fake, -1);
      expect(notice).toMatchObject({ ephemeral: true, user: ANN });
      expect(visibleText(notice)).toContain('If you do not see it, ask again.');
      expect(buttonsIn(notice).map(({ value }) => value)).toEqual(['who?']);
      const posts = world.fake.calls.filter(({ method }) => method === 'chat.postMessage');
      expect(posts).toHaveLength(1);
    },
  );

  it.each([
    'not_in_channel',
    'channel_not_found',
    'is_archived',
    'missing_scope',
    'restricted_action',
    'no_permission',
    'thread_locked',
    'team_access_not_granted',
  ])('that is refused with %s brings the answer to the asker alone', async (error) => {
    const world = await start();
    world.fake.fail('chat.postMessage', { kind: 'error', error });
    await world.send(mention(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    const message = nth(world.fake, 0);
    expect(message).toMatchObject({ channel: CHANNEL, ephemeral: true, user: ANN });
    expect(visibleText(message)).toMatch(/so I answer here/);
    const posts = world.fake.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts).toHaveLength(1);
  });

  it('to a channel the bot is not in brings the answer as a direct message, with what to do', async () => {
    const world = await start({ fake: { members: [] } });
    world.fake.fail('chat.postEphemeral', { kind: 'error', error: 'not_in_channel' });
    await world.send(mention(world));
    expect(world.fake.messages).toMatchObject([{ channel: 'DU0ANN', ephemeral: false }]);
    expect(visibleText(nth(world.fake, 0))).toMatch(
      /Invite me there with \/invite[\s\S]*Ines Calder/,
    );
  });

  it.each(['invalid_blocks', 'msg_too_long', 'msg_blocks_too_long'])(
    'that is refused with %s goes out as plain text',
    async (error) => {
      const world = await start();
      world.fake.fail('chat.postMessage', { kind: 'error', error });
      await world.send(mention(world));
      expect(world.fake.messages).toMatchObject([{ blocks: [], text: THE_ANSWER }]);
      expect(nth(world.fake, 0).args['mrkdwn']).toBe(false);
    },
  );

  it.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
    'that is refused with %s ends the process, in words',
    async (error) => {
      const world = await start();
      world.fake.fail('chat.postMessage', { kind: 'error', error });
      await world.send(mention(world));
      expect(world.failures.map(({ message }) => message)).toEqual([
        expect.stringMatching(new RegExp(`SLACK_BOT_TOKEN is not accepted \\(${error}\\)`)),
      ]);
      expect(world.adapter.isConnected()).toBe(false);
    },
  );
});

describe('the address of a slash command', () => {
  function command(world: SlackWorld) {
    const responseUrl = world.fake.newResponseUrl({ channel: CHANNEL, user: ANN });
    const { slashCommand } = world.fake.payloads;
    const parts = { command: '/summit-brief', text: 'who?', channel: CHANNEL, user: ANN };
    return slashCommand({ ...parts, responseUrl });
  }

  it('that is used up brings the answer another way', async () => {
    const world = await start();
    world.fake.fail('response_url', { kind: 'http', status: 404, times: 2 });
    await world.send(command(world));
    expect(answers(world.fake.messages)).toMatchObject([
      { ephemeral: true, user: ANN, via: 'api' },
    ]);
  });

  it('that does not answer is not used twice for the answer', async () => {
    const world = await start({ timeoutMs: 300 });
    world.fake.fail('response_url', { kind: 'hang', posts: true });
    await world.send(command(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(visibleText(nth(world.fake, -1))).toContain('ask again');
  });

  it('that asks to wait is tried again', async () => {
    const world = await start();
    world.fake.fail('response_url', { kind: '429', retryAfter: 3 });
    await world.send(command(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(world.waitedMs()).toBeGreaterThanOrEqual(2_900);
  });

  it('is not needed to say that nothing could be said: nobody is left without a word', async () => {
    const world = await start();
    world.fake.fail('response_url', { kind: 'http', status: 404, times: 9 });
    world.fake.fail('chat.postEphemeral', { kind: 'error', error: 'channel_not_found', times: 9 });
    await world.send(command(world));
    expect(answers(world.fake.messages)).toMatchObject([{ channel: 'DU0ANN' }]);
  });
});

describe('a message to one person', () => {
  it('stands in a thread only where the thread has begun: elsewhere Slack shows it to nobody', async () => {
    const world = await start();
    world.fake.fail('chat.postMessage', { kind: 'error', error: 'restricted_action', times: 2 });
    await world.send(mention(world));
    const threadTs = '1700000000.000100';
    const { mention: build } = world.fake.payloads;
    await world.send(build({ text: 'who?', channel: CHANNEL, user: ANN, threadTs }));
    expect(world.fake.messages.map((message) => message.threadTs)).toEqual([undefined, threadTs]);
  });

  it('is asked again after a share that failed', async () => {
    const world = await start();
    const press = () =>
      world.fake.payloads.blockAction({
        actionId: 'share',
        value: '0123456789',
        user: ANN,
        channel: CHANNEL,
        ephemeral: true,
        messageTs: '1700000000.000200',
        responseUrl: world.fake.newResponseUrl({ channel: CHANNEL, user: ANN }),
      });
    world.fake.fail('chat.postMessage', { kind: '429', retryAfter: 300 });
    await world.send(press());
    expect(visibleText(nth(world.fake, 0))).toContain('press the button again');
    world.fake.heal();
    const later = await join2(world, { aheadMs: 400_000 });
    await world.adapter.stop();
    await world.fake.until(({ sockets }) => sockets === 1);
    await later.send(press());
    expect(answers(world.fake.messages)).toMatchObject([{ ephemeral: false }]);
  });
});

describe('a follow-up', () => {
  it('waits for the answer that it may refer to, in the thread of a direct message, too', async () => {
    const order: string[] = [];
    let finish = (): void => {};
    const world = await startSlack(async (message) => {
      order.push(`begin ${message.text}`);
      if (message.text === 'one') {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      }
      order.push(`end ${message.text}`);
      return handle(message);
    });
    worlds.push(world);
    const one = world.fake.payloads.directMessage({ text: 'one', user: ANN });
    const threadTs = String(one.event['ts']);
    const taken = new Promise<void>((resolve) => world.onceHandling(resolve));
    await world.hand(one);
    await taken;
    await world.hand(world.fake.payloads.directMessage({ text: 'two', user: ANN, threadTs }));
    finish();
    await world.adapter.settled();
    expect(order).toEqual(['begin one', 'end one', 'begin two', 'end two']);
  });
});

describe('a long answer', () => {
  const long: Handle = async () => ({
    status: 'answered',
    blocks: Array.from({ length: 12 }, (_, n) => ({
      kind: 'quote' as const,
      text: `Q${n}: ${'words '.repeat(300)}`.trim(),
      of: 'sentence' as const,
      sources: [1],
    })),
  });

  it('is not repeated whole when the rest of it is refused', async () => {
    const world = await startSlack(long);
    worlds.push(world);
    const isSecond = (args: { readonly metadata?: unknown }): boolean =>
      JSON.stringify(args.metadata ?? '').includes('"part":1');
    world.fake.fail('chat.postMessage', {
      kind: 'error',
      error: 'restricted_action',
      when: isSecond,
    });
    await world.send(mention(world));
    const shown = world.fake.messages.map((message) => visibleText(message));
    expect(shown.filter((text) => text.includes('Q0:'))).toHaveLength(1);
    expect(shown.at(-1)).toContain('The rest of my answer was not taken');
  });

  it('loses no word when Slack refuses the blocks', async () => {
    const world = await startSlack(long);
    worlds.push(world);
    world.fake.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    await world.send(mention(world));
    const shown = world.fake.messages.map((message) => visibleText(message)).join('\n');
    for (let n = 0; n < 12; n++) expect(shown).toContain(`Q${n}: words`);
  });

  it('is answered before the message that is checked takes up the room', async () => {
    const world = await start();
    const responseUrl = world.fake.newResponseUrl({ channel: CHANNEL, user: ANN });
    await world.send(
      world.fake.payloads.messageShortcut({
        callbackId: 'check_message',
        messageText: 'many words '.repeat(3000),
        channel: CHANNEL,
        user: ANN,
        responseUrl,
      }),
    );
    expect(answers(world.fake.messages)).toHaveLength(1);
  });
});

describe('the log', () => {
  it('holds no word of a question at the usual level, whatever goes wrong', async () => {
    const world = await start({ logLevel: 'info', timeoutMs: 300 });
    const text = 'who paid the zanzibarian piper';
    for (const fault of [
      { kind: 'error', error: 'is_archived' },
      { kind: 'error', error: 'invalid_blocks' },
      { kind: 'http', status: 500 },
      { kind: 'hang', posts: false },
    ] satisfies Fault[]) {
      world.fake.fail('chat.postMessage', fault);
      await world.send(world.fake.payloads.mention({ text, channel: CHANNEL, user: ANN }));
    }
    await world.send(world.fake.payloads.directMessage({ text, user: ANN }));
    expect(world.log.length).toBeGreaterThan(0);
    expect(world.log.join('')).not.toContain('zanzibarian');
  });
});

describe('too many questions', () => {
  it('are answered up to the limit, with one notice', async () => {
    const world = await start({ limits: { perUser: 6, perChannel: 30 } });
    for (let i = 0; i < 20; i++) await world.send(mention(world));
    expect(answers(world.fake.messages)).toHaveLength(6);
    const notices = world.fake.messages.filter(({ ephemeral }) => ephemeral);
    expect(notices).toHaveLength(1);
    expect(visibleText(nth(world.fake, -1))).toMatch(/6 questions a minute/);
  });
});

describe('a process', () => {
  /** A question that a process took and never answered. */
  async function die(
    world: SlackWorld,
    state: string,
    how: Handle,
    bystander?: { hand: SlackWorld['hand'] },
  ): Promise<void> {
    const dying = await startAdapter(world.fake, how, { state, timeoutMs: 60_000, drainMs: 0 });
    await world.adapter.stop();
    const others = bystander === undefined ? 0 : 1;
    await world.fake.until(({ sockets }) => sockets === 1 + others);
    const before = world.fake.calls.length;
    const taken = new Promise<void>((resolve) => {
      dying.onceHandling(() => resolve());
    });
    // The dying process has connected last.
    await world.fake.deliver(mention(world), { socket: others });
    await taken;
    if (how === handle) await world.fake.until(({ calls }) => calls.length > before);
    await dying.kill();
  }
  const never: Handle = () => new Promise(() => {});

  it('that died before it answered leaves the question to the next, which answers it once', async () => {
    const state = join(folder, 'state.db');
    const world = await start({ state });
    await die(world, state, never);
    const heirs = [
      await join2(world, { state, aheadMs: 20_000 }),
      await join2(world, { state, aheadMs: 20_000 }),
    ];
    // Each looks for such questions by itself when it starts.
    await Promise.all(heirs.map(({ adapter }) => adapter.settled()));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('that goes on looks now and then for questions that another left', async () => {
    const state = join(folder, 'state.db');
    const world = await start({ state });
    const heir = await startAdapter(world.fake, handle, {
      state,
      aheadMs: 20_000,
      sweepEveryMs: 20,
    });
    await die(world, state, never, heir);
    await world.fake.nextMessage();
    await heir.adapter.settled();
    expect(answers(world.fake.messages)).toHaveLength(1);
    await heir.close();
  });

  it('that died long ago leaves nothing to answer', async () => {
    const state = join(folder, 'state.db');
    const world = await start({ state });
    await die(world, state, never);
    const heir = await join2(world, { state, aheadMs: 3 * 60_000 });
    await heir.adapter.sweep();
    expect(world.fake.messages).toEqual([]);
  });

  it.each([
    ['with the answer there', true],
    ['with no answer there', false],
  ])('that died while it posted leaves one answer, %s', async (_, posts) => {
    const state = join(folder, 'state.db');
    const world = await start({ state, fake: { scopes: SCOPES } });
    world.fake.fail('chat.postMessage', { kind: 'hang', posts });
    await die(world, state, handle);
    const heir = await join2(world, { state, aheadMs: 20_000 });
    await heir.adapter.sweep();
    await heir.adapter.settled();
    expect(answers(world.fake.messages)).toHaveLength(1);
  });

  it('that died while it posted is not believed to have answered where nobody can look', async () => {
    const state = join(folder, 'state.db');
    const world = await start({ state });
    world.fake.fail('chat.postMessage', { kind: 'hang', posts: true });
    await die(world, state, handle);
    const heir = await join2(world, { state, aheadMs: 20_000 });
    await heir.adapter.sweep();
    await heir.adapter.settled();
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(nth(world.fake, -1)).toMatchObject({ ephemeral: true, user: ANN });
    expect(visibleText(nth(world.fake, -1))).toContain('If you do not see it, ask again.');
  });

  it('answers what is under way before it stops, and takes nothing more', async () => {
    let finish = (): void => {};
    const slow: Handle = (message) =>
      new Promise((resolve) => {
        finish = () => resolve(handle(message));
      });
    const world = await startSlack(slow);
    worlds.push(world);
    const taken = new Promise<void>((resolve) => {
      world.onceHandling(() => resolve());
    });
    await world.hand(mention(world));
    await taken;
    const stopped = world.adapter.stop();
    await world.fake.until(({ sockets }) => sockets === 0);
    finish();
    await stopped;
    expect(answers(world.fake.messages)).toHaveLength(1);
  });
});

describe('the connection', () => {
  it('comes back after Slack closes it, during a question, too', async () => {
    let finish = (): void => {};
    const world = await startSlack(async (message) => {
      if (asked.length === 0) {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      }
      return handle(message);
    });
    worlds.push(world);
    const taken = new Promise<void>((resolve) => world.onceHandling(resolve));
    await world.hand(mention(world));
    await taken;
    await world.fake.disconnect('refresh_requested');
    await world.fake.whenConnected();
    finish();
    await world.adapter.settled();
    await world.send(mention(world));
    await world.adapter.settled();
    expect(answers(world.fake.messages)).toHaveLength(2);
    expect(world.adapter.isConnected()).toBe(true);
  });

  it('survives an outage, and says meanwhile that it is not there', async () => {
    const world = await start();
    world.fake.refuseConnections(true);
    world.fake.dropSockets();
    await world.fake.until(({ calls }) => calls.filter(isOpening).length >= 4);
    expect(world.adapter.isConnected()).toBe(false);
    world.fake.refuseConnections(false);
    await world.fake.whenConnected();
    await world.send(mention(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(world.failures).toEqual([]);
  });

  it.each<readonly [string, Fault]>([
    ['503', { kind: 'http', status: 503 }],
    ['429', { kind: '429', retryAfter: 1 }],
    ['internal_error', { kind: 'error', error: 'internal_error' }],
  ])('survives %s while it connects again', async (_, fault) => {
    const world = await start();
    world.fake.fail('apps.connections.open', fault, fault);
    await world.fake.disconnect('warning');
    await world.fake.whenConnected();
    await world.send(mention(world));
    expect(answers(world.fake.messages)).toHaveLength(1);
    expect(world.failures).toEqual([]);
  });

  it('that stays lost ends the process', async () => {
    const world = await start();
    world.fake.refuseConnections(true);
    world.fake.dropSockets();
    expect((await world.failed).message).toContain('stays lost');
    // Three minutes, not three attempts.
    expect(world.waitedMs()).toBeGreaterThanOrEqual(170_000);
  });

  it('that is refused for its token ends the process at once', async () => {
    const world = await start();
    world.fake.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    await world.fake.disconnect('warning');
    expect((await world.failed).message).toContain(
      'SLACK_APP_TOKEN is not accepted (invalid_auth)',
    );
  });
});

describe('starting', () => {
  function create(world: SlackWorld, settings: object) {
    const config = parseConfig('', { file: '/c', shown: 'c', noColour: true, secrets: CANARIES });
    return createSlackAdapter({
      settings: {
        ...config.slack,
        apiUrl: world.fake.apiUrl,
        signingSecret: undefined,
        ...settings,
      },
      examples: [],
      handle,
      inbox: world.state.inbox,
      limits: config.limits,
      log: createLogger(() => {}),
      now: () => new Date(),
      wait: async () => {},
      onFatal: () => {},
    });
  }

  it.each([
    [
      'a wrong bot token',
      { botToken: 'xoxb-wrong' },
      /^Slack: SLACK_BOT_TOKEN is not accepted \(invalid_auth\); copy the bot token \(xoxb-\.\.\.\) from [^\n]+$/,
    ],
    [
      'a wrong app token',
      { appToken: 'xapp-wrong' },
      /^Slack: SLACK_APP_TOKEN is not accepted \(invalid_auth\); copy the app-level token \(xapp-\.\.\.\)[^\n]+$/,
    ],
    [
      'no Slack at the address',
      { apiUrl: 'http://127.0.0.1:9/api/' },
      /^Slack: http:\/\/127\.0\.0\.1:9\/api\/ does not answer \([^\n]+\); check the network and slack\.api_url$/,
    ],
    [
      'a port that is taken',
      { signingSecret: 's', port: 'taken' },
      /^Slack: cannot listen on 127\.0\.0\.1:\d+ \([^\n]+\); set slack\.host and slack\.port in config\.yaml$/,
    ],
  ])('with %s says so in one sentence', async (_, settings, sentence) => {
    const world = await start();
    const port = Number(new URL(world.fake.apiUrl).port);
    const parts = 'port' in settings ? { ...settings, port } : settings;
    await expect(create(world, parts).start()).rejects.toThrow(sentence);
  });

  it('says who the bot is, and where', async () => {
    const { adapter } = await start();
    expect(adapter.description).toMatch(/^Slack: connected as @\S+ to .+ \(Socket Mode\)$/);
  });
});

describe('a request over HTTP', () => {
  it.each<readonly [string, object, number]>([
    ['with a good signature', {}, 200],
    ['with a wrong signature', { signingSecret: 'wrong' }, 401],
    ['from six minutes ago', { timestamp: Math.floor(Date.now() / 1000) - 360 }, 401],
    ['from six minutes ahead', { timestamp: Math.floor(Date.now() / 1000) + 360 }, 401],
    ['without a signature', { headers: { 'x-slack-signature': undefined } }, 401],
  ])('%s is answered as it deserves', async (_, options, status) => {
    const world = await start({ mode: 'http' });
    const url = `http://127.0.0.1:${world.adapter.port}/slack/events`;
    expect((await world.fake.post(url, mention(world), options)).status).toBe(status);
    await world.adapter.settled();
    expect(world.fake.messages).toHaveLength(status === 200 ? 1 : 0);
  });

  it('that stays half open does not keep the process from stopping', async () => {
    const world = await start({ mode: 'http', drainMs: 50 });
    const socket = connect(world.adapter.port ?? 0, '127.0.0.1');
    await once(socket, 'connect');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    socket.write('POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
    await world.adapter.stop();
    await closed;
  });

  it('to another path is not found', async () => {
    const world = await start({ mode: 'http' });
    const url = `http://127.0.0.1:${world.adapter.port}/other`;
    expect((await world.fake.post(url, mention(world))).status).toBe(404);
  });

  it('that is checked for its address is answered', async () => {
    const world = await start({ mode: 'http' });
    const url = `http://127.0.0.1:${world.adapter.port}/slack/events`;
    const challenge = { type: 'url_verification', challenge: 'abc' };
    const reply = await world.fake.post(url, challenge, { type: 'events_api' });
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('abc');
  });
});

function isOpening({ method }: { readonly method: string }): boolean {
  return method === 'apps.connections.open';
}

import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Json } from '../json.ts';
import { buttonsIn } from './render.ts';
import { startFakeSlack } from './server.ts';
import { NotAcknowledged } from './socket.ts';
import type { FakeSlack, FakeSlackOptions } from './types.ts';

const QUIET = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {} };
const logger = { ...QUIET, getLevel: () => 'error' as webApi.LogLevel };
/** Bolt waits so long before it connects again. */
const RECONNECT_MS = 100;
const PLACE = { channel: 'C1', user: 'U1' };

let fake: FakeSlack;
const apps: App[] = [];

async function start(options: FakeSlackOptions = {}): Promise<void> {
  fake = await startFakeSlack(options);
}

/** A real Bolt app that listens to everything and tells what it was sent. */
async function connect(reconnectMs = 5_000): Promise<{ app: App; seen: string[] }> {
  const clientOptions = { slackApiUrl: fake.apiUrl, logger };
  const receiver = new SocketModeReceiver({
    appToken: fake.appToken,
    clientPingTimeout: reconnectMs,
    // The retries of Bolt's own, without its second between them.
    installerOptions: {
      clientOptions: { ...clientOptions, retryConfig: { retries: 100, minTimeout: 10 } },
    },
    logger,
  });
  const app = new App({ token: fake.botToken, receiver, clientOptions, logger });
  const seen: string[] = [];
  app.event('app_mention', async ({ event, say, body }) => {
    seen.push(`${body.event_id} ${event.text}`);
    await say({ text: 'answer', thread_ts: event.thread_ts ?? event.ts });
  });
  app.message(async ({ message }) => {
    seen.push(`message ${message.subtype ?? ''} ${'text' in message ? message.text : ''}`);
  });
  app.event('app_home_opened', async ({ event }) => {
    seen.push(`home ${event.user} ${event.tab}`);
  });
  app.command('/brief', async ({ command, ack, respond }) => {
    await ack('one moment');
    await respond(`answer to ${command.text}`);
  });
  app.shortcut('check', async ({ ack, shortcut }) => {
    await ack();
    if (shortcut.type === 'message_action') seen.push(`shortcut ${shortcut.message.text}`);
  });
  app.action('more', async ({ ack, action, body, respond }) => {
    await ack();
    const { value } = action as { value?: string };
    seen.push(`action ${action.type} ${value} by ${body.user.id}`);
    if ('response_url' in body && body.response_url) {
      await respond({ text: 'more', replace_original: true });
    }
  });
  apps.push(app);
  await app.start();
  return { app, seen };
}

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()));
  await fake.close();
});

describe('Socket Mode', () => {
  it('delivers a mention and sees the answer', async () => {
    await start();
    await connect();
    expect(fake.sockets).toBe(1);
    const event = fake.payloads.mention({ text: 'who?', channel: 'C1', user: 'U1' });
    const { ackMs } = await fake.deliver(event, { retryAttempt: 1, retryReason: 'timeout' });
    expect(ackMs).toBeLessThan(1_000);
    const answer = await fake.nextMessage();
    expect(answer).toMatchObject({ text: 'answer', channel: 'C1', threadTs: event.event['ts'] });
    expect(fake.invalid).toEqual([]);
  });

  it('delivers every kind of payload to the listener it is for', async () => {
    await start();
    const { seen } = await connect();
    const { mention, directMessage, messageEvent, appHomeOpened } = fake.payloads;
    const { slashCommand, messageShortcut, blockAction } = fake.payloads;
    const responseUrl = fake.newResponseUrl(PLACE);

    await fake.deliver(mention({ text: 'a', ...PLACE, eventId: 'Ev1' }));
    await fake.deliver(directMessage({ text: 'b', user: 'U1' }));
    await fake.deliver(messageEvent({ text: 'c', subtype: 'message_changed', ...PLACE }));
    await fake.deliver(appHomeOpened({ user: 'U1', tab: 'messages' }));
    const check = { callbackId: 'check', messageText: 'd', ...PLACE, responseUrl };
    await fake.deliver(messageShortcut(check));
    const command = { command: '/brief', text: 'e', ...PLACE, responseUrl };
    await fake.deliver(slashCommand(command));
    const press = { actionId: 'more', value: 'f', user: 'U1' };
    const pressed = { channel: 'C1', ephemeral: true, responseUrl: fake.newResponseUrl(PLACE) };
    await fake.deliver(blockAction({ ...press, ...pressed }));
    await fake.deliver(blockAction({ ...press, type: 'feedback_buttons', container: 'view' }));

    await fake.until(() => seen.length === 7 && fake.messages.length === 4);
    expect(seen.sort()).toEqual([
      'Ev1 <@U0BOT> a',
      'action button f by U1',
      'action feedback_buttons f by U1',
      'home U1 messages',
      'message  b',
      'message message_changed ',
      'shortcut d',
    ]);
    expect(fake.invalid).toEqual([]);
  });

  it('shows what comes with the acknowledgement of a command, then the response', async () => {
    await start({ members: [] });
    await connect();
    const responseUrl = fake.newResponseUrl(PLACE);
    const command = { command: '/brief', text: 'who', ...PLACE, responseUrl };
    const { payload } = await fake.deliver(fake.payloads.slashCommand(command));
    expect(payload).toEqual({ text: 'one moment' });
    await fake.until(({ messages }) => messages.length === 2);
    const shown = { ephemeral: true, user: 'U1', channel: 'C1' };
    expect(fake.messages).toMatchObject([
      { text: 'one moment', via: 'ack', ...shown },
      { text: 'answer to who', via: 'response_url', ...shown },
    ]);
  });

  it('lets a button of a posted message be pressed', async () => {
    await start();
    const { app } = await connect();
    const text = { type: 'plain_text', text: 'More' } as const;
    await app.client.chat.postMessage({
      channel: 'C1',
      text: 'x',
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'more', text }] }],
    });
    const { channel, ts } = await fake.nextMessage();
    const [button] = buttonsIn(fake.messages[0] ?? {});
    if (!button) throw new Error('no button');
    const responseUrl = fake.newResponseUrl({ channel, user: 'U1', messageTs: ts });
    const pressed = { channel, messageTs: ts, user: 'U1', responseUrl };
    await fake.deliver(fake.payloads.blockAction({ ...button, ...pressed }));
    expect(await fake.nextMessage()).toMatchObject({ ts, text: 'more', edited: true });
  });

  it('tells the bot of its own posts, which it ignores', async () => {
    await start({ echo: true });
    const { app, seen } = await connect();
    await app.client.chat.postMessage({ channel: 'C1', text: 'x' });
    // A socket keeps its order: what comes after the echo is handled after it.
    await fake.deliver(fake.payloads.messageEvent({ text: 'z', ...PLACE }));
    await fake.until(() => seen.length > 0);
    expect(seen).toEqual(['message  z']);
    expect(fake.invalid).toEqual([]);
  });

  it('reconnects when it is told to', async () => {
    await start();
    const { seen } = await connect(RECONNECT_MS);
    for (const reason of ['refresh_requested', 'warning'] as const) {
      await fake.disconnect(reason);
      expect(fake.sockets).toBe(0);
      await fake.whenConnected();
    }
    await fake.deliver(fake.payloads.directMessage({ text: 'still there?', user: 'U1' }));
    await fake.until(() => seen.length === 1);
  });

  it('reconnects when it is cut off, after some time without Slack', async () => {
    await start();
    await connect(RECONNECT_MS);
    fake.fail('apps.connections.open', { kind: 'http', status: 503 });
    fake.dropSockets();
    expect(fake.sockets).toBe(0);
    await fake.whenConnected();
    const opened = fake.calls.filter(({ method }) => method === 'apps.connections.open');
    expect(opened).toHaveLength(3);
  });

  it('goes by turns over several sockets, or to the one that is named', async () => {
    await start();
    const [one, two] = await Promise.all([connect(), connect()]);
    await fake.whenConnected(2);
    for (const text of ['a', 'b', 'c', 'd']) {
      await fake.deliver(fake.payloads.directMessage({ text, user: 'U1' }));
    }
    await fake.until(() => one.seen.length === 2 && two.seen.length === 2);
    for (const text of ['e', 'f']) {
      await fake.deliver(fake.payloads.directMessage({ text, user: 'U1' }), { socket: 1 });
    }
    await fake.until(() => one.seen.length + two.seen.length === 6);
    expect([one.seen.length, two.seen.length].sort()).toEqual([2, 4]);
  });
});

describe('Socket Mode without the bot', () => {
  it('says when there is no socket', async () => {
    await start();
    const event = fake.payloads.directMessage({ text: 'x', user: 'U1' });
    const delivery = fake.deliver(event);
    await expect(delivery).rejects.toThrow(NotAcknowledged);
    await expect(delivery).rejects.toMatchObject({ reason: 'no_socket' });
  });

  it('says when no acknowledgement comes, and when the socket closes before it', async () => {
    await start();
    const socket = new WebSocket(await newAddress());
    await fake.whenConnected();
    const event = fake.payloads.directMessage({ text: 'x', user: 'U1' });
    await expect(fake.deliver(event, { ackTimeoutMs: 1 })).rejects.toMatchObject({
      reason: 'timeout',
    });
    const delivery = fake.deliver(event);
    socket.close();
    await expect(delivery).rejects.toMatchObject({ reason: 'closed' });
  });

  it('sends what the bot posts, edits and removes as events', async () => {
    await start({ echo: true });
    const socket = new WebSocket(await newAddress());
    const events: Json[] = [];
    socket.on('message', (data) => events.push(JSON.parse(String(data)).payload?.event));
    await fake.whenConnected();
    const client = new webApi.WebClient(fake.botToken, { slackApiUrl: fake.apiUrl });
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'x' });
    await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
    await client.chat.update({ channel: 'C1', ts, text: 'y' });
    await client.chat.delete({ channel: 'C1', ts });
    await fake.until(() => events.length === 4);
    expect(events).toMatchObject([
      undefined,
      { type: 'message', channel: 'C1', bot_id: 'B0BOT', user: 'U0BOT', text: 'x', ts },
      { subtype: 'message_changed', message: { text: 'y' }, previous_message: { text: 'x' } },
      { subtype: 'message_deleted', deleted_ts: ts },
    ]);
    socket.close();
  });

  it('keeps ten sockets and sends the eleventh away', async () => {
    await start();
    const sockets: WebSocket[] = [];
    for (let index = 0; index < 10; index += 1) sockets.push(new WebSocket(await newAddress()));
    await fake.whenConnected(10);
    const eleventh = new WebSocket(await newAddress());
    const frame = await new Promise((resolve) => eleventh.once('message', resolve));
    expect(JSON.parse(String(frame))).toMatchObject({ reason: 'too_many_websockets' });
    expect(fake.sockets).toBe(10);
    for (const socket of sockets) socket.close();
  });

  it('notices an acknowledgement of nothing', async () => {
    await start();
    const socket = new WebSocket(await newAddress());
    await fake.whenConnected();
    socket.send(JSON.stringify({ envelope_id: 'e1' }));
    await fake.until(({ invalid }) => invalid.length === 1);
    expect(fake.invalid).toMatchObject([{ method: 'ack', error: 'unknown_envelope' }]);
    socket.close();
  });

  it('refuses connections', async () => {
    await start();
    fake.refuseConnections(true);
    await expect(newAddress()).rejects.toThrow('fetch failed');
    fake.refuseConnections(false);
    expect(await newAddress()).toMatch(/^ws:/);
  });
});

describe('requests to the bot', () => {
  let url: string;
  let seen: string[];

  beforeEach(async () => {
    fake = await startFakeSlack();
    const receiver = new HTTPReceiver({ signingSecret: fake.signingSecret, logger });
    const clientOptions = { slackApiUrl: fake.apiUrl };
    const app = new App({ token: fake.botToken, receiver, clientOptions, logger });
    seen = [];
    app.use(async ({ context, next }) => {
      seen.push(`retry ${context.retryNum} ${context.retryReason}`);
      await next();
    });
    app.event('app_mention', async ({ say }) => {
      await say('answer');
    });
    app.command('/brief', async ({ ack }) => {
      await ack({ text: 'one moment', response_type: 'in_channel' });
    });
    app.action('more', async ({ ack, respond }) => {
      await ack();
      await respond('more');
    });
    apps.push(app);
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${((server as { address(): unknown }).address() as AddressInfo).port}/slack/events`;
  });

  const mention = () => fake.payloads.mention({ text: 'who?', ...PLACE });

  it('are taken with a good signature', async () => {
    expect(await fake.post(url, mention())).toMatchObject({ status: 200, body: '' });
    expect(await fake.nextMessage()).toMatchObject({ text: 'answer', channel: 'C1' });
  });

  it.each([
    ['another secret', { signingSecret: 'another' }],
    ['an old time', { timestamp: Math.floor(Date.now() / 1000) - 6 * 60 }],
    ['another signature', { headers: { 'x-slack-signature': 'v0=00' } }],
    ['no signature', { headers: { 'x-slack-signature': undefined } }],
  ])('are refused with %s', async (_, options) => {
    expect((await fake.post(url, mention(), options)).status).toBe(401);
    expect(seen).toEqual([]);
  });

  it('say that they are repeated', async () => {
    await fake.post(url, mention(), { retryNum: 1 });
    await fake.until(() => seen.length === 1);
    expect(seen).toEqual(['retry 1 http_timeout']);
  });

  it('carry commands and actions in forms, and the response is shown', async () => {
    const responseUrl = fake.newResponseUrl(PLACE);
    const command = { command: '/brief', text: 'a & b', ...PLACE, responseUrl };
    const reply = await fake.post(url, fake.payloads.slashCommand(command));
    expect(reply.status).toBe(200);
    expect(fake.messages).toMatchObject([{ text: 'one moment', via: 'ack', ephemeral: false }]);
    const action = { actionId: 'more', value: '1', ...PLACE, responseUrl };
    expect((await fake.post(url, fake.payloads.blockAction(action))).status).toBe(200);
    expect(await fake.nextMessage(({ via }) => via === 'response_url')).toMatchObject({
      text: 'more',
    });
  });

  it('verify the address', async () => {
    const challenge = { type: 'url_verification', challenge: 'c' };
    const { body } = await fake.post(url, challenge);
    expect(JSON.parse(body)).toEqual({ challenge: 'c' });
  });

  it('fail when nobody answers', async () => {
    await expect(fake.post('http://127.0.0.1:9/', mention())).rejects.toThrow('ECONNREFUSED');
  });
});

async function newAddress(): Promise<string> {
  const response = await fetch(`${fake.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fake.appToken}` },
  });
  const { url } = (await response.json()) as { url: string };
  return url;
}

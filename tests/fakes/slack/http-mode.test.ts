import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeSlack } from './server.ts';
import type { FakeSlack } from './types.ts';

const QUIET = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {} };
const logger = { ...QUIET, getLevel: () => 'error' as webApi.LogLevel };
const PLACE = { channel: 'C1', user: 'U1' };

let fake: FakeSlack;
let app: App;
let url: string;
let seen: string[];

beforeEach(async () => {
  fake = await startFakeSlack();
  const receiver = new HTTPReceiver({ signingSecret: fake.signingSecret, logger });
  const clientOptions = { slackApiUrl: fake.apiUrl };
  app = new App({ token: fake.botToken, receiver, clientOptions, logger });
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
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${((server as { address(): unknown }).address() as AddressInfo).port}/slack/events`;
});

afterEach(async () => {
  await app.stop();
  await fake.close();
});

describe('requests to the bot', () => {
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

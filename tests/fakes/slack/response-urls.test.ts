import { afterEach, describe, expect, it } from 'vitest';
import { startFakeSlack } from './server.ts';
import type { FakeSlack, FakeSlackOptions } from './types.ts';

let fake: FakeSlack;
let url: string;

async function start(options: FakeSlackOptions = {}, more: { messageTs?: string } = {}) {
  fake = await startFakeSlack(options);
  url = fake.newResponseUrl({ channel: 'C1', user: 'U1', ...more });
}

async function send(body: object): Promise<[number, string | undefined]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { error } = (await response.json()) as { error?: string };
  return [response.status, error];
}

afterEach(() => fake.close());

describe('a response_url', () => {
  it('is used five times and not six', async () => {
    await start();
    for (const text of ['1', '2', '3', '4', '5'])
      expect(await send({ text })).toEqual([200, undefined]);
    expect(await send({ text: '6' })).toEqual([404, 'used_url']);
    expect(fake.messages).toHaveLength(5);
  });

  it('expires after 30 minutes', async () => {
    let now = 0;
    await start({ now: () => now });
    now = 30 * 60_000;
    expect(await send({ text: 'just in time' })).toEqual([200, undefined]);
    now += 1;
    expect(await send({ text: 'too late' })).toEqual([404, 'expired_url']);
  });

  it('answers to one person or to all, also where the bot is not', async () => {
    await start({ members: [] });
    await send({ text: 'for one' });
    await send({ text: 'for all', response_type: 'in_channel', thread_ts: '1700000000.000001' });
    expect(fake.messages).toMatchObject([
      { channel: 'C1', text: 'for one', ephemeral: true, user: 'U1', via: 'response_url' },
      { text: 'for all', ephemeral: false, threadTs: '1700000000.000001' },
    ]);
    expect(fake.messages[1]?.user).toBeUndefined();
  });

  it('replaces and removes the message that was acted on', async () => {
    await start();
    await send({ text: 'old' });
    const { ts = '' } = fake.messages[0] ?? {};
    url = fake.newResponseUrl({ channel: 'C1', user: 'U1', messageTs: ts });
    await send({ text: 'new', replace_original: true });
    expect(fake.messages).toMatchObject([{ ts, text: 'new', ephemeral: true, edited: true }]);
    await send({ delete_original: true });
    expect(fake.messages).toEqual([]);
  });

  it('replaces a message that this fake has not seen, and its own last one', async () => {
    await start({}, { messageTs: '1700000000.000001' });
    await send({ text: 'new', replace_original: true, response_type: 'in_channel' });
    expect(fake.messages).toMatchObject([{ ts: '1700000000.000001', text: 'new' }]);
    url = fake.newResponseUrl({ channel: 'C1', user: 'U1' });
    await send({ text: 'wait' });
    await send({ text: 'done', replace_original: true });
    expect(fake.messages.map(({ text }) => text)).toEqual(['new', 'done']);
  });

  it('refuses what Slack refuses, and does not count it', async () => {
    await start();
    expect(await send({ blocks: [{ type: 'box' }] })).toEqual([400, 'invalid_blocks']);
    expect(await send({})).toEqual([400, 'no_text']);
    expect(await send({ text: 'x', response_type: 'loud' })).toEqual([400, 'invalid_arguments']);
    expect(fake.invalid).toHaveLength(3);
    for (const text of ['1', '2', '3', '4', '5'])
      expect(await send({ text })).toEqual([200, undefined]);
  });

  it('fails like a method', async () => {
    await start();
    fake.fail(
      'response_url',
      { kind: 'http', status: 500 },
      { kind: 'error', error: 'expired_url' },
      { kind: 'reset', posts: true },
    );
    await expect(send({ text: '1' })).rejects.toThrow();
    expect(await send({ text: '2' })).toEqual([404, 'expired_url']);
    await expect(send({ text: '3' })).rejects.toThrow('fetch failed');
    expect(fake.messages).toMatchObject([{ text: '3' }]);
    expect(fake.calls.map(({ method }) => method)).toEqual(Array(3).fill('response_url'));
  });
});

import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { directMessage, mention } from './payloads.ts';
import { startFakeSlack } from './server.ts';
import type { FakeSlack, FakeSlackOptions } from './types.ts';

const QUIET = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {} };
const logger = { ...QUIET, getLevel: () => webApi.LogLevel.ERROR };

let fake: FakeSlack;

async function start(options: FakeSlackOptions = {}, client: webApi.WebClientOptions = {}) {
  fake = await startFakeSlack(options);
  return clientOf(fake.botToken, client);
}

function clientOf(token: string, options: webApi.WebClientOptions = {}) {
  return new webApi.WebClient(token, {
    slackApiUrl: fake.apiUrl,
    retryConfig: { retries: 0 },
    logger,
    ...options,
  });
}

/** The error code of a call that Slack refuses. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  return error?.data?.error ?? error;
}

afterEach(() => fake.close());

describe('auth.test', () => {
  it('says who the bot is', async () => {
    const client = await start({ botUserId: 'U0OTHER' });
    expect(await client.auth.test()).toMatchObject({ user_id: 'U0OTHER', bot_id: 'B0BOT' });
  });

  it('refuses a wrong token and none', async () => {
    await start();
    expect(await refusal(clientOf('xoxb-wrong').auth.test())).toBe('invalid_auth');
    const response = await fetch(`${fake.apiUrl}auth.test`, { method: 'POST' });
    expect(await response.json()).toEqual({ ok: false, error: 'not_authed' });
  });

  it('wants the app token for connections, and gives an address', async () => {
    const client = await start();
    expect(await refusal(client.apps.connections.open({}))).toBe('invalid_auth');
    const { url } = await clientOf(fake.appToken).apps.connections.open({});
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\//);
  });

  it('says of a method it does not know that there is none', async () => {
    const client = await start();
    expect(await refusal(client.users.list({}))).toBe('unknown_method');
  });
});

describe('chat.postMessage', () => {
  it('shows the message as it was sent', async () => {
    const client = await start();
    const metadata = { event_type: 'digest', event_payload: { key: 'k' } };
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'hello' } }] as const;
    const answer = await client.chat.postMessage({
      channel: 'C1',
      thread_ts: '1700000000.000100',
      text: 'hello',
      blocks: [...blocks],
      metadata,
      unfurl_links: false,
    });
    expect(answer).toMatchObject({ ok: true, channel: 'C1', message: { bot_id: 'B0BOT' } });
    expect(fake.messages).toEqual([
      {
        channel: 'C1',
        ts: answer.ts,
        threadTs: '1700000000.000100',
        ephemeral: false,
        text: 'hello',
        blocks,
        metadata,
        via: 'api',
        args: {
          channel: 'C1',
          thread_ts: '1700000000.000100',
          text: 'hello',
          blocks,
          metadata,
          unfurl_links: false,
        },
      },
    ]);
    expect(fake.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
    expect(fake.invalid).toEqual([]);
  });

  it('takes JSON as well as forms', async () => {
    await start();
    await fetch(`${fake.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${fake.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({ channel: 'C1', text: 'true', unfurl_links: false }),
    });
    expect(fake.messages).toMatchObject([{ text: 'true', args: { unfurl_links: false } }]);
  });

  it('opens the direct messages of a user', async () => {
    const client = await start({ members: [] });
    expect(await client.chat.postMessage({ channel: 'U1', text: 'x' })).toMatchObject({
      channel: 'DU1',
    });
    expect(await client.conversations.open({ users: 'U1' })).toMatchObject({
      channel: { id: 'DU1' },
    });
  });

  it('refuses channels where the bot is not, and channels that are none', async () => {
    const client = await start({ channels: ['C1', 'C2'], members: ['C1'] });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
    expect((await post('C1')).ok).toBe(true);
    expect(await refusal(post('C2'))).toBe('not_in_channel');
    expect(await refusal(post('C3'))).toBe('channel_not_found');
    fake.setMember('C2', true);
    expect((await post('C2')).ok).toBe(true);
    fake.setMember('C1', false);
    expect(await refusal(post('C1'))).toBe('not_in_channel');
    expect(fake.invalid).toEqual([]);
  });

  it('refuses bad blocks with the reasons, and keeps them', async () => {
    const client = await start();
    const header = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } } as const;
    const error = await client.chat
      .postMessage({ channel: 'C1', text: 'x', blocks: [header] })
      .catch((reason) => reason);
    const reason = 'must be less than 151 characters [json-pointer:/blocks/0/text/text]';
    expect(error.data).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: [`[ERROR] ${reason}`] },
    });
    expect(fake.messages).toEqual([]);
    expect(fake.invalid).toMatchObject([
      { method: 'chat.postMessage', error: 'invalid_blocks', reasons: [reason] },
    ]);
  });

  it.each([
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['no_text', { text: '' }],
    [
      'msg_blocks_too_long',
      {
        blocks: Array(5).fill({
          type: 'section',
          text: { type: 'mrkdwn', text: 'x'.repeat(2_900) },
        }),
      },
    ],
    ['invalid_thread_ts', { text: 'x', thread_ts: 'yesterday' }],
  ])('answers %s', async (error, args) => {
    const client = await start();
    expect(await refusal(client.apiCall('chat.postMessage', { channel: 'C1', ...args }))).toBe(
      error,
    );
    expect(fake.invalid).toHaveLength(1);
  });

  it('notices an answer to a reply instead of to its thread', async () => {
    const client = await start();
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'first' });
    const reply = await client.chat.postMessage({ channel: 'C1', text: 'reply', thread_ts: ts });
    expect(fake.invalid).toEqual([]);
    await client.chat.postMessage({ channel: 'C1', text: 'x', thread_ts: reply.ts ?? '' });
    expect(fake.invalid).toMatchObject([{ error: 'reply_as_thread' }]);
  });
});

describe('messages once posted', () => {
  it('are updated and deleted', async () => {
    const client = await start();
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'Searching' });
    const first = await fake.nextMessage();
    await client.chat.update({ channel: 'C1', ts, text: 'Found' });
    const second = await fake.nextMessage();
    expect(fake.messages).toEqual([second]);
    expect([first.text, second.text, second.edited]).toEqual(['Searching', 'Found', true]);
    await client.chat.delete({ channel: 'C1', ts });
    expect([fake.messages, second.deleted]).toEqual([[], true]);
    expect(await refusal(client.chat.delete({ channel: 'C1', ts }))).toBe('message_not_found');
  });

  it('lose their blocks to a text and keep rich text rich', async () => {
    const client = await start();
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'x' } } as const;
    const rich = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
    } as const;
    const edit = (blocks: object[]) =>
      client.apiCall('chat.update', { channel: 'C1', ts, text: 'now', blocks });
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', blocks: [section] });
    await edit([rich]);
    expect(await refusal(edit([section]))).toBe('block_mismatch');
    await client.chat.update({ channel: 'C1', ts, text: 'now' });
    expect(fake.messages).toMatchObject([{ text: 'now', blocks: [] }]);
  });

  it('cannot be changed when they are ephemeral or of others', async () => {
    const client = await start();
    const answer = await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
    const ts = answer.message_ts ?? '';
    expect(fake.messages).toMatchObject([{ ephemeral: true, user: 'U1', ts }]);
    expect(await refusal(client.chat.update({ channel: 'C1', ts, text: 'x' }))).toBe(
      'message_not_found',
    );
    const said = mention({ text: 'hello', channel: 'C1', user: 'U1', ts: '1700000000.000001' });
    await fake.deliver(said).catch(() => {});
    const theirs = { channel: 'C1', ts: '1700000000.000001' };
    expect(await refusal(client.chat.delete(theirs))).toBe('cant_delete_message');
  });
});

describe('the history', () => {
  const scopes = ['channels:history', 'im:history'];

  it('needs the scope of the kind of channel', async () => {
    const client = await start({ scopes: ['channels:history'] });
    expect((await client.conversations.history({ channel: 'C1' })).ok).toBe(true);
    expect(await refusal(client.conversations.history({ channel: 'D1' }))).toBe('missing_scope');
    expect(await refusal(client.conversations.replies({ channel: 'G1', ts: '1.000001' }))).toBe(
      'missing_scope',
    );
  });

  it('holds what the bot and others said, newest first, and metadata where asked for', async () => {
    let now = 1_700_000_000_000;
    const client = await start({ scopes, now: () => now });
    const metadata = { event_type: 'digest', event_payload: { key: 'k' } };
    const said = directMessage({ text: 'hello', user: 'U1', ts: '1699999999.000001' });
    await fake.deliver(said).catch(() => {});
    const { ts = '' } = await client.chat.postMessage({ channel: 'U1', text: 'hi', metadata });
    await client.chat.postEphemeral({ channel: 'DU1', user: 'U1', text: 'psst' });
    now += 1_000;
    await client.chat.postMessage({ channel: 'U1', text: 'reply', thread_ts: ts });

    const { messages = [] } = await client.conversations.history({ channel: 'DU1' });
    expect(messages.map(({ text }) => text)).toEqual(['hi', 'hello']);
    expect(messages[0]?.metadata).toBeUndefined();
    const all = await client.conversations.history({
      channel: 'DU1',
      include_all_metadata: true,
      oldest: '1700000000',
    });
    expect(all.messages).toMatchObject([{ text: 'hi', metadata }]);

    const thread = await client.conversations.replies({ channel: 'DU1', ts });
    expect(thread.messages).toMatchObject([
      { text: 'hi', reply_count: 1 },
      { text: 'reply', thread_ts: ts },
    ]);
    const missing = client.conversations.replies({ channel: 'DU1', ts: '1.000001' });
    expect(await refusal(missing)).toBe('thread_not_found');
  });

  it('comes in pages', async () => {
    const client = await start({ scopes });
    for (const text of ['1', '2', '3']) await client.chat.postMessage({ channel: 'C1', text });
    const texts: string[] = [];
    for await (const page of client.paginate('conversations.history', {
      channel: 'C1',
      limit: 2,
    })) {
      const { messages = [] } = page as webApi.ConversationsHistoryResponse;
      texts.push(messages.map(({ text }) => text).join());
    }
    expect(texts).toEqual(['3,2', '1']);
  });
});

describe('views and the assistant', () => {
  it('publishes a Home tab and refuses a bad one', async () => {
    const client = await start();
    const view = { type: 'home', blocks: [{ type: 'divider' }] } as const;
    await client.views.publish({ user_id: 'U1', view: { ...view, blocks: [...view.blocks] } });
    expect(fake.homes.get('U1')).toEqual(view);
    const bad = { type: 'home', blocks: [{ type: 'box' }] } as const;
    expect(await refusal(client.apiCall('views.publish', { user_id: 'U1', view: bad }))).toBe(
      'invalid_arguments',
    );
    expect(fake.invalid).toHaveLength(1);
  });

  it('opens a modal once for a fresh trigger', async () => {
    let now = 1_700_000_000_000;
    const client = await start({ now: () => now });
    const view = { type: 'modal', title: { type: 'plain_text', text: 'Evidence' }, blocks: [] };
    const open = (trigger_id: string) => client.apiCall('views.open', { trigger_id, view });
    const press = () => {
      const responseUrl = fake.newResponseUrl({ channel: 'C1', user: 'U1' });
      const action = { actionId: 'a', value: '1', user: 'U1', channel: 'C1', responseUrl };
      const payload = fake.payloads.blockAction(action);
      fake.deliver(payload).catch(() => {});
      return payload.trigger_id;
    };
    const [used, late] = [press(), press()];
    await open(used);
    expect(fake.modals).toEqual([{ triggerId: used, view }]);
    expect(await refusal(open(used))).toBe('exchanged_trigger_id');
    expect(await refusal(open('123'))).toBe('invalid_trigger_id');
    now += 3_001;
    expect(await refusal(open(late))).toBe('expired_trigger_id');
  });

  it('suggests one to four prompts, and none where a thread is named', async () => {
    const client = await start();
    const prompt = { title: 'Who?', message: 'Who arrived?' };
    const suggest = (count: number, more: object = {}) =>
      client.apiCall('assistant.threads.setSuggestedPrompts', {
        channel_id: 'D1',
        prompts: Array(count).fill(prompt),
        ...more,
      });
    expect((await suggest(4, { thread_ts: '1.000001' })).ok).toBe(true);
    expect(fake.prompts.size).toBe(0);
    await suggest(4);
    expect(fake.prompts.get('D1')).toHaveLength(4);
    expect(await refusal(suggest(5))).toBe('invalid_arguments');
    expect(await refusal(suggest(0))).toBe('invalid_arguments');
  });

  it('keeps the statuses', async () => {
    const client = await start();
    const status = { thread_ts: '1.000001', status: 'is reading' };
    await client.assistant.threads.setStatus({ channel_id: 'D1', ...status });
    expect(fake.statuses).toEqual([{ channel: 'D1', ...status }]);
  });
});

describe('faults', () => {
  const post = (client: webApi.WebClient, channel = 'C1') =>
    client.chat.postMessage({ channel, text: 'x' });

  it('answers an error once, and only where it fits', async () => {
    const client = await start();
    const isC2 = ({ channel }: Readonly<Record<string, unknown>>) => channel === 'C2';
    fake.fail('chat.postMessage', { kind: 'error', error: 'is_archived', when: isC2 });
    expect((await post(client)).ok).toBe(true);
    expect(await refusal(post(client, 'C2'))).toBe('is_archived');
    expect((await post(client, 'C2')).ok).toBe(true);
  });

  it('limits the rate', async () => {
    const client = await start({}, { rejectRateLimitedCalls: true });
    fake.fail('chat.postMessage', { kind: '429', retryAfter: 30 });
    await expect(post(client)).rejects.toMatchObject({ retryAfter: 30 });
    expect(fake.messages).toEqual([]);
  });

  it('makes the client wait as long as it says', async () => {
    const client = await start({}, { retryConfig: { retries: 1, minTimeout: 1 } });
    fake.fail('chat.postMessage', { kind: '429', retryAfter: 0 });
    await post(client);
    expect([fake.calls.length, fake.messages.length]).toEqual([2, 1]);
  });

  it.each([
    ['a 500', { kind: 'http', status: 500 }, 0],
    ['a 502 after posting', { kind: 'http', status: 502, posts: true }, 1],
    ['a reset', { kind: 'reset', posts: false }, 0],
    ['a reset after posting', { kind: 'reset', posts: true }, 1],
    ['silence', { kind: 'hang', posts: false }, 0],
    ['silence after posting', { kind: 'hang', posts: true }, 1],
  ] as const)('fails with %s', async (_, fault, posted) => {
    const client = await start({}, fault.kind === 'hang' ? { timeout: 100 } : {});
    fake.fail('chat.postMessage', fault);
    await expect(post(client)).rejects.toThrow();
    await fake.until(({ calls }) => calls.length === 1);
    expect(fake.messages).toHaveLength(posted);
    expect((await post(clientOf(fake.botToken))).ok).toBe(true);
  });

  it('shows that a client which retries a reset posts twice', async () => {
    const client = await start({}, { retryConfig: { retries: 1, minTimeout: 1 } });
    fake.fail('chat.postMessage', { kind: 'reset', posts: true });
    await post(client);
    expect(fake.messages).toHaveLength(2);
  });

  it('goes on until it is healed', async () => {
    const client = await start();
    fake.fail('chat.postMessage', { kind: 'http', status: 503, times: Number.POSITIVE_INFINITY });
    await expect(post(client)).rejects.toThrow();
    await expect(post(client)).rejects.toThrow();
    fake.heal();
    expect((await post(client)).ok).toBe(true);
  });

  it('answers late', async () => {
    const client = await start();
    fake.fail('chat.postMessage', { kind: 'slow', ms: 30 });
    const slow = post(client);
    await post(client, 'C2');
    await slow;
    expect(fake.messages.map(({ channel }) => channel)).toEqual(['C2', 'C1']);
  });
});

describe('waiting', () => {
  it('gives each message once, to whoever it fits', async () => {
    const client = await start();
    const second = fake.nextMessage(({ text }) => text === 'second');
    const first = fake.nextMessage();
    await client.chat.postMessage({ channel: 'C1', text: 'first' });
    await client.chat.postMessage({ channel: 'C1', text: 'second' });
    expect([(await first).text, (await second).text]).toEqual(['first', 'second']);
    await expect(fake.nextMessage(undefined, { deadlineMs: 1 })).rejects.toThrow(
      /not within 1 ms\nmessages \(2\):\n {2}C1: first\n {2}C1: second/,
    );
  });

  it('sees each call', async () => {
    const client = await start();
    const both = fake.until(({ calls }) => calls.length === 2);
    await Promise.all([client.auth.test(), client.auth.test()]);
    await both;
    await expect(fake.until(() => false, { deadlineMs: 1 })).rejects.toThrow('not within 1 ms');
  });

  it('ends when the fake is closed', async () => {
    await start();
    const message = fake.nextMessage();
    await fake.close();
    await expect(message).rejects.toThrow('the fake was closed');
    await start();
  });
});

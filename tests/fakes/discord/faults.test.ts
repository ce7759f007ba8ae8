import { DiscordAPIError, HTTPError, RateLimitError, REST, type RESTOptions } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, destroyClients, logIn } from './real-client.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord } from './types.ts';

const ROUTE = 'POST /channels/:id/messages';

let fake: FakeDiscord;

async function start(options: Partial<RESTOptions> = {}) {
  fake = await startFakeDiscord();
  const settings = { api: fake.apiUrl, version: '10', retries: 0, offset: 0, ...options };
  const rest = new REST(settings).setToken(fake.token);
  return (content = 'x', nonce?: string) =>
    rest.post(`/channels/${fake.channelId}/messages`, {
      body: {
        content,
        allowed_mentions: { parse: [] },
        ...(nonce && { nonce, enforce_nonce: true }),
      },
    });
}

afterEach(async () => {
  await destroyClients();
  await fake.close();
});

describe('faults', () => {
  it('are refusals with the words of Discord or others', async () => {
    const post = await start();
    fake.fail(
      ROUTE,
      { kind: 'error', status: 403, code: 50013 },
      { kind: 'error', status: 400, code: 77, message: 'Odd' },
    );
    const errors = [await post().catch((reason) => reason), await post().catch((reason) => reason)];
    expect(errors).toMatchObject([
      { status: 403, code: 50013, message: 'Missing Permissions' },
      { status: 400, code: 77, message: 'Odd' },
    ]);
    expect(errors[0]).toBeInstanceOf(DiscordAPIError);
    await post();
    expect(fake.messages).toHaveLength(1);
    expect(fake.calls).toHaveLength(3);
  });

  it.each([
    [{ kind: '429', retryAfter: 0.02 }],
    [{ kind: '429', retryAfter: 0.02, scope: 'shared' }],
    [{ kind: '429', retryAfter: 0.02, global: true }],
  ] as const)('are %j, which a client waits for', async (fault) => {
    const post = await start();
    fake.fail(ROUTE, fault);
    const start_ = performance.now();
    await post();
    expect(performance.now() - start_).toBeGreaterThanOrEqual(15);
    expect(fake.calls).toHaveLength(2);
    expect(fake.messages).toHaveLength(1);
  });

  it.each([
    [
      { kind: '429', retryAfter: 60 },
      { scope: 'user', global: false },
    ],
    [
      { kind: '429', retryAfter: 60, scope: 'shared' },
      { scope: 'shared', global: false },
    ],
    [
      { kind: '429', retryAfter: 60, global: true },
      { scope: 'global', global: true },
    ],
  ] as const)('are %j, which a client that does not wait is told of', async (fault, told) => {
    const post = await start({ rejectOnRateLimit: () => true });
    fake.fail(ROUTE, fault);
    const error = await post().catch((reason) => reason);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ ...told, retryAfter: 60_000 });
    expect(fake.messages).toEqual([]);
  });

  it.each([
    ['an HTTP error', { kind: 'http', status: 502 }, 0],
    ['an HTTP error after posting', { kind: 'http', status: 502, posts: true }, 1],
    ['a reset', { kind: 'reset', posts: false }, 0],
    ['a reset after posting', { kind: 'reset', posts: true }, 1],
    ['silence', { kind: 'hang', posts: false }, 0],
    ['silence after posting', { kind: 'hang', posts: true }, 1],
  ] as const)('are %s', async (_, fault, posted) => {
    const post = await start(fault.kind === 'hang' ? { timeout: 50 } : {});
    fake.fail(ROUTE, fault);
    const error = await post().catch((reason) => reason);
    if (fault.kind === 'http') expect(error).toBeInstanceOf(HTTPError);
    else expect(error).toBeInstanceOf(Error);
    await fake.until(({ calls }) => calls.length === 1);
    expect(fake.messages).toHaveLength(posted);
    await post();
    expect(fake.messages).toHaveLength(posted + 1);
  });

  it('show that a client which retries posts once with a nonce and twice without', async () => {
    const post = await start({ retries: 1 });
    fake.fail(ROUTE, { kind: 'http', status: 502, posts: true });
    await post('a', 'n1');
    expect(fake.messages).toHaveLength(1);
    fake.fail(ROUTE, { kind: 'http', status: 502, posts: true });
    await post('b');
    expect(fake.messages.map(({ content }) => content)).toEqual(['a', 'b', 'b']);
  });

  it('are slowness', async () => {
    const post = await start();
    fake.fail(ROUTE, { kind: 'slow', ms: 20 });
    const start_ = performance.now();
    await post();
    expect(performance.now() - start_).toBeGreaterThanOrEqual(15);
    expect(fake.messages).toHaveLength(1);
  });

  it('are chosen by what is sent, several times, and dropped', async () => {
    const post = await start();
    const when = ({ content }: { readonly content?: unknown }) => content === 'b';
    fake.fail(ROUTE, { kind: 'error', status: 403, code: 50013, when, times: 3 });
    await post('a');
    await expect(post('b')).rejects.toThrow();
    await post('a');
    await expect(post('b')).rejects.toThrow();
    fake.heal(ROUTE);
    await post('b');
    fake.fail(ROUTE, { kind: 'error', status: 403, code: 50013 });
    fake.heal();
    await post('b');
    expect(fake.messages).toHaveLength(4);
  });

  it('hit an interaction, which is then not answered', async () => {
    await start();
    const client = createClient(fake);
    const failures: unknown[] = [];
    client.on('interactionCreate', (one) => {
      if (one.isChatInputCommand()) one.deferReply().catch(({ code }) => failures.push(code));
    });
    await logIn(client, fake);
    const fault = { kind: 'error', status: 404, code: 10062 } as const;
    fake.fail('POST /interactions/:id/:token/callback', fault);
    const command = () => fake.payloads.slashCommand({ name: 'ask', user: '222' });
    await expect(fake.interact(command())).rejects.toMatchObject({ reason: 'expired' });
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([10062]);
    expect((await fake.interact(command())).response.type).toBe(5);
  });
});

import { DiscordAPIError, HTTPError, RateLimitError, REST, type RESTOptions } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { directChannelOf } from './channels.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord, FakeDiscordOptions } from './types.ts';

const USER = '222';
const V2 = 1 << 15;
const ROUTE = 'POST /channels/:id/messages';

const quiet = { allowed_mentions: { parse: [] } };
const button = { type: 2, style: 1, label: 'Go', custom_id: 'go' };

let fake: FakeDiscord;
let rest: REST;
let here: `/channels/${string}/messages`;

async function start(options: FakeDiscordOptions = {}): Promise<void> {
  fake = await startFakeDiscord(options);
  rest = restOf(fake.token);
  here = `/channels/${fake.channelId}/messages`;
}

function restOf(token: string): REST {
  return new REST({ api: fake.apiUrl, version: '10', retries: 0 }).setToken(token);
}

async function post(body: object, path = here): Promise<Json> {
  return (await rest.post(path, { body: { ...quiet, ...body } })) as Json;
}

/** Code and status of a request that Discord refuses. */
async function refusal(request: Promise<unknown>): Promise<unknown> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof DiscordAPIError ? [error.status, error.code] : error;
}

/** A client of its own kind, and how it posts. */
async function startWith(options: Partial<RESTOptions> = {}) {
  await start();
  const settings = { api: fake.apiUrl, version: '10', retries: 0, offset: 0, ...options };
  const client = new REST(settings).setToken(fake.token);
  return (content = 'x', nonce?: string) =>
    client.post(here, {
      body: { content, ...quiet, ...(nonce && { nonce, enforce_nonce: true }) },
    });
}

afterEach(() => fake.close());

describe('the app', () => {
  it('learns who it is', async () => {
    await start({ applicationId: '71', botUserId: '72', guildId: '73' });
    expect(await rest.get('/users/@me')).toMatchObject({ id: '72', bot: true });
    expect(await rest.get('/applications/@me')).toMatchObject({ id: '71', bot: { id: '72' } });
    expect(await rest.get('/gateway/bot')).toMatchObject({ shards: 1 });
    expect(fake.calls).toMatchObject([
      { method: 'GET', route: 'GET /users/@me', path: '/users/@me', body: {} },
      { route: 'GET /applications/@me' },
      { route: 'GET /gateway/bot' },
    ]);
  });

  it('needs the token, and routes that there are', async () => {
    await start();
    expect(await refusal(restOf('wrong').get('/users/@me'))).toEqual([401, 0]);
    expect((await fetch(`${fake.apiUrl}/v10/users/@me`)).status).toBe(401);
    expect(await refusal(rest.get('/users/5/nothing'))).toEqual([404, 0]);
    expect((await fetch(`${fake.apiUrl}/v9/users/@me`)).status).toBe(404);
    expect(fake.invalid).toMatchObject([
      { route: 'GET /users/5/nothing', code: 404 },
      { route: 'GET /api/v9/users/@me', code: 404 },
    ]);
  });

  it('registers commands for all and for its guild', async () => {
    await start();
    const all = `/applications/${fake.applicationId}/commands` as const;
    const some = `/applications/${fake.applicationId}/guilds/${fake.guildId}/commands` as const;
    const ask = { name: 'ask', description: 'Ask' };
    const [first] = (await rest.put(all, { body: [ask] })) as Json[];
    expect(first).toMatchObject({ ...ask, type: 1, application_id: fake.applicationId });
    await rest.put(some, { body: [{ name: 'Check', type: 3 }] });
    // A command that is there already keeps its id.
    const changed = [
      { ...ask, description: 'Ask me' },
      { ...ask, name: 'more' },
    ];
    await rest.put(all, { body: changed });
    expect(fake.commands.global).toMatchObject([{ id: first?.['id'] }, { name: 'more' }]);
    expect(fake.commands.guilds.get(fake.guildId)).toMatchObject([{ name: 'Check', type: 3 }]);
    expect(await rest.get(all)).toEqual(fake.commands.global);
    const { data } = fake.payloads.slashCommand({ name: 'ask', user: USER });
    expect(data.id).toBe(first?.['id']);
    expect(
      await refusal(rest.put(all, { body: [{ name: 'Bad Name', description: 'x' }] })),
    ).toEqual([400, 50035]);
    expect(
      await refusal(rest.get(`/applications/${fake.applicationId}/guilds/5/commands`)),
    ).toEqual([403, 50001]);
    expect(await refusal(rest.get('/applications/5/commands'))).toEqual([404, 10002]);
    expect(fake.commands.global).toHaveLength(2);
  });
});

describe('messages', () => {
  it('are posted, fetched, edited and removed', async () => {
    await start();
    const { id } = await post({ content: 'one', components: [{ type: 1, components: [button] }] });
    const path = `${here}/${id}` as const;
    expect(fake.messages).toMatchObject([
      { id, content: 'one', channelId: fake.channelId, via: 'rest', ephemeral: false, flags: 0 },
    ]);
    expect(await rest.get(path)).toMatchObject({
      id,
      content: 'one',
      author: { id: fake.botUserId },
      components: [{ id: 1, components: [{ id: 2, custom_id: 'go' }] }],
      edited_timestamp: null,
    });
    const edited = await rest.patch(path, { body: { ...quiet, content: 'two' } });
    expect(edited).toMatchObject({ id, content: 'two', components: [{ type: 1 }] });
    expect(fake.messages).toMatchObject([
      { content: 'two', edited: true, components: [{ type: 1 }] },
    ]);
    await rest.patch(path, { body: { ...quiet, components: [] } });
    expect(fake.messages).toMatchObject([{ content: 'two', components: [] }]);
    expect(await refusal(rest.patch(path, { body: { ...quiet, content: null } }))).toEqual([
      400, 50006,
    ]);
    const [kept] = fake.messages;
    expect(await rest.delete(path)).toBeInstanceOf(ArrayBuffer);
    expect(fake.messages).toEqual([]);
    expect(kept?.deleted).toBe(true);
    expect(await refusal(rest.get(path))).toEqual([404, 10008]);
    expect(await refusal(rest.patch(path, { body: { ...quiet, content: 'x' } }))).toEqual([
      404, 10008,
    ]);
  });

  it('may have components v2, which they keep', async () => {
    await start();
    const components = [{ type: 10, content: 'one' }];
    const { id } = await post({ flags: V2, components });
    const path = `${here}/${id}` as const;
    const two = [{ type: 10, content: 'two' }];
    await rest.patch(path, { body: { ...quiet, components: two } });
    expect(fake.messages).toMatchObject([{ flags: V2, components: two }]);
    expect(await refusal(rest.patch(path, { body: { ...quiet, content: 'x' } }))).toEqual([
      400, 50035,
    ]);
    const other = await post({ content: 'x' });
    const body = { ...quiet, flags: V2, components };
    expect(await refusal(rest.patch(`${here}/${other['id']}`, { body }))).toEqual([400, 50035]);
    await rest.patch(`${here}/${other['id']}`, { body: { ...body, content: null } });
    expect(fake.messages[1]).toMatchObject({ flags: V2, content: '' });
  });

  it('reply to others, which must be there', async () => {
    await start();
    const question = fake.payloads.messageCreate({
      content: 'who?',
      user: USER,
      mentionsBot: true,
    });
    fake.deliver('MESSAGE_CREATE', question);
    const message_reference = { message_id: question.id };
    const reply = await post({ content: 'x', message_reference });
    expect(reply).toMatchObject({
      type: 19,
      message_reference,
      referenced_message: { id: question.id },
    });
    expect(fake.messages[0]?.reference).toEqual({
      messageId: question.id,
      channelId: fake.channelId,
      userId: USER,
    });
    const again = fake.payloads.messageCreate({
      content: 'and?',
      user: USER,
      replyTo: String(reply['id']),
    });
    expect(again).toMatchObject({
      mentions: [{ id: fake.botUserId }],
      referenced_message: { content: 'x' },
    });
    fake.deliver('MESSAGE_DELETE', { id: question.id, channel_id: fake.channelId });
    const lost = post({ content: 'x', message_reference });
    await expect(lost).rejects.toThrow(
      'message_reference[MESSAGE_REFERENCE_UNKNOWN_MESSAGE]: Unknown message',
    );
    await post({
      content: 'x',
      message_reference: { ...message_reference, fail_if_not_exists: false },
    });
    expect(fake.messages[1]).not.toHaveProperty('reference');
    expect(fake.invalid).toEqual([]);
  });

  it('are posted once with a nonce that is enforced', async () => {
    let now = Date.parse('2026-11-22T09:00:00Z');
    await start({ now: () => now });
    const body = { content: 'digest', nonce: 'n1', enforce_nonce: true };
    const { id } = await post(body);
    expect((await post({ ...body, content: 'other' }))['id']).toBe(id);
    expect(fake.messages).toMatchObject([{ content: 'digest', nonce: 'n1' }]);
    expect((await post({ ...body, enforce_nonce: false }))['id']).not.toBe(id);
    await post({ ...body, nonce: 'n2' });
    now += 2 * 60_000 + 1;
    await post(body);
    expect(fake.messages).toHaveLength(4);
    // One that was removed is not posted again.
    await rest.delete(`${here}/${fake.messages[3]?.id}`);
    expect(await refusal(post(body))).toEqual([404, 10008]);
  });

  it('are listed newest first, those of others without what the bot may not read', async () => {
    await start();
    const ids: unknown[] = [];
    const hear = (content: string, mentionsBot: boolean) => {
      const heard = fake.payloads.messageCreate({ content, user: USER, mentionsBot });
      fake.deliver('MESSAGE_CREATE', heard);
      ids.push(heard.id);
    };
    hear('secret', false);
    ids.push((await post({ content: 'one' }))['id']);
    hear('to you', true);
    ids.push((await post({ content: 'two' }))['id']);
    const list = async (query: string) => {
      const messages = (await rest.get(`${here}?${query}`)) as Json[];
      return messages.map(({ content }) => content);
    };
    expect(await list('')).toEqual(['two', `<@${fake.botUserId}> to you`, 'one', '']);
    expect(await list('limit=2')).toEqual(['two', `<@${fake.botUserId}> to you`]);
    expect(await list(`before=${ids[2]}`)).toEqual(['one', '']);
    expect(await list(`after=${ids[0]}&limit=1`)).toEqual(['one']);
    expect(await list(`around=${ids[1]}&limit=3`)).toEqual([
      `<@${fake.botUserId}> to you`,
      'one',
      '',
    ]);
    expect(await refusal(rest.get(`${here}?limit=101`))).toEqual([400, 50035]);
    expect(await refusal(rest.get(`${here}?before=x`))).toEqual([400, 50035]);
  });

  it('of others cannot be changed', async () => {
    await start();
    for (const guild of [true, false]) {
      const { id, channel_id } = fake.payloads.messageCreate({
        content: 'x',
        user: USER,
        guild,
        id: guild ? '1' : '2',
      });
      fake.deliver('MESSAGE_CREATE', {
        ...fake.payloads.messageCreate({ content: 'x', user: USER, guild, id }),
      });
      const path = `/channels/${channel_id}/messages/${id}` as const;
      expect(await refusal(rest.patch(path, { body: { ...quiet, content: 'y' } }))).toEqual([
        403, 50005,
      ]);
      expect(await refusal(rest.delete(path))).toEqual([403, guild ? 50013 : 50003]);
    }
  });

  it('go to a person', async () => {
    await start({ permissions: { [directChannelOf('333')]: ['SendMessages'] } });
    const channel = (await rest.post('/users/@me/channels', {
      body: { recipient_id: USER },
    })) as Json;
    expect(channel).toMatchObject({ type: 1, recipients: [{ id: USER }] });
    await post({ content: 'x' }, `/channels/${channel['id']}/messages`);
    expect(fake.messages).toMatchObject([{ channelId: directChannelOf(USER) }]);
    expect(
      await refusal(post({ content: 'x' }, `/channels/${directChannelOf('333')}/messages`)),
    ).toEqual([403, 50007]);
    expect(
      await refusal(rest.post('/users/@me/channels', { body: { recipient_id: 'x' } })),
    ).not.toBeUndefined();
  });

  it('show that the bot is typing', async () => {
    await start();
    await rest.post(`/channels/${fake.channelId}/typing`);
    expect(fake.typing).toMatchObject([{ channelId: fake.channelId }]);
  });

  it.each<[string, FakeDiscordOptions['permissions'], string, [number, number]]>([
    ['a channel that there is not', {}, '99', [404, 10003]],
    ['a channel that it may not see', { 31: ['ViewChannel'] }, '31', [403, 50001]],
    ['a channel where it may not speak', { 31: ['SendMessages'] }, '31', [403, 50013]],
    ['a thread where it may not speak', { 32: ['SendMessagesInThreads'] }, '32', [403, 50013]],
  ])('are not taken in %s', async (_, permissions = {}, channel, answer) => {
    const channels = [{ id: '31' }, { id: '32', type: 11, parentId: '31' }];
    await start({ channels, permissions });
    expect(await refusal(post({ content: 'x' }, `/channels/${channel}/messages`))).toEqual(answer);
    expect(await refusal(rest.post(`/channels/${channel}/typing`))).toEqual(answer);
    expect(fake.messages).toEqual([]);
    expect(fake.invalid).toEqual([]);
    if (answer[1] === 50013) fake.deny(channel);
    else return;
    await post({ content: 'x' }, `/channels/${channel}/messages`);
    expect(fake.messages).toHaveLength(1);
  });

  it('have no embeds and no past where the bot may not have them', async () => {
    await start({
      permissions: { 31: ['EmbedLinks', 'ReadMessageHistory'] },
      channels: [{ id: '31' }],
    });
    const { id } = await post({ content: 'x' });
    expect(await refusal(post({ embeds: [{ title: 'x' }] }))).toEqual([403, 50013]);
    expect(await rest.get(here)).toEqual([]);
    expect(await refusal(rest.get(`${here}/${id}`))).toEqual([403, 50001]);
    expect(await refusal(post({ content: 'x', message_reference: { message_id: id } }))).toEqual([
      403, 160002,
    ]);
    expect(await rest.get('/channels/31')).toMatchObject({
      id: '31',
      type: 0,
      guild_id: fake.guildId,
    });
  });

  it('in a guild that the bot is not in are not taken', async () => {
    await start();
    const place = { guild: '77', channelId: '78', user: USER, userInstall: true };
    fake.deliver('INTERACTION_CREATE', fake.payloads.slashCommand({ name: 'ask', ...place }));
    expect(await refusal(post({ content: 'x' }, '/channels/78/messages'))).toEqual([403, 50001]);
  });
});

describe('a wrong body', () => {
  it('is refused with the reasons, which are kept', async () => {
    await start();
    const error = await post({
      content: 'x'.repeat(2001),
      components: [{ type: 1, components: [{ ...button, label: '' }] }],
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DiscordAPIError);
    const { rawError, code, status } = error as DiscordAPIError;
    expect([status, code]).toEqual([400, 50035]);
    expect(rawError).toEqual({
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        content: {
          _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }],
        },
        components: {
          0: {
            components: {
              0: {
                label: {
                  _errors: [
                    {
                      code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI',
                      message: 'A label or an emoji must be specified',
                    },
                  ],
                },
              },
            },
          },
        },
      },
    });
    expect(fake.messages).toEqual([]);
    expect(fake.invalid).toMatchObject([
      {
        route: 'POST /channels/:id/messages',
        code: 50035,
        reasons: [
          'content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.',
          expect.stringContaining('components[0].components[0].label'),
        ],
      },
    ]);
  });

  it('is taken and kept all the same when only this bot must not send it', async () => {
    await start();
    await rest.post(here, { body: { content: '@everyone', colour: 'red' } });
    expect(fake.messages).toHaveLength(1);
    expect(fake.invalid).toMatchObject([
      { code: 0, reasons: ['unknown key "colour" of message', 'allowed_mentions missing'] },
    ]);
  });

  it('that is too long for what Discord stores is answered with 500', async () => {
    await start();
    const components = [{ type: 10, content: '한'.repeat(3900) }];
    await expect(post({ flags: V2, components })).rejects.toMatchObject({ status: 500 });
    expect(fake.invalid).toMatchObject([{ reasons: [expect.stringContaining('over 10170')] }]);
  });

  it('must be JSON', async () => {
    await start();
    const send = async (body: string, type: string) => {
      const headers = { authorization: `Bot ${fake.token}`, 'content-type': type };
      const response = await fetch(`${fake.apiUrl}/v10${here}`, { method: 'POST', headers, body });
      return [response.status, await response.json()];
    };
    const refused = [400, { message: 'The request body contains invalid JSON.', code: 50109 }];
    expect(await send('{', 'application/json')).toEqual(refused);
    expect(await send('content=x', 'application/x-www-form-urlencoded')).toEqual(refused);
    expect(fake.invalid).toHaveLength(2);
  });
});

describe('answers', () => {
  it('say how many requests are left, and have no type without a body', async () => {
    await start();
    const headers = { authorization: `Bot ${fake.token}` };
    const options = { method: 'POST', headers };
    const response = await fetch(`${fake.apiUrl}/v10/channels/${fake.channelId}/typing`, options);
    expect(response.status).toBe(204);
    expect(response.headers.get('content-type')).toBeNull();
    expect(Number(response.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
  });
});

describe('faults', () => {
  it('are refusals with the words of Discord or others', async () => {
    const send = await startWith();
    fake.fail(
      ROUTE,
      { kind: 'error', status: 403, code: 50013 },
      { kind: 'error', status: 400, code: 77, message: 'Odd' },
    );
    const errors = [await send().catch((reason) => reason), await send().catch((reason) => reason)];
    expect(errors).toMatchObject([
      { status: 403, code: 50013, message: 'Missing Permissions' },
      { status: 400, code: 77, message: 'Odd' },
    ]);
    expect(errors[0]).toBeInstanceOf(DiscordAPIError);
    await send();
    expect(fake.messages).toHaveLength(1);
    expect(fake.calls).toHaveLength(3);
  });

  it.each([
    [{ kind: '429', retryAfter: 0.02 }],
    [{ kind: '429', retryAfter: 0.02, scope: 'shared' }],
    [{ kind: '429', retryAfter: 0.02, global: true }],
  ] as const)('are %j, which a client waits for', async (fault) => {
    const send = await startWith();
    fake.fail(ROUTE, fault);
    const begun = performance.now();
    await send();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(15);
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
    const send = await startWith({ rejectOnRateLimit: () => true });
    fake.fail(ROUTE, fault);
    const error = await send().catch((reason) => reason);
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
    const send = await startWith(fault.kind === 'hang' ? { timeout: 100 } : {});
    fake.fail(ROUTE, fault);
    const error = await send().catch((reason) => reason);
    if (fault.kind === 'http') expect(error).toBeInstanceOf(HTTPError);
    else expect(error).toBeInstanceOf(Error);
    await fake.until(({ calls }) => calls.length === 1);
    expect(fake.messages).toHaveLength(posted);
    await post({ content: 'x' });
    expect(fake.messages).toHaveLength(posted + 1);
  });

  it('show that a client which retries posts once with a nonce and twice without', async () => {
    const send = await startWith({ retries: 1 });
    fake.fail(ROUTE, { kind: 'http', status: 502, posts: true });
    await send('a', 'n1');
    expect(fake.messages).toHaveLength(1);
    fake.fail(ROUTE, { kind: 'http', status: 502, posts: true });
    await send('b');
    expect(fake.messages.map(({ content }) => content)).toEqual(['a', 'b', 'b']);
  });

  it('are slowness', async () => {
    const send = await startWith();
    fake.fail(ROUTE, { kind: 'slow', ms: 20 });
    const begun = performance.now();
    await send();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(15);
    expect(fake.messages).toHaveLength(1);
  });

  it('are chosen by what is sent, several times, and dropped', async () => {
    const send = await startWith();
    const when = ({ content }: { readonly content?: unknown }) => content === 'b';
    fake.fail(ROUTE, { kind: 'error', status: 403, code: 50013, when, times: 3 });
    await send('a');
    await expect(send('b')).rejects.toThrow();
    await send('a');
    await expect(send('b')).rejects.toThrow();
    fake.heal(ROUTE);
    await send('b');
    fake.fail(ROUTE, { kind: 'error', status: 403, code: 50013 });
    fake.heal();
    await send('b');
    expect(fake.messages).toHaveLength(4);
  });
});

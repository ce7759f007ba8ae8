import { type Client, Events, GatewayIntentBits, type Interaction, type Message } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { isObject, type Json, parseJson } from '../json.ts';
import { createClient, destroyClients, logIn } from './real-client.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord, FakeDiscordOptions } from './types.ts';

const USER = '222';

let fake: FakeDiscord;

/** A real client that tells what it was sent. */
async function connect(options: FakeDiscordOptions = {}, intents: number[] = []) {
  fake ??= await startFakeDiscord(options);
  const client = createClient(fake, intents.length > 0 ? { intents } : {});
  const seen: string[] = [];
  client.on(Events.MessageCreate, (message: Message) => seen.push(message.content));
  client.on(Events.InteractionCreate, (interaction: Interaction) => seen.push(interaction.id));
  await logIn(client, fake);
  return { client, seen };
}

function say(content: string, more: object = {}) {
  const message = fake.payloads.messageCreate({ content, user: USER, mentionsBot: true, ...more });
  return fake.deliver('MESSAGE_CREATE', message);
}

/** Resolves when a client has read all that was sent to it so far. */
async function settle(seen: readonly string[]): Promise<void> {
  const last = `<@${fake.botUserId}> last`;
  say('last');
  await fake.until(() => seen.includes(last));
}

afterEach(async () => {
  await destroyClients();
  await fake.close();
  fake = undefined as unknown as FakeDiscord;
});

describe('the gateway', () => {
  it('lets a client log in', async () => {
    const { client } = await connect({
      channels: [
        { id: '31', name: 'news' },
        { id: '32', type: 11, parentId: '31' },
      ],
      permissions: { 31: ['SendMessages'] },
    });
    expect(client.user?.id).toBe(fake.botUserId);
    expect(client.application?.id).toBe(fake.applicationId);
    const guild = client.guilds.cache.get(fake.guildId);
    const channel = guild?.channels.cache.get('31');
    expect(channel?.name).toBe('news');
    expect(guild?.channels.cache.get('32')?.isThread()).toBe(true);
    expect(channel?.permissionsFor(fake.botUserId)?.has('SendMessages')).toBe(false);
    expect(channel?.permissionsFor(fake.botUserId)?.has('ViewChannel')).toBe(true);
    fake.deny('31', 'ViewChannel');
    await fake.until(() => channel?.permissionsFor(fake.botUserId)?.has('SendMessages') === true);
    expect(fake).toMatchObject({ identifies: 1, resumes: 0, connections: 1, invalid: [] });
  });

  it('counts how often a client may still connect', async () => {
    const { client } = await connect({ sessionStartLimit: { remaining: 5 } });
    const { session_start_limit: limit } = (await client.rest.get('/gateway/bot')) as Json;
    expect(limit).toMatchObject({ total: 1000, remaining: 4, max_concurrency: 1 });
  });

  it('takes the token away from an app that connects too often', async () => {
    const { client } = await connect({ sessionStartLimit: { remaining: 1 } });
    const { close } = await open({ token: fake.token, intents: 1 });
    expect(await close).toBe(4004);
    await expect(client.rest.get('/gateway/bot')).rejects.toMatchObject({ status: 401 });
  });

  it('delivers messages of a channel, a thread and a person', async () => {
    const { client, seen } = await connect();
    const messages: Message[] = [];
    client.on(Events.MessageCreate, (message) => messages.push(message));
    expect(say('a')).toBe('sent');
    expect(say('b', { guild: false })).toBe('sent');
    // A channel and a thread that the client learns of now.
    say('c', { channelId: '41' });
    say('d', { channelId: '42', thread: true });
    await fake.until(() => seen.length === 4);
    const [inChannel, direct, unknown, inThread] = messages;
    expect(inChannel).toMatchObject({ channelId: fake.channelId, guildId: fake.guildId });
    expect(inChannel?.mentions.users.has(fake.botUserId)).toBe(true);
    expect(direct).toMatchObject({ guildId: null, channel: { type: 1 } });
    expect(unknown?.channel).toMatchObject({ id: '41', type: 0 });
    expect(inThread?.channel.isThread()).toBe(true);
  });

  it('tells the bot of its own posts', async () => {
    const { client } = await connect();
    const seen: string[] = [];
    client.on(Events.MessageCreate, ({ author, content }) => seen.push(`${author.id} ${content}`));
    client.on(Events.MessageUpdate, (_, { content }) => seen.push(`edited ${content}`));
    client.on(Events.MessageDelete, ({ id }) => seen.push(`deleted ${id}`));
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isSendable()) throw new Error('no channel');
    const message = await channel.send('x');
    await message.edit('y');
    await message.delete();
    await fake.until(() => seen.length === 3);
    expect(seen).toEqual([`${fake.botUserId} x`, 'edited y', `deleted ${message.id}`]);
    expect(fake.messages).toEqual([]);
  });

  it('hides what messages say that are not for the bot', async () => {
    const { client, seen } = await connect();
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isSendable()) throw new Error('no channel');
    const { id } = await channel.send('own');
    const apart = { mentionsBot: false };
    say('secret', apart);
    say('to me', apart);
    say('a reply', { ...apart, replyTo: id });
    say('a reply without a ping', { ...apart, replyTo: id, pings: false });
    say('direct', { ...apart, guild: false });
    await settle(seen);
    const last = `<@${fake.botUserId}> last`;
    expect(seen).toEqual(['own', '', '', 'a reply', '', 'direct', last]);
  });

  it('shows what all messages say to an app with the intent that asks for it', async () => {
    const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
    const options = { messageContentIntent: true };
    const asking = await connect(options, [Guilds, GuildMessages, MessageContent]);
    const other = await connect(options);
    say('open', { mentionsBot: false });
    await settle(asking.seen);
    await settle(other.seen);
    expect(asking.seen[0]).toBe('open');
    expect(other.seen[0]).toBe('');
  });

  it('turns a client away that asks for an intent which the app was not given', async () => {
    fake = await startFakeDiscord();
    const { Guilds, MessageContent } = GatewayIntentBits;
    const client = createClient(fake, { intents: [Guilds, MessageContent] });
    await expect(client.login(fake.token)).rejects.toThrow('Used disallowed intents');
    await fake.close();
    fake = await startFakeDiscord({ disallowedIntents: Guilds });
    const { close } = await open({ token: fake.token, intents: Guilds });
    expect(await close).toBe(4014);
  });

  it('drops what a client does not want or may not see, and what nobody is there for', async () => {
    const { Guilds, GuildMessages } = GatewayIntentBits;
    const { client } = await connect({}, [Guilds, GuildMessages]);
    expect(say('x', { guild: false })).toBe('dropped');
    fake.deny(fake.channelId, 'ViewChannel');
    expect(say('x')).toBe('dropped');
    await client.destroy();
    await fake.until(({ connections }) => connections === 0);
    const command = fake.payloads.slashCommand({ name: 'ask', user: USER });
    await expect(fake.interact(command)).rejects.toMatchObject({ reason: 'no_session' });
  });

  it('delivers to each of several clients', async () => {
    const one = await connect();
    const two = await connect();
    await fake.whenReady(2);
    say('x');
    await fake.until(() => one.seen.length === 1 && two.seen.length === 1);
  });

  it('refuses a wrong token', async () => {
    fake = await startFakeDiscord();
    const client = createClient(fake);
    await expect(client.login('wrong')).rejects.toThrow('invalid token');
    const { close } = await open({ token: 'wrong', intents: 1 });
    expect(await close).toBe(4004);
  });
});

describe('a connection that ends', () => {
  it('is resumed after op 7, with what was missed and what is to come again', async () => {
    const { seen } = await connect();
    const command = fake.payloads.slashCommand({ name: 'ask', user: USER });
    fake.deliver('INTERACTION_CREATE', command);
    await fake.until(() => seen.length === 1);
    const closed = fake.reconnect({ again: 1 });
    expect(say('missed')).toBe('kept');
    await closed;
    expect(fake.connections).toBe(0);
    await fake.whenReady();
    expect(seen).toEqual([command.id, command.id, `<@${fake.botUserId}> missed`]);
    expect(fake).toMatchObject({ identifies: 1, resumes: 1 });
    expect(fake.interactions).toHaveLength(1);
  });

  it.each<[string, (client: Client) => void]>([
    ['it is cut off', () => fake.dropConnections()],
    ['it is closed with 4000', () => fake.closeGateway(4000)],
    ['its heartbeats are not answered', () => fake.silence(true)],
  ])('is resumed when %s', async (_, end) => {
    const { client, seen } = await connect({ heartbeatIntervalMs: 40 });
    await fake.until(({ heartbeats }) => heartbeats > 0);
    end(client);
    await fake.until(({ connections }) => connections === 0);
    fake.silence(false);
    say('missed');
    await fake.whenReady();
    expect(seen).toEqual([`<@${fake.botUserId}> missed`]);
    expect(fake).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('is resumed at once when the session is invalid but may be resumed', async () => {
    const { seen } = await connect();
    fake.invalidSession(true);
    await fake.until(({ resumes }) => resumes === 1);
    await settle(seen);
    expect(fake.connections).toBe(1);
  });

  it('does not come back after a code that forbids it', async () => {
    const { client } = await connect();
    const code = new Promise((resolve) => {
      client.once(Events.ShardDisconnect, (event) => resolve(event.code));
    });
    // discord.js emits an error with it.
    client.on(Events.ShardError, () => {});
    fake.closeGateway(4014);
    expect(await code).toBe(4014);
    expect(say('x')).toBe('dropped');
  });
});

describe('a client of another kind', () => {
  it('cannot resume a session that is invalid', async () => {
    fake = await startFakeDiscord();
    const first = await open({ token: fake.token, intents: 1 });
    const { d } = await first.next('READY');
    fake.invalidSession(false);
    expect(await first.next(9)).toMatchObject({ d: false });
    const session = { token: fake.token, session_id: (d as Json)['session_id'], seq: 1 };
    first.send({ op: 6, d: session });
    await fake.until(({ resumes }) => resumes === 1);
    expect(await first.next(9)).toMatchObject({ d: false });
    first.send({ op: 2, d: { token: fake.token, intents: 1 } });
    await fake.until(({ identifies }) => identifies === 2);
  });

  it('is shown the events after the one it names', async () => {
    fake = await startFakeDiscord();
    const first = await open({ token: fake.token, intents: 1 << 9 });
    const { d } = await first.next('READY');
    say('a');
    say('b');
    fake.dropConnections();
    await fake.until(({ connections }) => connections === 0);
    const session = { token: fake.token, session_id: (d as Json)['session_id'] };
    const second = await open({ ...session, seq: 2 }, 6);
    const event = await second.next('MESSAGE_CREATE');
    expect(event).toMatchObject({ s: 3, d: { content: `<@${fake.botUserId}> b` } });
    expect(await second.next('RESUMED')).toMatchObject({ s: 4 });
    const third = await open({ ...session, seq: 9 }, 6);
    expect(await third.close).toBe(4007);
    const fourth = await open({ ...session, token: 'wrong', seq: 1 }, 6);
    expect(await fourth.close).toBe(4004);
  });

  it.each<[string, string, number]>([
    ['no JSON', '{', 4002],
    ['a list', '[]', 4002],
    ['an unknown opcode', '{"op":99,"d":null}', 4001],
    ['a presence before it has identified', '{"op":3,"d":{}}', 4003],
    ['no intents', '{"op":2,"d":{"token":"fake-discord-token"}}', 4013],
  ])('is turned away for %s', async (_, frame, code) => {
    fake = await startFakeDiscord();
    const { socket, close } = await open();
    socket.send(frame);
    expect(await close).toBe(code);
    expect(fake.invalid).toMatchObject([{ route: 'gateway', code }]);
  });

  it('is turned away when it identifies twice', async () => {
    fake = await startFakeDiscord();
    const { send, close } = await open({ token: fake.token, intents: 1 });
    send({ op: 2, d: { token: fake.token, intents: 1 } });
    expect(await close).toBe(4005);
  });

  it('is turned away when it speaks another version or wants compression', async () => {
    fake = await startFakeDiscord();
    for (const query of [
      'v=9&encoding=json',
      'v=10&encoding=etf',
      'v=10&encoding=json&compress=x',
    ]) {
      expect(await (await open(undefined, 2, query)).close).toBe(4012);
    }
  });

  it('is refused while connections are', async () => {
    fake = await startFakeDiscord();
    fake.refuseConnections(true);
    await expect(open()).rejects.toThrow('socket hang up');
    fake.refuseConnections(false);
    await open();
  });
});

/** A connection without discord.js; sends `d` when it is given. */
async function open(d?: object, op = 2, query = 'v=10&encoding=json') {
  const socket = new WebSocket(
    `${fake.apiUrl.replace('http', 'ws').replace('/api', '')}/?${query}`,
  );
  const frames: Json[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (data) => {
    const frame = parseJson(String(data));
    if (isObject(frame)) frames.push(frame);
    for (const wake of waiting.splice(0)) wake();
  });
  const close = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  if (d) send({ op, d });
  return {
    socket,
    close,
    send,
    /** The next frame with this opcode or event. */
    async next(wanted: string | number): Promise<Json> {
      for (;;) {
        const index = frames.findIndex((one) => one['t'] === wanted || one['op'] === wanted);
        const [frame] = index < 0 ? [] : frames.splice(0, index + 1).slice(-1);
        if (frame) return frame;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}

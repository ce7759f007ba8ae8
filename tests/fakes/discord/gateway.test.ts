import { Events, GatewayIntentBits, type Interaction, type Message } from 'discord.js';
import { describe, expect, it, type TestContext } from 'vitest';
import { WebSocket } from 'ws';
import { isObject, type Json, parseJson } from '../json.ts';
import { createClient, logIn } from './real-client.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord, FakeDiscordOptions } from './types.ts';

const USER = '222';
const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;

/** Tests run at the same time, as discord.js waits half a second before it connects again; each ends what it began. */
type Test = Pick<TestContext, 'onTestFinished'>;

async function start({ onTestFinished }: Test, options: FakeDiscordOptions = {}) {
  const fake = await startFakeDiscord(options);
  onTestFinished(() => fake.close());
  return fake;
}

/** A real client and what it was sent: what messages say, and the ids of interactions. */
async function connect({ onTestFinished }: Test, fake: FakeDiscord, intents: number[] = []) {
  const client = createClient(fake, intents.length > 0 ? { intents } : {});
  onTestFinished(() => client.destroy());
  const seen: string[] = [];
  client.on(Events.MessageCreate, (message: Message) => seen.push(message.content));
  client.on(Events.InteractionCreate, (interaction: Interaction) => seen.push(interaction.id));
  await logIn(client, fake);
  return { client, seen };
}

async function begin(test: Test, options: FakeDiscordOptions = {}, intents: number[] = []) {
  const fake = await start(test, options);
  return { fake, ...(await connect(test, fake, intents)) };
}

function say(fake: FakeDiscord, content: string, more: object = {}) {
  const message = fake.payloads.messageCreate({ content, user: USER, mentionsBot: true, ...more });
  return fake.deliver('MESSAGE_CREATE', message);
}

/** What a client gets of the same message. */
function heard(fake: FakeDiscord, content: string): string {
  return `<@${fake.botUserId}> ${content}`;
}

/** Resolves when a client has read all that was sent to it so far. */
async function settle(fake: FakeDiscord, seen: readonly string[]): Promise<void> {
  say(fake, 'last');
  await fake.until(() => seen.includes(heard(fake, 'last')));
}

describe.concurrent('the gateway', () => {
  it('lets a client log in', async (test) => {
    const { fake, client } = await begin(test, {
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

  it('counts how often a client may still connect', async (test) => {
    const { client } = await begin(test, { sessionStartLimit: { remaining: 5 } });
    const { session_start_limit: limit } = (await client.rest.get('/gateway/bot')) as Json;
    expect(limit).toMatchObject({ total: 1000, remaining: 4, max_concurrency: 1 });
  });

  it('takes the token away from an app that connects too often', async (test) => {
    const { fake, client } = await begin(test, { sessionStartLimit: { remaining: 1 } });
    const { close } = await open(fake, { token: fake.token, intents: 1 });
    expect(await close).toBe(4004);
    await expect(client.rest.get('/gateway/bot')).rejects.toMatchObject({ status: 401 });
  });

  it('delivers messages of a channel, a thread and a person', async (test) => {
    const { fake, client, seen } = await begin(test);
    const messages: Message[] = [];
    client.on(Events.MessageCreate, (message) => messages.push(message));
    expect(say(fake, 'a')).toBe('sent');
    expect(say(fake, 'b', { guild: false })).toBe('sent');
    // A channel and a thread that the client learns of now.
    say(fake, 'c', { channelId: '41' });
    say(fake, 'd', { channelId: '42', thread: true });
    await fake.until(() => seen.length === 4);
    const [inChannel, direct, unknown, inThread] = messages;
    expect(inChannel).toMatchObject({ channelId: fake.channelId, guildId: fake.guildId });
    expect(inChannel?.mentions.users.has(fake.botUserId)).toBe(true);
    expect(direct).toMatchObject({ guildId: null, channel: { type: 1 } });
    expect(unknown?.channel).toMatchObject({ id: '41', type: 0 });
    expect(inThread?.channel.isThread()).toBe(true);
  });

  it('tells the bot of its own posts', async (test) => {
    const { fake, client } = await begin(test);
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

  it('is silent about its own posts where that is wanted', async (test) => {
    const { fake, client, seen } = await begin(test, { echo: false });
    const channel = await client.channels.fetch(fake.channelId);
    if (channel?.isSendable()) await channel.send('x');
    await settle(fake, seen);
    expect(seen).toEqual([heard(fake, 'last')]);
  });

  it('hides what messages say that are not for the bot', async (test) => {
    const { fake, client, seen } = await begin(test);
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isSendable()) throw new Error('no channel');
    const { id } = await channel.send('own');
    const apart = { mentionsBot: false };
    say(fake, 'secret', apart);
    say(fake, 'a reply', { ...apart, replyTo: id });
    say(fake, 'a reply without a ping', { ...apart, replyTo: id, pings: false });
    say(fake, 'direct', { ...apart, guild: false });
    await settle(fake, seen);
    expect(seen).toEqual(['own', '', 'a reply', '', 'direct', heard(fake, 'last')]);
  });

  it('shows what all messages say to an app with the intent that asks for it', async (test) => {
    const intents = [Guilds, GuildMessages, MessageContent];
    const { fake, seen } = await begin(test, { messageContentIntent: true }, intents);
    const other = await connect(test, fake);
    await fake.whenReady(2);
    say(fake, 'open', { mentionsBot: false });
    await settle(fake, seen);
    await settle(fake, other.seen);
    expect(seen[0]).toBe('open');
    expect(other.seen[0]).toBe('');
  });

  it('turns a client away that asks for an intent which the app was not given', async (test) => {
    const fake = await start(test, { disallowedIntents: GuildMessages });
    const client = createClient(fake, { intents: [Guilds, MessageContent] });
    await expect(client.login(fake.token)).rejects.toThrow('Used disallowed intents');
    const { close } = await open(fake, { token: fake.token, intents: GuildMessages });
    expect(await close).toBe(4014);
  });

  it('drops what a client does not want or may not see', async (test) => {
    const { fake } = await begin(test, {}, [Guilds, GuildMessages]);
    expect(say(fake, 'x', { guild: false })).toBe('dropped');
    fake.deny(fake.channelId, 'ViewChannel');
    expect(say(fake, 'x')).toBe('dropped');
  });

  it('drops what nobody is there for', async (test) => {
    const { fake, client } = await begin(test);
    await client.destroy();
    await fake.until(({ connections }) => connections === 0);
    expect(say(fake, 'x')).toBe('dropped');
    const command = fake.payloads.slashCommand({ name: 'ask', user: USER });
    await expect(fake.interact(command)).rejects.toMatchObject({ reason: 'no_session' });
  });

  it('refuses a wrong token', async (test) => {
    const fake = await start(test);
    await expect(createClient(fake).login('wrong')).rejects.toThrow('invalid token');
    const { close } = await open(fake, { token: 'wrong', intents: 1 });
    expect(await close).toBe(4004);
  });
});

describe.concurrent('a connection that ends', () => {
  it('is resumed after op 7, with what was missed and what is to come again', async (test) => {
    const { fake, seen } = await begin(test);
    const command = fake.payloads.slashCommand({ name: 'ask', user: USER });
    fake.deliver('INTERACTION_CREATE', command);
    await fake.until(() => seen.length === 1);
    const closed = fake.reconnect({ again: 1 });
    expect(say(fake, 'missed')).toBe('kept');
    await closed;
    expect(fake.connections).toBe(0);
    await fake.whenReady();
    expect(seen).toEqual([command.id, command.id, heard(fake, 'missed')]);
    expect(fake).toMatchObject({ identifies: 1, resumes: 1 });
    expect(fake.interactions).toHaveLength(1);
  });

  it.for<[string, (fake: FakeDiscord) => void]>([
    ['it is cut off', (fake) => fake.dropConnections()],
    ['it is closed with 4000', (fake) => fake.closeGateway(4000)],
  ])('is resumed when %s', async ([, end], test) => {
    const { fake, seen } = await begin(test);
    end(fake);
    await fake.until(({ connections }) => connections === 0);
    say(fake, 'missed');
    await fake.whenReady();
    expect(seen).toEqual([heard(fake, 'missed')]);
    expect(fake).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('is resumed when its heartbeats are not answered', async (test) => {
    const { fake } = await begin(test, { heartbeatIntervalMs: 100 });
    await fake.until(({ heartbeats }) => heartbeats > 0);
    fake.silence(true);
    await fake.until(({ connections }) => connections === 0);
    fake.silence(false);
    await fake.whenReady();
    expect(fake.identifies).toBe(1);
    expect(fake.resumes).toBeGreaterThan(0);
  });

  it('is resumed at once when the session is invalid but may be resumed', async (test) => {
    const { fake, seen } = await begin(test);
    fake.invalidSession(true);
    await fake.until(({ resumes }) => resumes === 1);
    await settle(fake, seen);
    expect(fake.connections).toBe(1);
  });

  it('does not come back after a code that forbids it', async (test) => {
    const { fake, client } = await begin(test);
    const code = new Promise((resolve) => {
      client.once(Events.ShardDisconnect, (event) => resolve(event.code));
    });
    // discord.js emits an error with it.
    client.on(Events.ShardError, () => {});
    fake.closeGateway(4014);
    expect(await code).toBe(4014);
    expect(say(fake, 'x')).toBe('dropped');
  });
});

describe.concurrent('a client of another kind', () => {
  it('cannot resume a session that is invalid', async (test) => {
    const fake = await start(test);
    const { next, send } = await open(fake, { token: fake.token, intents: 1 });
    const { d } = await next('READY');
    fake.invalidSession(false);
    expect(await next(9)).toMatchObject({ d: false });
    send({ op: 6, d: { token: fake.token, session_id: (d as Json)['session_id'], seq: 1 } });
    expect(await next(9)).toMatchObject({ d: false });
    send({ op: 2, d: { token: fake.token, intents: 1 } });
    await next('READY');
    expect(fake).toMatchObject({ identifies: 2, resumes: 1 });
  });

  it('is shown the events after the one it names', async (test) => {
    const fake = await start(test);
    const first = await open(fake, { token: fake.token, intents: GuildMessages });
    const { d } = await first.next('READY');
    say(fake, 'a');
    say(fake, 'b');
    fake.dropConnections();
    await fake.until(({ connections }) => connections === 0);
    const session = { token: fake.token, session_id: (d as Json)['session_id'] };
    const second = await open(fake, { ...session, seq: 2 }, 6);
    const event = await second.next('MESSAGE_CREATE');
    expect(event).toMatchObject({ s: 3, d: { content: heard(fake, 'b') } });
    expect(await second.next('RESUMED')).toMatchObject({ s: 4 });
    expect(await (await open(fake, { ...session, seq: 9 }, 6)).close).toBe(4007);
    const wrong = { ...session, token: 'wrong', seq: 1 };
    expect(await (await open(fake, wrong, 6)).close).toBe(4004);
  });

  it.for<[string, string, number]>([
    ['no JSON', '{', 4002],
    ['a list', '[]', 4002],
    ['an unknown opcode', '{"op":99,"d":null}', 4001],
    ['a presence before it has identified', '{"op":3,"d":{}}', 4003],
    ['no intents', '{"op":2,"d":{"token":"fake-discord-token"}}', 4013],
  ])('is turned away for %s', async ([, frame, code], test) => {
    const fake = await start(test);
    const { socket, close } = await open(fake);
    socket.send(frame);
    expect(await close).toBe(code);
    expect(fake.invalid).toMatchObject([{ route: 'gateway', code }]);
  });

  it('is turned away when it identifies twice', async (test) => {
    const fake = await start(test);
    const { send, close } = await open(fake, { token: fake.token, intents: 1 });
    send({ op: 2, d: { token: fake.token, intents: 1 } });
    expect(await close).toBe(4005);
  });

  it('is turned away when it speaks another version or wants compression', async (test) => {
    const fake = await start(test);
    const queries = ['v=9&encoding=json', 'v=10&encoding=etf', 'v=10&encoding=json&compress=x'];
    for (const query of queries) {
      expect(await (await open(fake, undefined, 2, query)).close).toBe(4012);
    }
  });

  it('is refused while connections are', async (test) => {
    const fake = await start(test);
    fake.refuseConnections(true);
    await expect(open(fake)).rejects.toThrow('socket hang up');
    fake.refuseConnections(false);
    await open(fake);
  });
});

/** A connection without discord.js; sends `d` when it is given. */
async function open(fake: FakeDiscord, d?: object, op = 2, query = 'v=10&encoding=json') {
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

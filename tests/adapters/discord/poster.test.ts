import { afterEach, describe, expect, it } from 'vitest';
import type { PartPlace } from '../../../src/bot/digest/poster.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { visibleText } from '../../fakes/discord/render.ts';
import { type DiscordWorld, startDiscord } from './harness.ts';

let world: DiscordWorld;
afterEach(() => world.close());

const REPLIES: readonly Reply[] = ['First', 'Second', 'Third'].map((text) => ({
  status: 'info',
  blocks: [{ kind: 'heading', text }],
}));
const POSTS = 'POST /channels/:id/messages';
const THREADS = 'POST /channels/:id/messages/:id/threads';

async function start() {
  world = await startDiscord(async () => ({ status: 'info', blocks: [] }));
  const { poster } = world.adapter;
  const messages = poster.render(REPLIES);
  const place = (part: number, first?: string): PartPlace => ({
    channel: world.fake.channelId,
    first,
    title: 'News: today',
    key: 'digest:discord:1:scheduled:2026-11-23T08:00Z',
    part,
  });
  const lost = (part: number, agoMs: number, first?: string) => ({
    ...place(part, first),
    message: messages[part],
    sendingAt: Date.now() - agoMs,
  });
  const postFirst = async (): Promise<string> => {
    const posted = await poster.post(messages[0], place(0));
    return (posted.kind === 'posted' && posted.id) || '';
  };
  return { ...world, poster, messages, place, lost, postFirst };
}

describe('a digest in Discord', () => {
  it('stands in the channel with its first part, with the others in a thread of that', async () => {
    const { fake, poster, messages, place, postFirst } = await start();
    const first = await postFirst();
    await poster.post(messages[1], place(1, first));
    await poster.post(messages[2], place(2, first));
    expect(fake.messages.map((message) => visibleText(message))).toEqual([
      'First',
      'Second',
      'Third',
    ]);
    expect(fake.messages.map(({ channelId }) => channelId)).toEqual([fake.channelId, first, first]);
    expect(fake.calls.find(({ route }) => route === THREADS)?.body).toEqual({
      name: 'News: today',
    });
  });

  it('goes on in a thread that was opened by a process that died', async () => {
    const { fake, poster, messages, place, postFirst } = await start();
    const first = await postFirst();
    fake.fail(POSTS, { kind: 'http', status: 500 });
    expect(await poster.post(messages[1], place(1, first))).toMatchObject({ kind: 'unknown' });
    expect(await poster.post(messages[1], place(1, first))).toMatchObject({ kind: 'posted' });
    expect(fake.messages.at(-1)?.channelId).toBe(first);
  });

  it('goes on with replies where the bot may open no thread', async () => {
    const { fake, poster, messages, place, postFirst } = await start();
    fake.deny(fake.channelId, 'CreatePublicThreads');
    const first = await postFirst();
    await poster.post(messages[1], place(1, first));
    await poster.post(messages[2], place(2, first));
    expect(fake.messages.map((message) => visibleText(message))).toEqual([
      'First',
      'Second',
      'Third',
    ]);
    expect(fake.messages.map(({ reference }) => reference?.messageId)).toEqual([
      undefined,
      first,
      first,
    ]);
  });

  it('is there once when it is posted again within two minutes', async () => {
    const { fake, poster, messages, place, lost } = await start();
    fake.fail(POSTS, { kind: 'reset', posts: true });
    expect(await poster.post(messages[0], place(0))).toMatchObject({ kind: 'unknown' });
    expect(await poster.find(lost(0, 600_000))).toMatchObject({ kind: 'there' });
    expect(await poster.post(messages[0], place(0))).toMatchObject({ kind: 'posted' });
    expect(fake.messages).toHaveLength(1);
  });

  it('is found again later, in the channel and in the thread, however much was said since', async () => {
    const { fake, poster, messages, place, lost, postFirst } = await start();
    expect(await poster.find(lost(0, 600_000))).toEqual({ kind: 'absent' });
    const first = await postFirst();
    for (let n = 0; n < 250; n++) {
      fake.deliver(
        'MESSAGE_CREATE',
        fake.payloads.messageCreate({ content: 'First', user: '1200000000000000001' }),
      );
    }
    expect(await poster.find(lost(0, 600_000))).toEqual({ kind: 'there', id: first });
    expect(await poster.find(lost(1, 600_000, first))).toEqual({ kind: 'absent' });
    const second = await poster.post(messages[1], place(1, first));
    expect(await poster.find(lost(1, 600_000, first))).toEqual({
      kind: 'there',
      id: second.kind === 'posted' && second.id,
    });
  });

  it('cannot be looked for without the permission, save while the nonce tells', async () => {
    const { fake, poster, lost } = await start();
    fake.deny(fake.channelId, 'ReadMessageHistory');
    await world.say(fake.payloads.messageCreate({ content: 'hello', user: '1200000000000000001' }));
    expect(await poster.find(lost(0, 600_000))).toEqual({ kind: 'hidden' });
    expect(await poster.find(lost(0, 1_000))).toEqual({ kind: 'absent' });
    expect(await poster.find(lost(0, -600_000))).toEqual({ kind: 'hidden' });
  });

  it.each([10003, 50001, 50013])('is tried once where Discord refuses with %d', async (code) => {
    const { fake, poster, messages, place } = await start();
    fake.fail(POSTS, { kind: 'error', status: 403, code });
    expect(await poster.post(messages[0], place(0))).toEqual({ kind: 'refused', code: `${code}` });
    expect(fake.calls.filter(({ route }) => route === POSTS)).toHaveLength(1);
  });
});

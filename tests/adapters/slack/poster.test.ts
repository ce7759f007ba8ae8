import { afterEach, describe, expect, it } from 'vitest';
import type { PartPlace } from '../../../src/bot/digest/poster.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { visibleText } from '../../fakes/slack/render.ts';
import type { FakeSlackOptions } from '../../fakes/slack/types.ts';
import { type SlackWorld, startSlack } from './harness.ts';

let world: SlackWorld;
afterEach(() => world.close());

const REPLIES: readonly Reply[] = ['First', 'Second', 'Third'].map((text) => ({
  status: 'info',
  blocks: [{ kind: 'heading', text }],
}));

async function start(fake: FakeSlackOptions = {}) {
  world = await startSlack(async () => ({ status: 'info', blocks: [] }), {
    fake: { scopes: ['channels:history'], ...fake },
  });
  const { poster } = world.adapter;
  const messages = poster.render(REPLIES);
  const place = (part: number, first?: string): PartPlace => ({
    channel: 'C0NEWS',
    first,
    title: 'News: today',
    key: 'digest:slack:C0NEWS:scheduled:2026-11-23T08:00Z',
    part,
  });
  const lost = (part: number, first?: string) => ({
    ...place(part, first),
    message: messages[part],
    sendingAt: Date.now(),
  });
  return { ...world, poster, messages, place, lost };
}

describe('a digest in Slack', () => {
  it('stands in the channel with its first part, with the others in the thread of that', async () => {
    const { fake, poster, messages, place } = await start();
    const posted = await poster.post(messages[0], place(0));
    const first = posted.kind === 'posted' ? posted.id : undefined;
    await poster.post(messages[1], place(1, first));
    await poster.post(messages[2], place(2, first));
    expect(fake.messages.map(visibleText)).toEqual(['First', 'Second', 'Third']);
    expect(fake.messages.map(({ threadTs }) => threadTs)).toEqual([undefined, first, first]);
    expect(fake.messages[0]?.args).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });

  it('is found again by its key, each part where it stands, however much was said since', async () => {
    const { fake, poster, messages, place, lost } = await start();
    expect(await poster.find(lost(0))).toEqual({ kind: 'absent' });
    const posted = await poster.post(messages[0], place(0));
    const first = posted.kind === 'posted' ? posted.id : undefined;
    const chatter = Array.from({ length: 250 }, (_, n) =>
      fake.payloads.messageEvent({ text: `${n}`, channel: 'C0NEWS', user: 'U0ANN' }),
    );
    await Promise.all(chatter.map((event) => fake.deliver(event)));
    expect(await poster.find(lost(0))).toEqual({ kind: 'there', id: first });
    expect(await poster.find(lost(1, first))).toEqual({ kind: 'absent' });
    const second = await poster.post(messages[1], place(1, first));
    expect(await poster.find(lost(1, first))).toMatchObject({
      kind: 'there',
      id: second.kind === 'posted' && second.id,
    });
  });

  it('cannot be looked for without the permission, and later when Slack cannot be asked', async () => {
    const { fake, poster, lost } = await start({ scopes: [] });
    expect(await poster.find(lost(0))).toEqual({ kind: 'hidden' });
    fake.fail('conversations.history', { kind: '429', retryAfter: 60 });
    expect(await poster.find(lost(0))).toEqual({ kind: 'later', code: 'ratelimited' });
    fake.fail('conversations.history', { kind: 'http', status: 503 });
    expect(await poster.find(lost(0))).toEqual({ kind: 'later', code: 'http_503' });
  });

  it.each([
    [{ kind: '429', retryAfter: 7 }, { kind: 'later', afterMs: 7000 }, 0],
    [
      { kind: 'error', error: 'channel_not_found' },
      { kind: 'refused', code: 'channel_not_found' },
      0,
    ],
    [{ kind: 'error', error: 'is_archived' }, { kind: 'refused', code: 'is_archived' }, 0],
    [{ kind: 'http', status: 500, posts: true }, { kind: 'unknown' }, 1],
    [{ kind: 'reset', posts: true }, { kind: 'unknown' }, 1],
    [{ kind: 'reset', posts: false }, { kind: 'unknown' }, 0],
  ] as const)('is tried once where Slack answers with %j', async (fault, outcome, there) => {
    const { fake, poster, messages, place } = await start();
    fake.fail('chat.postMessage', { ...fault });
    expect(await poster.post(messages[0], place(0))).toMatchObject(outcome);
    expect(fake.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    expect(fake.messages).toHaveLength(there);
  });

  it('ends the process when the token is revoked', async () => {
    const { fake, poster, messages, place, failed } = await start();
    fake.fail('chat.postMessage', { kind: 'error', error: 'token_revoked' });
    expect(await poster.post(messages[0], place(0))).toMatchObject({ kind: 'refused' });
    expect((await failed).message).toContain('SLACK_BOT_TOKEN is not accepted');
  });

  it('has all its words where Slack refuses the blocks', async () => {
    const { fake, poster, messages, place } = await start();
    fake.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    expect(await poster.post(messages[0], place(0))).toMatchObject({ kind: 'posted' });
    expect(fake.messages.map(visibleText)).toEqual(['First']);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../src/bot/adapter.ts';
import type { IncomingMessage } from '../../../src/bot/message.ts';
import { type SlackWorld, startSlack } from './harness.ts';

let world: SlackWorld;
afterEach(() => world.close());

const CHANNEL = 'C0NEWS';

/** Starts the adapter with a bot that says whether it thinks it is asked by a manager, for all to see or not. */
async function start(isPrivate = false) {
  const asked: { channel: string | undefined; mayManage: boolean | undefined }[] = [];
  const handle: Handle = async ({ channel, mayManage }: IncomingMessage) => {
    asked.push({ channel, mayManage: await mayManage?.() });
    return { status: 'info', isPrivate, blocks: [{ kind: 'heading', text: 'Words' }] };
  };
  world = await startSlack(handle, { fake: { admins: ['U0BOSS'] } });
  return { ...world, asked };
}

describe('who manages a channel in Slack', () => {
  it('is who administers the workspace', async () => {
    const { fake, send, asked } = await start();
    for (const user of ['U0BOSS', 'U0ANN']) {
      await send(fake.payloads.mention({ text: 'digest on', channel: CHANNEL, user }));
    }
    expect(asked).toEqual([
      { channel: CHANNEL, mayManage: true },
      { channel: CHANNEL, mayManage: false },
    ]);
  });

  it('is everybody in his own direct messages', async () => {
    const { fake, send, asked } = await start();
    await send(fake.payloads.directMessage({ text: 'digest on', user: 'U0ANN' }));
    expect(asked).toEqual([{ channel: expect.stringMatching(/^D/), mayManage: true }]);
  });

  it('is nobody where Slack does not say', async () => {
    const { fake, send, asked } = await start();
    fake.fail('users.info', { kind: 'error', error: 'missing_scope' });
    await send(fake.payloads.mention({ text: 'digest on', channel: CHANNEL, user: 'U0BOSS' }));
    expect(asked).toEqual([{ channel: CHANNEL, mayManage: false }]);
  });
});

describe('what only the asker is to see in Slack', () => {
  it('is shown to him alone where he asked in a channel', async () => {
    const { fake, send } = await start(true);
    await send(fake.payloads.mention({ text: 'digest preview', channel: CHANNEL, user: 'U0ANN' }));
    expect(fake.messages.map(({ ephemeral, user }) => [ephemeral, user])).toEqual([
      [true, 'U0ANN'],
    ]);
  });

  it('is an answer as any other in direct messages', async () => {
    const { fake, send } = await start(true);
    await send(fake.payloads.directMessage({ text: 'digest preview', user: 'U0ANN' }));
    expect(fake.messages.map(({ ephemeral }) => ephemeral)).toEqual([false]);
  });
});

import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../src/bot/adapter.ts';
import type { IncomingMessage } from '../../../src/bot/message.ts';
import { type DiscordWorld, startDiscord } from './harness.ts';

let world: DiscordWorld;
afterEach(() => world.close());

const ANN = '1200000000000000001';
const EPHEMERAL = 1 << 6;

async function start(isPrivate = false) {
  const asked: { text: string; channel: string | undefined; mayManage: boolean | undefined }[] = [];
  const handle: Handle = async ({ text, channel, mayManage }: IncomingMessage) => {
    asked.push({ text, channel, mayManage: await mayManage?.() });
    return { status: 'info', isPrivate, blocks: [{ kind: 'heading', text: 'Words' }] };
  };
  world = await startDiscord(handle);
  const { fake } = world;
  const command = (words: string, more = {}) =>
    fake.payloads.slashCommand({
      name: 'summit-brief',
      subcommand: 'digest',
      options: { do: words },
      user: ANN,
      ...more,
    });
  return { ...world, asked, command };
}

describe('who manages a channel in Discord', () => {
  it('is who may manage it there', async () => {
    const { fake, interact, asked, command } = await start();
    await interact(command('on 08:00 weekdays'));
    await interact(command('off', { permissions: PermissionFlagsBits.ManageChannels }));
    await interact(command('off', { guild: false }));
    expect(asked.map(({ text, mayManage }) => [text, mayManage])).toEqual([
      ['digest on 08:00 weekdays', false],
      ['digest off', true],
      ['digest off', true],
    ]);
    expect(asked[0]?.channel).toBe(fake.channelId);
  });

  it('is told from the roles of who names the bot in a message', async () => {
    const { fake, say, asked } = await start();
    const words = { content: 'digest off', mentionsBot: true };
    await say(fake.payloads.messageCreate({ ...words, user: ANN }));
    // The owner of the server may do everything.
    await say(fake.payloads.messageCreate({ ...words, user: '1100000000000000009' }));
    await say(fake.payloads.messageCreate({ ...words, user: ANN, guild: false }));
    expect(asked.map(({ mayManage }) => mayManage)).toEqual([false, true, true]);
  });
});

describe('what only the asker is to see in Discord', () => {
  it('is private from the start where he uses the command', async () => {
    const { fake, interact, command } = await start(true);
    await interact(command('preview'));
    expect(fake.messages.map(({ flags }) => flags & EPHEMERAL)).toEqual([EPHEMERAL]);
    await interact(command('status'));
    expect(fake.messages).toHaveLength(2);
  });

  it('goes to his direct messages where he asked in a channel', async () => {
    const { fake, say } = await start(true);
    await say(
      fake.payloads.messageCreate({ content: 'digest preview', mentionsBot: true, user: ANN }),
    );
    expect(fake.messages).toHaveLength(1);
    expect(fake.messages[0]?.channelId).not.toBe(fake.channelId);
  });
});

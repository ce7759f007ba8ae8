import { DiscordAPIError, REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord } from './types.ts';

const BYTES = Buffer.from([0x89, 0x00, 0xff, 0x0d, 0x0a]);

let fake: FakeDiscord;
let here: `/channels/${string}/messages`;

beforeEach(async () => {
  fake = await startFakeDiscord();
  here = `/channels/${fake.channelId}/messages`;
});
afterEach(() => fake.close());

/** Posts with the real client, as a form; resolves with the error where it is refused. */
async function upload(attachments: unknown, data = BYTES): Promise<unknown> {
  const rest = new REST({ api: fake.apiUrl, version: '10', retries: 0 }).setToken(fake.token);
  const body = { content: 'x', allowed_mentions: { parse: [] }, attachments };
  return rest.post(here, { body, files: [{ name: 'a.png', data }] }).catch((error) => error);
}

describe('a message with a file', () => {
  it('keeps the bytes, the name and the description', async () => {
    const sent = await upload([{ id: '0', description: 'A harbour' }]);
    expect(fake.messages[0]?.files).toEqual([
      { filename: 'a.png', bytes: BYTES, description: 'A harbour' },
    ]);
    expect(sent).toMatchObject({
      attachments: [{ filename: 'a.png', size: BYTES.length, description: 'A harbour' }],
    });
    expect(fake.invalid).toEqual([]);
  });

  it.each([
    ['a description that is too long', [{ id: '0', description: 'x'.repeat(1_025) }]],
    ['a description of a file that is not there', [{ id: '1', description: 'x' }]],
  ])('is refused for %s', async (_, attachments) => {
    expect(await upload(attachments)).toMatchObject({ status: 400, code: 50035 });
    expect(fake.messages).toEqual([]);
    expect(fake.invalid).toHaveLength(1);
  });

  it('is refused for a file that is too large', async () => {
    const error = await upload([{ id: '0' }], Buffer.alloc(LIMITS.fileBytes + 1));
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect(error).toMatchObject({ status: 413, code: 40005 });
  });

  it('is refused where the bot may attach none', async () => {
    fake.deny(fake.channelId, 'AttachFiles');
    expect(await upload([{ id: '0' }])).toMatchObject({ status: 403, code: 50013 });
  });

  it('is noted where nobody who does not see the file is told what it is', async () => {
    await upload(undefined);
    expect(fake.invalid[0]?.reasons).toEqual(['a.png is not described']);
  });
});

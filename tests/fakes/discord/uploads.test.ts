import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord } from './types.ts';

const BYTES = Buffer.from([0x89, 0x00, 0xff, 0x0d, 0x0a]);

let fake: FakeDiscord;

beforeEach(async () => {
  fake = await startFakeDiscord();
});
afterEach(() => fake.close());

/** Posts a form; resolves with the status, and what the answer says. */
async function upload(attachments: unknown, data = BYTES): Promise<unknown> {
  const form = new FormData();
  const body = { content: 'x', allowed_mentions: { parse: [] }, attachments };
  form.set('payload_json', JSON.stringify(body));
  form.set('files[0]', new Blob([new Uint8Array(data)]), 'a.png');
  const response = await fetch(`${fake.apiUrl}/v10/channels/${fake.channelId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${fake.token}` },
    body: form,
  });
  return { status: response.status, ...((await response.json()) as object) };
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
    const large = Buffer.alloc(LIMITS.fileBytes + 1);
    expect(await upload([{ id: '0' }], large)).toMatchObject({ status: 413, code: 40005 });
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

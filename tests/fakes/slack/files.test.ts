import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeSlack } from './server.ts';
import type { FakeSlack } from './types.ts';

const BYTES = Buffer.from([0x89, 0x00, 0xff, 0x0d, 0x0a]);

let fake: FakeSlack;

beforeEach(async () => {
  fake = await startFakeSlack({ scopes: ['files:write'], members: ['C1'] });
});
afterEach(() => fake.close());

async function call(method: string, args: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${fake.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${fake.botToken}`,
    },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Record<string, unknown>;
}

const announce = (args: object = {}) =>
  call('files.getUploadURLExternal', { filename: 'a.png', length: BYTES.length, ...args });

const send = async (url: unknown, body: Uint8Array<ArrayBuffer> | FormData): Promise<number> =>
  (await fetch(String(url), { method: 'POST', body })).status;

const complete = (id: unknown, place: object = { channel_id: 'C1' }) =>
  call('files.completeUploadExternal', { files: [{ id }], ...place });

describe('a file', () => {
  it.each<[string, () => Uint8Array<ArrayBuffer> | FormData]>([
    ['bytes', () => new Uint8Array(BYTES)],
    [
      'a form',
      () => {
        const form = new FormData();
        form.set('filename', new Blob([new Uint8Array(BYTES)]), 'a.png');
        return form;
      },
    ],
  ])('is announced, sent as %s, and shared in a thread', async (_, bodyOf) => {
    const { upload_url: url, file_id: id } = await announce({ alt_txt: 'A harbour' });
    expect(await send(url, bodyOf())).toBe(200);
    const place = { channel_id: 'C1', thread_ts: '1.000001' };
    expect(await complete(id, place)).toMatchObject({ ok: true, files: [{ id }] });
    expect(fake.messages).toMatchObject([
      {
        channel: 'C1',
        threadTs: '1.000001',
        files: [{ filename: 'a.png', altText: 'A harbour', bytes: BYTES }],
      },
    ]);
    expect(await complete(id)).toMatchObject({ error: 'file_not_found' });
  });

  it.each([
    ['no length', { length: 0 }, 'missing_argument'],
    ['no name', { filename: '' }, 'missing_argument'],
    ['a description that is too long', { alt_txt: 'x'.repeat(1_001) }, 'alt_txt_too_large'],
  ])('is refused with %s', async (_, args, error) => {
    expect(await announce(args)).toMatchObject({ ok: false, error });
  });

  it('is refused when it has another length than was announced', async () => {
    const { upload_url: url, file_id: id } = await announce({ length: 9 });
    expect(await send(url, new Uint8Array(BYTES))).toBe(400);
    expect(await complete(id)).toMatchObject({ error: 'file_not_found' });
  });

  it.each([
    ['a channel that the bot is not in', 'C2', 'not_in_channel'],
    ['a person', 'U1', 'channel_not_found'],
  ])('is not shared with %s', async (_, channel, error) => {
    const { upload_url: url, file_id: id } = await announce();
    await send(url, new Uint8Array(BYTES));
    expect(await complete(id, { channel_id: channel })).toMatchObject({ ok: false, error });
    expect(fake.messages).toEqual([]);
  });

  it('needs a scope', async () => {
    const other = await startFakeSlack({ scopes: ['chat:write'] });
    await fake.close();
    fake = other;
    expect(await announce()).toMatchObject({
      error: 'missing_scope',
      needed: 'files:write',
      provided: 'chat:write',
    });
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFilePoster } from '../../../src/adapters/file/poster.ts';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';

const poster = createFilePoster(renderTerminal);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summit-brief-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('adds digests to a file, and finds them there again', async () => {
  const channel = join(folder, 'new', 'digest.txt');
  const key = `digest:file:${channel}:scheduled:2026-11-23T08:00Z`;
  const place = { channel, first: undefined, title: 'News', key, part: 0 };
  const [message] = poster.render([
    { status: 'info', blocks: [{ kind: 'heading', text: 'News' }] },
  ]);
  const lost = { ...place, message, sendingAt: 0 };
  expect(await poster.find(lost)).toEqual({ kind: 'absent' });
  expect(await poster.post(message, place)).toEqual({ kind: 'posted', id: undefined });
  expect(await poster.find(lost)).toEqual({ kind: 'there', id: '' });
  expect(await poster.find({ ...lost, part: 1 })).toEqual({ kind: 'absent' });
  expect(readFileSync(channel, 'utf8')).toBe(
    'News:\n\n[digest:file:scheduled:2026-11-23T08:00Z, part 1]\n\n',
  );
});

it('says why a file cannot be written', async () => {
  const place = { channel: folder, first: undefined, title: 'News', key: 'k', part: 0 };
  expect(await poster.post('News', place)).toEqual({ kind: 'refused', code: 'EISDIR' });
  expect(await poster.find({ ...place, message: 'News', sendingAt: 0 })).toEqual({
    kind: 'hidden',
  });
});

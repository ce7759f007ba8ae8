import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { untilSettled } from '../../../src/briefing/articles/settle.ts';
import { createBriefing } from '../../../src/briefing/index.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

const NOW_MS = 2_000_000_000_000;

let folder: Folder;
beforeEach(() => {
  folder = writeFolder({ 'a.txt': 'The bridge opened.', 'b.txt': 'The ferry sto' });
  touch('a.txt', 60_000);
});
afterEach(() => folder.remove());

/** Makes a file look as if it had been written some time ago. */
function touch(name: string, agoMs: number, nowMs = NOW_MS): void {
  const seconds = (nowMs - agoMs) / 1_000;
  utimesSync(join(folder.articles, name), seconds, seconds);
}

/** Lets time go by as it is waited for, and tells how long that was. */
function createClock(onWait = (_nowMs: number): void => {}) {
  const waits: number[] = [];
  let nowMs = NOW_MS;
  const settling = {
    now: () => nowMs,
    wait: async (ms: number) => {
      waits.push(ms);
      nowMs += ms;
      onWait(nowMs);
    },
  };
  return { waits, settling };
}

it('waits for the rest of the second since the last write', async () => {
  touch('b.txt', 400);
  const { waits, settling } = createClock();
  await untilSettled(folder.articles, settling);
  expect(waits).toEqual([600]);
});

it.each([
  ['all files are older', 5_000],
  ['the clock of the files is ahead', -5_000],
])('does not wait when %s', async (_, agoMs) => {
  touch('b.txt', agoMs);
  const { waits, settling } = createClock();
  await untilSettled(folder.articles, settling);
  expect(waits).toEqual([]);
});

it('does not wait for ever for a file that is always being written', async () => {
  touch('b.txt', 0);
  const { waits, settling } = createClock((nowMs) => touch('b.txt', 0, nowMs));
  await untilSettled(folder.articles, settling);
  expect(waits.length).toBeLessThanOrEqual(5);
});

it('keeps a bot that starts from reading half a file', async () => {
  touch('b.txt', 0);
  const { settling } = createClock(() => {
    folder.write('b.txt', 'The ferry stops in June.');
    touch('b.txt', 60_000);
  });
  const briefing = await createBriefing({
    articles: folder.articles,
    database: ':memory:',
    settling,
  });
  const { citations } = await briefing.ask('when does the ferry stop');
  expect(citations.map(({ text }) => text)).toEqual(['The ferry stops in June.']);
  await briefing.close();
});

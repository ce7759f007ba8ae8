import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

let folder: Folder;
// Both write to one index from threads of their own, so this takes real time: files settle for a second.
const opened: Briefing[] = [];
afterEach(async () => {
  for (const briefing of opened.splice(0)) await briefing.close();
  folder.remove();
});

async function open(): Promise<Briefing> {
  const briefing = await createBriefing({
    articles: folder.articles,
    database: join(folder.path, 'index.db'),
  });
  opened.push(briefing);
  return briefing;
}

/** Follows the folder; the returned function waits until the articles are in a certain state. */
function follow(briefing: Briefing): (isThere: () => boolean) => Promise<void> {
  let wake = (): void => {};
  let fail = (_: Error): void => {};
  briefing.follow({ onChange: () => wake(), onFault: (message) => fail(new Error(message)) });
  return async (isThere) => {
    while (!isThere())
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        fail = reject;
      });
  };
}

const idsOf = (briefing: Briefing): string[] => briefing.sources.map(({ id }) => id);

it('takes in what comes, changes and goes, in each of two that share an index', async () => {
  folder = writeFolder({ 'bridge.txt': 'Mayor Ines Calder opened the harbour bridge on Friday.' });
  const [one, two] = [await open(), await open()];
  const followed = [one, two].map((briefing) => ({ briefing, until: follow(briefing) }));
  const until = (isThere: (briefing: Briefing) => boolean) =>
    Promise.all(followed.map(({ briefing, until }) => until(() => isThere(briefing))));
  const ask = (question: string) =>
    Promise.all([one, two].map(async (briefing) => (await briefing.ask(question)).citations));

  folder.write('ferry.part', 'Captain Oskar Lindqvist steered the last ferry on Sunday.');
  renameSync(join(folder.articles, 'ferry.part'), join(folder.articles, 'ferry.txt'));
  await until((briefing) => idsOf(briefing).length === 2);
  for (const [citation] of await ask('who steered the last ferry'))
    expect(citation?.source.id).toBe('ferry.txt');

  rmSync(join(folder.articles, 'ferry.txt'));
  folder.write('bridge.txt', 'Governor Pavel Orlik opened the harbour bridge on Friday.');
  const before = one.hashOf('bridge.txt');
  await until(
    (briefing) => idsOf(briefing).length === 1 && briefing.hashOf('bridge.txt') !== before,
  );
  for (const [citation] of await ask('who opened the harbour bridge'))
    expect(citation?.text).toContain('Pavel Orlik');
  expect(await ask('who steered the last ferry')).toEqual([[], []]);
}, 60_000);

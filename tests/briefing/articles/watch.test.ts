import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'vitest';
import { type Hints, listenForChanges } from '../../../src/briefing/articles/watch.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

let folder: Folder;
let hints: Hints | undefined;
beforeEach(() => {
  folder = writeFolder({ 'a.txt': 'The bridge opened.' });
});
afterEach(() => {
  hints?.close();
  folder.remove();
});

/** Listens, and gives the next hint. */
function listen(path: string): () => Promise<void> {
  let wake = (): void => {};
  hints = listenForChanges(path, () => wake());
  return () =>
    new Promise((resolve) => {
      wake = resolve;
    });
}

it('hints when a file comes', async () => {
  const next = listen(folder.articles);
  const hint = next();
  folder.write('b.txt', 'The ferry stops.');
  await hint;
});

it('hints when a file that is watched alone is replaced by another', async () => {
  const file = join(folder.articles, 'a.txt');
  const next = listen(file);
  const hint = next();
  folder.write('a.new', 'The bridge closed.');
  renameSync(join(folder.articles, 'a.new'), file);
  await hint;
});

it('listens to the new folder when another has taken its place', async () => {
  const next = listen(folder.articles);
  renameSync(folder.articles, join(folder.path, 'old'));
  mkdirSync(folder.articles);
  hints?.renew();
  const hint = next();
  folder.write('c.txt', 'The school gets a roof.');
  await hint;
});

it('bears a folder that is not there, and listens once it is', async () => {
  const later = join(folder.path, 'later');
  const next = listen(later);
  renameSync(folder.articles, later);
  hints?.renew();
  const hint = next();
  renameSync(join(later, 'a.txt'), join(later, 'b.txt'));
  await hint;
});

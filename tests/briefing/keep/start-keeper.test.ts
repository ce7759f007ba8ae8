import { afterEach, expect, it } from 'vitest';
import { type KeeperNews, startKeeper } from '../../../src/briefing/keep/start-keeper.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

// A thread takes its time to start on a busy machine.
const TIMEOUT_MS = 60_000;

let folder: Folder;
afterEach(() => folder.remove());

it(
  'tells why an index cannot be written, and can then be stopped',
  async () => {
    folder = writeFolder({});
    let stop = async (): Promise<void> => {};
    const news = await new Promise<KeeperNews>((resolve) => {
      // A folder is no database.
      stop = startKeeper({ articles: folder.articles, database: folder.path }, resolve);
    });
    expect(news).toEqual({ kind: 'fault', message: expect.stringMatching(/open|directory/i) });
    await stop();
  },
  TIMEOUT_MS,
);

import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createFolderReader, openDisk } from '../articles/folder.ts';
import { listenForChanges } from '../articles/watch.ts';
import { openWriter } from '../store/writer.ts';
import { createKeeper } from './keeper.ts';
import type { KeeperData, KeeperNews } from './start-keeper.ts';

/** How much the thread gives way: 0 is as much as any, 19 to everybody. */
const PRIORITY = 10;

// The thread that takes in articles: annotating one may take longer than a question is to wait.
const { articles, database, maxFileBytes } = workerData as KeeperData;
const tell = (news: KeeperNews): void => parentPort?.postMessage(news);

// Questions come first where processors are scarce. On Linux alone this is about the thread and not about the process.
if (process.platform === 'linux') setPriority(PRIORITY);

const reader = createFolderReader(openDisk(articles, { maxFileBytes }));
const writer = openWriter(database);
const hints = listenForChanges(articles, () => keeper.hint());
let isStopping = false;
const keeper = createKeeper({
  reader,
  update: (look) =>
    writer.update({
      articles: look.articles,
      // A long update is cut short when the process is to end; the rest is read at the next start.
      read: (id, hash) => (isStopping ? undefined : reader.read(id, hash)),
    }),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  nowMs: () => performance.now(),
  onLook: (problems) => {
    hints.renew();
    tell({ kind: 'looked', problems });
  },
  onFault: (error) => {
    hints.renew();
    tell({ kind: 'fault', message: error instanceof Error ? error.message : String(error) });
  },
});

// The one message there is: to stop.
parentPort?.once('message', async () => {
  isStopping = true;
  hints.close();
  await keeper.stop();
  writer.close();
  parentPort?.close();
});

import { Worker } from 'node:worker_threads';
import type { Problem } from '../types.ts';

/** A thread that ended by a fault is started again after so long. */
const RESTART_MS = 10_000;
/** How long a batch of articles under way may take when the thread is to stop. */
const STOP_MS = 5_000;

export interface KeeperData {
  /** The folder, or file, of the articles. */
  readonly articles: string;
  /** Path of the index. */
  readonly database: string;
  readonly maxFileBytes?: number | undefined;
}

/** What the thread tells. */
export type KeeperNews =
  /** The index is up to date with the folder. */
  | { readonly kind: 'looked'; readonly problems: readonly Problem[] }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * Starts the thread that keeps an index up to date with a folder. It does not keep the process from ending. The returned
 * function stops it, and resolves when it no longer writes.
 */
export function startKeeper(
  data: KeeperData,
  onNews: (news: KeeperNews) => void,
): () => Promise<void> {
  let isStopped = false;
  let restart: NodeJS.Timeout | undefined;
  let worker = start();

  function start(): Worker {
    const started = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: data,
      execArgv: [],
    });
    started.unref();
    started.on('message', (news: KeeperNews) => {
      if (!isStopped) onNews(news);
    });
    started.on('error', (error) => {
      if (!isStopped) onNews({ kind: 'fault', message: error.message });
    });
    started.on('exit', () => {
      if (isStopped) return;
      restart = setTimeout(() => {
        worker = start();
      }, RESTART_MS).unref();
    });
    return started;
  }

  return async () => {
    isStopped = true;
    clearTimeout(restart);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage('stop');
    const tooLong = setTimeout(() => worker.terminate(), STOP_MS);
    if (worker.threadId !== -1) await ended;
    clearTimeout(tooLong);
  };
}

import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** Hints that something changed in a folder. They may be missing, late or too many; nothing but a look tells. */
export interface Hints {
  /** Listens anew where the folder is another one by now, or listening failed. */
  renew(): void;
  close(): void;
}

/** Listens for changes in a folder, or around a file (another file may take its place). Never throws. */
export function listenForChanges(path: string, onHint: () => void): Hints {
  let listening: { readonly watcher: FSWatcher; readonly folder: string } | undefined;
  const close = (): void => {
    listening?.watcher.close();
    listening = undefined;
  };
  const renew = (): void => {
    try {
      const stats = statSync(path);
      const folder = stats.isDirectory() ? path : dirname(path);
      const { dev, ino } = statSync(folder);
      const identity = `${dev} ${ino}`;
      if (listening?.folder === identity) return;
      close();
      const watcher = watch(folder, { persistent: false }, onHint);
      watcher.on('error', close);
      listening = { watcher, folder: identity };
    } catch {
      // Not there, or on a file system without hints: the folder is looked at every minute in any case.
      close();
    }
  };
  renew();
  return { renew, close };
}

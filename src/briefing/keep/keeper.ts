import { type FolderReader, type Look, SETTLE_MS } from '../articles/folder.ts';
import type { Problem } from '../types.ts';

/** Hints of the file system are followed after so long, that many of them lead to one look. */
export const HINT_MS = 200;
/** A folder is looked at so often without any hint: they do not come from network mounts, or when a folder is swapped. */
export const RESCAN_MS = 60_000;
/** Timers may be a little early. */
const LOOK_AGAIN_MS = SETTLE_MS + 50;

/** What the keeper is given; the clock and the file system's hints are parameters. */
export interface KeeperOptions {
  readonly reader: FolderReader;
  /** Makes the index hold just what a look found. */
  readonly update: (look: Look) => Promise<unknown>;
  /** Calls back once, and returns how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** Any clock that does not run backwards. */
  readonly nowMs: () => number;
  /** Told after each look, when the index is up to date with it. */
  readonly onLook: (problems: readonly Problem[]) => void;
  /** Told what kept a look from being made; the next one follows all the same. */
  readonly onFault: (error: unknown) => void;
}

/** Keeps an index up to date with a folder. */
export interface Keeper {
  /** Something may have changed. */
  hint(): void;
  /** Resolves when what was under way is done; nothing follows. */
  stop(): Promise<void>;
}

/** Starts to keep an index up to date with a folder: looks at once, at every hint, and every minute. */
export function createKeeper(options: KeeperOptions): Keeper {
  const { reader, update, after, nowMs, onLook, onFault } = options;
  let due: { readonly atMs: number; readonly cancel: () => void } | undefined;
  let looking: Promise<void> | undefined;
  let isStopped = false;
  /** The very first look settles nothing: what it finds is not all there is. */
  let firstMs: number | undefined;

  const lookWithin = (ms: number): void => {
    const atMs = nowMs() + ms;
    if (isStopped || (due !== undefined && due.atMs <= atMs)) return;
    due?.cancel();
    due = { atMs, cancel: after(ms, begin) };
  };
  const begin = (): void => {
    due = undefined;
    // One look at a time; a hint that comes during a long update is followed behind it.
    if (looking === undefined) {
      looking = look().finally(() => {
        looking = undefined;
      });
    } else void looking.then(() => lookWithin(HINT_MS));
  };
  const look = async (): Promise<void> => {
    let nextMs = RESCAN_MS;
    try {
      const found = reader.look(nowMs());
      firstMs ??= nowMs();
      if (found.waiting > 0) nextMs = LOOK_AGAIN_MS;
      if (found.waiting === 0 || nowMs() - firstMs >= SETTLE_MS) {
        await update(found);
        if (!isStopped) onLook(found.problems);
      }
    } catch (error) {
      onFault(error);
    }
    lookWithin(nextMs);
  };

  lookWithin(0);
  return {
    hint: () => lookWithin(HINT_MS),
    stop: async () => {
      isStopped = true;
      due?.cancel();
      await looking;
    },
  };
}

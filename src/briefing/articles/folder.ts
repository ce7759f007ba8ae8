import type { Article, ArticleState, Problem } from '../types.ts';
import { type ArticleHead, headOf, type LoadedFile, withoutCopies } from './copies.ts';
import { type LoadOptions, listFiles, loadFile, stampOf } from './load.ts';

/** A file is read when it has looked the same for so long: one that is being written is left alone. */
export const SETTLE_MS = 1_000;

/** The folder as the disk has it; a parameter, so that tests can play the disk. */
export interface Disk {
  /** Paths of the files, in order of name. @throws ArticlesPathError when the folder cannot be read */
  list(): readonly string[];
  /** What tells one state of a file from another; undefined when it is gone. */
  stampOf(path: string): string | undefined;
  load(path: string): LoadedFile<Article>;
}

/** What a look at the folder found. */
export interface Look {
  /** The articles of all files that have settled, with the hashes to know them by. */
  readonly articles: readonly ArticleState[];
  readonly problems: readonly Problem[];
  /** Files that are new or changed and have not settled; look again after `SETTLE_MS`. */
  readonly waiting: number;
}

/** Follows a folder of articles: reads again only what changed. */
export interface FolderReader {
  /**
   * Looks at every file. `nowMs` is any clock that does not run backwards. A changed file keeps what it held until its new
   * content has settled; a file that is gone is gone at once.
   *
   * @throws ArticlesPathError when the folder cannot be read: that does not say that its articles are gone.
   */
  look(nowMs: number): Look;
  /** Reads an article again; undefined when its file no longer holds it in that state. */
  read(id: string, hash: string): Article | undefined;
}

/** An article of a file, without its text: a folder may be larger than memory. */
interface Held {
  readonly head: ArticleHead;
  readonly path: string;
}

interface KnownFile extends LoadedFile<Held> {
  readonly stamp: string;
}

interface Unsettled {
  readonly stamp: string;
  readonly sinceMs: number;
}

/** Opens a folder (or one file) of articles for following. */
export function createFolderReader(disk: Disk): FolderReader {
  const known = new Map<string, KnownFile>();
  const unsettled = new Map<string, Unsettled>();
  let pathOf = new Map<string, string>();
  /** The file read last: the articles of a `.jsonl` are asked for one after the other. */
  let last: { readonly path: string; readonly articles: ReadonlyMap<string, Article> } | undefined;

  const load = (path: string): LoadedFile<Article> => {
    const loaded = disk.load(path);
    last = { path, articles: new Map(loaded.articles.map((article) => [article.id, article])) };
    return loaded;
  };

  /** Reads a file that has settled; false when it has not. */
  const update = (path: string, stamp: string, nowMs: number): boolean => {
    const before = unsettled.get(path);
    if (before?.stamp !== stamp) unsettled.set(path, { stamp, sinceMs: nowMs });
    if (before?.stamp !== stamp || nowMs - before.sinceMs < SETTLE_MS) return false;
    const loaded = load(path);
    // Written to while it was read: what was read may be half of it.
    if ((disk.stampOf(path) ?? 'none') !== stamp) return false;
    unsettled.delete(path);
    const articles = loaded.articles.map((article) => ({ head: headOf(article), path }));
    known.set(path, { ...loaded, stamp, articles });
    return true;
  };

  return {
    look: (nowMs) => {
      last = undefined;
      const paths = disk.list();
      const listed = new Set(paths);
      for (const path of [...known.keys(), ...unsettled.keys()])
        if (!listed.has(path)) {
          known.delete(path);
          unsettled.delete(path);
        }
      let waiting = 0;
      for (const path of paths) {
        const stamp = disk.stampOf(path);
        // Gone since it was listed, or a link that leads nowhere.
        if (stamp === undefined) known.delete(path);
        else if (stamp === known.get(path)?.stamp) continue;
        if (!update(path, stamp ?? 'none', nowMs)) waiting++;
      }
      const { articles, problems } = withoutCopies(
        paths.flatMap((path) => known.get(path) ?? []),
        ({ head }) => head,
      );
      pathOf = new Map(articles.map(({ head, path }) => [head.id, path]));
      return {
        articles: articles.map(({ head: { id, hash } }) => ({ id, hash })),
        problems,
        waiting,
      };
    },
    read: (id, hash) => {
      const path = pathOf.get(id);
      if (path === undefined) return undefined;
      if (last?.path !== path) load(path);
      const article = last?.articles.get(id);
      return article?.hash === hash ? article : undefined;
    },
  };
}

/** The disk as it is. */
export function openDisk(path: string, options: LoadOptions): Disk {
  return {
    list: () => listFiles(path),
    stampOf,
    load: (file) => loadFile(file, options),
  };
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { compareText } from '../text/compare.ts';
import type { Article, Problem } from '../types.ts';
import { headOf, type LoadedFile, withoutCopies } from './copies.ts';
import { parseJsonLines, parseTextFile } from './parse.ts';

const DEFAULT_MAX_FILE_BYTES = 2 * 1024 * 1024;
/** A `.jsonl` holds many articles, so the limit of one article applies to its lines. */
const JSONL_MAX_BYTES = 64 * 1024 * 1024;
const EXTENSIONS = new Set(['.txt', '.md', '.jsonl']);
/** A file with no good line and more bad ones than this is reported once, not line by line. */
const LINE_PROBLEMS_MAX = 20;
const NEWLINE = 0x0a;

/** The path to load from cannot be used at all. */
export class ArticlesPathError extends Error {
  readonly code = 'ARTICLES_PATH';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArticlesPathError';
  }
}

export interface LoadOptions {
  /** Text files, and lines of a `.jsonl`, above this many bytes become a Problem. Default 2 MB. */
  readonly maxFileBytes?: number | undefined;
}

export interface Loaded {
  /** In order of file name (by code unit, the same on every machine), then line. */
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

/**
 * Loads the `.txt`, `.md` and `.jsonl` files standing directly in a folder, or one such file. Hidden files and other
 * extensions are left alone; whatever else cannot be used becomes a Problem and the rest loads.
 *
 * @throws ArticlesPathError when the path does not exist, cannot be read, or is no folder and no such file.
 */
export function loadArticles(path: string, options: LoadOptions = {}): Loaded {
  return withoutCopies(
    listFiles(path).map((file) => loadFile(file, options)),
    headOf,
  );
}

/**
 * Returns the paths of the files that hold the articles, in order of name.
 *
 * @throws ArticlesPathError as `loadArticles` does
 */
export function listFiles(path: string): string[] {
  let stats: ReturnType<typeof statSync>;
  try {
    stats = statSync(path);
    if (stats.isDirectory()) {
      // Locale-aware comparison differs from machine to machine; code units do not.
      return readdirSync(path)
        .filter((name) => !name.startsWith('.') && EXTENSIONS.has(extname(name).toLowerCase()))
        .sort(compareText)
        .map((name) => join(path, name));
    }
  } catch (cause) {
    throw new ArticlesPathError(
      `articles: '${path}' cannot be read (${reasonOf(cause)}); give a folder or a file that exists`,
      {
        cause,
      },
    );
  }
  if (!stats.isFile() || !EXTENSIONS.has(extname(path).toLowerCase()))
    throw new ArticlesPathError(
      `articles: '${path}' is neither a folder nor a .txt, .md or .jsonl file; give one of these`,
    );
  return [path];
}

/**
 * Returns what tells one state of a file from another without reading it, or undefined where there is none. Two writes
 * within one tick of the file system's clock that leave the size as it was are one state.
 */
export function stampOf(path: string): string | undefined {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return [size, mtimeMs, ctimeMs, ino].join(' ');
  } catch {
    return undefined;
  }
}

/**
 * Returns when a file of the articles was last written, in milliseconds since 1970; 0 where there is none.
 *
 * @throws ArticlesPathError as `loadArticles` does
 */
export function newestChangeMs(path: string): number {
  return listFiles(path).reduce((newest, file) => {
    const stats = statSync(file, { throwIfNoEntry: false });
    return Math.max(newest, stats?.mtimeMs ?? 0);
  }, 0);
}

/** Reads the articles of one file. What cannot be read is a Problem, never an exception. */
export function loadFile(path: string, options: LoadOptions = {}): LoadedFile<Article> {
  const file = basename(path);
  return { file, ...readFile(path, file, options.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES) };
}

function readFile(path: string, file: string, maxFileBytes: number): Loaded {
  const problem = (message: string): Loaded => ({
    articles: [],
    problems: [{ where: file, message }],
  });
  const isJsonl = extname(file).toLowerCase() === '.jsonl';
  let bytes: Buffer;
  try {
    const stats = statSync(path);
    // Anything else (a folder named x.txt, a pipe that never ends) must not be opened.
    if (!stats.isFile())
      return problem('it has the name of an article but is no file; rename or remove it');
    const limit = isJsonl ? JSONL_MAX_BYTES : maxFileBytes;
    if (stats.size > limit)
      return problem(`the file has ${stats.size} bytes, more than ${limit}; split or shorten it`);
    bytes = readFileSync(path);
  } catch (error) {
    return problem(`the file cannot be read (${reasonOf(error)}); check its permissions`);
  }
  if (isJsonl) return loadJsonLines(file, bytes, maxFileBytes);
  const text = decode(bytes);
  if (typeof text !== 'string') return problem(text.wrong);
  const parsed = parseTextFile(file, text);
  return 'article' in parsed
    ? { articles: [parsed.article], problems: [] }
    : { articles: [], problems: [parsed.problem] };
}

function loadJsonLines(file: string, bytes: Buffer, maxLineBytes: number): Loaded {
  const lines: string[] = [];
  const problems: Problem[] = [];
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, from);
    const to = newline < 0 ? bytes.length : newline;
    const where = `${file}:${lines.length + 1}`;
    // Decoded line by line: one bad line must not cost the others. It stays as a blank, so that line numbers hold.
    const line =
      to - from > maxLineBytes
        ? { wrong: `the line has ${to - from} bytes, more than ${maxLineBytes}; shorten it` }
        : decode(bytes.subarray(from, to));
    if (typeof line !== 'string') problems.push({ where, message: line.wrong });
    lines.push(typeof line === 'string' ? line : '');
    from = to + 1;
  }
  const parsed = parseJsonLines(file, lines.join('\n'));
  problems.push(...parsed.problems);
  if (parsed.articles.length === 0 && problems.length === 0)
    problems.push({
      where: file,
      message: `the file is empty (${bytes.length} bytes, no article); write one JSON object a line`,
    });
  if (parsed.articles.length === 0 && problems.length > LINE_PROBLEMS_MAX) {
    const first = problems[0];
    const message = `none of its ${lines.length} lines is an article; the first: ${first?.where}: ${first?.message}`;
    return { articles: [], problems: [{ where: file, message }] };
  }
  return { articles: parsed.articles, problems: problems.sort((a, b) => lineOf(a) - lineOf(b)) };
}

/** UTF-8 text without its byte order mark, or what is wrong with the bytes. */
function decode(bytes: Buffer): string | { readonly wrong: string } {
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return { wrong: `it is binary or UTF-16 (a NUL at byte ${nul}); save it as UTF-8 text` };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return {
      wrong: `it is not UTF-8 (${bytes.length} bytes, some of them invalid); save it as UTF-8 text`,
    };
  }
}

function lineOf(problem: Problem): number {
  return Number(problem.where.slice(problem.where.lastIndexOf(':') + 1));
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.message
      : String(error);
}

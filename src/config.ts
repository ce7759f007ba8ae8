import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import { SetupError } from './setup-error.ts';

/** The checked settings. Paths are absolute. */
export interface Config {
  /** What the bot is called, also in commands. */
  readonly name: string;
  /** Folder of article files, or one such file. */
  readonly articles: string;
  /** SQLite file of the index, or ':memory:'. */
  readonly database: string;
  readonly maxFileBytes: number;
  /** Questions that show what the bot can do. */
  readonly examples: readonly string[];
  /** The environment asks for output without colours (https://no-color.org). */
  readonly noColour: boolean;
}

const DEFAULT_FILE = fileURLToPath(new URL('../config.yaml', import.meta.url));
const BYTES_PER_MB = 1024 * 1024;

const path = z.string().check(z.trim(), z.minLength(1));

const Settings = z.strictObject({
  name: z._default(z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,31}$/)), 'summit-brief'),
  articles: z._default(path, './articles'),
  database: z._default(path, './data/briefing.db'),
  max_file_mb: z._default(z.number().check(z.gt(0), z.lte(1024)), 2),
  examples: z._default(z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))), []),
});

/** What to write instead, for each setting. */
const REMEDIES: Readonly<Record<keyof z.infer<typeof Settings>, string>> = {
  name: 'write 1 to 32 small letters, digits, hyphens or underscores, like summit-brief',
  articles: 'write the path of a folder with articles, like ./articles',
  database: "write the path of a file that may be created, like ./data/briefing.db, or ':memory:'",
  max_file_mb: 'write a number of megabytes above 0 and up to 1024, like 2',
  examples: 'write a list of questions, each "- " and a text of 1 to 1,000 characters',
};

/**
 * Reads the settings from the file SUMMIT_BRIEF_CONFIG names, or else from config.yaml beside package.json.
 *
 * @throws SetupError when the named file cannot be read, is no YAML or holds a value that cannot be used.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const named = env['SUMMIT_BRIEF_CONFIG'];
  const file = named ? resolve(named) : DEFAULT_FILE;
  const shown = relative(process.cwd(), file) || file;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (!named && isMissing(error)) text = '';
    else {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SetupError(
        `${shown}: cannot be read (${reason}); create it or correct SUMMIT_BRIEF_CONFIG`,
      );
    }
  }
  return parseConfig(text, { file, shown, noColour: Boolean(env['NO_COLOR']) });
}

/**
 * Returns the settings a YAML text gives, with the defaults for what it leaves out.
 *
 * @throws SetupError naming `shown:line:column` of the first mistake.
 */
export function parseConfig(
  text: string,
  { file, shown, noColour }: { file: string; shown: string; noColour: boolean },
): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fail = (offset: number, message: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new SetupError(`${shown}:${line}:${col}: ${message}`);
  };

  const broken = document.errors[0] ?? document.warnings[0];
  if (broken) {
    return fail(broken.pos[0], `not valid YAML: ${broken.message}; correct it or remove the line`);
  }
  if (document.contents !== null && !isMap(document.contents)) {
    return fail(document.range[0], 'not a list of settings; write lines of the form "key: value"');
  }
  let content: unknown;
  try {
    content = document.toJS() ?? {};
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(0, `not valid YAML: ${reason}; write the values out`);
  }

  const checked = z.safeParse(Settings, content);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    if (issue?.code === 'unrecognized_keys') {
      const key = issue.keys[0] ?? '';
      const remedy = `did you mean '${nearest(key, Object.keys(REMEDIES))}'?`;
      return fail(offsetOfKey(document, key), `${key}: is not a setting; ${remedy}`);
    }
    const at = issue?.path ?? [];
    const node = document.getIn(at, true);
    const offset = (isNode(node) ? node.range?.[0] : undefined) ?? offsetOfKey(document, at[0]);
    const key = at.reduce<string>(
      (so, part) => (typeof part === 'number' ? `${so}[${part}]` : String(part)),
      '',
    );
    return fail(offset, `${key}: ${shownValue(node)} cannot be used; ${remedyFor(at[0])}`);
  }

  const settings = checked.data;
  const folder = dirname(file);
  return Object.freeze({
    name: settings.name,
    articles: resolve(folder, settings.articles),
    database:
      settings.database === ':memory:' ? settings.database : resolve(folder, settings.database),
    maxFileBytes: Math.floor(settings.max_file_mb * BYTES_PER_MB),
    examples: Object.freeze([...settings.examples]),
    noColour,
  });
}

/** Returns the database for these articles: the configured one for the configured articles, else one of their own beside it. */
export function databaseFor(config: Config, articles: string): string {
  const wanted = resolve(articles);
  if (wanted === config.articles || config.database === ':memory:') return config.database;
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  return join(dirname(config.database), `${hash}.db`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function offsetOfKey(document: Document, key: unknown): number {
  if (!isMap(document.contents)) return 0;
  for (const pair of document.contents.items) {
    if (isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(key)) {
      return pair.key.range?.[0] ?? 0;
    }
  }
  return 0;
}

function shownValue(node: unknown): string {
  const value: unknown = isNode(node) ? node.toJSON() : node;
  if (value === null || value === undefined) return 'an empty value';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `'${text.length > 60 ? `${text.slice(0, 57)}...` : text}'`;
}

function remedyFor(key: unknown): string {
  const known = Object.entries(REMEDIES).find(([name]) => name === key);
  return known?.[1] ?? `the settings are ${Object.keys(REMEDIES).join(', ')}`;
}

/** The candidate with the fewest single-letter edits; the earlier one when equal. */
function nearest(word: string, candidates: readonly string[]): string {
  let best = '';
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = edits(word, candidate);
    if (distance < fewest) {
      fewest = distance;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein distance, one row at a time. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

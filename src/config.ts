import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import {
  DIGEST_REMEDIES,
  type DigestConfig,
  DigestSettings,
  toDigestConfig,
} from './digest-settings.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { SetupError } from './setup-error.ts';
import { z } from './zod-mini.ts';

export type { DigestConfig };

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
  /** SQLite file of what the bot remembers, or ':memory:'. */
  readonly state: string;
  readonly limits: QuestionLimits;
  readonly slack: SlackSettings;
  readonly discord: DiscordSettings;
  readonly digest: DigestConfig;
  readonly health: HealthSettings | undefined;
  readonly logLevel: LogLevel;
  /** The environment asks for output without colours (https://no-color.org). */
  readonly noColour: boolean;
}

/** Questions answered in any minute. */
export interface QuestionLimits {
  readonly perUser: number;
  readonly perChannel: number;
}

/** How to reach Slack. Without a bot token it is not used. */
export interface SlackSettings {
  /** Secret; from the environment. */
  readonly botToken: string | undefined;
  /** Secret; from the environment. Opens the socket of Socket Mode. */
  readonly appToken: string | undefined;
  /** Secret; from the environment. With it Slack's requests come over HTTP. */
  readonly signingSecret: string | undefined;
  readonly apiUrl: string;
  /** Where HTTP mode listens. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Who sees the answer to the slash command. */
  readonly commandAnswers: 'private' | 'in_channel';
}

/** How to reach Discord. Without a token it is not used. */
export interface DiscordSettings {
  /** Secret; from the environment. */
  readonly token: string | undefined;
  /** From the environment: commands are registered in this server alone, where they are there at once. */
  readonly guildId: string | undefined;
  readonly apiUrl: string;
  /** Who sees the answer to the slash command, where the asker does not say. */
  readonly commandAnswers: 'private' | 'in_channel';
}

export interface HealthSettings {
  readonly host: string;
  readonly port: number;
}

const DEFAULT_FILE = fileURLToPath(new URL('../config.yaml', import.meta.url));
const BYTES_PER_MB = 1024 * 1024;

const path = z.string().check(z.trim(), z.minLength(1));
const host = z.string().check(z.regex(/^[0-9A-Za-z.:-]+$/));
const port = z.int().check(z.gte(1), z.lte(65_535));
const perMinute = z.int().check(z.gte(1), z.lte(10_000));
const webAddress = z.url({ protocol: /^https?$/ });

const Settings = z.strictObject({
  name: z._default(z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,31}$/)), 'summit-brief'),
  articles: z._default(path, './articles'),
  database: z._default(path, './data/briefing.db'),
  max_file_mb: z._default(z.number().check(z.gt(0), z.lte(1024)), 2),
  examples: z._default(z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))), []),
  state: z._default(path, './data/state.db'),
  limits: z.prefault(
    z.strictObject({
      per_user: z._default(perMinute, 6),
      per_channel: z._default(perMinute, 30),
    }),
    {},
  ),
  slack: z.prefault(
    z.strictObject({
      api_url: z._default(webAddress, 'https://slack.com/api/'),
      host: z._default(host, '127.0.0.1'),
      port: z._default(port, 3000),
      path: z._default(z.string().check(z.regex(/^\/[\w/.-]*$/)), '/slack/events'),
      command_answers: z._default(z.enum(['private', 'in_channel']), 'private'),
    }),
    {},
  ),
  discord: z.prefault(
    z.strictObject({
      api_url: z._default(webAddress, 'https://discord.com/api'),
      command_answers: z._default(z.enum(['private', 'in_channel']), 'in_channel'),
    }),
    {},
  ),
  digest: z.prefault(DigestSettings, {}),
  health: z.prefault(
    z.strictObject({
      host: z._default(host, '127.0.0.1'),
      port: z.optional(port),
    }),
    {},
  ),
  log_level: z._default(z.enum(LOG_LEVELS), 'info'),
});

/** What to write instead, for each setting. */
const REMEDIES: Readonly<Record<string, string>> = {
  name: 'write 1 to 32 small letters, digits, hyphens or underscores, like summit-brief',
  articles: 'write the path of a folder with articles, like ./articles',
  database: "write the path of a file that may be created, like ./data/briefing.db, or ':memory:'",
  max_file_mb: 'write a number of megabytes above 0 and up to 1024, like 2',
  examples: 'write a list of questions, each "- " and a text of 1 to 1,000 characters',
  state: "write the path of a file that may be created, like ./data/state.db, or ':memory:'",
  limits: 'write per_user and per_channel below it',
  'limits.per_user': 'write a whole number of questions a minute from 1 to 10000, like 6',
  'limits.per_channel': 'write a whole number of questions a minute from 1 to 10000, like 30',
  slack: 'write its settings below it',
  'slack.api_url': 'write an address of http or https, like https://slack.com/api/',
  'slack.host': 'write an address of this machine, like 127.0.0.1 or 0.0.0.0',
  'slack.port': 'write a whole number from 1 to 65535, like 3000',
  'slack.path': 'write a path that begins with a slash, like /slack/events',
  'slack.command_answers': 'write private or in_channel',
  discord: 'write its settings below it',
  'discord.api_url': 'write an address of http or https, like https://discord.com/api',
  'discord.command_answers': 'write private or in_channel',
  ...DIGEST_REMEDIES,
  health: 'write host and port below it',
  'health.host': 'write an address of this machine, like 127.0.0.1 or 0.0.0.0',
  'health.port': 'write a whole number from 1 to 65535, like 8080',
  log_level: `write one of ${LOG_LEVELS.join(', ')}`,
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
  return parseConfig(text, { file, shown, noColour: Boolean(env['NO_COLOR']), secrets: env });
}

/**
 * Returns the settings a YAML text gives, with the defaults for what it leaves out.
 *
 * @throws SetupError naming `shown:line:column` of the first mistake.
 */
export function parseConfig(
  text: string,
  {
    file,
    shown,
    noColour,
    secrets = {},
  }: { file: string; shown: string; noColour: boolean; secrets?: Secrets },
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
    const at = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
    if (issue?.code === 'unrecognized_keys') {
      const names = at.filter((part) => typeof part === 'string');
      const key = [...names, issue.keys[0] ?? ''].join('.');
      const remedy = `did you mean '${nearest(key, Object.keys(REMEDIES))}'?`;
      return fail(offsetOfKey(document, at, issue.keys[0]), `${key}: is not a setting; ${remedy}`);
    }
    const node = document.getIn(at, true);
    const offset =
      (isNode(node) ? node.range?.[0] : undefined) ??
      offsetOfKey(document, at.slice(0, -1), at.at(-1));
    const key = at.reduce<string>(
      (so, part) =>
        typeof part === 'number' ? `${so}[${part}]` : so === '' ? part : `${so}.${part}`,
      '',
    );
    return fail(
      offset,
      `${key}: ${shownValue(node)} cannot be used; ${issue?.code === 'custom' ? issue.message : remedyFor(at)}`,
    );
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
    state: settings.state === ':memory:' ? settings.state : resolve(folder, settings.state),
    limits: { perUser: settings.limits.per_user, perChannel: settings.limits.per_channel },
    slack: {
      botToken: secret(secrets, 'SLACK_BOT_TOKEN'),
      appToken: secret(secrets, 'SLACK_APP_TOKEN'),
      signingSecret: secret(secrets, 'SLACK_SIGNING_SECRET'),
      apiUrl: settings.slack.api_url.replace(/\/*$/, '/'),
      host: settings.slack.host,
      port: settings.slack.port,
      path: settings.slack.path,
      commandAnswers: settings.slack.command_answers,
    },
    discord: {
      token: secret(secrets, 'DISCORD_TOKEN'),
      guildId: secret(secrets, 'DISCORD_GUILD_ID'),
      apiUrl: settings.discord.api_url.replace(/\/+$/, ''),
      commandAnswers: settings.discord.command_answers,
    },
    digest: toDigestConfig(settings.digest, (path) => resolve(folder, path)),
    health:
      settings.health.port === undefined
        ? undefined
        : { host: settings.health.host, port: settings.health.port },
    logLevel: settings.log_level,
    noColour,
  });
}

type Secrets = Readonly<Record<string, string | undefined>>;

/** A token as it was copied, blanks and all; undefined when there is none. */
function secret(secrets: Secrets, name: string): string | undefined {
  return secrets[name]?.trim() || undefined;
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

function offsetOfKey(document: Document, path: readonly unknown[], key: unknown): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return 0;
  for (const pair of map.items) {
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

function remedyFor(path: readonly unknown[]): string {
  const names = path.filter((part) => typeof part === 'string');
  const known = REMEDIES[names.join('.')] ?? REMEDIES[names[0] ?? ''];
  return known ?? `the settings are ${Object.keys(REMEDIES).join(', ')}`;
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

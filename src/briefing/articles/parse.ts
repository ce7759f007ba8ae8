import { createHash } from 'node:crypto';
import { parse as parseYaml } from 'yaml';
import type { Article, Problem } from '../types.ts';

/** Metadata of an article as its file states it; an absent key is not given. */
type Metadata = Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'url'>;

const FIELDS = ['title', 'publisher', 'author', 'published', 'url'] as const;
/** Other names the same fields have in feeds and static-site front matter. */
const ALIASES: Readonly<Record<string, (typeof FIELDS)[number]>> = {
  source: 'publisher',
  date: 'published',
};
const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/m;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Longest piece of an offending value shown in a message. */
const SHOWN_MAX_CHARS = 60;

/**
 * Reads one `.txt` or `.md` file. YAML front matter counts only when the very first line is `---` and a closing `---`
 * follows; everything after it is the text, unchanged.
 */
export function parseTextFile(
  file: string,
  content: string,
): { article: Article } | { problem: Problem } {
  let text = content;
  let metadata: Metadata = {};
  const head = content.startsWith('---') ? FRONT_MATTER.exec(content) : null;
  if (head?.index === 0) {
    const read = parseFrontMatter(head[1] ?? '');
    if (typeof read === 'string') return { problem: { where: file, message: read } };
    metadata = read;
    text = content.slice(head[0].length);
  }
  if (text.trim() === '') return { problem: { where: file, message: emptyMessage(content) } };
  return { article: createArticle(file, metadata, text) };
}

/**
 * Reads a `.jsonl` file: one article a line with id, title, source (or publisher), published, url, author, text.
 * Blank lines are skipped; a line that is no article becomes a Problem at `file:line` and the others load.
 */
export function parseJsonLines(
  file: string,
  content: string,
): { articles: Article[]; problems: Problem[] } {
  const articles: Article[] = [];
  const problems: Problem[] = [];
  let line = 0;
  for (let from = 0; from < content.length; ) {
    const newline = content.indexOf('\n', from);
    const to = newline < 0 ? content.length : newline;
    line++;
    const row = content.slice(from, to).trim();
    from = to + 1;
    if (row === '') continue;
    const read = parseJsonLine(row);
    if (typeof read === 'string') problems.push({ where: `${file}:${line}`, message: read });
    else articles.push(read);
  }
  return { articles, problems };
}

/** The article of one line, or what is wrong with the line. */
function parseJsonLine(row: string): Article | string {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch (error) {
    return `'${shown(row)}' is not JSON (${error instanceof Error ? error.message : String(error)}); write one JSON object a line`;
  }
  if (!isMapping(value))
    return `'${shown(row)}' is not a JSON object; write {"id": ..., "text": ...}`;
  const id = given(value['id']);
  if (id === undefined)
    return `id: '${shown(JSON.stringify(value['id']))}' is not an id; give each line its own "id"`;
  const text = value['text'];
  if (typeof text !== 'string')
    return `text of '${shown(id)}' is ${typeName(text)}, not a string; put the story in "text"`;
  if (text.trim() === '')
    return `text of '${shown(id)}' is empty; put the story in "text" or remove the line`;
  const metadata = readMetadata(value);
  // JSON can escape half a surrogate pair, which no file can store; each becomes U+FFFD, so that offsets stay.
  return typeof metadata === 'string' ? metadata : createArticle(id, metadata, text.toWellFormed());
}

/** The metadata of a front matter, or what is wrong with it. */
function parseFrontMatter(yaml: string): Metadata | string {
  let value: unknown;
  try {
    // The failsafe schema knows strings only, so that dates and numbers stay as they are written.
    value = parseYaml(yaml, { schema: 'failsafe', logLevel: 'error' });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `front matter is not YAML (${reason?.replace(/:$/, '')}); mend it, or take away the first line '---'`;
  }
  if (value === null || value === '') return {};
  if (!isMapping(value))
    return `front matter '${shown(yaml.trim())}' is not a mapping; write lines like 'title: ...', or take away the first line '---'`;
  return readMetadata(value);
}

/** The known fields of a mapping, or what is wrong with one of them; other keys are left alone. */
function readMetadata(mapping: Readonly<Record<string, unknown>>): Metadata | string {
  const found: { -readonly [K in keyof Metadata]: Metadata[K] } = {};
  for (const [name, value] of Object.entries(mapping)) {
    const key = name.toLowerCase();
    const field =
      FIELDS.find((known) => known === key) ??
      (Object.hasOwn(ALIASES, key) ? ALIASES[key] : undefined);
    if (field === undefined) continue;
    if (isMapping(value))
      return `${name}: '${shown(JSON.stringify(value))}' is not text; write '${name}: ...' on one line`;
    const stated = given(value);
    // A field under its own name wins over its alias, whichever stands first.
    if (stated !== undefined && (found[field] === undefined || key === field))
      found[field] = stated;
  }
  if (found.published !== undefined) found.published = isoDate(found.published);
  return found;
}

function createArticle(file: string, metadata: Metadata, text: string): Article {
  const hash = createHash('sha256');
  // JSON keeps the fields apart: ['a', 'bc'] and ['ab', 'c'] must not meet in one hash.
  hash.update(JSON.stringify([file, ...FIELDS.map((field) => metadata[field] ?? null)]));
  hash.update(text);
  return { id: file, file, ...metadata, text, hash: hash.digest('hex') };
}

/** The stated value as text; undefined for null, blanks and the word None that feed exports write for it. */
function given(value: unknown): string | undefined {
  if (Array.isArray(value))
    return (
      value
        .map(given)
        .filter((item) => item !== undefined)
        .join(', ') || undefined
    );
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text === 'None' || text === 'null' || text === '~' ? undefined : text;
}

/**
 * `June 19, 2024`, `19 June 2024` and mail dates (`Wed, 19 Jun 2024 ...`) as `2024-06-19`; everything else as it is.
 * The engine's own date parser is not asked: it invents years and uses the machine's time zone.
 */
function isoDate(published: string): string {
  const dayFirst = /^(?:[A-Za-z]+,?\s+)?(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/.exec(
    published,
  );
  const monthFirst = dayFirst
    ? null
    : /^(?:[A-Za-z]+,\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b/.exec(published);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (day === undefined || name === undefined || year === undefined) return published;
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month === 0 || Number(day) < 1 || Number(day) > 31) return published;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function emptyMessage(content: string): string {
  return content.trim() === ''
    ? `the file is empty (${content.length} characters, no text); put the story in it or remove it`
    : 'there is no text after the front matter; put the story below the closing --- or remove the file';
}

function shown(value: string | undefined): string {
  const text = (value ?? 'undefined').replace(/\s+/g, ' ');
  return text.length > SHOWN_MAX_CHARS ? `${text.slice(0, SHOWN_MAX_CHARS)}...` : text;
}

function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

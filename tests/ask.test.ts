import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARIES } from './fixtures/canaries.ts';
import { type Corpus, writeCorpus } from './fixtures/corpus.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TIMEOUT_MS = 60_000;

let corpus: Corpus;
let config: string;

beforeAll(async () => {
  corpus = writeCorpus();
  config = join(corpus.folder, 'config.yaml');
  writeFileSync(config, 'articles: ./news\nexamples: [who cut the ribbon, who steers the ferry]\n');
  // Builds the index, which the tests then share.
  await run('ask', ['who']);
}, TIMEOUT_MS);
afterAll(() => corpus.remove());

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of ours as its users do. */
function run(program: string, args: readonly string[], input = '', env = {}): Promise<Outcome> {
  const child = spawn(process.execPath, ['run.mjs', `src/${program}.ts`, ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      // No platform is set up, whatever the machine has in its environment.
      ...Object.fromEntries(Object.keys(CANARIES).map((name) => [name, ''])),
      SUMMIT_BRIEF_CONFIG: config,
      ...env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe.concurrent('npm run ask', { timeout: TIMEOUT_MS }, () => {
  it('prints the answer and exits with 0', async () => {
    const { code, stdout, stderr } = await run('ask', ['who cut the ribbon?']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Ines Calder');
    expect(stdout).not.toContain('\u001b');
  });

  it('exits with 1 where the articles do not say', async () => {
    const { code, stdout } = await run('ask', ['which orchestra played in Vienna?']);
    expect(code).toBe(1);
    expect(stdout).toContain('The articles do not say.');
  });

  it('prints one JSON object with --json', async () => {
    const { code, stdout } = await run('ask', ['who cut the ribbon?', '--json']);
    expect(code).toBe(0);
    const record = JSON.parse(stdout);
    expect(record).toMatchObject({ abstained: false, conflict: false });
    expect(record.answer).toContain('Calder');
    expect(record.citations[0].file).toBe('bridge.md');
  });

  it.each([
    ['no question', [], 'there is no question'],
    ['an empty question', [' '], 'empty question'],
    ['an unknown flag', ['--colour', 'who'], '--colour'],
    ['a question and a batch', ['who', '--batch', 'x.jsonl'], 'not both'],
    ['a number that is none', ['who', '--top', 'many'], "'many'"],
    ['articles that are not there', ['who', '--articles', './nowhere-at-all'], 'cannot be read'],
    ['a batch that is not there', ['--batch', './nowhere.jsonl'], 'cannot be read'],
  ])('exits with 2 and says why, given %s', async (_, args, message) => {
    const { code, stdout, stderr } = await run('ask', args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('exits with 2 when the folder holds no articles', async () => {
    const empty = join(corpus.folder, 'empty');
    mkdirSync(empty);
    const { code, stderr } = await run('ask', ['who', '--articles', empty]);
    expect(code).toBe(2);
    expect(stderr).toContain('no articles found');
  });

  it('names a file that cannot be used and answers from the others', async () => {
    const articles = join(corpus.folder, 'mixed');
    mkdirSync(articles);
    writeFileSync(join(articles, 'good.txt'), 'Mayor Ines Calder cut the ribbon at 9 a.m.\n');
    writeFileSync(join(articles, 'empty.txt'), '');
    const { code, stdout, stderr } = await run('ask', [
      'who cut the ribbon?',
      '--articles',
      articles,
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('Ines Calder');
    expect(stderr).toMatch(/^left out: .*empty\.txt/m);
  });

  it('lets several processes begin at once on articles that are not indexed yet', async () => {
    const articles = join(corpus.folder, 'shared');
    mkdirSync(articles);
    writeFileSync(join(articles, 'one.txt'), 'Mayor Ines Calder cut the ribbon at 9 a.m.\n');
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => run('ask', ['who cut the ribbon?', '--articles', articles])),
    );
    // On a machine that is busy they say how far they are; nothing else is said.
    const said = outcomes.map(({ code, stderr }) => ({
      code,
      stderr: stderr.replaceAll(/^(?:Reading the articles: .*|The articles are read\.)\n/gm, ''),
    }));
    expect(said).toEqual(Array(3).fill({ code: 0, stderr: '' }));
  });

  it('answers a batch one line a question, in order, and prints nothing else', async () => {
    const file = join(corpus.folder, 'batch.jsonl');
    const items = [
      { id: 'b', question: 'who cut the ribbon?' },
      { id: 7, question: 'which orchestra played in Vienna?', type: 'null' },
      { id: 'a', question: 'who said I will miss the fog?', scope: ['ferry.txt'] },
      { id: 'c', question: 'when did he say it?', context: ['who said I will miss the fog?'] },
    ];
    writeFileSync(file, `${items.map((item) => JSON.stringify(item)).join('\n\n')}\n`);
    const { code, stdout, stderr } = await run('ask', ['--batch', file, '--top', '3']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ id }) => id)).toEqual(['b', 7, 'a', 'c']);
    expect(records.map(({ abstained }) => abstained)).toEqual([false, true, false, false]);
    for (const record of records) {
      expect(Object.keys(record)).toEqual([
        'id',
        'abstained',
        'confidence',
        'answer',
        'citations',
        'conflict',
      ]);
    }
    expect(records[2].citations.every(({ file }: { file: string }) => file === 'ferry.txt')).toBe(
      true,
    );
  });

  it('names file and line of the first bad line of a batch before it answers anything', async () => {
    const file = join(corpus.folder, 'bad.jsonl');
    writeFileSync(file, '{"id":"a","question":"who cut the ribbon?"}\n\n{"id":"b"}\n');
    const { code, stdout, stderr } = await run('ask', ['--batch', file]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('bad.jsonl:3: question is missing');
  });
});

describe.concurrent('npm start', { timeout: TIMEOUT_MS }, () => {
  it('answers the example questions when there is no input', async () => {
    const { code, stdout } = await run('main', []);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^> who cut the ribbon.*Ines Calder.*\n> who steers the ferry\n/s);
  });

  it('names the place of a mistake in the settings and exits with 2', async () => {
    const broken = join(corpus.folder, 'broken.yaml');
    writeFileSync(broken, 'articles: ./news\nmax_file_mb: lots\n');
    const { code, stdout, stderr } = await run('main', [], '', { SUMMIT_BRIEF_CONFIG: broken });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/broken\.yaml:2:14: max_file_mb: 'lots' cannot be used; .*\n$/);
  });

  it('answers one question a line', async () => {
    const { code, stdout } = await run('main', [], 'who steers the ferry?\nhelp\n');
    expect(code).toBe(0);
    expect(stdout).toContain('Lindqvist');
    expect(stdout).toContain('\n> help\n');
  });
});

describe('npm run digest', () => {
  it(
    'prints what is in the articles, cited, and ends',
    async () => {
      const { code, stdout } = await run('digest', []);
      expect(code).toBe(0);
      const text = stdout.replace(/\s*\n[\s│]*/g, ' ');
      expect(text).toMatch(/^summit-brief: \w+, \d+ \w+ \d{4}: 2 new articles\./);
      expect(text).toContain('The new harbour bridge in Tideford opened on Friday. [');
      expect(text).toContain('Calder: “This bridge belongs to everyone who crosses it,”');
      expect(text).toContain('Harbour bridge opens. Tideford Post, 2031-05-02.');
    },
    TIMEOUT_MS,
  );

  it(
    'exits with 2 and says why when there are no articles',
    async () => {
      const empty = join(corpus.folder, 'digest.yaml');
      writeFileSync(empty, 'articles: ./nowhere\n');
      const { code, stdout, stderr } = await run('digest', [], '', { SUMMIT_BRIEF_CONFIG: empty });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('nowhere');
    },
    TIMEOUT_MS,
  );
});

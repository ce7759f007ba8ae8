import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TIMEOUT_MS = 60_000;

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(realpathSync(tmpdir()), 'summit-brief-'));
  for (const file of ['run.mjs', 'load.mjs', 'package.json'])
    cpSync(join(ROOT, file), join(project, file));
  mkdirSync(join(project, 'node_modules'));
  for (const name of ['esbuild', 'tsx'])
    symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
  write('greeting.ts', `export const greeting: string = 'good morning';`);
  write('hello.ts', `import { greeting } from './greeting.ts'; console.log(greeting);`);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(file: string, text: string): void {
  writeFileSync(join(project, file), text);
}

function run(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['run.mjs', ...args],
      { cwd: project, env: {} },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

/** The folder of the builds. */
function buildsFolder(): string {
  const all = join(project, 'node_modules', '.cache', 'summit-brief');
  return join(all, readdirSync(all)[0] ?? '');
}
const builds = (): string[] => readdirSync(buildsFolder());

describe('node run.mjs', { timeout: TIMEOUT_MS }, () => {
  it('runs a TypeScript file with what it imports', async () => {
    expect(await run('hello.ts')).toEqual({ code: 0, stdout: 'good morning\n', stderr: '' });
  });

  it('runs it again from the same build', async () => {
    await run('hello.ts');
    const before = builds();
    expect(await run('hello.ts')).toMatchObject({ stdout: 'good morning\n' });
    expect(builds()).toEqual(before);
  });

  it('runs its own files where another checkout uses the same packages', async () => {
    await run('hello.ts');
    const other = join(project, 'other');
    mkdirSync(other);
    for (const file of ['run.mjs', 'load.mjs', 'package.json'])
      cpSync(join(ROOT, file), join(other, file));
    symlinkSync(join(project, 'node_modules'), join(other, 'node_modules'));
    writeFileSync(join(other, 'hello.ts'), `console.log('good night');`);
    project = other;
    expect(await run('hello.ts')).toMatchObject({ stdout: 'good night\n' });
    project = join(other, '..');
    expect(await run('hello.ts')).toMatchObject({ stdout: 'good morning\n' });
  });

  it('runs what the sources are now', async () => {
    await run('hello.ts');
    write('greeting.ts', `export const greeting = 'good evening';`);
    expect(await run('hello.ts')).toMatchObject({ stdout: 'good evening\n' });
  });

  it('runs at once what is built at once', async () => {
    const runs = await Promise.all([run('hello.ts'), run('hello.ts'), run('hello.ts')]);
    expect(runs.map(({ stdout, stderr }) => stdout + stderr)).toEqual(
      Array(3).fill('good morning\n'),
    );
  });

  it('loads later what is imported later', async () => {
    write('hello.ts', `const { greeting } = await import('./greeting.ts'); console.log(greeting);`);
    expect(await run('hello.ts')).toMatchObject({ stdout: 'good morning\n' });
  });

  it('passes the arguments on and lets a file find itself', async () => {
    write('hello.ts', 'console.log(JSON.stringify([process.argv, import.meta.url]));');
    const { stdout } = await run('hello.ts', '--name', 'Ada');
    const path = join(project, 'hello.ts');
    expect(JSON.parse(stdout)).toEqual([
      [process.execPath, path, '--name', 'Ada'],
      pathToFileURL(path).href,
    ]);
  });

  it('names the line of the source where an error was thrown', async () => {
    write('hello.ts', `interface Unseen {}\n\nthrow new Error('no greeting');`);
    const { code, stderr } = await run('hello.ts');
    expect(code).toBe(1);
    expect(stderr).toContain(`${join(project, 'hello.ts')}:3`);
  });

  it('names the line of a source that is no TypeScript', async () => {
    write('greeting.ts', `export const ok = 1;\nexport const = 2;`);
    const { code, stderr } = await run('hello.ts');
    expect(code).toBe(1);
    expect(stderr).toContain('greeting.ts:2');
  });

  it('runs where no build can be written', async () => {
    writeFileSync(join(project, 'node_modules', '.cache'), 'in the way of the folder');
    expect(await run('hello.ts')).toEqual({ code: 0, stdout: 'good morning\n', stderr: '' });
  });

  it('builds again when a part of the build was removed', async () => {
    await run('hello.ts');
    for (const name of builds().filter((name) => !name.endsWith('.json')))
      rmSync(join(buildsFolder(), name), { recursive: true });
    expect(await run('hello.ts')).toMatchObject({ stdout: 'good morning\n' });
  });

  it('keeps the newest build of a file however old it is, and an older one until it has not been used for long', async () => {
    const longAgo = new Date(2001, 1, 1);
    const age = (name: string): void => utimesSync(join(buildsFolder(), name), longAgo, longAgo);
    await run('hello.ts');
    const [first = ''] = builds().filter((name) => !name.endsWith('.json'));
    age(first);
    write('other.ts', 'console.log(1);');
    await run('other.ts');
    expect(builds()).toContain(first);
    write('greeting.ts', `export const greeting = 'good evening';`);
    await run('hello.ts');
    expect(builds()).toContain(first);
    age(first);
    write('other.ts', 'console.log(2);');
    await run('other.ts');
    expect(builds()).not.toContain(first);
  });

  it('builds again when what it noted of a build is damaged', async () => {
    await run('hello.ts');
    for (const list of builds().filter((name) => name.endsWith('.json')))
      writeFileSync(join(buildsFolder(), list), '{"sour');
    expect(await run('hello.ts')).toMatchObject({ stdout: 'good morning\n', stderr: '' });
    for (const list of builds().filter((name) => name.endsWith('.json')))
      expect(() => JSON.parse(readFileSync(join(buildsFolder(), list), 'utf8'))).not.toThrow();
  });

  it('says how it is used when no file is given', async () => {
    expect(await run()).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Usage: node run.mjs FILE.ts [arguments]\n',
    });
  });
});

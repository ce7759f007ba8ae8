import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArticlesPathError, loadArticles } from '../../../src/briefing/articles/load.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'articles-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

describe('loading a folder', () => {
  it('takes .txt, .md and .jsonl in order of name, then line, and nothing else', () => {
    write('b.md', '---\ntitle: B\n---\nB.');
    write('a.jsonl', '{"id":"two","text":"Two."}\n{"id":"one","text":"One."}');
    write('Z.TXT', 'Z.');
    write('.hidden.txt', 'Hidden.');
    write('c.html', 'C.');
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'd.txt'), 'D.');
    const { articles, problems } = loadArticles(folder);
    expect(articles.map((article) => article.id)).toEqual(['Z.TXT', 'two', 'one', 'b.md']);
    expect(problems).toEqual([]);
  });

  it('takes one file', () => {
    write('a.txt', 'A.');
    expect(loadArticles(join(folder, 'a.txt')).articles).toMatchObject([
      { id: 'a.txt', text: 'A.' },
    ]);
  });

  it('is empty for a folder without articles', () => {
    expect(loadArticles(folder)).toMatchObject({ articles: [], problems: [] });
  });

  it('drops a byte order mark and keeps the rest', () => {
    write('a.txt', '\ufeffText.\n');
    expect(loadArticles(folder)).toMatchObject({ articles: [{ text: 'Text.\n' }], problems: [] });
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /empty/],
    ['blank', ' \n\u00a0\n', /empty/],
    ['binary', new Uint8Array([0x41, 0, 0x42]), /NUL at byte 1/],
    ['Latin-1', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), /not UTF-8/],
    ['oversized', 'x'.repeat(1001), /1001 bytes, more than 1000/],
    ['badly headed', '---\n: [\n---\nText.', /front matter/],
    ['doubled', 'Good.', /same as that of 'a.txt'/],
  ])('reports a file that is %s and loads the others', (_what, content, message) => {
    write('a.txt', 'Good.');
    write('bad.txt', content);
    write('c.txt', 'Good too.');
    const { articles, problems } = loadArticles(folder, { maxFileBytes: 1000 });
    expect(articles.map((article) => article.id)).toEqual(['a.txt', 'c.txt']);
    expect(problems).toEqual([{ where: 'bad.txt', message: expect.stringMatching(message) }]);
  });

  it('reports a folder that has the name of an article', () => {
    mkdirSync(join(folder, 'a.txt'));
    write('b.txt', 'B.');
    const { articles, problems } = loadArticles(folder);
    expect(articles).toHaveLength(1);
    expect(problems).toMatchObject([{ where: 'a.txt' }]);
  });

  it('keeps the same words under another outlet, as a syndicated copy', () => {
    write('a.md', '---\npublisher: One\n---\nSame.');
    write('b.md', '---\npublisher: Two\n---\nSame.');
    expect(loadArticles(folder).articles).toHaveLength(2);
  });

  it('reports an id used twice', () => {
    write('a.jsonl', '{"id":"x","text":"One."}\n{"id":"x","text":"Two."}');
    const { articles, problems } = loadArticles(folder);
    expect(articles).toHaveLength(1);
    expect(problems).toMatchObject([
      { where: 'a.jsonl (x)', message: expect.stringContaining("id 'x'") },
    ]);
  });

  it('reports single bad lines of a .jsonl, whose own limit is larger than that of a text', () => {
    const good = (id: string): string => `{"id":"${id}","text":"${id} ${'x'.repeat(700)}"}\n`;
    const bytes = Buffer.concat([
      Buffer.from(`${good('a')}{"id":"long","text":"${'x'.repeat(1000)}"}\n`),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from(good('b')),
    ]);
    write('feed.jsonl', bytes);
    const { articles, problems } = loadArticles(folder, { maxFileBytes: 1000 });
    expect(articles.map((article) => article.id)).toEqual(['a', 'b']);
    expect(problems.map((problem) => problem.where)).toEqual(['feed.jsonl:2', 'feed.jsonl:3']);
  });

  it('reports a .jsonl without any article once', () => {
    write('feed.jsonl', 'not json\n'.repeat(500));
    expect(loadArticles(folder).problems).toMatchObject([{ where: 'feed.jsonl' }]);
  });

  it.each(['missing', 'a.html'])('throws for the path %s', (name) => {
    write('a.html', 'A.');
    expect(() => loadArticles(join(folder, name))).toThrow(ArticlesPathError);
  });

  it('never throws for what is in a file', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('x.txt', 'x.md', 'x.jsonl'),
        fc.boolean(),
        (bytes, name, headed) => {
          rmSync(folder, { recursive: true, force: true });
          mkdirSync(folder);
          write(
            name,
            headed
              ? Buffer.concat([Buffer.from('---\n'), bytes, Buffer.from('\n---\ntext')])
              : bytes,
          );
          const { articles, problems } = loadArticles(folder);
          expect(articles.length + problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

it('loads the bundled articles with nothing lost', () => {
  const { articles, problems } = loadArticles('articles');
  expect(problems).toEqual([]);
  expect(
    articles.map((article) => [article.id.slice(0, 3), Buffer.byteLength(article.text)]),
  ).toEqual([
    ['000', 2898],
    ['001', 2164],
    ['002', 4480],
    ['003', 3675],
    ['004', 7464],
  ]);
});

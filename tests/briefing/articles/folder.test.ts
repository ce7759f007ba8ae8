import { describe, expect, it } from 'vitest';
import { createFolderReader, type Disk, SETTLE_MS } from '../../../src/briefing/articles/folder.ts';
import { parseJsonLines, parseTextFile } from '../../../src/briefing/articles/parse.ts';

/** A disk whose files are written piece by piece; every write gives a file another stamp. */
function setUp() {
  const files = new Map<string, { content: string; stamp: number }>();
  const loads: string[] = [];
  let writes = 0;
  let nowMs = 0;
  let duringLoad = (_: string): void => {};
  let fault: Error | undefined;
  const write = (name: string, content: string): void => {
    writes++;
    files.set(name, { content, stamp: writes });
  };
  const disk: Disk = {
    list: () => {
      if (fault !== undefined) throw fault;
      return [...files.keys()].sort();
    },
    stampOf: (name) => files.get(name)?.stamp.toString(),
    load: (name) => {
      loads.push(name);
      const { content = '' } = files.get(name) ?? {};
      duringLoad(name);
      if (name.endsWith('.jsonl')) return { file: name, ...parseJsonLines(name, content) };
      const read = parseTextFile(name, content);
      return 'article' in read
        ? { file: name, articles: [read.article], problems: [] }
        : { file: name, articles: [], problems: [read.problem] };
    },
  };
  const reader = createFolderReader(disk);
  /** Looks again after some time. */
  const look = (afterMs = 0) => {
    nowMs += afterMs;
    return reader.look(nowMs);
  };
  return {
    reader,
    loads,
    write,
    look,
    /** Looks until nothing is waited for. */
    settle: () => {
      look(SETTLE_MS);
      return look(SETTLE_MS);
    },
    remove: (name: string) => files.delete(name),
    onLoad: (work: (name: string) => void) => {
      duringLoad = work;
    },
    fail: (error: Error | undefined) => {
      fault = error;
    },
    textOf: (id: string): string | undefined => {
      const article = look().articles.find((one) => one.id === id);
      return article && reader.read(article.id, article.hash)?.text;
    },
  };
}

const idsOf = ({ articles }: { articles: readonly { id: string }[] }) =>
  articles.map(({ id }) => id);

describe('a file that is written', () => {
  it('is read when it has looked the same for a second', () => {
    const { write, look } = setUp();
    write('a.txt', 'The bridge opened.');
    expect(look()).toMatchObject({ articles: [], waiting: 1 });
    expect(look(SETTLE_MS - 1)).toMatchObject({ articles: [], waiting: 1 });
    const settled = look(1);
    expect(idsOf(settled)).toEqual(['a.txt']);
    expect(settled.waiting).toBe(0);
  });

  it('is never read half, however slowly its pieces come', () => {
    const { write, look, loads } = setUp();
    let content = '';
    for (const piece of ['The bridge ', 'opened ', 'on ', 'Friday.']) {
      content += piece;
      write('a.txt', content);
      look(SETTLE_MS - 1);
    }
    expect(loads).toEqual([]);
    look(SETTLE_MS);
    expect(loads).toEqual(['a.txt']);
  });

  it('is not taken when it was written to while it was read', () => {
    const { write, look, onLoad, textOf } = setUp();
    write('a.txt', 'The bridge ');
    look();
    onLoad(() => write('a.txt', 'The bridge opened.'));
    expect(look(SETTLE_MS)).toMatchObject({ articles: [], waiting: 1 });
    onLoad(() => {});
    look(SETTLE_MS);
    look(SETTLE_MS);
    expect(textOf('a.txt')).toBe('The bridge opened.');
  });

  it('keeps what it held until its new content has settled', () => {
    const { write, look, settle } = setUp();
    write('a.txt', 'The bridge opened.');
    const [before] = settle().articles;
    write('a.txt', '');
    expect(look()).toMatchObject({ articles: [before], waiting: 1 });
    write('a.txt', 'The bridge closed.');
    const [after] = settle().articles;
    expect(after?.id).toBe('a.txt');
    expect(after?.hash).not.toBe(before?.hash);
  });
});

describe('a look at the folder', () => {
  it('reads only what changed', () => {
    const { write, settle, loads } = setUp();
    write('a.txt', 'The bridge opened.');
    write('b.txt', 'The ferry stops.');
    settle();
    write('b.txt', 'The ferry goes on.');
    settle();
    expect(loads).toEqual(['a.txt', 'b.txt', 'b.txt']);
  });

  it('misses a file at once when it is gone', () => {
    const { write, settle, look, remove } = setUp();
    write('a.txt', 'The bridge opened.');
    write('b.txt', 'The ferry stops.');
    settle();
    remove('a.txt');
    expect(idsOf(look())).toEqual(['b.txt']);
  });

  it('takes the other copy when the one that was read is gone', () => {
    const { write, settle, look, remove, textOf } = setUp();
    write('a.txt', 'The bridge opened.');
    write('b.txt', 'The bridge opened.');
    expect(settle()).toMatchObject({ problems: [{ where: 'b.txt' }] });
    remove('a.txt');
    expect(look()).toMatchObject({ articles: [{ id: 'b.txt' }], problems: [] });
    expect(textOf('b.txt')).toBe('The bridge opened.');
  });

  it('gives an id that two files use to the first, and reads it there', () => {
    const { write, settle, textOf } = setUp();
    write('a.jsonl', '{"id": "x", "text": "The bridge opened."}');
    write('b.jsonl', '{"id": "x", "text": "The ferry stops."}');
    expect(idsOf(settle())).toEqual(['x']);
    expect(textOf('x')).toBe('The bridge opened.');
  });

  it('says that the folder cannot be read, and knows its articles when it is back', () => {
    const { write, settle, look, fail, loads } = setUp();
    write('a.txt', 'The bridge opened.');
    settle();
    fail(new Error('the share is away'));
    expect(() => look()).toThrow('the share is away');
    fail(undefined);
    expect(idsOf(look())).toEqual(['a.txt']);
    expect(loads).toEqual(['a.txt']);
  });
});

it('does not give an article whose file has other words by now', () => {
  const { write, settle, reader } = setUp();
  write('a.txt', 'The bridge opened.');
  const [{ id, hash } = { id: '', hash: '' }] = settle().articles;
  write('a.txt', 'The bri');
  settle();
  expect(reader.read(id, hash)).toBeUndefined();
});

it('reads a file of many articles once for all of them', () => {
  const { write, settle, reader, loads } = setUp();
  write('a.jsonl', '{"id": "x", "text": "One."}\n{"id": "y", "text": "Two."}');
  write('b.txt', 'Three.');
  const { articles } = settle();
  loads.length = 0;
  expect(articles.map(({ id, hash }) => reader.read(id, hash)?.text)).toEqual([
    'One.',
    'Two.',
    'Three.',
  ]);
  expect(loads).toEqual(['a.jsonl', 'b.txt']);
});

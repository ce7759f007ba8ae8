import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { type Answer, type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { openDriver } from '../../../src/briefing/store/driver.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { IndexProgress } from '../../../src/briefing/types.ts';
import { goOn } from '../../fixtures/go-on.ts';
import { type Folder, TOWN, writeFolder } from '../../fixtures/town.ts';

const BRIDGE = 'Mayor Ines Calder opened the harbour bridge on Friday.\n';
const BRIDGE_QUESTION = 'who opened the harbour bridge';

let folder: Folder;
let database: string;
let opened: { close(): void }[];

beforeEach(() => {
  folder = writeFolder();
  database = join(folder.path, 'index.db');
  opened = [];
});

afterEach(() => {
  for (const one of opened) one.close();
  folder.remove();
});

/** Opens the briefing and tells which progress it reported. */
async function open(path = database): Promise<{ briefing: Briefing; progress: IndexProgress[] }> {
  const progress: IndexProgress[] = [];
  const briefing = await createBriefing({
    articles: folder.articles,
    database: path,
    onProgress: (one) => progress.push(one),
  });
  opened.push(briefing);
  return { briefing, progress };
}

function filesIn(answer: Answer): string[] {
  const shown = [...answer.citations, ...answer.further];
  if (answer.kind === 'notFound') shown.push(...answer.nearest);
  return [...new Set(shown.map(({ source }) => source.file))].sort();
}

describe('the index', () => {
  it('survives a restart: nothing is read again, and the answers are the same', async () => {
    const first = await open();
    const before = await first.briefing.ask('who is the fire chief', { top: 10 });
    first.briefing.close();
    opened = [];
    const second = await open();
    expect(first.progress.at(-1)).toEqual({ done: 6, total: 6 });
    expect(second.progress).toEqual([]);
    expect(await second.briefing.ask('who is the fire chief', { top: 10 })).toEqual(before);
  });

  it('reads only what is new or has changed', async () => {
    await open();
    folder.write('bridge.txt', BRIDGE);
    folder.write('match.txt', 'Tideford United lost the cup on Sunday.\n');
    const { briefing, progress } = await open();
    expect(progress).toEqual([{ done: 2, total: 2 }]);
    expect(await briefing.ask(BRIDGE_QUESTION)).toMatchObject({
      kind: 'direct',
      values: [{ text: 'Ines Calder' }],
    });
    expect(JSON.stringify(await briefing.ask('Sam Reed', { top: 50 }))).not.toContain('twice');
  });

  it('reads an article again whose publisher alone has changed', async () => {
    await open();
    folder.write('volcano-wire.md', TOWN['volcano-wire.md']?.replace('Island', 'Ocean') ?? '');
    const { briefing, progress } = await open();
    expect(progress).toEqual([{ done: 1, total: 1 }]);
    expect(briefing.sources.map(({ publisher }) => publisher)).toContain('Ocean Wire');
  });

  it('never cites an article again that was removed', async () => {
    folder.write('bridge.txt', BRIDGE);
    const { briefing: before } = await open();
    expect(filesIn(await before.ask(BRIDGE_QUESTION))).toEqual(['bridge.txt']);
    rmSync(join(folder.articles, 'bridge.txt'));
    const { briefing: after, progress } = await open();
    expect(progress).toEqual([]);
    const answer = await after.ask(BRIDGE_QUESTION, { top: 100 });
    expect(answer.kind).toBe('notFound');
    expect(filesIn(answer)).not.toContain('bridge.txt');
    expect(after.sources.map(({ file }) => file)).not.toContain('bridge.txt');
  });

  it('holds no trace of an article that was removed', async () => {
    const store = openStore(':memory:');
    const without = openStore(':memory:');
    opened.push(store, without);
    const { articles } = loadArticles(folder.articles);
    await without.sync(articles);
    folder.write('bridge.txt', BRIDGE);
    await store.sync(loadArticles(folder.articles).articles);
    expect(store.words.size).toBe(without.words.size + 1);
    expect(store.words.findSentences(['bridg'], 10)).toHaveLength(1);
    await store.sync(articles);
    expect(store.words.size).toBe(without.words.size);
    expect(store.names()).toEqual(without.names());
    expect(store.articleIds.has('bridge.txt')).toBe(false);
    expect(store.words.frequency('bridg')).toBe(0);
    expect(store.words.findSentences(['bridg'], 10)).toEqual([]);
    expect(store.words.findParagraphs(['bridg'], 10)).toEqual([]);
  });

  it('chooses among equal roles by the ids of their articles, in whatever order these came', async () => {
    const letters = [...'abcdef'];
    for (const letter of letters)
      folder.write(`role-${letter}.txt`, `Governor Anna Kell${letter} spoke on Monday.\n`);
    const { articles } = loadArticles(folder.articles);
    const found = [];
    for (const order of [articles, [...articles].reverse()]) {
      const store = openStore(':memory:');
      opened.push(store);
      await store.sync(order);
      found.push(store.findRoles(['governor'], 3).map(({ person }) => person));
    }
    expect(found[0]).toEqual(['anna kella', 'anna kellb', 'anna kellc']);
    expect(found[1]).toEqual(found[0]);
  });

  it('can be emptied', async () => {
    const store = openStore(':memory:');
    opened.push(store);
    await store.sync(loadArticles(folder.articles).articles);
    await store.sync([]);
    expect([store.words.size, store.names(), store.rolesOf('otto stein')]).toEqual([0, [], []]);
  });

  it('of another version is made anew', async () => {
    const { briefing } = await open();
    const before = await briefing.ask('who is the fire chief');
    const driver = openDriver(database);
    driver.run(`UPDATE meta SET value = 'old' WHERE key = 'version'`);
    driver.run(`UPDATE sentences SET note = 'not what it was'`);
    driver.close();
    const { briefing: rebuilt, progress } = await open();
    expect(progress.at(-1)).toEqual({ done: 6, total: 6 });
    expect(await rebuilt.ask('who is the fire chief')).toEqual(before);
  });

  it('can be made by two at once on one file', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    const question = 'who was in the delegation';
    expect(await one.briefing.ask(question)).toEqual(await two.briefing.ask(question));
    const store = openStore(database);
    opened.push(store);
    const fresh = openStore(':memory:');
    opened.push(fresh);
    await fresh.sync(loadArticles(folder.articles).articles);
    expect(store.words.size).toBe(fresh.words.size);
    expect(store.names()).toEqual(fresh.names());
  });

  it('is read in one state until it is told to go on, whatever others write', async () => {
    const writer = openStore(database);
    const reader = openStore(database);
    opened.push(writer, reader);
    const { articles } = loadArticles(folder.articles);
    await writer.sync(articles);
    expect(reader.articleIds.size).toBe(0);
    expect(reader.names()).toEqual([]);
    expect(goOn(reader)).toBe(true);
    expect(reader.names()).toEqual(writer.names());
    await writer.sync(articles.filter(({ id }) => id !== 'match.txt'));
    const hit = reader.words.findSentences(['cup'], 1)[0]?.id ?? 0;
    expect(reader.sentence(hit)?.articleId).toBe('match.txt');
    expect(goOn(reader)).toBe(true);
    expect(reader.sentence(hit)).toBeUndefined();
    expect(reader.words.findSentences(['cup'], 1)).toEqual([]);
    expect(goOn(reader)).toBe(false);
  });

  it('answers from the state at hand while it reads the next, and leaves it whole when that fails', async () => {
    const writer = openStore(database);
    const reader = openStore(database);
    opened.push(writer, reader);
    const { articles } = loadArticles(folder.articles);
    await writer.sync(articles.filter(({ id }) => id !== 'match.txt'));
    expect(goOn(reader)).toBe(true);
    await writer.sync(articles);
    const findCup = () =>
      reader.words.findSentences(['cup'], 1).map(({ id }) => reader.sentence(id));
    const reading = reader.readNext();
    let turns = 0;
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) {
      turns++;
      expect(findCup()).toEqual([]);
    }
    expect(turns).toBeGreaterThan(2);
    expect(findCup()).toEqual([]);
    step.value?.();
    expect(findCup()[0]?.articleId).toBe('match.txt');

    await writer.sync(articles.filter(({ id }) => id !== 'match.txt'));
    const broken = reader.readNext();
    broken.next();
    expect(() => broken.throw(new Error('the disk is gone'))).toThrow('the disk is gone');
    expect(findCup()[0]?.articleId).toBe('match.txt');
    expect(goOn(reader)).toBe(true);
    expect(findCup()).toEqual([]);
  });

  it('keeps control characters and every letter of an article where they stand', async () => {
    const text = 'The \u0001 bell 🔔 of Søren\u2019s ship rang.\u0007 It rang \u{1F6A2} twice.';
    folder.write('bell.txt', text);
    const { briefing } = await open();
    const answer = await briefing.ask('what rang twice', { top: 5 });
    const shown = [...answer.citations, ...answer.further].filter(
      ({ source }) => source.file === 'bell.txt',
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const citation of shown)
      expect(citation.text).toBe(text.slice(citation.start, citation.end));
  });
});

describe('a damaged index file', () => {
  const damages: [string, (good: Buffer) => Buffer | string][] = [
    ['holds something else', () => 'Dear diary, today the volcano was quiet. '.repeat(300)],
    ['is all zeros', () => Buffer.alloc(8192)],
    ['is empty', () => ''],
    ['is cut off', (good) => good.subarray(0, good.length / 2)],
    ['is cut off in its head', (good) => good.subarray(0, 1000)],
    ['has a broken head', (good) => Buffer.from(good).fill(0x5a, 0, 100)],
    ['is broken behind its head', (good) => Buffer.from(good).fill(0x5a, 4096)],
  ];

  it.each(damages)('that %s is put aside and made anew', async (_what, damage) => {
    const { briefing } = await open();
    const before = await briefing.ask('who is the fire chief');
    const driver = openDriver(database);
    const copy = join(folder.path, 'copy.db');
    driver.exec(`VACUUM INTO '${copy}'`);
    driver.close();
    const damaged = damage(readFileSync(copy));
    const path = join(folder.path, 'damaged.db');
    writeFileSync(path, damaged);
    const { briefing: rebuilt, progress } = await open(path);
    expect(progress.at(-1)).toEqual({ done: 6, total: 6 });
    expect(await rebuilt.ask('who is the fire chief')).toEqual(before);
    // What may have been somebody's own file is not lost.
    if (damaged.length > 0) expect(statSync(`${path}.damaged`).size).toBe(damaged.length);
    if (typeof damaged === 'string' && damaged !== '')
      expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(damaged);
  });

  it('is not suspected where the path is a folder: the error comes through', async () => {
    await expect(open(folder.articles)).rejects.toThrow();
    expect(existsSync(folder.articles)).toBe(true);
  });
});

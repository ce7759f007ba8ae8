import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { openDriver } from '../../../src/briefing/store/driver.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { createWordIndex } from '../../../src/briefing/store/word-index.ts';
import { termsOf } from '../../../src/briefing/text/terms.ts';
import { atOnce } from '../../../src/briefing/turns.ts';
import { goOn } from '../../fixtures/go-on.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

const ODD = `Prices rose by 3.5 per cent, or 11,000.75 crowns, in the U.S. and the DPRK.

A naïve café owner in Łódź paid 3½ crowns – “3.5!” she wrote – for 5 m² of tiles.

Αθήνα is a city; 東京 is another.
`;

let folder: Folder;
let database: string;
let store: Store;
let opened: { close(): void }[];

beforeEach(() => {
  folder = writeFolder();
  database = join(folder.path, 'index.db');
  store = openStore(database);
  opened = [store];
});

afterEach(() => {
  for (const one of opened) one.close();
  folder.remove();
});

const sync = () => store.sync(loadArticles(folder.articles).articles);
const everySentence = () =>
  [...store.articleIds.values()].flatMap((aid) => store.sentencesOfArticle(aid));
const termsIn = (sentence: ReturnType<typeof everySentence>[number]) =>
  new Set([...termsOf(sentence.tokens), ...sentence.words.context]);

/** What another index on the same articles, made at once, finds. */
async function expectAsAnew(): Promise<void> {
  const anew = openStore(':memory:');
  opened.push(anew);
  await anew.sync(loadArticles(folder.articles).articles);
  const terms = new Set(everySentence().flatMap((s) => [...termsIn(s)]));
  expect(terms.size).toBeGreaterThan(50);
  for (const term of terms) {
    expect([term, store.words.frequency(term)]).toEqual([term, anew.words.frequency(term)]);
    const found = (of: Store) =>
      of.words
        .findSentences([term, 'fire'], 50)
        .map(({ id, score }) => [of.sentence(id)?.text, score]);
    expect(found(store)).toEqual(found(anew));
  }
}

describe('the index of words', () => {
  it('counts the sentences that a term stands in or is meant in, whatever characters it has', async () => {
    folder.write('odd.txt', ODD);
    await sync();
    const counts = new Map<string, number>();
    for (const sentence of everySentence())
      for (const term of termsIn(sentence)) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts)
      expect([term, store.words.frequency(term)]).toEqual([term, count]);
    expect(counts.get('3.5')).toBe(2);
    expect(store.words.frequency('the')).toBe(0);
  });

  it('finds a number with a point, and not by its parts', async () => {
    folder.write('odd.txt', ODD);
    await sync();
    expect(store.words.findSentences(['3.5'], 9)).toHaveLength(2);
    expect(store.words.findSentences(['75'], 9)).toEqual([]);
  });

  it('finds the same as one made anew after articles came, changed and went', async () => {
    await sync();
    folder.write('odd.txt', ODD);
    folder.write('bridge.txt', 'The bridge of stone, a bridge of old, is a bridge.\n');
    await sync();
    folder.write('odd.txt', ODD.replace('tiles', 'bricks'));
    rmSync(join(folder.articles, 'bridge.txt'));
    await sync();
    expect(store.words.frequency('tile')).toBe(0);
    await expectAsAnew();
  });

  it('takes no article for another that was given its row', async () => {
    const text = (words: string) => `${words} of the old harbour.\n`;
    folder.write('y.txt', `One line.\n\n${text('The keeper')}`);
    folder.write('z.txt', text('The lamp'));
    await sync();
    const other = openStore(database);
    opened.push(other);
    const without = ['y.txt', 'z.txt'];
    await other.sync(loadArticles(folder.articles).articles.filter((a) => !without.includes(a.id)));
    folder.write('y.txt', `One line.\n\nAnother.\n\n${text('The keeper')}`);
    await other.sync(loadArticles(folder.articles).articles);
    goOn(store);
    await expectAsAnew();
  });

  it('knows nothing of what is written meanwhile until it goes on to it', async () => {
    await sync();
    const other = openStore(database);
    opened.push(other);
    folder.write('odd.txt', ODD);
    await other.sync(loadArticles(folder.articles).articles);
    expect(store.words.frequency('tile')).toBe(0);
    expect(goOn(store)).toBe(true);
    expect(store.words.frequency('tile')).toBe(1);
  });

  it('ranks by how often a rare word stands in how few, and equal ones by article and position', async () => {
    const long = `A heron stood there with many other birds that nobody had counted before.\n`;
    folder.write('b.txt', `A heron.\n\nA heron.\n\n${long}`);
    folder.write('a.txt', 'A heron.\n\nA heron and a heron.\n');
    await sync();
    const found = store.words.findSentences(['heron'], 9).map(({ id }) => store.sentence(id));
    expect(found.map((s) => [s?.articleId, s?.position])).toEqual([
      ['a.txt', 1],
      ['a.txt', 0],
      ['b.txt', 0],
      ['b.txt', 1],
      ['b.txt', 2],
    ]);
    expect(store.words.findSentences(['heron'], 2).map(({ id }) => id)).toEqual(
      found.slice(0, 2).map((s) => s?.sid),
    );
  });

  it('scores as BM25 does', async () => {
    const birds = writeFolder({
      'a.txt': 'Herons fly.\n\nHerons, herons, gulls.\n\nGulls rest gladly.\n\nOwls hoot.\n',
    });
    opened.push({ close: birds.remove });
    await store.sync(loadArticles(birds.articles).articles);
    // Four sentences of 2, 3, 3 and 2 terms; "owl" stands in one of them: idf = ln(3.5 / 1.5), k1 = 1.2, b = 0.75.
    const [owl] = store.words.findSentences(['owl'], 9);
    const length = 0.25 + (0.75 * 2) / 2.5;
    expect(owl?.score).toBeCloseTo((Math.log(3.5 / 1.5) * 2.2) / (1 + 1.2 * length), 10);
  });

  it('finds a paragraph by all its sentences and by the title of its article', async () => {
    folder.write(
      'a.md',
      '---\ntitle: The Kestrel\n---\nIt is fast.\n\nIt dives. It nests in towers.\n',
    );
    await sync();
    const [best] = store.words.findParagraphs(['dive', 'tower'], 1);
    const paragraph = store.sentencesOfParagraph(best?.id ?? -1).map((s) => s.text);
    expect(paragraph).toEqual(['It dives.', 'It nests in towers.']);
    expect(store.words.findParagraphs(['kestrel'], 9)).toHaveLength(2);
    expect(store.words.findSentences(['kestrel'], 9)).toEqual([]);
  });

  it('does not find a paragraph by the title alone that has no word of its own', async () => {
    folder.write('a.md', '---\ntitle: The Kestrel\n---\nIt was.\n\nIt is fast.\n');
    await sync();
    const found = store.words.findParagraphs(['kestrel'], 9).map(({ id }) => store.sentence(id));
    expect(found.map((s) => s?.text)).toEqual(['It is fast.']);
  });

  it('finds nothing for a limit of none, and counts whole ones alone', async () => {
    await sync();
    const all = store.words.findSentences(['fire', 'mayor'], Number.POSITIVE_INFINITY);
    expect(all.length).toBeGreaterThan(2);
    expect(store.words.findSentences(['fire', 'mayor'], 0)).toEqual([]);
    expect(store.words.findSentences(['fire', 'mayor'], 2.5)).toEqual(all.slice(0, 2));
  });

  it('finds the same whatever its segments hold, as articles come, change and go', async () => {
    await sync();
    const driver = openDriver(database);
    opened.push(driver);
    const small = createWordIndex(4);
    const terms = ['fire', 'mayor', 'harbour', 'tile', 'bridg'];
    const expectSame = () => {
      atOnce(small.read(driver))();
      goOn(store);
      for (const find of ['findSentences', 'findParagraphs'] as const)
        expect(small[find](terms, 30)).toEqual(store.words[find](terms, 30));
      for (const term of terms) expect(small.frequency(term)).toBe(store.words.frequency(term));
      for (const sentence of everySentence())
        expect(small.sentence(sentence.sid)?.position).toBe(sentence.position);
    };
    expectSame();
    folder.write('odd.txt', ODD);
    folder.write('bridge.txt', 'The bridge of the harbour is a bridge.\n\nThe mayor came.\n');
    await sync();
    expectSame();
    folder.write('odd.txt', ODD.replace('tiles', 'bricks'));
    rmSync(join(folder.articles, 'bridge.txt'));
    await sync();
    expectSame();
  });

  it('says that the database is damaged where its words are something else', async () => {
    await sync();
    const driver = openDriver(database);
    opened.push(driver);
    for (const bytes of [
      "x'00000000ffff0000'",
      "x'00000000ffffff7f'",
      "x'00'",
      "x'ffffffff00000000'",
    ]) {
      driver.exec(`UPDATE article_words SET words = ${bytes}`);
      expect(() => openStore(database)).toThrow(
        expect.objectContaining({ code: 'SQLITE_CORRUPT_INDEX' }),
      );
    }
  });

  it('is empty without articles, and finds nothing for words that stand nowhere', async () => {
    expect(store.words.findSentences(['bridg'], 9)).toEqual([]);
    await sync();
    expect(store.words.findSentences(['nowhereatall'], 9)).toEqual([]);
    expect(store.words.sentence(10_000)).toBeUndefined();
    expect(store.words.sentencesOfParagraph(10_000)).toEqual([]);
    await store.sync([]);
    expect(store.words.sentence(1)).toBeUndefined();
  });
});

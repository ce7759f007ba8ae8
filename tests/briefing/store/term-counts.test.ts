import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { type Driver, openDriver } from '../../../src/briefing/store/driver.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

const ODD = `Prices rose by 3.5 per cent, or 11,000.75 crowns, in the U.S. and the DPRK.

A naïve café owner in Łódź paid 3½ crowns – “3.5!” she wrote – for 5 m² of tiles.

Αθήνα is a city; 東京 is another.
`;

let folder: Folder;
let store: Store;
let reader: Driver;

beforeEach(() => {
  folder = writeFolder();
  const database = join(folder.path, 'index.db');
  store = openStore(database);
  reader = openDriver(database);
  reader.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, sentence_fts, row)');
});

afterEach(() => {
  reader.close();
  store.close();
  folder.remove();
});

const sync = () => store.sync(loadArticles(folder.articles).articles);
/** Of the terms that the index knows; some it knows only in parts. */
const counted = () =>
  reader.all(
    'SELECT term, count FROM sentence_terms WHERE term IN (SELECT term FROM temp.vocabulary) ORDER BY term',
  );
const indexed = () => reader.all('SELECT term, doc AS count FROM temp.vocabulary ORDER BY term');

describe('the counts of terms', () => {
  it('are those of the full-text index, whatever characters a word has', async () => {
    folder.write('odd.txt', ODD);
    await sync();
    expect(counted()).toEqual(indexed());
    expect(store.frequency('tile')).toBe(1);
  });

  it('know a number with a point, which the index knows only in parts', async () => {
    folder.write('odd.txt', ODD);
    await sync();
    expect(store.frequency('3.5')).toBe(2);
    expect(store.findSentences(['3.5'], 9)).toHaveLength(2);
  });

  it('stay so when an article changes', async () => {
    await sync();
    const before = store.frequency('bridg');
    folder.write('odd.txt', ODD);
    folder.write('bridge.txt', 'The bridge of stone, a bridge of old, is a bridge.\n');
    await sync();
    expect(counted()).toEqual(indexed());
    expect(store.frequency('bridg')).not.toBe(before);
  });

  it('know nothing any more of an article that was removed', async () => {
    folder.write('odd.txt', ODD);
    await sync();
    rmSync(join(folder.articles, 'odd.txt'));
    await sync();
    expect(counted()).toEqual(indexed());
    for (const gone of ['tile', '3.5']) expect(store.frequency(gone)).toBe(0);
  });

  it('are not taken of an article that another process put in the place of a removed one meanwhile', async () => {
    folder.write('odd.txt', ODD);
    await sync();
    const removing = store.sync([]);
    reader.run("UPDATE articles SET id = 'new.txt' WHERE id = 'odd.txt'");
    await removing;
    expect(store.articleIds.has('new.txt')).toBe(true);
    expect(store.frequency('tile')).toBe(1);
  });
});

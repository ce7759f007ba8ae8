import { afterEach, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { findArrivals } from '../../../src/briefing/digest/arrivals.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { writeFolder } from '../../fixtures/town.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

async function storeOf(files: Readonly<Record<string, string>>): Promise<Store> {
  const folder = writeFolder(files);
  const store = openStore(':memory:');
  opened.push(store);
  await store.sync(loadArticles(folder.articles).articles);
  folder.remove();
  return store;
}

const BEFORE = {
  'bridge.txt': 'The harbour bridge opened on Friday.',
  'ferry.txt': 'The ferry stops in June.',
};

it('takes every article for new where there was no digest yet', async () => {
  const store = await storeOf(BEFORE);
  expect(findArrivals(store).fresh).toHaveLength(2);
  expect(findArrivals(store).known).toEqual([]);
});

it('takes for new what came and what changed, and for known what stayed', async () => {
  const since = (await storeOf(BEFORE)).states();
  const store = await storeOf({
    'bridge.txt': BEFORE['bridge.txt'],
    'ferry.txt': 'The ferry stops in July.',
    'school.txt': 'The school of Tideford gets a roof.',
  });
  const idsOf = (aids: readonly number[]) => aids.map((aid) => store.article(aid)?.source.id);
  const { fresh, known } = findArrivals(store, since);
  expect(idsOf(fresh)).toEqual(['ferry.txt', 'school.txt']);
  expect(idsOf(known)).toEqual(['bridge.txt']);
});

it('takes nothing for new after a snapshot of the same articles, in another index', async () => {
  const since = (await storeOf(BEFORE)).states();
  expect(findArrivals(await storeOf(BEFORE), since).fresh).toEqual([]);
});

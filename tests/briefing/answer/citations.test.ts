import { afterEach, describe, expect, it } from 'vitest';
import { createCitationList } from '../../../src/briefing/answer/citations.ts';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { type Folder, TOWN, writeFolder } from '../../fixtures/town.ts';

let folder: Folder | undefined;
let store: Store | undefined;

afterEach(() => {
  store?.close();
  folder?.remove();
});

async function open(files: Readonly<Record<string, string>>): Promise<Store> {
  folder = writeFolder(files);
  store = openStore(':memory:');
  await store.sync(loadArticles(folder.articles).articles);
  return store;
}

function firstOf(opened: Store, id: string) {
  const [sentence] = opened.sentencesOfArticle(opened.articleIds.get(id) ?? -1);
  if (sentence === undefined) throw new Error(`no sentence in ${id}`);
  return sentence;
}

describe('the citations of an answer', () => {
  it('are slices of their articles, numbered as they come', async () => {
    const opened = await open(TOWN);
    const citations = createCitationList(opened);
    expect(citations.sentence(firstOf(opened, 'match.txt'))).toBe(0);
    expect(citations.sentence(firstOf(opened, 'volcano.txt'))).toBe(1);
    for (const { source, start, end, text } of citations.all)
      expect(TOWN[source.file]?.slice(start, end)).toBe(text);
  });

  it('hold the same words of an article once, and those of two articles twice', async () => {
    const opened = await open(TOWN);
    const citations = createCitationList(opened);
    const [a, b] = [firstOf(opened, 'volcano.txt'), firstOf(opened, 'volcano-wire.md')];
    expect([a, b, a].map((sentence) => citations.sentence(sentence))).toEqual([0, 1, 0]);
    expect(citations.all).toHaveLength(2);
  });

  it('hold a sentence once that stands in an article twice', async () => {
    const opened = await open({
      'a.txt': 'It is late. Go home now.\n\nIt is late. Go home now.\n',
    });
    const citations = createCitationList(opened);
    for (const sentence of opened.sentencesOfArticle(1)) citations.sentence(sentence);
    expect(citations.all.map(({ text }) => text)).toEqual(['It is late.', 'Go home now.']);
  });

  it('count near-copies as one independent source', async () => {
    const opened = await open(TOWN);
    const citations = createCitationList(opened);
    expect(citations.count()).toEqual({ articles: 0, independent: 0 });
    citations.sentence(firstOf(opened, 'volcano.txt'));
    citations.sentence(firstOf(opened, 'volcano-wire.md'));
    expect(citations.count()).toEqual({ articles: 2, independent: 1 });
    citations.sentence(firstOf(opened, 'match.txt'));
    expect(citations.count()).toEqual({ articles: 3, independent: 2 });
  });
});

import { afterAll, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { createLexicon } from '../../../src/briefing/question/lexicon.ts';
import { understand } from '../../../src/briefing/question/understand.ts';
import { rank } from '../../../src/briefing/search/rank.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import { writeFolder } from '../../fixtures/town.ts';

/** Thirty paragraphs alike. */
const thirty = (words: string): string =>
  Array.from({ length: 30 }, (_, i) => `${words} ${i}.`).join('\n\n');
const folder = writeFolder({
  'feast.txt': 'Nobody in town had seen the festival lantern. Ines Calder lit it on Friday.',
  // Each sentence of these has two of the question's words.
  'lanterns.txt': thirty('Somebody lit lantern'),
  'festivals.txt': thirty('The town had festival'),
});
const store = openStore(':memory:');
afterAll(() => {
  store.close();
  folder.remove();
});

it('ranks a sentence that goes on about what the one before tells', async () => {
  await store.sync(loadArticles(folder.articles).articles);
  const question = understand('who lit the festival lantern in town', createLexicon(store));
  const all = new Set(store.articleIds.values());
  const ranked = rank(question, store, all).map(({ sentence }) => sentence.text);
  expect(ranked).toContain('Ines Calder lit it on Friday.');
});

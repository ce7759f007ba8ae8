import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSuggest } from '../../src/bot/suggest.ts';
import { type Briefing, createBriefing } from '../../src/briefing/index.ts';
import { type Folder, writeFolder } from '../fixtures/town.ts';

const EXAMPLES = ['who was in the delegation', 'when did the volcano erupt'];

let folder: Folder;
let briefing: Briefing;
beforeAll(async () => {
  folder = writeFolder();
  briefing = await createBriefing({ articles: folder.articles, database: ':memory:' });
});
afterAll(() => {
  briefing.close();
  folder.remove();
});

const suggest = (typed: string, limit = 25) => createSuggest(briefing, EXAMPLES)(typed, limit);

describe('createSuggest', () => {
  it('shows the examples before anything is typed', () => {
    expect(suggest('')).toEqual(EXAMPLES);
    expect(suggest('', 1)).toEqual(EXAMPLES.slice(0, 1));
  });

  it.each([
    ['deleg', 'who was in the delegation'],
    ['volcanoe erupt', 'when did the volcano erupt'],
    ['otto', 'who is Otto Stein'],
    ['Stei', 'what did Otto Stein say'],
    ['who is lena v', 'who is Lena Voss'],
    ['what did brandtt', 'what did Ana Brandt'],
  ])('completes %j to %j', (typed, question) => {
    expect(suggest(typed)).toContain(question);
  });

  it.each(['zzzz', '?!', 'x'.repeat(1000)])('makes nothing up for %j', (typed) => {
    expect(suggest(typed)).toEqual([]);
  });

  it('gives no more than it is asked for, each once', () => {
    for (const typed of ['', 'a', 'ka', 'o', 'who is', 'in']) {
      const questions = suggest(typed, 3);
      expect(questions.length).toBeLessThanOrEqual(3);
      expect(new Set(questions).size).toBe(questions.length);
    }
  });
});

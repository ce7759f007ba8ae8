import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Briefing, createBriefing } from '../../src/briefing/index.ts';
import { type Folder, writeFolder } from '../fixtures/town.ts';

let folder: Folder;
let briefing: Briefing;

beforeEach(async () => {
  folder = writeFolder({ 'bridge.txt': 'Mayor Ines Calder opened the harbour bridge on Friday.' });
  briefing = await createBriefing({ articles: folder.articles, database: ':memory:' });
  // Each look at the clock finds it a second on: every step is a long one.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 1_000;
    return now;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await briefing.close();
  folder.remove();
});

const QUESTION = 'who opened the harbour bridge';

it('a slow answer leaves others their turn between understanding, searching and composing', async () => {
  let isDone = false;
  const asking = briefing.ask(QUESTION).then(() => {
    isDone = true;
  });
  let turns = 0;
  while (!isDone) {
    await setImmediate();
    turns++;
  }
  await asking;
  // An answer given at once takes one.
  expect(turns).toBe(2);
});

it('a question under way is answered before the briefing closes', async () => {
  const asking = briefing.ask(QUESTION);
  await briefing.close();
  const { citations } = await asking;
  expect(citations.map(({ source }) => source.id)).toEqual(['bridge.txt']);
});

it('questions put at once are answered as they are one by one', async () => {
  const questions = [QUESTION, 'what did Calder open', 'who sank the ferry', 'when was it opened'];
  const oneByOne = [];
  for (const question of questions) oneByOne.push(await briefing.ask(question));
  expect(await Promise.all(questions.map((question) => briefing.ask(question)))).toEqual(oneByOne);
});

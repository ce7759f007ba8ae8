import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../../src/bot/commands/check.ts';
import type { DifferencesBlock } from '../../../src/bot/reply.ts';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

let folder: Folder;
let briefing: Briefing;

beforeAll(async () => {
  folder = writeFolder();
  briefing = await createBriefing({ articles: folder.articles, database: ':memory:' });
});
afterAll(async () => {
  await briefing.close();
  folder.remove();
});

async function differencesIn(message: string): Promise<DifferencesBlock[]> {
  const { blocks } = await check(briefing, message);
  return blocks.filter((block) => block.kind === 'differences');
}

describe('check', () => {
  it.each([
    ['as one of them has it', 'Ines Calder arrived in Karsa on Wednesday evening.'],
    ['otherwise', 'Ines Calder arrived in Karsa on Monday.'],
  ])('shows where the articles differ on what a message tells %s', async (_, message) => {
    const [block, ...others] = await differencesIn(message);
    expect(others).toEqual([]);
    expect(block?.rows.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Wednesday evening', 'early on Thursday']),
    );
  });

  it('is silent on differences where the articles agree, or differ on something else', async () => {
    expect(await differencesIn('Mount Karsa erupted on 22 May and buried 140 houses.')).toEqual([]);
    expect(await differencesIn('Ines Calder is the mayor of Tideford.')).toEqual([]);
  });
});

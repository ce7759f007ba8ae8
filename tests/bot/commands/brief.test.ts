import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/bot/commands/brief.ts';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

const LONG = Array.from(
  { length: 12 },
  (_, i) => `We will build the harbour wall number ${i + 1} before the winter comes.`,
).join(' ');

let folder: Folder;
let briefing: Briefing;

beforeAll(async () => {
  folder = writeFolder({
    'long.txt': `“${LONG}” Mayor Ines Calder said on 22 May 2031 in Tideford.`,
    'short.txt': '“The lava is slow, but it does not stop,” said Lena Voss.',
  });
  briefing = await createBriefing({ articles: folder.articles, database: ':memory:' });
});

afterAll(() => {
  briefing.close();
  folder.remove();
});

describe('brief', () => {
  it('shows quotations that leave room for the rest of the screen', async () => {
    const { blocks } = await brief(briefing, undefined);
    const speeches = blocks.flatMap((b) => (b.kind === 'quote' && b.of === 'speech' ? b.text : []));
    expect(speeches).toEqual(['The lava is slow, but it does not stop,']);
  });
});

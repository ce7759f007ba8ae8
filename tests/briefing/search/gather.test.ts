import { afterEach, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { createLexicon } from '../../../src/briefing/question/lexicon.ts';
import { understand } from '../../../src/briefing/question/understand.ts';
import { gather } from '../../../src/briefing/search/gather.ts';
import { rank } from '../../../src/briefing/search/rank.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

const ARTICLES = {
  'bridge.txt': `The bridge of Halden reopens

The old bridge of Halden was reopened on Monday by Mayor Ida Brekke.

The bridge of Halden was closed for a year. The bridge of Halden is of stone.

The bridge of Halden was first opened in 1831. The bridge of Halden has four arches.`,
  'brekke.txt': `Ida Brekke, a portrait

Ida Brekke grew up in Tromsdal.

She keeps bees.`,
  'prices.txt': `Prices of fish

Cod became dearer in the ports of the north.`,
};

let folder: Folder | undefined;
let store: Store | undefined;

afterEach(() => {
  store?.close();
  folder?.remove();
});

async function read(question: string, ids?: readonly string[]) {
  folder = writeFolder(ARTICLES);
  const opened = openStore(':memory:');
  store = opened;
  await opened.sync(loadArticles(folder.articles).articles);
  const scope = ids && new Set(ids.flatMap((id) => opened.articleIds.get(id) ?? []));
  const understood = understand(question, createLexicon(opened));
  const ranked = rank(understood, opened, scope);
  const [first] = ranked;
  if (first === undefined) throw new Error('nothing found');
  return {
    first: first.sentence.text,
    ranked: ranked.map((r) => r.sentence.text),
    next: gather(understood, ranked, [first], opened, scope).map((r) => r.sentence.text),
  };
}

describe('reading on from the best sentence', () => {
  it('goes to what is told of one whom only that sentence names', async () => {
    const { first, next, ranked } = await read(
      'Where was the one raised who reopened the bridge of Halden?',
    );
    const told = 'Ida Brekke grew up in Tromsdal.';
    expect(first).toContain('reopened on Monday');
    expect(ranked).not.toContain(told);
    expect(next).toContain(told);
  });

  it('takes first what tells of the words that are still open', async () => {
    const { next } = await read('Who reopened the old bridge of Halden and what became dearer?');
    expect(next[0]).toBe('Cod became dearer in the ports of the north.');
  });

  it('does not give again what was read, nor anything twice', async () => {
    const { first, next } = await read('Who reopened the bridge of Halden?');
    expect(next).not.toContain(first);
    expect(new Set(next).size).toBe(next.length);
  });

  it('keeps to the articles it may read', async () => {
    const { next } = await read('Where was the one raised who reopened the bridge of Halden?', [
      'bridge.txt',
    ]);
    expect(next.join(' ')).not.toContain('Tromsdal');
  });
});

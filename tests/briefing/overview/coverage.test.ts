import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

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

/** Ids of the articles that say the fact that holds these words. */
async function saying(words: string, about?: string): Promise<string[] | undefined> {
  const { rows } = await briefing.coverage({ about });
  const row = rows.find(({ cells }) =>
    cells.some(({ citation }) => citation?.text.includes(words)),
  );
  return row?.cells.filter(({ citation }) => citation).map(({ source }) => source.id);
}

describe('findCoverage', () => {
  it('tells who reports a fact and who is silent', async () => {
    expect(await saying('buried 140 houses')).toEqual(['volcano-wire.md', 'volcano.txt']);
    expect(await saying('rebuild every house')).toEqual(['visit-herald.md', 'visit-post.md']);
  });

  it('counts copies of one report as one source', async () => {
    const { rows } = await briefing.coverage({ about: 'houses buried' });
    const row = rows.find(({ fact }) => fact.text.includes('140 houses'));
    expect(row).toMatchObject({ articles: 2, independent: 1 });
  });

  it('puts first what most independent articles say', async () => {
    const counts = (await briefing.coverage()).rows.map(({ independent }) => independent);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  it('keeps to a subject, and says how many articles are silent on all of it', async () => {
    const { sources, rows, silent } = await briefing.coverage({ about: 'the cup' });
    expect(rows.every(({ fact }) => /cup|match|stadium/i.test(fact.text))).toBe(true);
    expect(sources.map(({ id }) => id)).toEqual(['match.txt']);
    expect(silent).toBe(5);
    expect((await briefing.coverage({ about: 'quantum physics' })).rows).toEqual([]);
  });

  it('does not count one who shares a fact only by way of a third', async () => {
    const chain = writeFolder({
      'a.txt': 'The quarry at Ostrava closed after heavy rain flooded its lower tunnels.',
      'b.txt':
        'The quarry at Ostrava closed after heavy rain flooded its lower tunnels, while farmers nearby lost two barns, nine horses and their whole harvest.',
      'c.txt': 'Farmers nearby lost two barns, nine horses and their whole harvest.',
    });
    const other = await createBriefing({ articles: chain.articles, database: ':memory:' });
    const rows = (await other.coverage()).rows.map(({ fact, cells }) => ({
      fact: fact.text.slice(0, 10),
      by: cells.filter(({ citation }) => citation).map(({ source }) => source.id),
    }));
    other.close();
    chain.remove();
    expect(rows).toEqual([
      { fact: 'The quarry', by: ['a.txt', 'b.txt'] },
      { fact: 'Farmers ne', by: ['c.txt'] },
    ]);
  });

  it('cites word for word', async () => {
    for (const { fact, cells } of (await briefing.coverage()).rows) {
      for (const citation of [fact, ...cells.flatMap((cell) => cell.citation ?? [])]) {
        expect(briefing.context(citation)).toBeDefined();
      }
    }
  });

  it('shows of a large corpus only what several articles report, the latest ones', async () => {
    const month = (n: number) => String(1 + (n % 12)).padStart(2, '0');
    const files = Object.fromEntries(
      Array.from({ length: 130 }, (_, n) => [
        `a${n}.md`,
        `---\npublished: 2030-${month(n)}-01\n---\nOrro${n} paints${n} fences${n} beside${n} lakes${n} every${n} summer${n}.\n\nIt was windy.\n\nNobody came.\n`,
      ]),
    );
    const told = (paper: string) =>
      `---\npublished: 2031-05-02\n---\nThe ferry Aurora sank in the harbour of Karsa on Monday night, the ${paper} reports.\n`;
    const folder = writeFolder({ ...files, 'x.md': told('Herald'), 'y.md': told('Post') });
    const large = await createBriefing({ articles: folder.articles, database: ':memory:' });
    const { rows, sources } = await large.coverage();
    await large.close();
    folder.remove();
    expect(rows.map(({ fact }) => fact.source.id)).toEqual(['x.md']);
    expect(sources.map(({ id }) => id)).toEqual(['x.md', 'y.md']);
  });
});

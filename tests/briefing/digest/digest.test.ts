import { afterEach, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { makeDigest } from '../../../src/briefing/digest/digest.ts';
import type { Digest, DigestOptions } from '../../../src/briefing/digest/digest-types.ts';
import { createLedger } from '../../../src/briefing/overview/quotations/quotation-ledger.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import { atOnce } from '../../../src/briefing/turns.ts';
import type { Article, Citation } from '../../../src/briefing/types.ts';
import { TOWN, writeFolder } from '../../fixtures/town.ts';

type Files = Readonly<Record<string, string>>;

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

function read(files: Files): readonly Article[] {
  const folder = writeFolder(files);
  const { articles } = loadArticles(folder.articles);
  folder.remove();
  return articles;
}

async function digestOf(articles: readonly Article[], options: DigestOptions = {}) {
  const store = openStore(':memory:');
  opened.push(store);
  await store.sync(articles);
  return atOnce(makeDigest(store, await createLedger(store).groups(), options));
}

/** The digest of all files after one of those that are called by name. */
async function digestAfter(names: readonly string[], files: Files): Promise<Digest> {
  const first = await digestOf(read(only(names, files)));
  return digestOf(read(files), { since: first.snapshot, earlier: first.keys });
}

function only(names: readonly string[], files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => names.includes(name)));
}

const idsOf = (digest: Digest) => digest.stories.map(({ sources }) => sources.map(({ id }) => id));

function citedIn(digest: Digest): Citation[] {
  return [
    ...digest.stories.flatMap(({ sentences, confirmed }) =>
      [...sentences, ...confirmed].flatMap(({ citation, others }) => [citation, ...others]),
    ),
    ...digest.quotations.flatMap(({ quotation }) => quotation.versions.map((v) => v.citation)),
    ...digest.numbers.flatMap(({ citation, others }) => [citation, ...others]),
    ...digest.differences.flatMap(({ difference }) =>
      difference.values.flatMap(({ citations }) => citations),
    ),
  ];
}

const FIRE = {
  'fire-herald.md': `---
title: Fire destroys the harbour warehouse in Tideford
publisher: Coast Herald
published: 2031-07-01
---
A fire destroyed the largest warehouse in the harbour of Tideford on Tuesday night.

The fire broke out at 9 p.m. on Tuesday, police said. In all, 40 firefighters fought the flames until the morning.

“We could not save the grain that was stored in the warehouse,” Bell said.
`,
  'fire-post.md': `---
title: Harbour warehouse burns down
publisher: Tideford Post
published: 2031-07-01
---
The largest warehouse in the harbour of Tideford burnt down on Tuesday night after a fire that began among old tyres.

“We could not save the grain that was stored in the warehouse,” fire chief Tom Bell said.

Mayor Ines Calder promised the owners of the warehouse two million crowns.
`,
  'fire-radio.md': `---
title: Warehouse fire at the harbour of Tideford
publisher: Radio Karsa
published: 2031-07-02
---
A fire destroyed a warehouse in the harbour of Tideford on Tuesday night. The fire broke out at 11 p.m. on Tuesday, the harbour master said.
`,
};

describe('a digest', () => {
  it('cites word for word, and nothing that is not the story', async () => {
    const articles = read(TOWN);
    const digest = await digestOf(articles);
    const cited = citedIn(digest);
    expect(cited.length).toBeGreaterThan(5);
    for (const { source, start, end, text } of cited)
      expect(articles.find(({ id }) => id === source.id)?.text.slice(start, end)).toBe(text);
    expect(JSON.stringify(cited.map(({ text }) => text))).not.toMatch(/Read Next|Also Read|Advert/);
  });

  it('brings articles on the same events together, and folds copies into one source', async () => {
    const { stories, repeats } = await digestOf(read(TOWN));
    expect(stories.map(({ sources }) => sources.map(({ id }) => id))).toEqual([
      ['visit-herald.md', 'visit-post.md', 'visit-radio.txt'],
      ['volcano-wire.md', 'volcano.txt'],
      ['match.txt'],
    ]);
    expect(stories.map(({ articles, independent }) => [articles, independent])).toEqual([
      [3, 3],
      [2, 1],
      [1, 1],
    ]);
    expect(repeats).toBe(0);
  });

  it('tells the same whatever the order in which the articles came', async () => {
    const articles = read({ ...TOWN, ...FIRE });
    const one = await digestOf(articles);
    expect(await digestOf(articles.toReversed())).toEqual(one);
  });

  it('has everything new where there was none before', async () => {
    const digest = await digestOf(read({ ...TOWN, ...FIRE }));
    const items = [digest.stories, digest.quotations, digest.numbers, digest.differences];
    for (const list of items) expect(list.length).toBeGreaterThan(0);
    expect(new Set(items.flat().map(({ status }) => status))).toEqual(new Set(['new']));
  });

  it('is empty where there are no articles, and where none has come since', async () => {
    expect((await digestOf([])).isEmpty).toBe(true);
    const digest = await digestAfter(Object.keys(TOWN), TOWN);
    expect(digest).toMatchObject({ isEmpty: true, arrived: [], stories: [], keys: [] });
  });

  it('has keys of just what it tells', async () => {
    const files = {
      'frost.txt':
        'A late frost has destroyed the walnuts of Aldern. Growers put the damage at 12 million crowns. Some 300 families live on the harvest. About 45 trucks brought seedlings to the valley. Insurers have paid 5 million crowns to the growers. The frost lasted through 11 orchards in a row. Volunteers from 14 villages lit fires between the trees.',
      'match.txt':
        'Borova United won the cup against Cestow Rovers. The final was seen by 18,000 spectators in the stadium. Police counted 70 buses at the gates. Tickets for 9 million crowns were sold before kick-off. Doctors treated 23 supporters in the heat. The winners have played 31 matches without a defeat. Some 16 goals were scored by the captain this season.',
      'theatre.txt':
        'The old theatre of Dunmere reopens after long repairs. Masons replaced 4,000 bricks in the tower. The city paid 22 million crowns for the stage. An orchestra with 60 musicians plays at the opening. The curtain weighs 900 kilograms and hangs on steel ropes. Visitors find 650 seats in three galleries. Painters used 80 litres of gold paint for the ceiling.',
    };
    const { numbers, keys } = await digestOf(read(files));
    expect(numbers).toHaveLength(6);
    const told = keys.flatMap(({ kind, key }) => (kind === 'number' ? [key] : []));
    expect(told).toEqual(numbers.map(({ key }) => key));
  });

  it('chooses sentences that can be understood alone', async () => {
    const digest = await digestOf(
      read({
        'a.txt':
          'She had warned of the dam for years before it happened. The dam above Lower Marsh broke on Sunday and flooded 200 houses. However, nobody in the valley was hurt by the water.',
      }),
    );
    expect(digest.stories[0]?.sentences.map(({ citation }) => citation.text)).toEqual([
      'The dam above Lower Marsh broke on Sunday and flooded 200 houses.',
    ]);
  });
});

describe('the quotations of a digest', () => {
  const interview = `---
title: Five voices on the bridge of Tideford
---
“The bridge will carry more people in a day than the ferry carried in a month,” Mayor Ines Calder said. “The cables were spun for eleven weeks without a single pause for the wind or the rain,” engineer Mia Falk said. “The old ferry will be kept in the harbour as a museum for the children of the town,” Governor Pavel Orlik said. “The toll is lower than the fare ever was, and it will stay so for ten years,” Council President Otto Stein said.
`;
  const flood = `---
title: River floods the mill
---
“The mill is under water and the flour is lost,” miller Tom Bell said. The river flooded the mill of Lower Marsh on Sunday.
`;
  const namesIn = ({ quotations }: Digest) =>
    quotations.map(({ quotation }) => quotation.versions[0]?.citation.source.id);

  it('are of several articles before a third is of one', async () => {
    const files = { 'flood.md': flood, 'interview.md': interview };
    expect(namesIn(await digestOf(read(files)))).toEqual([
      'interview.md',
      'interview.md',
      'flood.md',
      'interview.md',
      'interview.md',
    ]);
  });
});

describe('a later digest', () => {
  it('covers what came since, and nothing else', async () => {
    const digest = await digestAfter(Object.keys(TOWN), { ...TOWN, ...FIRE });
    expect(idsOf(digest)).toEqual([Object.keys(FIRE)]);
    expect(digest.arrived.map(({ id }) => id)).toEqual(Object.keys(FIRE));
    expect(digest.stories[0]?.status).toBe('new');
  });

  it('says that another source confirms a story and a quotation', async () => {
    const digest = await digestAfter(
      ['fire-herald.md'],
      only(['fire-herald.md', 'fire-post.md'], FIRE),
    );
    expect(digest.stories.map(({ status }) => status)).toEqual(['confirmed']);
    expect(digest.quotations).toMatchObject([
      { status: 'confirmed', quotation: { speaker: 'Tom Bell', independent: 2 } },
    ]);
  });

  const STORM = {
    'storm-herald.md': `---
publisher: Coast Herald
published: 2031-08-01
---
The harbour of Tideford was closed on Tuesday after a storm sank two fishing boats. Mayor Ines Calder said 14 people were injured.
`,
    'storm-post.md': `---
publisher: Tideford Post
published: 2031-08-02
---
A storm sank two fishing boats and closed the harbour of Tideford on Tuesday. Mayor Ines Calder said 17 people were injured. Insurers expect claims of 30 million crowns.
`,
  };

  it('tells what another source confirms apart from what that source alone says', async () => {
    const [story] = (await digestAfter(['storm-herald.md'], STORM)).stories;
    expect(story?.status).toBe('confirmed');
    expect(story?.confirmed).toMatchObject([
      {
        citation: {
          text: expect.stringMatching(/^A storm sank two fishing boats/),
          source: { id: 'storm-post.md' },
        },
        others: [{ source: { id: 'storm-herald.md' } }],
      },
    ]);
    const told = story?.sentences.map(({ citation }) => citation.text);
    expect(told).toContain('Insurers expect claims of 30 million crowns.');
    expect(told?.join()).not.toContain('A storm sank');
  });

  it('counts an article that was changed as such', async () => {
    const first = await digestOf(read(only(['storm-herald.md'], STORM)));
    const mended = { 'storm-herald.md': STORM['storm-herald.md'].replace('14', '15') };
    const later = await digestOf(read({ ...STORM, ...mended }), {
      since: first.snapshot,
      earlier: first.keys,
    });
    expect(later).toMatchObject({ changed: 1, arrived: { length: 2 } });
    expect(first.changed).toBe(0);
  });

  it('does not cite for a number an article that gives another one', async () => {
    for (const { stories } of [
      await digestOf(read(STORM)),
      await digestAfter(['storm-herald.md'], STORM),
    ]) {
      const [found] = stories
        .flatMap(({ sentences, confirmed }) => [...sentences, ...confirmed])
        .filter(({ citation }) => /1[47] people/.test(citation.text));
      expect(found?.others).toEqual([]);
    }
  });

  it('says that what was told is disputed', async () => {
    const digest = await digestAfter(
      ['fire-herald.md'],
      only(['fire-herald.md', 'fire-radio.md'], FIRE),
    );
    expect(digest.differences.map(({ status }) => status)).toEqual(['disputed']);
    const [{ difference } = { difference: undefined }] = digest.differences;
    expect(difference?.values.map(({ text }) => text)).toEqual([
      'at 9 p.m. on Tuesday',
      'at 11 p.m. on Tuesday',
    ]);
    expect(digest.stories[0]?.status).toBe('disputed');
  });

  it('does not call disputed what a later article brings up to date', async () => {
    const dead = (n: number, day: number) =>
      `---\ntitle: Storm at Lower Marsh\npublished: 2031-08-0${day}\n---\nThe storm killed ${n} people in the village of Lower Marsh. ${day === 1 ? 'Boats were lost.' : 'The road is open again.'}`;
    const files = { 'storm-1.md': dead(4, 1), 'storm-2.md': dead(6, 2) };
    const digest = await digestAfter(['storm-1.md'], files);
    expect(digest.differences).toMatchObject([
      { status: 'continued', difference: { relation: 'laterUpdated' } },
    ]);
    expect(digest.stories.map(({ status }) => status)).not.toContain('disputed');
  });

  it('leaves out a copy of what was there, and counts it', async () => {
    const files = {
      ...TOWN,
      'volcano-again.md': `---\npublisher: Valley Mail\n---\n${TOWN['volcano.txt']}`,
    };
    const digest = await digestAfter(Object.keys(TOWN), files);
    expect(digest).toMatchObject({ isEmpty: true, repeats: 1 });
    expect(digest.arrived.map(({ id }) => id)).toEqual(['volcano-again.md']);
  });

  it('tells of a changed article only what was not told, as a story that goes on', async () => {
    const before = only(['fire-herald.md'], FIRE);
    const first = await digestOf(read(before));
    const told = first.stories.flatMap(({ sentences }) => sentences.map((s) => s.citation.text));
    const after = {
      'fire-herald.md': `${FIRE['fire-herald.md']}\nInvestigators found the remains of three gas bottles behind the burnt gate.\n`,
    };
    const digest = await digestOf(read(after), { since: first.snapshot, earlier: first.keys });
    expect(digest.stories).toMatchObject([{ status: 'continued' }]);
    const shown = digest.stories.flatMap(({ sentences }) => sentences.map((s) => s.citation.text));
    expect(shown).toContain(
      'Investigators found the remains of three gas bottles behind the burnt gate.',
    );
    expect(shown.filter((text) => told.includes(text))).toEqual([]);
    expect(digest.quotations).toEqual([]);
  });
});

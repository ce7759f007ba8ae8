import { afterEach, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { countIndependent, groupsOf } from '../../../src/briefing/overview/independent.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { type Folder, TOWN, writeFolder } from '../../fixtures/town.ts';

const FLOOD = [
  'The river Senne rose by two metres on Sunday night and flooded the lower market of Tideford. About forty shops stood under water when the fire brigade arrived.',
  'The pumps ran until Tuesday morning. Harbour Master Sergei Lindqvist closed the lock, because a barge had torn itself loose and drifted against the gate.',
  'Nobody was hurt, but the school on Mill Lane stays shut for the rest of the week. The council wants to raise the quay wall by half a metre before the autumn storms.',
  'Insurers expect claims of nine million crowns. The last flood of this size, in 2019, had cost the town a third of that sum.',
];
const SPEECH =
  '“We will raise the wall, we will pay every shop what it lost within thirty days, and we will never again build a school below the line of the river, whatever the ground there may cost,” Mayor Ines Calder said.';
const OTHER = [
  'Shopkeepers carried their goods to the upper floors long after midnight, by the light of torches, while the bells of Saint Anna rang without a pause.',
  'Baker Rosa Lund lost her ovens. She has sold bread on the square since 1998 and does not know whether she will open again.',
  'The band of the fire brigade will give a concert for the victims on Saturday in the town hall, where beds have been made ready.',
];

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

/** Groups of file names. */
async function groups(files: Readonly<Record<string, string>>): Promise<string[][]> {
  const opened = await open(files);
  return groupsOf(opened, [...opened.articleIds.values()]).map((group) =>
    group.map((aid) => opened.article(aid)?.source.file ?? ''),
  );
}

function text(...paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`;
}

describe('independent sources', () => {
  it.each([
    ['cut short', text(...FLOOD.slice(0, 2))],
    ['put in another order', text(...FLOOD.toReversed())],
    [
      'under another headline, with a paragraph added',
      text('Senne bursts its banks', ...FLOOD, OTHER[0] ?? ''),
    ],
  ])('are one for an article and a copy of it %s', async (_, copy) => {
    expect(await groups({ 'a.txt': text(...FLOOD), 'b.txt': copy })).toEqual([['a.txt', 'b.txt']]);
  });

  it('are two for articles that only quote the same words', async () => {
    const [a, b] = [text(...FLOOD.slice(0, 2), SPEECH), text(...OTHER.slice(0, 2), SPEECH)];
    expect(await groups({ 'a.txt': a, 'b.txt': b })).toEqual([['a.txt'], ['b.txt']]);
  });

  it('are one for a whole and two parts of it that share nothing, in any order', async () => {
    const opened = await open({
      'a.txt': text(...FLOOD.slice(0, 2)),
      'b.txt': text(...FLOOD.slice(2)),
      'c.txt': text(...OTHER),
      'd.txt': text(...FLOOD),
    });
    const [a = 0, b = 0, c = 0, d = 0] = opened.articleIds.values();
    expect(groupsOf(opened, [a, b, c, d])).toEqual([[a, b, d], [c]]);
    expect(groupsOf(opened, [d, c, b, a])).toEqual([[d, b, a], [c]]);
    expect(groupsOf(opened, [a, b])).toEqual([[a], [b]]);
  });

  it('are counted with the articles, each once', async () => {
    const opened = await open(TOWN);
    const aid = (file: string): number => opened.articleIds.get(file) ?? -1;
    const [volcano, wire, match] = ['volcano.txt', 'volcano-wire.md', 'match.txt'].map(aid);
    expect(countIndependent(opened, [])).toEqual({ articles: 0, independent: 0 });
    expect(countIndependent(opened, [volcano ?? -1, wire ?? -1, match ?? -1, wire ?? -1])).toEqual({
      articles: 3,
      independent: 2,
    });
  });

  it('are one for articles that credit the same agency and share some of its words', async () => {
    const shared = FLOOD.slice(0, 1);
    const a = text(`TIDEFORD (AP) — ${shared[0]}`, ...OTHER.slice(0, 2));
    const b = text(...shared, ...FLOOD.slice(1), '- AP');
    const c = text(...shared, ...FLOOD.slice(1));
    expect(await groups({ 'a.txt': a, 'b.txt': b })).toEqual([['a.txt', 'b.txt']]);
    store?.close();
    folder?.remove();
    expect(await groups({ 'a.txt': a, 'c.txt': c })).toEqual([['a.txt'], ['c.txt']]);
  });

  it('are two for articles that credit the same agency for different words', async () => {
    const [a, b] = [text(...FLOOD, '- Reuters'), text(...OTHER, '- Reuters')];
    expect(await groups({ 'a.txt': a, 'b.txt': b })).toEqual([['a.txt'], ['b.txt']]);
  });
});

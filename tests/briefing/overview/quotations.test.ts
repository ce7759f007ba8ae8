import { afterEach, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { createLedger } from '../../../src/briefing/overview/quotations/quotation-ledger.ts';
import type { QuotationGroup } from '../../../src/briefing/overview/quotations/quotation-types.ts';
import { findQuotations } from '../../../src/briefing/overview/quotations/quotations.ts';
import { createLexicon } from '../../../src/briefing/question/lexicon.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import { type Folder, TOWN, writeFolder } from '../../fixtures/town.ts';

let folder: Folder | undefined;

afterEach(() => folder?.remove());

async function ledger(
  files: Readonly<Record<string, string>>,
  who?: string,
): Promise<readonly QuotationGroup[]> {
  folder = writeFolder(files);
  const store = openStore(':memory:');
  try {
    await store.sync(loadArticles(folder.articles).articles);
    const all = await createLedger(store).groups();
    const limit = Number.POSITIVE_INFINITY;
    return findQuotations(store, createLexicon(store), all, { who, limit }).groups;
  } finally {
    store.close();
  }
}

/** "speaker: text (files)" of each group; the text is the longest. */
async function groups(files: Readonly<Record<string, string>>, who?: string): Promise<string[]> {
  return (await ledger(files, who)).map(
    ({ speaker, versions }) =>
      `${speaker ?? 'nobody'}: ${versions[0].text} (${versions.map((v) => v.articleId).join(', ')})`,
  );
}

describe('findQuotations', () => {
  it('lists every quotation with its speaker, those of more independent articles first', async () => {
    expect(await groups(TOWN)).toEqual([
      'Ines Calder: Tideford will rebuild every house that Karsa has lost, (visit-herald.md, visit-post.md)',
      'Lena Voss: The lava is slow, but it does not stop, (volcano-wire.md, volcano.txt)',
      'Pavel Orlik: We are tired, and we are grateful, (visit-radio.txt)',
      'Sam Reed: I closed my eyes and ran, (match.txt)',
    ]);
  });

  it('counts near-copies as one source', async () => {
    const counts = (await ledger(TOWN)).map(({ articles, independent }) => [articles, independent]);
    expect(counts).toEqual([
      [2, 2],
      [2, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('gives words of the article, and the sentence they stand in', async () => {
    for (const { versions } of await ledger(TOWN))
      for (const { articleId, start, end, text, citation } of versions) {
        const article = TOWN[articleId]?.replace(/^---\n[\s\S]*?\n---\n/, '');
        expect(article?.slice(start, end)).toBe(text);
        expect(article?.slice(citation.start, citation.end)).toBe(citation.text);
        expect(citation.text).toContain(text);
        expect(citation.source.id).toBe(articleId);
      }
  });

  it('cites all sentences of a quotation that goes on over several', async () => {
    const text = 'Ash fell.\n\n“We ran. We fell. We got up,” Sam Reed said. He laughed.\n';
    const [group] = await ledger({ 'a.txt': text });
    expect(group?.versions[0].citation.text).toBe('“We ran. We fell. We got up,” Sam Reed said.');
  });

  it('names the outlet through which words were reported', async () => {
    const text = '“The lava is near,” Lena Voss said, as reported by the Karsa Post.\n';
    expect(await ledger({ 'a.txt': text })).toMatchObject([
      { speaker: 'Lena Voss', via: ['Karsa Post'] },
    ]);
  });

  it('shows the fullest name of the articles, and the words that each has for the speaker', async () => {
    const [group] = await ledger({
      'a.txt': '“The river will rise before the weekend,” Voss told them.\n',
      'b.txt': 'Lena Voss came. “The river will rise before the weekend,” she said.\n',
    });
    expect(group).toMatchObject({
      speaker: 'Lena Voss',
      versions: [
        { speaker: 'Voss', saidBy: 'Voss' },
        { speaker: 'Lena Voss', saidBy: 'she' },
      ],
    });
  });

  it('shows a description where no article has a name, and nothing where nobody speaks', async () => {
    const text = '“The river will rise,” an old fisherman said.\n\nThey read “Ash and Bone”.\n';
    const speakers = (await ledger({ 'a.txt': text })).map(({ speaker }) => speaker);
    expect(speakers).toEqual(['an old fisherman', undefined]);
  });
});

describe('wordings of one quotation', () => {
  const LONG =
    'We will pay every shop what it lost in the flood, and raise the wall by half a metre,';

  it.each([
    ['a part of it', 'raise the wall by half a metre', 'Calder'],
    ['two words of it', 'half a metre', 'Calder'],
    [
      'other words in between',
      'We will pay each shop all it lost in the flood and raise the wall',
      'Calder',
    ],
    [
      'by somebody who is not named',
      'what it lost in the flood, and raise the wall',
      'the statement',
    ],
  ])('are one group: %s', async (_, words, speaker) => {
    const [group, ...others] = await ledger({
      'a.txt': `“${LONG}” Mayor Ines Calder said.\n`,
      'b.txt': `Mayor Ines Calder came.\n\n“${words},” ${speaker} said.\n`,
    });
    expect(others).toEqual([]);
    expect(group?.speaker).toBe('Ines Calder');
    expect(group?.versions.map(({ articleId }) => articleId)).toEqual(['a.txt', 'b.txt']);
  });

  it.each([
    ['other words of the same speaker', 'The wall is too high and the shops are too old', 'Calder'],
    ['the same words of another speaker', 'raise the wall by half a metre', 'Otto Stein'],
    ['one word', 'flood', 'Calder'],
    ['two words, said by nobody', 'half a metre', 'a sign'],
  ])('are two groups: %s', async (_, words, speaker) => {
    const found = await groups({
      'a.txt': `“${LONG}” Mayor Ines Calder said.\n`,
      'b.txt': `Mayor Ines Calder came.\n\n“${words},” ${speaker} said.\n`,
    });
    expect(found).toHaveLength(2);
  });

  it('keep a phrase apart that stands in several speeches', async () => {
    const found = await groups({
      'a.txt': '“This is a broken promise to the fishermen,” Ines Calder said.\n',
      'b.txt': '“The school was a broken promise, too,” Ines Calder said.\n',
      'c.txt': 'Ines Calder spoke of a “broken promise”.\n',
    });
    expect(found).toHaveLength(3);
  });

  it('keep names of works apart, whoever names them', async () => {
    const found = await groups({
      'a.txt': 'Ines Calder said it on “Good Evening Tideford”.\n',
      'b.txt': 'Ines Calder spoke on “Good Evening Tideford”.\n',
    });
    expect(found).toHaveLength(2);
  });

  it('show how each differs from the longest', async () => {
    const [group] = await ledger({
      'a.txt': '“We must build a higher wall before the autumn storms,” Ines Calder said.\n',
      'b.txt': '“We must build a much higher dam before the autumn storms,” Ines Calder said.\n',
    });
    expect(group?.versions.map(({ diff }) => diff)).toEqual([
      [],
      [
        { kind: 'same', text: 'We must build a' },
        { kind: 'only there', text: 'much' },
        { kind: 'same', text: 'higher' },
        { kind: 'only there', text: 'dam' },
        { kind: 'only here', text: 'wall' },
        { kind: 'same', text: 'before the autumn storms,' },
      ],
    ]);
  });
});

describe('the quotations of one speaker', () => {
  const FILES = {
    'a.txt':
      'Mayor Ines Calder came. “It is ours,” she said.\n\nGovernor Pavel Orlik laughed. “It is mine,” Orlik said.\n',
    'b.txt':
      '“The bridge is paid for,” said Calder.\n\n“Norway helped,” Norwegian officials said.\n',
  };

  it.each(['Ines Calder', 'calder', 'mayor Calder', 'Caldr'])('are found as %j', async (who) => {
    expect(await groups(FILES, who)).toEqual([
      'Calder: The bridge is paid for, (b.txt)',
      'Ines Calder: It is ours, (a.txt)',
    ]);
  });

  it('are found for a country', async () => {
    expect(await groups(FILES, 'Norway')).toEqual(['Norwegian officials: Norway helped, (b.txt)']);
  });

  it.each(['Otto Stein', 'nobody', ''])('are none for %j', async (who) => {
    expect(await groups(FILES, who)).toEqual([]);
  });
});

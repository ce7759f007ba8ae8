import { afterAll, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import type { FoundDifference } from '../../../src/briefing/overview/differences/difference-types.ts';
import { findDifferences } from '../../../src/briefing/overview/differences/differences.ts';
import { align } from '../../../src/briefing/overview/particulars/align.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { atOnce } from '../../../src/briefing/turns.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

const folders: Folder[] = [];
afterAll(() => {
  for (const folder of folders) folder.remove();
});

async function indexOf(files?: Readonly<Record<string, string>>): Promise<Store> {
  const folder = writeFolder(files);
  folders.push(folder);
  const store = openStore(':memory:');
  await store.sync(loadArticles(folder.articles).articles);
  return store;
}

/** What two articles of these texts differ in. */
async function differences(a: string, b: string, about?: string): Promise<FoundDifference[]> {
  const store = await indexOf({ 'a.txt': a, 'b.txt': b });
  try {
    return atOnce(findDifferences(store, { about }));
  } finally {
    store.close();
  }
}

function rows(found: readonly FoundDifference[]): unknown[] {
  return found.map(({ kind, relation, values }) => [kind, relation, ...values.map((v) => v.text)]);
}

function dated(published: string, text: string): string {
  return `---\npublished: ${published}\n---\n${text}`;
}

describe('articles differ', () => {
  it.each([
    [
      'in when something happened',
      'Mayor Ines Calder arrived in Karsa late on Tuesday.',
      'Ines Calder arrived at Karsa airport early on Thursday morning.',
      ['time', 'differs', 'late on Tuesday', 'early on Thursday morning'],
    ],
    [
      'in where it was, when both date it alike',
      'Ines Calder met Pavel Orlik in Orro last September.',
      'Ines Calder recalled their first meeting with Pavel Orlik at Harbour Stadium in September of last year.',
      ['place', 'differs', 'Orro', 'Harbour Stadium'],
    ],
    [
      'in one place of a sentence that both tell',
      'The lava of Mount Karsa buried 140 houses in the village of Orro.',
      'The lava of Mount Karsa buried 190 houses in the village of Orro.',
      ['number', 'differs', '140 houses', '190 houses'],
    ],
    [
      'in the office of a person',
      'Minister of Health Ana Brandt spoke first.',
      'The road was cleared by Minister of Transport Ana Brandt.',
      ['role', 'differs', 'Minister of Health', 'Minister of Transport'],
    ],
    [
      'in the person who holds an office',
      'Tideford Mayor Ines Calder spoke first.',
      'It was cleared by Tideford Mayor Otto Stein.',
      ['person', 'differs', 'Ines Calder', 'Otto Stein'],
    ],
    [
      'in the spelling of a name',
      'Harbour Master Sergey Lindqvist stayed at home.',
      'The harbour is led by Harbour Master Sergei Lindqvist.',
      ['spelling', 'differs', 'Sergey Lindqvist', 'Sergei Lindqvist'],
    ],
    [
      'in the words of a quotation',
      '“We will rebuild every house that Karsa has lost this year,” Calder said.',
      'Calder said: “We shall rebuild every house that Karsa has lost this year.”',
      [
        'wording',
        'differs',
        'We will rebuild every house that Karsa has lost this year,',
        'We shall rebuild every house that Karsa has lost this year.',
      ],
    ],
    [
      'in who said it',
      '“The lava is slow, but it does not stop,” said Lena Voss.',
      '“The lava is slow, but it does not stop,” said Tom Bell.',
      ['speaker', 'differs', 'Lena Voss', 'Tom Bell'],
    ],
  ])('%s', async (_, a, b, expected) => {
    expect(rows(await differences(a, b))).toContainEqual(expected);
  });

  it('under the words of a quotation as an article has them', async () => {
    const [row] = await differences(
      '“We’re buying a train set with money we don’t have,” Calder said.',
      '“We are buying a train set with money we do not have,” Calder said.',
    );
    expect(row?.about).toMatch(/^We(?:’re| are) buying a train set/);
  });

  it('with every value word for word in the articles it cites', async () => {
    const found = await differences(
      'Ines Calder arrived in Karsa on Tuesday. She met Sergey Lindqvist.',
      'Ines Calder arrived in Karsa on Thursday. She met Sergei Lindqvist.',
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { values } of found)
      for (const { text, citations } of values) expect(citations[0]?.text).toContain(text);
  });
});

describe('two reports of one story differ', () => {
  const report = (published: string, text: string): string =>
    dated(published, `Piet Dorn stood before Judge Ruth Amsel in Tideford. ${text}`);

  it.each([
    [
      'in the result of a vote told in other words',
      'The council of Tideford approved the harbour dam by 23 votes to 17.',
      'The council voted 23 to 18 for the harbour dam.',
      ['number', 'differs', '23 votes to 17', '23 to 18'],
    ],
    [
      'in what is counted',
      'The harbour dam will have 14 gates on its northern side.',
      'On the northern side there are 12 gates in the harbour dam.',
      ['number', 'differs', '14 gates', '12 gates'],
    ],
    [
      'in the age of a person',
      'Judge Amsel told Piet Dorn, 54, that he had betrayed the fund.',
      'The fund was betrayed by Piet Dorn, 52, the judge said.',
      ['number', 'differs', '54', '52'],
    ],
    [
      'in when it happened, whoever is named for it',
      'Dorn had pleaded guilty to fraud in January.',
      'The banker pleaded guilty in February.',
      ['time', 'differs', 'January', 'February'],
    ],
  ])('%s', async (_, a, b, expected) => {
    const found = await differences(report('2031-06-06', a), report('2031-06-06', b));
    expect(rows(found)).toContainEqual(expected);
    expect(found.filter(({ relation }) => relation === 'differs')).toHaveLength(1);
  });

  it('and articles of other stories do not', async () => {
    const found = await differences(
      dated('2031-06-06', 'Ines Calder said the harbour dam would have 14 gates at Orro.'),
      dated('2031-06-06', 'Otto Stein said the harbour dam would have 12 gates at Karsa.'),
    );
    expect(found).toEqual([]);
  });

  it('nor do articles that appear weeks apart', async () => {
    const found = await differences(
      report('2031-06-06', 'The harbour dam will have 14 gates on its northern side.'),
      report('2031-07-06', 'On the northern side there are 12 gates in the harbour dam.'),
    );
    expect(found).toEqual([]);
  });

  it('nor where a report has both values, or several that could be meant', async () => {
    const found = await differences(
      report('2031-06-06', 'The dam has 14 gates in the north. The dam has 12 gates in the south.'),
      report('2031-06-06', 'The dam has 12 gates in the south. The dam has 9 gates.'),
    );
    expect(found).toEqual([]);
  });
});

describe('what is no difference', () => {
  it.each([
    [
      'the more exact of two times',
      'Ines Calder arrived in Karsa on Wednesday.',
      'Ines Calder arrived in Karsa on Wednesday evening.',
      ['time', 'moreExact', 'Wednesday', 'Wednesday evening'],
    ],
    [
      'the more exact of two numbers',
      'The fishermen of Karsa caught over 11,000 herrings in the bay of Orro.',
      'In the bay of Orro the fishermen of Karsa caught 11,200 herrings.',
      ['number', 'moreExact', 'over 11,000 herrings', '11,200 herrings'],
    ],
    [
      'the full form of a name',
      'They met at Karsa Palace.',
      'They dined at Karsa Palace of the Moon.',
      ['spelling', 'moreExact', 'Karsa Palace', 'Karsa Palace of the Moon'],
    ],
    [
      'a part of a quotation',
      'Calder promised to “rebuild every lost house”.',
      '“Tideford will rebuild every lost house in Karsa,” Calder said.',
      [
        'wording',
        'moreExact',
        'rebuild every lost house',
        'Tideford will rebuild every lost house in Karsa,',
      ],
    ],
    [
      'what was planned and is done',
      'Ines Calder is expected to open the bridge.',
      'Ines Calder opened the bridge.',
      ['status', 'laterUpdated', 'open the bridge', 'opened the bridge'],
    ],
  ])('%s is told apart', async (_, a, b, expected) => {
    const found = rows(await differences(a, b));
    expect(found).toContainEqual(expected);
    expect(found.filter((row) => (row as string[])[1] === 'differs')).toEqual([]);
  });

  it('a counter that a later article has higher', async () => {
    const text = (n: number): string =>
      `The eruption of Mount Karsa killed ${n} people in the village of Orro.`;
    const found = await differences(dated('2031-05-23', text(12)), dated('2031-05-25', text(15)));
    expect(rows(found)).toEqual([['number', 'laterUpdated', '12 people', '15 people']]);
  });

  it.each([
    [
      'the same value in other words',
      'The lava buried 140 houses on 22 May.',
      'On 22 May, 140 houses were buried.',
    ],
    ['what another one did', 'Ines Calder arrived on Tuesday.', 'Pavel Orlik arrived on Thursday.'],
    [
      'another visit to somewhere else',
      'Ines Calder visited Orro on Tuesday.',
      'Ines Calder visited Norway on Thursday.',
    ],
    [
      'a meeting that was at another time',
      'Ines Calder met Pavel Orlik in Orro last March.',
      'Ines Calder met Pavel Orlik in Tideford on Wednesday.',
    ],
    [
      'numbers of other things',
      'The lava buried 140 houses.',
      'The lava drove 3,200 people from their houses.',
    ],
    [
      'a rank, and an office somebody held before',
      'Deputy Minister of Health Ana Brandt spoke.',
      'Former Minister of Transport Ana Brandt spoke.',
    ],
    ['two people of one family name', 'Maria Lindqvist stayed.', 'Marianne Lindqvist left.'],
    [
      'sentences of one form about two towns',
      'The population of Orro was 1,200 at the census of the year before the war.',
      'The population of Karsa was 9,400 at the census of the year before the war.',
    ],
  ])('%s', async (_, a, b) => {
    const found = await differences(a, b);
    expect(found.filter(({ relation }) => relation === 'differs')).toEqual([]);
  });

  it('what one article tells of two occasions itself', async () => {
    const found = await differences(
      'Ines Calder arrived in Karsa on Tuesday. Ines Calder arrived in Karsa on Friday again.',
      'Ines Calder arrived in Karsa on Friday.',
    );
    expect(rows(found)).toEqual([]);
  });
});

describe('the differences of a corpus', () => {
  it('are those of the subject asked for', async () => {
    const store = await indexOf();
    const all = atOnce(findDifferences(store));
    const arrival = atOnce(findDifferences(store, { about: "Calder's arrival" }));
    expect(all.map((d) => d.kind)).toEqual(expect.arrayContaining(['time', 'spelling']));
    expect(arrival.map(({ kind, about }) => [kind, about])).toEqual([
      ['time', expect.stringMatching(/^Ines Calder.* arrived$/)],
    ]);
    expect(arrival[0]?.values.map((v) => v.text)).toEqual([
      'Wednesday evening',
      'early on Thursday',
      'at noon on Friday',
    ]);
    store.close();
  });

  it('come in the same order whatever order the articles came in', async () => {
    const texts = {
      'a.txt': 'Ines Calder arrived on Tuesday. Sergey Lindqvist met Ana Brandt in May.',
      'b.txt': 'Ines Calder arrived on Thursday. Sergei Lindqvist met Ana Brandt in June.',
      'c.txt': 'Ines Calder arrived late on Friday.',
    };
    const [one, other] = [await indexOf(texts), openStore(':memory:')];
    const articles = loadArticles(folders.at(-1)?.articles ?? '').articles;
    for (const article of [...articles].reverse()) await other.sync([article]);
    await other.sync([...articles].reverse());
    expect(atOnce(findDifferences(other))).toEqual(atOnce(findDifferences(one)));
    one.close();
    other.close();
  });

  it('are none in an empty corpus', () => {
    const store = openStore(':memory:');
    expect(atOnce(findDifferences(store))).toEqual([]);
    expect(atOnce(findDifferences(store, { about: 'anything' }))).toEqual([]);
    store.close();
  });
});

describe('aligning two rows of words', () => {
  it.each([
    ['a b c', 'a b c', 3, 3, 0],
    ['a b c d', 'a x c d', 3, 2, 1],
    ['a b', 'c d', 0, 0, 1],
    ['', 'a', 0, 0, 1],
  ])('"%s" and "%s"', (a, b, common, run, gaps) => {
    const words = (text: string): string[] => (text === '' ? [] : text.split(' '));
    const found = align(words(a), words(b));
    expect([found.common, found.run, found.gaps.length]).toEqual([common, run, gaps]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Briefing, createBriefing } from '../../src/briefing/index.ts';
import { converse } from '../fixtures/conversation.ts';
import { type Folder, writeFolder } from '../fixtures/town.ts';

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

type Kind<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

const ask = (...questions: readonly string[]): Promise<Answer> => converse(briefing, questions);

async function askFor<K extends Answer['kind']>(kind: K, ...questions: string[]): Promise<Kind<K>> {
  const answer = await ask(...questions);
  expect(answer.kind).toBe(kind);
  return answer as Kind<K>;
}

/** Files cited by these indexes, in alphabetical order. */
function files(answer: Answer, citations: readonly number[]): string[] {
  return [...new Set(citations.map((i) => answer.citations[i]?.source.file ?? 'none'))].sort();
}

function cited(answer: Answer): string[] {
  return files(
    answer,
    answer.citations.map((_, i) => i),
  );
}

const VISITS = ['visit-herald.md', 'visit-post.md'];
const VOLCANO = ['volcano-wire.md', 'volcano.txt'];

describe('a direct answer', () => {
  it.each([
    ['who is the mayor of Tideford', 'Ines Calder'],
    ['who is the fire chief', 'Tom Bell'],
    ['who is the minister of health', 'Ana Brandt'],
    ['who is Lena Voss', 'head of the Karsa Observatory'],
    ['when did Mount Karsa erupt', '22 May'],
    ['where did Tideford United win the cup', 'Harbour Stadium'],
    ['how many houses were buried', '140 houses'],
    ['who said the lava is slow', 'Lena Voss'],
    ['who said “I closed my eyes and ran”', 'Reed'],
    ['what is the Karsa Observatory', 'a research station on the northern slope'],
  ])('to %j is %j', async (question, value) => {
    const answer = await askFor('direct', question);
    expect(answer.values[0]?.text).toBe(value);
    expect(answer.values[0]?.citations.length).toBeGreaterThan(0);
    expect(answer.differences).toEqual([]);
  });

  it('cites each article that says so, near-copies as one independent source', async () => {
    const copies = await askFor('direct', 'how many houses were buried');
    expect(cited(copies)).toEqual(VOLCANO);
    expect([copies.articles, copies.independent]).toEqual([2, 1]);
    const two = await askFor('direct', 'who is the fire chief');
    expect(cited(two)).toEqual(VISITS);
    expect([two.articles, two.independent]).toEqual([2, 2]);
  });

  it('shows times that differ side by side, each with who says so', async () => {
    const answer = await askFor('direct', 'when did Calder arrive in Karsa');
    const [difference, ...more] = answer.differences;
    expect(more).toEqual([]);
    const rows = difference?.values.map(({ text, citations }) => [text, files(answer, citations)]);
    expect(rows?.sort()).toEqual([
      ['Wednesday evening', ['visit-herald.md']],
      ['at noon on Friday', ['visit-radio.txt']],
      ['early on Thursday', ['visit-post.md']],
    ]);
    expect(answer.values).toHaveLength(3);
  });

  it.each([
    ['did Orlik deny that the coast road was closed', 'yes', ['visit-herald.md']],
    ['was Otto Stein in the delegation', 'yes', VISITS],
  ])('to %j is %s, with the sentences that decide it', async (question, verdict, sources) => {
    const answer = await askFor('direct', question);
    expect(answer.verdict).toBe(verdict);
    expect(cited(answer)).toEqual(sources);
  });
});

describe('a list', () => {
  it.each(['who was in the delegation', 'list the members of the Tideford delegation'])(
    'of %j is merged over the articles, with roles and spellings',
    async (question) => {
      const answer = await askFor('list', question);
      const rows = answer.items.map(({ text, detail, citations }) => [
        text.replace('Sergei', 'Sergey'),
        detail,
        files(answer, citations),
      ]);
      expect(rows.sort()).toEqual([
        ['Ana Brandt', 'Minister of Health', VISITS],
        ['Mia Falk', 'City Engineer', ['visit-herald.md']],
        ['Otto Stein', 'Council President', VISITS],
        ['Sergey Lindqvist', 'Harbour Master', VISITS],
        ['Tom Bell', 'fire chief', VISITS],
      ]);
      const harbour = answer.items.find(({ text }) => text.endsWith('Lindqvist'));
      expect([harbour?.text, ...(harbour?.spellings ?? [])].sort()).toEqual([
        'Sergei Lindqvist',
        'Sergey Lindqvist',
      ]);
    },
  );
});

describe('quotations', () => {
  it.each([
    ['what did Calder say', 'Tideford will rebuild every house that Karsa has lost,', VISITS],
    ['what did Reed say', 'I closed my eyes and ran,', ['match.txt']],
    ['what did Voss say about the lava', 'The lava is slow, but it does not stop,', VOLCANO],
    ['what did Orlik say', 'We are tired, and we are grateful,', ['visit-radio.txt']],
  ])('to %j begin with %j from each article that has it', async (question, words, sources) => {
    const answer = await askFor('quotes', question);
    const same = answer.quotes.filter(({ text }) => text === words);
    expect(answer.quotes[0]).toBe(same[0]);
    expect(same.every(({ direct }) => direct)).toBe(true);
    expect(
      files(
        answer,
        same.flatMap(({ citations }) => citations),
      ),
    ).toEqual(sources);
  });

  it('name the speaker as an article does, and the outlet it was told to', async () => {
    const answer = await askFor('quotes', 'what did Calder say');
    const direct = answer.quotes.filter((quote) => quote.direct);
    for (const { speaker } of direct) expect(speaker).toMatch(/Calder$/);
    expect(direct.map(({ via }) => via)).toContain('Herald');
  });

  it('are not taken from somebody else', async () => {
    expect((await ask('what did Reed say about the lava')).kind).toBe('notFound');
    expect((await ask('what did Falk say')).kind).toBe('notFound');
  });
});

describe('sources', () => {
  it.each([
    ['which articles say that 140 houses were buried', VOLCANO],
    ['which sources mention Otto Stein', VISITS],
    ['which articles mention Sam Reed', ['match.txt']],
  ])('to %j are %j, each with its sentence', async (question, expected) => {
    const answer = await askFor('sources', question);
    expect(answer.sources.map(({ file }) => file).sort()).toEqual(expected);
    expect(cited(answer)).toEqual(expected);
  });

  it('that differ on a matter stand side by side', async () => {
    const answer = await askFor('differs', 'do the sources agree on when Calder arrived');
    expect(cited(answer)).toEqual(expect.arrayContaining([...VISITS, 'visit-radio.txt']));
  });
});

describe('passages', () => {
  it.each([
    ['why was Orro cleared', /ash had blocked its only road/],
    ['what happened in Orro', /village of Orro was cleared/],
    ['describe the eruption', /Mount Karsa erupted on 22 May/],
  ])('to %j hold %s', async (question, words) => {
    const answer = await askFor('passages', question);
    expect(answer.citations.map(({ text }) => text).join('\n')).toMatch(words);
  });
});

describe('what the articles do not say', () => {
  it.each([
    ['a name that stands nowhere', 'who is Quentin Marsh', ['quentin', 'marsh']],
    ['words of a name that stands nowhere', 'what did Quentin Marsh say', ['quentin', 'marsh']],
    ['a country that stands nowhere', 'what is the capital of France', ['france']],
    ['a person of the furniture', 'who is Bruno Falcone', ['bruno', 'falcone']],
    ['a photographer', 'who is Dora Winther', ['dora', 'winther']],
    ['a fact of the furniture', 'what did Dora Winther cancel', ['dora', 'winther']],
    ['a thing that stands nowhere', 'how many trains were cancelled', ['trains']],
  ])('is not found, and named: %s', async (_what, question, missing) => {
    const answer = await askFor('notFound', question);
    expect(answer.missing).toEqual(expect.arrayContaining(missing));
    expect([answer.citations, answer.articles, answer.differences]).toEqual([[], 0, []]);
    expect(answer.nearest.length).toBeLessThanOrEqual(2);
    expect(answer.confidence).toBeLessThan(0.5);
  });

  it.each([
    ['an act of which nothing is told', 'why did Calder resign', /Calder/],
    ['an act of another one', 'when did Orlik arrive in Karsa', /Calder/],
    ['a promise of another one', 'how much did Orlik promise for the school', /14 million/],
    ['a deputy of whom nothing is told', 'who is the deputy mayor of Tideford', /./],
  ])('is refused, with what they do say beside it: %s', async (_what, question, nearest) => {
    const answer = await askFor('notFound', question);
    expect(answer.nearest.map(({ text }) => text).join(' ')).toMatch(nearest);
    expect(answer.citations).toEqual([]);
  });

  it.each([
    'why was the village of Orro cleared',
    'when did Calder arrive in Karsa',
    'what did Calder promise Orlik',
  ])('is not refused where the articles do: %s', async (question) => {
    expect((await ask(question)).kind).not.toBe('notFound');
  });

  it('keeps an office apart from that of a deputy', async () => {
    const other = writeFolder({
      'a.txt':
        "Norland's Deputy Prime Minister Ann Roe met Health Minister Bo Lund in Tideford on Monday.\n",
    });
    const small = await createBriefing({ articles: other.articles, database: ':memory:' });
    const [chief, deputy] = await Promise.all(
      ['who is the prime minister of Norland', 'who is the deputy prime minister of Norland'].map(
        (question) => small.ask(question),
      ),
    );
    small.close();
    other.remove();
    expect(chief?.kind === 'direct' ? chief.values : []).toEqual([]);
    expect(deputy).toMatchObject({ kind: 'direct', values: [{ text: 'Ann Roe' }] });
  });

  it('is shown with the nearest sentences, which are not the answer', async () => {
    const answer = await askFor('notFound', 'what did Falk say');
    expect(answer.nearest[0]?.text).toContain('Mia Falk');
  });
});

describe('a follow-up', () => {
  it.each<[string[], RegExp, string]>([
    [['what did Calder say', 'when did she arrive'], /Calder/, 'Wednesday evening'],
    [['who is the governor', 'what did he say'], /Orlik/, 'We are tired, and we are grateful,'],
    [['who is Lena Voss', 'what did she say'], /Voss/, 'The lava is slow, but it does not stop,'],
    [['what did Voss say', 'and Reed?'], /Reed/, 'I closed my eyes and ran,'],
    [['who is the minister of health', 'and the fire chief?'], /fire chief/, 'Tom Bell'],
    [['who is the fire chief', 'and the council president?'], /council president/, 'Otto Stein'],
    [['when did Calder arrive', 'where'], /Calder/, 'Karsa'],
    [['when did Mount Karsa erupt', 'how many houses did it bury'], /Karsa/, '140 houses'],
  ])('%j is read as %s and answered', async (questions, completed, value) => {
    const answer = await ask(...questions);
    expect(answer.reading.completed).toMatch(completed);
    const found =
      answer.kind === 'direct' ? answer.values : answer.kind === 'quotes' ? answer.quotes : [];
    expect(found.map(({ text }) => text)).toContain(value);
  });

  it('takes "the ... one" for the office asked for before', async () => {
    const answer = await ask('who is the city engineer', 'and the health one?');
    expect(answer.reading.completed).toMatch(/health/);
    expect(answer.reading.kind).toBe('who');
  });

  it('takes nobody who owns something for a place', async () => {
    const folder = writeFolder({
      'a.txt': 'Ines Calder met Pavel Orlik in Karsa on Monday.',
      'b.txt': 'When Ines Calder met Pavel Orlik, both praised Norway’s gift.',
    });
    const other = await createBriefing({ articles: folder.articles, database: ':memory:' });
    const answer = (await other.ask('where did Calder meet Orlik')) as Kind<'direct'>;
    await other.close();
    folder.remove();
    expect(answer.values.map(({ text }) => text)).toEqual(['Karsa']);
  });

  it('changes the topic where the question before has no place for it', async () => {
    const answer = await ask('when did Calder arrive', 'ok, and the volcano?');
    expect(answer.reading).toMatchObject({ kind: 'describe', completed: 'describe the volcano' });
    expect(cited(answer).length).toBeGreaterThan(0);
    const on = await ask('when did Calder arrive', 'and the eruption?', 'when was it');
    expect(on.reading.completed).toBe('when was the eruption');
  });

  it('is no follow-up when it can stand alone', async () => {
    const answer = await ask('what did Calder say', 'how many houses were buried');
    expect(answer.reading.completed).toBeUndefined();
  });
});

describe('confidence', () => {
  it('is above .8 only where more than the words of the question speaks for an answer', async () => {
    expect((await ask('what did Lena Voss say about the lava')).confidence).toBeGreaterThan(0.8);
    expect((await ask('when did Mount Karsa erupt')).confidence).toBeLessThanOrEqual(0.8);
  });

  it('of an answer is above that of none', async () => {
    const given = await ask('when did Mount Karsa erupt');
    const none = await ask('why did Calder resign');
    expect(given.confidence).toBeGreaterThan(none.confidence);
  });
});

describe('a misspelt name', () => {
  it.each([
    ['when did Caldar arrive', 'Caldar', 'calder', 'Wednesday evening'],
    ['who is Lindkvist', 'Lindkvist', 'lindqvist', 'Harbour Master'],
  ])('in %j is read as the one the articles know', async (question, from, to, value) => {
    const answer = await askFor('direct', question);
    expect(answer.reading.corrected).toEqual([{ from, to }]);
    expect(answer.values.map(({ text }) => text)).toContain(value);
  });

  it('is left alone where it is English or near no name', async () => {
    for (const question of ['when did the colder water rise', 'who is Quentin Marsh'])
      expect((await ask(question)).reading.corrected).toEqual([]);
  });
});

describe('the options', () => {
  it('search in the articles of the scope alone', async () => {
    const question = 'when did Calder arrive in Karsa';
    const answer = await briefing.ask(question, { scope: ['visit-post.md'] });
    expect(cited(answer)).toEqual(['visit-post.md']);
    const none = await briefing.ask(question, { scope: ['match.txt'], top: 20 });
    expect(none.citations).toEqual([]);
    expect(none.further.every(({ source }) => source.file === 'match.txt')).toBe(true);
    expect((await briefing.ask(question, { scope: [] })).kind).toBe('notFound');
    expect((await briefing.ask(question, { scope: ['no such article'] })).kind).toBe('notFound');
  });

  it('fill up with further sentences that are not cited, also where there is no answer', async () => {
    const answer = await briefing.ask('where did Calder arrive', { top: 5 });
    expect(answer.citations.length + answer.further.length).toBe(5);
    const places = [...answer.citations, ...answer.further].map((c) => c.source.id + c.start);
    expect(new Set(places).size).toBe(5);
    const none = await briefing.ask('what did Falk say', { top: 3 });
    expect(none.kind).toBe('notFound');
    expect(none.further.map(({ text }) => text).join()).toContain('Mia Falk');
    expect(none.further.length).toBeLessThanOrEqual(3);
    expect((await briefing.ask('who is the fire chief')).further).toEqual([]);
  });
});

describe('the briefing', () => {
  it('knows its articles in order of file name, with what they state of themselves', () => {
    expect(briefing.problems).toEqual([]);
    expect(briefing.sources.map(({ file }) => file)).toEqual([
      'match.txt',
      'visit-herald.md',
      'visit-post.md',
      'visit-radio.txt',
      'volcano-wire.md',
      'volcano.txt',
    ]);
    expect(briefing.sources[2]).toEqual({
      id: 'visit-post.md',
      file: 'visit-post.md',
      title: 'Tideford sends a delegation to Karsa',
      publisher: 'Tideford Post',
      author: 'Nils Ahl',
      published: '2031-06-06',
      url: 'https://post.example/visit',
    });
  });

  it('answers nothing from an empty folder', async () => {
    const empty = writeFolder({});
    const nothing = await createBriefing({ articles: empty.articles, database: ':memory:' });
    for (const question of ['who is the mayor', 'do the sources agree', ''])
      expect((await nothing.ask(question, { top: 5 })).kind).toBe('notFound');
    nothing.close();
    empty.remove();
  });
});

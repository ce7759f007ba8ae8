import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import {
  findTimeline,
  type TimelineOptions,
} from '../../../src/briefing/overview/timeline/timeline.ts';
import type {
  Timeline,
  TimelineEntry,
  When,
} from '../../../src/briefing/overview/timeline/timeline-types.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import { atOnce } from '../../../src/briefing/turns.ts';
import type { Article } from '../../../src/briefing/types.ts';
import { writeFolder } from '../../fixtures/town.ts';

/** Text, or text and the day it was published. */
type Draft = string | readonly [text: string, published: string];

function articlesOf(drafts: Readonly<Record<string, Draft>>): Article[] {
  return Object.entries(drafts).map(([id, draft]) => {
    const [text, published] = typeof draft === 'string' ? [draft] : draft;
    return {
      id,
      file: `${id}.txt`,
      text,
      hash: id,
      ...(published === undefined ? {} : { published }),
    };
  });
}

async function timelineOf(
  articles: readonly Article[],
  options?: TimelineOptions,
): Promise<Timeline> {
  const store = openStore(':memory:');
  try {
    await store.sync(articles);
    return atOnce(findTimeline(store, options));
  } finally {
    store.close();
  }
}

const find = (
  drafts: Readonly<Record<string, Draft>>,
  options?: TimelineOptions,
): Promise<Timeline> => timelineOf(articlesOf(drafts), options);

/** The times of each entry as written. */
const times = (entries: readonly TimelineEntry[]): string[][] =>
  entries.map((entry) => entry.values.map((value) => value.text));

const clauses = (entries: readonly TimelineEntry[]): string[][] =>
  entries.map((entry) => entry.tellings.map((telling) => telling.clause.text));

/** The only time of the only entry. */
async function onlyWhen(text: string, published?: string): Promise<When | undefined> {
  const { entries, undated } = await find({
    a: published === undefined ? text : [text, published],
  });
  expect([...entries, ...undated]).toHaveLength(1);
  return entries[0]?.values[0]?.when;
}

describe('findTimeline', () => {
  it('puts events in order, the more exact first where two begin together', async () => {
    const { entries } = await find({
      a: `Lena Voss opened the harbour on 3 March 2031. Otto Stein built the tower in 2029.
The council chose Mia Falk in January 2030. Tom Bell left the brigade on 1 January 2030.`,
    });
    expect(times(entries)).toEqual([
      ['2029'],
      ['1 January 2030'],
      ['January 2030'],
      ['3 March 2031'],
    ]);
  });

  it('gives what a time resolves to, half open and with its precision', async () => {
    const when = await onlyWhen('Lena Voss opened the harbour on 3 March 2031.');
    expect(when).toEqual({
      from: '2031-03-03T00:00',
      to: '2031-03-04T00:00',
      precision: 'day',
      hasYear: true,
      basis: 'stated',
    });
  });

  // 2031-06-06 is a Friday.
  it.each<[string, string, string, When['precision']]>([
    ['Voss arrived on Wednesday.', '2031-06-04T00:00', '2031-06-05T00:00', 'day'],
    ['Voss arrived on Friday.', '2031-06-06T00:00', '2031-06-07T00:00', 'day'],
    ['Voss arrived last Friday.', '2031-05-30T00:00', '2031-05-31T00:00', 'day'],
    ['Voss will arrive on Wednesday.', '2031-06-11T00:00', '2031-06-12T00:00', 'day'],
    ['Voss is expected to arrive next Friday.', '2031-06-13T00:00', '2031-06-14T00:00', 'day'],
    ['Voss arrived yesterday.', '2031-06-05T00:00', '2031-06-06T00:00', 'day'],
    ['Voss will arrive tomorrow.', '2031-06-07T00:00', '2031-06-08T00:00', 'day'],
    ['Voss arrived in February.', '2031-02-01T00:00', '2031-03-01T00:00', 'month'],
    ['Voss arrived last September.', '2030-09-01T00:00', '2030-10-01T00:00', 'month'],
    ['Voss arrived in September of last year.', '2030-09-01T00:00', '2030-10-01T00:00', 'month'],
    ['Last September Voss arrived in Karsa.', '2030-09-01T00:00', '2030-10-01T00:00', 'month'],
    ['Voss arrived on 22 May.', '2031-05-22T00:00', '2031-05-23T00:00', 'day'],
    ['Voss will arrive on 22 June.', '2031-06-22T00:00', '2031-06-23T00:00', 'day'],
    ['Voss arrived last year.', '2030-01-01T00:00', '2031-01-01T00:00', 'year'],
    ['Voss arrived last month.', '2031-05-01T00:00', '2031-06-01T00:00', 'month'],
    ['Voss arrived last week.', '2031-05-26T00:00', '2031-06-02T00:00', 'week'],
    ['Voss arrived three days ago.', '2031-06-03T00:00', '2031-06-04T00:00', 'day'],
    ['Voss arrived on Wednesday evening.', '2031-06-04T17:00', '2031-06-04T23:00', 'part'],
    ['Voss arrived at 9:15 p.m. on Wednesday.', '2031-06-04T21:15', '2031-06-04T21:16', 'clock'],
    ['Voss worked in Karsa from 3 May to 9 May.', '2031-05-03T00:00', '2031-05-10T00:00', 'day'],
    ['Voss worked in Karsa in the 1990s.', '1990-01-01T00:00', '2000-01-01T00:00', 'year'],
  ])('counts from the day of publication: %s', async (text, from, to, precision) => {
    expect(await onlyWhen(text, '2031-06-06')).toMatchObject({
      from,
      to,
      precision,
      hasYear: true,
    });
  });

  it.each([
    ['a weekday that was ahead of something past', 'Voss was to arrive on Wednesday.'],
    ['what a limit leaves open', 'Voss arrived before Friday.'],
    ['a date too far off to tell the year', 'Voss spoke of the vote on 20 December.'],
  ])('does not guess %s', async (_, text) => {
    const when = await onlyWhen(text, '2031-06-06');
    expect(when?.hasYear ?? false).toBe(false);
  });

  it('counts from the date that the article states with a weekday, and guesses no year', async () => {
    const { entries, undated } = await find({
      a: `Voss opened the bridge in Karsa on Wednesday (June 4). Stein fell ill on Tuesday.
Bell built a boat in September of last year. Falk moved to Orro in February. Brandt was born in 1999.`,
    });
    expect(times(entries)).toEqual([
      ['1999'],
      ['September of last year'],
      ['February'],
      ['Tuesday'],
      ['Wednesday (June 4)'],
    ]);
    expect(undated).toEqual([]);
    expect(entries[3]?.values[0]?.when).toEqual({
      from: '--06-03T00:00',
      to: '--06-04T00:00',
      precision: 'day',
      hasYear: false,
      yearsFromArticle: 0,
      basis: 'ownDate',
    });
    expect(entries[1]?.values[0]?.when?.yearsFromArticle).toBe(-1);
  });

  it('does not count over a February that may have a day more', async () => {
    const { entries, undated } = await find({
      a: 'Voss opened the bridge in Karsa on Saturday (March 1). Stein fell ill on Friday.',
    });
    expect(times(entries)).toEqual([['Saturday (March 1)']]);
    expect(times(undated)).toEqual([['Friday']]);
  });

  it('leaves undated what no article dates, in the order of the text', async () => {
    const { entries, undated } = await find({
      a: 'Voss opened the bridge on Wednesday. Stein fell ill at noon. Bell left yesterday.',
    });
    expect(entries).toEqual([]);
    expect(times(undated)).toEqual([['Wednesday'], ['at noon'], ['yesterday']]);
  });

  it('does not date an article by dates of different weeks', async () => {
    const { undated } = await find({
      a: `Voss opened the bridge on Wednesday (June 4). Stein closed it on Monday (July 14).
Bell left on Tuesday.`,
    });
    expect(times(undated)).toEqual([['Tuesday']]);
  });

  it('dates an article without a date by an event that a dated one tells as well', async () => {
    const { entries } = await find({
      a: ['Mayor Ines Calder arrived in Karsa on Thursday evening.', '2031-06-06'],
      b: 'Mayor Ines Calder arrived in Karsa late on Wednesday. Otto Stein fell ill on Tuesday.',
    });
    expect(times(entries)).toEqual([['Tuesday'], ['late on Wednesday', 'Thursday evening']]);
    expect(entries[0]?.values[0]?.when).toMatchObject({
      from: '2031-06-03T00:00',
      basis: 'sameEvent',
    });
  });

  it('makes one entry of what several articles tell, and keeps different times side by side', async () => {
    const { entries } = await find({
      a: ['Mayor Ines Calder arrived in Karsa on Wednesday evening.', '2031-06-06'],
      b: ['The mayor of Tideford, Ines Calder, arrived in Karsa early on Thursday.', '2031-06-06'],
      c: ['Ines Calder arrived in Karsa on Wednesday evening by boat.', '2031-06-06'],
    });
    expect(entries).toHaveLength(1);
    expect(entries[0]?.values).toMatchObject([
      { text: 'Wednesday evening', tellings: [0, 2] },
      { text: 'early on Thursday', tellings: [1] },
    ]);
    expect(entries[0]?.differs).toBe(true);
    expect(entries[0]?.tellings.map((t) => t.citation.source.id)).toEqual(['a', 'b', 'c']);
  });

  it('does not call a less exact time a different one', async () => {
    const { entries } = await find({
      a: ['Mayor Ines Calder arrived in Karsa on Wednesday evening.', '2031-06-06'],
      b: ['Mayor Ines Calder arrived in Karsa on Wednesday.', '2031-06-06'],
    });
    expect(times(entries)).toEqual([['Wednesday', 'Wednesday evening']]);
    expect(entries[0]?.differs).toBe(false);
  });

  it.each([
    ['who acts', 'Otto Stein arrived in Karsa on Wednesday.'],
    ['what was done', 'Ines Calder rested in Karsa on Wednesday.'],
    ['whether it was done', 'Ines Calder did not arrive in Karsa on Wednesday.'],
    ['where it was', 'Ines Calder arrived in Orro on Wednesday.'],
    ['when, by weeks', 'Ines Calder arrived in Karsa on 2 May.'],
  ])('keeps events apart that differ in %s', async (_, text) => {
    const { entries } = await find({
      a: ['Ines Calder arrived in Karsa on Wednesday.', '2031-06-06'],
      b: [text, '2031-06-06'],
    });
    expect(entries).toHaveLength(2);
  });

  it('keeps two times apart that one article gives', async () => {
    const { entries } = await find({
      a: ['Calder arrived in Karsa on Tuesday. Calder arrived in Karsa on Thursday.', '2031-06-06'],
    });
    expect(times(entries)).toEqual([['Tuesday'], ['Thursday']]);
  });

  it('knows the order of the parts of a day', async () => {
    const parts = [
      'before dawn on Wednesday',
      'early Wednesday morning',
      'on Wednesday morning',
      'at noon on Wednesday',
      'on Wednesday afternoon',
      'on Wednesday evening',
      'late on Wednesday',
    ];
    const verbs = ['sang', 'fell', 'wrote', 'spoke', 'slept', 'cooked', 'drove'];
    const told = parts.map((part, i) => `Voss ${verbs[i]} ${part}.`);
    const { entries } = await find({ a: [told.toReversed().join(' '), '2031-06-06'] });
    expect(clauses(entries).flat()).toEqual(told);
  });

  it('puts an hour on the day that the sentence, or the paragraph before it, names', async () => {
    const { entries, undated } = await find({
      a: [
        `Voss arrived late on Tuesday and stayed at the inn overnight. At 8 a.m. she left for Orro.

Bell sailed on Wednesday. He sank at 6:30 p.m. near Orro.

Stein fell ill at noon.`,
        '2031-06-06',
      ],
    });
    expect(entries.map((e) => e.values[0]?.when?.from)).toEqual([
      '2031-06-03T20:00',
      '2031-06-03T22:00',
      '2031-06-04T00:00',
      '2031-06-04T18:30',
    ]);
    // Without the day there is no telling; and 8 a.m. is hardly that of the evening's day.
    expect(times(undated)).toEqual([['At 8 a.m.'], ['at noon']]);
  });

  it.each([
    ['Calder will open the bridge on 3 July 2031.', true],
    ['Calder is expected to open the bridge on 3 July 2031.', true],
    ['Calder hopes to open the bridge on 3 July 2031.', true],
    ['Calder may open the bridge on 3 July 2031.', true],
    ['If it stays dry, Calder opens the bridge on 3 July 2031.', true],
    ['The opening of the bridge is planned for 3 July 2031.', true],
    ['The session on 3 July 2031, which follows two others, is expected to last nine hours.', true],
    ['Calder’s agenda includes a concert on 3 July 2031.', true],
    ['The vote is due on 3 July 2031.', true],
    ['The vote is set for 3 July 2031.', true],
    ['A record was set on 3 July 2031.', false],
    ['Calder opened the bridge on 3 July 2031.', false],
    ['Calder said on 3 July 2031 that she would open the bridge.', false],
    ['Calder, who will open the bridge, arrived on 3 July 2031.', false],
  ])('tells what is only expected: %s', async (text, isExpected) => {
    const { entries } = await find({ a: text });
    expect(entries.map((e) => e.isExpected)).toEqual([isExpected]);
  });

  it('calls what lies after the publication expected whatever the verb', async () => {
    const { entries } = await find({ a: ['The bridge opens on Sunday.', '2031-06-06'] });
    expect(entries).toMatchObject([
      { isExpected: true, values: [{ when: { from: '2031-06-08T00:00' } }] },
    ]);
  });

  it.each([
    [
      'Karsa hosted a dinner for Calder, who had arrived on 3 May 2031.',
      'Calder, who had arrived on 3 May 2031.',
    ],
    [
      'Calder arrived on 3 May 2031, and Governor Pavel Orlik met her at the airport.',
      'Calder arrived on 3 May 2031',
    ],
    [
      'Calder praised the school, while Orlik closed the road on 3 May 2031.',
      // What comes behind a word of saying may be part of what is said.
      'Calder praised the school, while Orlik closed the road on 3 May 2031.',
    ],
    [
      'Calder visited the school, while Orlik closed the road on 3 May 2031.',
      'Orlik closed the road on 3 May 2031.',
    ],
    [
      'Orlik said that Stein left, and Calder arrived on 3 May 2031.',
      'Orlik said that Stein left, and Calder arrived on 3 May 2031.',
    ],
    [
      'Calder arrived on 3 May 2031, the governor’s office said.',
      'Calder arrived on 3 May 2031, the governor’s office said.',
    ],
    [
      'The road has been closed since 2029, when Karsa erupted.',
      'The road has been closed since 2029, when Karsa erupted.',
    ],
    [
      '“We came, and Calder arrived on 3 May 2031, but it was late,” Orlik said.',
      '“We came, and Calder arrived on 3 May 2031, but it was late,” Orlik said.',
    ],
  ])('shows of %j what holds the time and can stand alone', async (text, clause) => {
    const { entries } = await find({ a: text });
    expect(clauses(entries)).toEqual([[clause]]);
  });

  it('does not date the event by a date that names something else', async () => {
    const { entries, undated } = await find({
      a: [
        'Calder read the 2029 budget and praised a March 3 letter from Super Tuesday.',
        '2031-06-06',
      ],
    });
    expect([...entries, ...undated]).toEqual([]);
  });

  it('shows a possessive time without the word before it', async () => {
    const { entries } = await find({
      a: [
        'Calder praised Voss at Tuesday’s vote, and Stein sang at the June 5 fair.',
        '2031-06-06',
      ],
    });
    expect(times(entries)).toEqual([['Tuesday']]);
  });

  it('takes “today” in a quotation as the day of speaking, or as unknown', async () => {
    const { entries, undated } = await find({
      a: ['“The road was opened today,” Orlik said on Wednesday.', '2031-06-06'],
      b: ['“The school was closed today,” Calder said.', '2031-06-06'],
    });
    expect(entries.map((e) => [e.values[0]?.text, e.values[0]?.when?.from])).toEqual([
      ['today', '2031-06-04T00:00'],
      ['Wednesday', '2031-06-04T00:00'],
    ]);
    expect(times(undated)).toEqual([['today']]);
  });

  it('tells a sentence once where a second time in it only says less exactly when', async () => {
    const { entries, undated } = await find({
      a: `Ines Calder came to Karsa on Thursday (June 5).

"Last year, as a result of your visit, we made progress. A treaty has been prepared today," Calder said, referring to their meeting in Tideford in May of last year.`,
    });
    expect(times(entries)).toEqual([['May of last year'], ['Thursday (June 5)']]);
    expect(undated).toEqual([]);
  });

  it('never leaves out who speaks, where a quotation goes on over several sentences', async () => {
    const text =
      '“The road was opened on 3 May 2031. It is safe, and the school is open again,” Orlik said.';
    const { entries } = await find({ a: text });
    expect(clauses(entries)).toEqual([[text]]);
    expect(entries[0]?.tellings[0]?.citation.text).toBe(text);
  });

  it('shows who speaks where the sentence before names him, and leaves out what nobody is named for', async () => {
    const text = 'Governor Pavel Orlik spoke again. “The road was opened on 3 May 2031.”';
    const { entries } = await find({ a: text, b: '“The inn was closed on 4 May 2031.”' });
    expect(clauses(entries)).toEqual([[text]]);
  });

  it('leaves out a time in a quotation too long to show', async () => {
    const long = 'It is safe and wide and dry. '.repeat(30);
    const { entries, undated } = await find({
      a: `“The road was opened on 3 May 2031. ${long}We thank you,” Orlik said.`,
    });
    expect([...entries, ...undated]).toEqual([]);
  });

  it('leaves durations out', async () => {
    const { entries, undated } = await find({
      a: 'Voss has watched the volcano for 31 years. The trip took about nine hours.',
    });
    expect([...entries, ...undated]).toEqual([]);
  });

  it('finds only what is told of the subject asked for', async () => {
    const drafts = {
      a: 'Ines Calder opened the school on 3 May 2031. She left on 4 May 2031. Otto Stein opened the road on 5 May 2031.',
    };
    expect(times((await find(drafts, { about: 'Calder' })).entries)).toEqual([
      ['3 May 2031'],
      ['4 May 2031'],
    ]);
    expect(times((await find(drafts, { about: 'the opening of a road' })).entries)).toEqual([
      ['5 May 2031'],
    ]);
    expect((await find(drafts, { about: 'zeppelin' })).entries).toEqual([]);
  });

  it('keeps what most articles tell when there is too much, and says how much is left', async () => {
    const drafts = {
      a: 'Ines Calder opened the school on 3 May 2031. Otto Stein opened the road in 2029.',
      b: 'Ines Calder opened the school on 3 May 2031. Tom Bell opened the inn on 5 May 2031.',
    };
    const { entries, left } = await find(drafts, { limit: 1 });
    expect(entries.map((e) => e.tellings.length)).toEqual([2]);
    expect(left).toBe(2);
    expect((await find(drafts, { limit: 0 })).left).toBe(3);
  });

  it('does not depend on the order in which the articles came', async () => {
    const folder = writeFolder();
    try {
      const { articles } = loadArticles(folder.articles);
      const [one, other] = [await timelineOf(articles), await timelineOf(articles.toReversed())];
      expect(one).toEqual(other);
    } finally {
      folder.remove();
    }
  });

  it('tells the town’s news: one arrival with three times, one eruption, nothing of its furniture', async () => {
    const folder = writeFolder();
    try {
      const { articles } = loadArticles(folder.articles);
      const { entries, undated } = await timelineOf(articles);
      const arrival = entries.find((e) =>
        e.tellings.some((t) => t.clause.text.includes('arrived')),
      );
      expect(arrival?.values.map((v) => v.text)).toEqual([
        'Wednesday evening',
        'early on Thursday',
        'at noon on Friday',
      ]);
      expect(arrival?.differs).toBe(true);
      expect(entries[0]?.tellings.map((t) => t.citation.source.id)).toEqual([
        'volcano-wire.md',
        'volcano.txt',
      ]);
      expect(times(undated)).toEqual([['Sunday']]);
      const text = JSON.stringify([entries, undated]);
      expect(text).not.toMatch(/cancels|Advertisement|Follow us/);
    } finally {
      folder.remove();
    }
  });

  it('cites word for word, whatever the text', async () => {
    const word = fc.constantFrom(
      'Voss',
      'Ines Calder',
      'arrived',
      'said',
      'will',
      'open',
      'on',
      'Friday',
      'early',
      'June 5',
      '2031',
      'noon',
      'who',
      ', and',
      ', while',
      '“',
      '”',
      '"',
      '(',
      ')',
      '.',
      '. ',
      '\n\n',
      '—',
      'May',
      'last',
      'September',
      'ago',
      'two weeks',
      'today',
      'Karsa',
      '\u{1f30b}',
      'ı',
      '0000-01-01',
      'February 29',
      '99/99/9999',
      '25:61',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(word, { maxLength: 40 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('2031-06-06', '2031-02-30', 'soon', undefined),
        async (texts, published) => {
          const articles = articlesOf(
            Object.fromEntries(
              texts.map((words, i): [string, Draft] => {
                const text = `Voss came. ${words.join(' ')}`;
                return [`a${i}`, published === undefined ? text : [text, published]];
              }),
            ),
          );
          const { entries, undated } = await timelineOf(articles);
          for (const { citation, clause, time } of [...entries, ...undated].flatMap(
            (e) => e.tellings,
          )) {
            const text = articles.find((a) => a.id === citation.source.id)?.text ?? '';
            for (const words of [citation, clause, time])
              expect(words.text).toBe(text.slice(words.start, words.end));
            expect(clause.start).toBeGreaterThanOrEqual(citation.start);
            expect(clause.end).toBeLessThanOrEqual(citation.end);
            expect(clause.text).toContain(time.text);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

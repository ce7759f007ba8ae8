import { describe, expect, it } from 'vitest';
import { compareParticulars } from '../../../src/briefing/overview/particulars/compare-particulars.ts';
import {
  compareMoments,
  type Moment,
  momentOf,
} from '../../../src/briefing/overview/particulars/moments.ts';
import type { Particular } from '../../../src/briefing/overview/particulars/particular-types.ts';
import { particularsOf } from '../../../src/briefing/overview/particulars/particulars.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { StoredSentence } from '../../../src/briefing/store/types.ts';
import { findTimes } from '../../../src/briefing/text/times.ts';

/** The sentences of a text as the index holds them. */
async function sentencesOf(text: string): Promise<StoredSentence[]> {
  const store = openStore(':memory:');
  await store.sync([{ id: 'a', file: 'a', text, hash: text }]);
  const sentences = [...store.articleIds.values()].flatMap((aid) => store.sentencesOfArticle(aid));
  store.close();
  return sentences;
}

async function particularsIn(text: string): Promise<Particular[]> {
  return (await sentencesOf(text)).flatMap((s) => particularsOf(s));
}

function wordsOf({ sentence, start, end }: Particular): string {
  return sentence.text.slice(start - sentence.start, end - sentence.start);
}

async function found(text: string, kind: Particular['kind']): Promise<string[]> {
  return [...new Set((await particularsIn(text)).filter((p) => p.kind === kind).map(wordsOf))];
}

describe('particulars of a sentence', () => {
  it.each([
    ['Mayor Ines Calder arrived in Karsa on Wednesday evening.', 'time', ['Wednesday evening']],
    ['The lava buried 140 houses and killed 3 people.', 'number', ['140 houses', '3 people']],
    [
      'The school got $14 million, or 12 percent of the fund.',
      'number',
      ['$14 million', '12 percent'],
    ],
    ['Otto Stein, 54, fled to the coast.', 'number', ['54']],
    ['The treaty bans it in Article 33.', 'number', ['33']],
    ['Tideford United beat Karsa 3-1 at home.', 'number', ['3-1']],
    ['The council voted 23 to 18 for the dam.', 'number', ['23 to 18']],
    ['The dam was approved by 23 votes to 18.', 'number', ['23 votes to 18']],
    ['The dam is open to children aged 6 to 12.', 'number', []],
    ['The dam will take 6 to 12 years.', 'number', ['12 years']],
    ['Sam Reed scored in the 89th minute.', 'number', ['89th minute']],
    ['Calder met Orlik at Harbour Stadium in Karsa.', 'place', ['Harbour Stadium', 'Karsa']],
    ['Minister of Health Ana Brandt stayed.', 'role', ['Minister of Health']],
    ['Sergei Lindqvist spoke to Ana Brandt.', 'name', ['Sergei Lindqvist', 'Ana Brandt']],
  ] as const)('of "%s" by kind %s', async (text, kind, expected) => {
    expect(await found(text, kind)).toEqual(expected);
  });

  it('leave out numbers that are part of a date, and names that only say what kind', async () => {
    expect(await found('It opened on 22 May 2031.', 'number')).toEqual([]);
    expect(await found('They voted in the Liberal primary.', 'place')).toEqual([]);
  });

  it('stand word for word at their offsets in the article', async () => {
    const text = 'Quiet. Mayor Ines Calder gave Karsa 14 million crowns on 22 May.';
    for (const p of await particularsIn(text)) expect(text.slice(p.start, p.end)).toBe(wordsOf(p));
  });

  it.each([
    ['Ines Calder arrived late on Tuesday.', 'arrived', ['ines calder']],
    ['Ines Calder, who had arrived on Tuesday, slept.', 'arrived', ['ines calder']],
    ['Pavel Orlik spoke of the visit of Ines Calder on Tuesday.', 'visit', ['ines calder']],
    ['Ines Calder and Pavel Orlik met on Tuesday.', 'met', ['ines calder', 'pavel orlik']],
  ])('know what "%s" tells of and who acts', async (text, word, actors) => {
    const times = (await particularsIn(text)).filter((p) => p.kind === 'time');
    const anchors = times.map(({ anchor }) => [anchor.predicate?.word, [...anchor.actors].sort()]);
    expect(anchors).toContainEqual([word, actors]);
  });
});

describe('moments', () => {
  const moment = (wording: string, published?: string): Moment => {
    const [time] = findTimes(wording);
    if (time === undefined) throw new Error(`no time in '${wording}'`);
    return momentOf(time, wording, published);
  };

  it.each([
    ['Wednesday', 'Wednesday', 'same'],
    ['late Tuesday', 'before dawn on Wednesday', 'differs'],
    ['before dawn on Wednesday', 'early Wednesday morning', 'finer'],
    ['Tuesday night', 'early Wednesday', 'finer'],
    ['Wednesday morning', 'Wednesday evening', 'differs'],
    ['10:15 a.m. on Friday', '11:45 a.m. on Friday', 'differs'],
    ['June 19', 'Wednesday', 'finer'],
    ['June 2031', '2031', 'finer'],
    ['May 2031', 'June 2031', 'differs'],
    ['Wednesday', '2019', 'unrelated'],
  ])('"%s" beside "%s": %s', (a, b, expected) => {
    expect(compareMoments(moment(a), moment(b))).toBe(expected);
    expect(compareMoments(moment(b), moment(a))).toBe(expected);
  });

  it.each([
    // 6 June 2031 is a Friday.
    ['Wednesday', '2031-06-06', 'June 4, 2031', 'same'],
    ['Wednesday', '2031-06-06', 'June 5, 2031', 'differs'],
    ['yesterday', '2031-06-06', 'June 5, 2031', 'same'],
    ['last year', '2031-06-06', 'May 2030', 'finer'],
    ['September of last year', '2031-06-06', 'September 2030', 'same'],
    ['May 22', '2031-06-06', 'May 22, 2031', 'same'],
  ])('"%s" of %s beside "%s": %s', (a, published, b, expected) => {
    expect(compareMoments(moment(a, published), moment(b))).toBe(expected);
  });
});

describe('numbers of one unit', () => {
  it.each([
    ['buried 140 houses', 'buried 140 houses', 'same'],
    ['buried 140 houses', 'buried 150 houses', 'differs'],
    ['buried over 11,000 houses', 'buried 11,200 houses', 'finer'],
    ['buried about 3,200 houses', 'buried 3,187 houses', 'finer'],
    ['buried 3 million houses', 'buried 3.1 million houses', 'finer'],
    ['buried 10 million houses', 'buried 8 million houses', 'differs'],
    ['buried 140 houses', 'buried 140 people', 'unrelated'],
    ['won 2-0', 'won 2-1', 'differs'],
    ['won 2-1', 'lost 1-2', 'same'],
    ['stopped in the 12th minute', 'stopped after 12 minutes', 'unrelated'],
    ['stopped in the 12th minute', 'stopped in the 14th minute', 'differs'],
  ])('"%s" beside "%s": %s', async (a, b, expected) => {
    const [x, y] = await Promise.all(
      [a, b].map(async (words) =>
        (await particularsIn(`The lava ${words}.`)).find((p) => p.kind === 'number'),
      ),
    );
    if (x === undefined || y === undefined) throw new Error('no number');
    expect(compareParticulars(x, y)).toBe(expected);
  });
});

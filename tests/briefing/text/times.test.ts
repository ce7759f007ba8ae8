import { describe, expect, it } from 'vitest';
import {
  compareTimes,
  findTimes,
  isMonthOrWeekday,
  type TimeExpression,
} from '../../../src/briefing/text/times.ts';

type Fields = Partial<Omit<TimeExpression, 'start' | 'end' | 'relative'>>;

function found(text: string): [string, Fields & { relative: boolean }][] {
  return findTimes(text).map(({ start, end, ...fields }) => [
    text.slice(start, end),
    // Fields that are not stated are not there.
    JSON.parse(JSON.stringify(fields)) as Fields & { relative: boolean },
  ]);
}

describe('findTimes', () => {
  it.each<[string, string, Fields]>([
    ['They voted on 5 June 2031.', '5 June 2031', { year: 2031, month: 6, day: 5 }],
    ['They voted on June 5, 2031.', 'June 5, 2031', { year: 2031, month: 6, day: 5 }],
    ['The vote of 2031-06-05 stands.', '2031-06-05', { year: 2031, month: 6, day: 5 }],
    ['They voted on Mar. 3 again.', 'Mar. 3', { month: 3, day: 3 }],
    ['They voted on Friday, June 5.', 'Friday, June 5', { month: 6, day: 5, weekday: 5 }],
    [
      'They voted on Wednesday (June 19).',
      'Wednesday (June 19)',
      { month: 6, day: 19, weekday: 3 },
    ],
    ['It has erupted since March 2019.', 'March 2019', { year: 2019, month: 3 }],
    ['It will erupt in May.', 'May', { month: 5 }],
    ['It was quiet in 1987.', '1987', { year: 1987 }],
    ['It was quiet in early June.', 'early June', { month: 6, part: 'early' }],
    ['It erupted on Tuesday night.', 'Tuesday night', { weekday: 2, part: 'night' }],
    [
      'It erupted before dawn on Wednesday.',
      'before dawn on Wednesday',
      { weekday: 3, part: 'before dawn' },
    ],
    ['It erupted early on Friday.', 'early on Friday', { weekday: 5, part: 'early' }],
    ['It erupted at midnight.', 'at midnight', { part: 'midnight' }],
    ['It erupted around noon.', 'around noon', { part: 'noon' }],
    ['The match began at 9:15 p.m. sharp.', 'at 9:15 p.m.', { clock: 1275 }],
    ['The match began at 21:30 sharp.', 'at 21:30', { clock: 1290 }],
    ['The match began at 12 a.m. sharp.', 'at 12 a.m.', { clock: 0 }],
    ['The match began at 12 p.m. sharp.', 'at 12 p.m.', { clock: 720 }],
    ['The match began at 9 o’clock sharp.', 'at 9 o’clock', { clock: 540 }],
    [
      'The match began at 9:15 p.m. on Tuesday.',
      'at 9:15 p.m. on Tuesday',
      { clock: 1275, weekday: 2 },
    ],
  ])('reads %j', (text, wording, fields) => {
    expect(found(text)).toEqual([[wording, { ...fields, relative: false }]]);
  });

  it.each([
    ['He was mayor for 24 years.', 'for 24 years'],
    ['It erupted two weeks ago.', 'two weeks ago'],
    ['The vote is next year.', 'next year'],
    ['It smoked for the last ten years.', 'for the last ten years'],
    ['They played last week.', 'last week'],
  ])('calls the span of time in %j relative', (text, wording) => {
    expect(found(text)).toEqual([[wording, { relative: true }]]);
  });

  it.each([
    'They may come and march.',
    'The club sold 2,031 shirts.',
    'Some 1500 people came.',
    'She was second.',
    'He sat down in the sun.',
    '',
  ])('finds none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives offsets of the text it was given, in order', () => {
    const text = 'On Monday and again on 6 June 2031 ash fell.';
    const times = findTimes(text);
    expect(times.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Monday',
      '6 June 2031',
    ]);
  });
});

describe('compareTimes', () => {
  const time = (wording: string): TimeExpression => {
    const [first] = findTimes(`on ${wording}`);
    if (first === undefined) throw new Error(`no time in '${wording}'`);
    return first;
  };

  it.each<[string, string, ReturnType<typeof compareTimes>]>([
    ['Friday', 'Friday', 'same'],
    ['5 June 2031', 'June 5, 2031', 'same'],
    ['Friday', 'Friday night', 'finer'],
    ['5 June 2031', 'Thursday, June 5', 'finer'],
    ['June 2031', '5 June 2031', 'finer'],
    ['Friday', 'Thursday', 'differs'],
    ['Friday night', 'Friday morning', 'differs'],
    ['5 June 2031', '6 June 2031', 'differs'],
    ['5 June 2031', '5 June 2030', 'differs'],
    ['at midnight', 'at noon', 'differs'],
    ['at 9:15 p.m.', 'at 21:30', 'differs'],
    ['24 years', 'Friday', 'finer'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compareTimes(time(a), time(b))).toBe(expected);
    expect(compareTimes(time(b), time(a))).toBe(expected);
  });
});

describe('isMonthOrWeekday', () => {
  it.each([
    ['june', true],
    ['friday', true],
    ['may', true],
    ['council', false],
    ['', false],
  ])('%j: %j', (word, expected) => {
    expect(isMonthOrWeekday(word)).toBe(expected);
  });
});

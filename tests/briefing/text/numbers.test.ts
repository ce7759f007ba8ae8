import { describe, expect, it } from 'vitest';
import { findNumbers } from '../../../src/briefing/text/numbers.ts';

function found(text: string): [string, number, string, string][] {
  return findNumbers(text).map(({ start, end, value, of, unit }) => [
    text.slice(start, end),
    value,
    of,
    unit.join(' '),
  ]);
}

describe('findNumbers', () => {
  it.each([
    ['It cost $3.5 billion.', '$3.5 billion', 3.5e9, 'money', ''],
    ['It cost €40m.', '€40m', 4e7, 'money', ''],
    ['It cost £1,000.', '£1,000', 1000, 'money', ''],
    ['It cost 12 million euros.', '12 million euros', 1.2e7, 'money', ''],
    ['It cost 14 million crowns.', '14 million crowns', 1.4e7, 'money', ''],
    ['It cost Rs 24 lakh.', 'Rs 24 lakh', 2.4e6, 'money', ''],
    ['It cost Rs. 2.5 crore.', 'Rs. 2.5 crore', 2.5e7, 'money', ''],
    ['It cost ₹12,50,000.', '₹12,50,000', 1.25e6, 'money', ''],
    ['It cost ₹500.', '₹500', 500, 'money', ''],
    ['It cost more than a million dollars.', 'more than a million dollars', 1e6, 'money', ''],
    ['It cost 88 billion Hong Kong dollars.', '88 billion Hong Kong dollars', 8.8e10, 'money', ''],
    ['A billion people saw it.', 'A billion', 1e9, 'count', 'people saw it'],
    ['It grew 12%.', '12%', 12, 'percent', ''],
    ['It took 7.5 per cent of votes.', '7.5 per cent', 7.5, 'percent', 'votes'],
    ['He caught 11,000 crates of fish.', '11,000', 11_000, 'count', 'crates fish'],
    ['He rowed 200 km.', '200', 200, 'count', 'km'],
    ['They sent twenty-five boats.', 'twenty-five', 25, 'count', 'boats'],
    ['They sent two dozen boats.', 'two dozen', 24, 'count', 'boats'],
    ['They sent two.', 'two', 2, 'count', ''],
  ])('reads %j', (text, wording, value, of, unit) => {
    expect(found(text)).toEqual([[wording, value, of, unit]]);
  });

  it.each([
    ['about 300 people', true],
    ['more than 40 houses', true],
    ['at least 40 houses', true],
    ['300 people', false],
  ])('tells whether %j is approximate', (text, approximate) => {
    expect(findNumbers(text)).toMatchObject([{ approximate }]);
  });

  it.each(['no boats', 'the 3rd place', 'at 21:30', 'section4b', 'half a million', ''])(
    'finds none in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it('finds both ends of a range, in order', () => {
    expect(found('10 to 15 ships').map(([wording]) => wording)).toEqual(['10', '15']);
  });
});

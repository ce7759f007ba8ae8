import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEnumeration } from '../../../src/briefing/answer/enumeration.ts';

describe('findEnumeration', () => {
  it.each([
    [
      'The programme includes a parade, a concert and fireworks.',
      ['a parade', 'a concert', 'fireworks'],
    ],
    [
      'The goods were fish, wool, timber and salt, the harbour said.',
      ['fish', 'wool', 'timber', 'salt'],
    ],
    ['They sell fish, wool, or salt.', undefined],
    ['It comes in colours such as red, green and blue.', ['red', 'green', 'blue']],
    [
      'The delegation included Mayor Ines Calder, Council President Otto Stein, and Mia Falk.',
      ['Mayor Ines Calder', 'Council President Otto Stein', 'Mia Falk'],
    ],
    ['They met and left.', []],
    ['No list here.', []],
    ['', []],
  ])('of %j is %j', (text, members) => {
    const found = findEnumeration(text).map(({ start, end }) => text.slice(start, end));
    if (members === undefined) expect(found).toHaveLength(3);
    else expect(found).toEqual(members);
  });

  it('has at least three members that lie in the text in order, whatever the text is', () => {
    const piece = fc.constantFrom(
      'a',
      'the mayor ',
      ', ',
      '; ',
      ' and ',
      ' or ',
      '. ',
      'includes ',
      '“',
      '”',
      ' – ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const members = findEnumeration(text);
        if (members.length > 0) expect(members.length).toBeGreaterThanOrEqual(3);
        let end = 0;
        for (const member of members) {
          expect(member.start).toBeGreaterThanOrEqual(end);
          expect(member.end).toBeGreaterThanOrEqual(member.start);
          end = member.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

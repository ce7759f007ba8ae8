import { describe, expect, it } from 'vitest';
import { findNames } from '../../../src/briefing/text/names.ts';
import { findRoles } from '../../../src/briefing/text/roles.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

/** "person: role (how)" */
function found(text: string): string[] {
  const tokens = tokenize(text);
  const names = findNames(text, tokens, () => true);
  return findRoles(text, tokens, names).map(({ person, start, end, how, name }) => {
    expect(text.slice(name.start, name.end).toLowerCase()).toContain(person.split(' ').at(-1));
    return `${person}: ${text.slice(start, end)} (${how})`;
  });
}

describe('findRoles', () => {
  it.each([
    ['So Mayor Ines Calder spoke.', ['ines calder: Mayor (before)']],
    ['So Minister of Health Ana Brandt spoke.', ['ana brandt: Minister of Health (before)']],
    ['So club chairman Otto Stein spoke.', ['otto stein: club chairman (before)']],
    ['So Calder’s deputy Mia Falk spoke.', ['mia falk: Calder’s deputy (before)']],
    ['So former coach Kofi Berg spoke.', ['kofi berg: former coach (before)']],
    ['So Ines Calder, the mayor of Tideford, spoke.', ['ines calder: mayor of Tideford (after)']],
    ['So Sam Reed, a striker, scored.', ['sam reed: striker (after)']],
    [
      'So Lena Voss, head of the Karsa Institute, warned them.',
      ['lena voss: head of the Karsa Institute (after)'],
    ],
    ['Sam Reed is the captain of Tideford United.', ['sam reed: captain of Tideford United (is)']],
    [
      'So Harbour Master Sven Ek, fire chief Tom Bell and Mia Falk came.',
      ['sven ek: Harbour Master (before)', 'tom bell: fire chief (before)'],
    ],
    [
      'So Sam Reed, former coach Kofi Berg’s nephew, came.',
      ['sam reed: former coach Kofi Berg’s nephew (after)', 'kofi berg: former coach (before)'],
    ],
    [
      'So President Calder met President Stein.',
      ['calder: President (before)', 'stein: President (before)'],
    ],
  ])('finds in %j the roles %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'So Dr. Lena Voss and Mr. Stein spoke.',
    'So Sam Reed was injured.',
    'So Sam Reed, Otto Stein and Mia Falk came.',
    'So Ines Calder, who never slept, spoke.',
    'So the Prime Minister spoke.',
  ])('finds none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

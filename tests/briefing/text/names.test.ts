import { describe, expect, it } from 'vitest';
import { findNames } from '../../../src/briefing/text/names.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

const KNOWN = new Set(['calder', 'voss', 'reed']);

function names(text: string) {
  return findNames(text, tokenize(text), (norm) => KNOWN.has(norm));
}

/** "key (kind)", countries left out. */
function found(text: string): string[] {
  return names(text)
    .filter((name) => name.kind !== 'country')
    .map(({ key, kind }) => `${key} (${kind})`);
}

describe('findNames', () => {
  it.each([
    ['Then Ines Calder spoke.', ['ines calder (name)']],
    ['Then J. K. Marlow spoke.', ['j k marlow (name)']],
    ['Then Mark A. Holm and Sam D. Reed spoke.', ['mark a holm (name)', 'sam d reed (name)']],
    ['Then Ana-Maria Reyes-Ortiz spoke.', ['ana maria reyes ortiz (name)']],
    ['Then Kwon Ji-woo spoke.', ['kwon ji woo (name)']],
    ['Then Søren O’Neill spoke.', ['søren oneill (name)']],
    ['Then Calder, Reed and Voss met.', ['calder (name)', 'reed (name)', 'voss (name)']],
    ['Then Reed’s goal counted.', ['reed (name)']],
    ['It was a meeting of the Tideford City Council.', ['tideford city council (organisation)']],
    ['Later the Bank of Tideford closed.', ['bank of tideford (organisation)']],
    ['One Calder aide spoke.', ['calder (name)']],
    ['Following Ines Calder, they left.', ['ines calder (name)']],
    ['Using Ines Calder as a front, they left.', ['ines calder (name)']],
    ['Citing Orlo Works, they left.', ['orlo works (name)']],
    ['They heard it on ABC.', ['abc (organisation)']],
    ['They camped at Lake Moren.', ['lake moren (place)']],
    ['Ash fell from Mount Karsa.', ['mount karsa (place)']],
  ])('finds in %j the names %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['Mayor Ines Calder spoke.', 'Mayor', 'Ines Calder'],
    ['Then Council President Otto Stein spoke.', 'Council President', 'Otto Stein'],
    ['Then Minister of Health Ana Brandt spoke.', 'Minister of Health', 'Ana Brandt'],
    ['Then Minister of Health Ana Brandt, city doctor, spoke.', 'Minister of Health', 'Ana Brandt'],
    [
      'Then Minister of Natural Resources and Environment Pavel Orlik spoke.',
      'Minister of Natural Resources and Environment',
      'Pavel Orlik',
    ],
    ['Then Ambassador to UN Bo Lind spoke.', 'Ambassador to UN', 'Bo Lind'],
    ['Then Head of the Water Agency Tom Bell spoke.', 'Head of the Water Agency', 'Tom Bell'],
    ['Then Deputy Mayor for Culture Mia Falk spoke.', 'Deputy Mayor for Culture', 'Mia Falk'],
    ['Then Norwegian Prime Minister Olav Berg spoke.', 'Norwegian Prime Minister', 'Olav Berg'],
    ['Dr. Lena Voss spoke.', 'Dr', 'Lena Voss'],
    ['Then Gov. Al Green spoke.', 'Gov', 'Al Green'],
  ])('takes the title off in %j', (text, title, name) => {
    const person = names(text).find(({ kind }) => kind === 'person');
    expect(text.slice(person?.start, person?.end)).toBe(name);
    expect(text.slice(person?.title?.start, person?.title?.end)).toBe(title);
  });

  it.each([
    ['They flew from Norway to Tokyo.', ['@norway', '@japan']],
    ['A Norwegian crew came.', ['@norway']],
    ['The US and the U.S. asked us.', ['@usa', '@usa']],
    ['US Secretary of State Dana Cole came.', ['@usa']],
  ])('finds in %j the countries %j', (text, terms) => {
    const countries = names(text).filter(({ kind }) => kind === 'country');
    expect(countries.map(({ key }) => key)).toEqual(terms);
  });

  it('takes the first word of a sentence for a name only where it is known as one', () => {
    expect(found('Voss spoke.')).toEqual(['voss (name)']);
    expect(found('Lava flowed.')).toEqual([]);
    expect(found('Harbour workers left.')).toEqual([]);
    expect(found('“Lava flowed,” they said.')).toEqual([]);
  });

  it('takes no month, weekday or pronoun for a name', () => {
    expect(found('On Friday in June they and I left.')).toEqual([]);
  });

  it('keeps an office without a name apart from names', () => {
    const [country, office] = names('Then the Norwegian Prime Minister spoke.');
    expect(country?.key).toBe('@norway');
    expect(office?.key).toBe('office:norwegian prime minister');
  });
});

import { describe, expect, it } from 'vitest';
import { negates } from '../../../src/briefing/text/negation.ts';

describe('negation', () => {
  it.each([
    'The ferry did not sail.',
    'The ferry didn’t sail.',
    "It can't sail.",
    'Nobody sailed.',
    'It sailed without a pilot.',
    'The pilot refused to sail.',
  ])('is found in %j', (text) => {
    expect(negates(text)).toBe(true);
  });

  it.each(['The ferry sailed at noon.', 'The notary sailed, too.', 'It sailed north.'])(
    'is not found in %j',
    (text) => {
      expect(negates(text)).toBe(false);
    },
  );
});

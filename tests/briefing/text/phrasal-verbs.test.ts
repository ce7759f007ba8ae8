import { describe, expect, it } from 'vitest';
import { findPhrasalVerbs } from '../../../src/briefing/text/phrasal-verbs.ts';
import { relatedStems } from '../../../src/briefing/text/thesaurus.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

const found = (text: string): string[] => findPhrasalVerbs(tokenize(text)).map((v) => v.term);

describe('a verb with a particle', () => {
  it.each([
    ['behind it, in any form', 'The council turned down the plan.', ['turn_down']],
    ['behind a pronoun', 'The council turned it down.', ['turn_down']],
    ['that WordNet knows as one word alone', 'They sailed down the river.', []],
    ['and not before a number', 'Prices fell over 3 percent.', []],
    ['and not where a day follows', 'She called on Monday.', []],
  ])('is found %s', (_, text, verbs) => {
    expect(found(text)).toEqual(verbs);
  });

  it('has relatives of its own, and is one', () => {
    expect(relatedStems('turn_down', ['verb']).has('reject')).toBe(true);
    expect(relatedStems('reject', ['verb']).has('turn_down')).toBe(true);
    expect(relatedStems('postpone', ['verb']).has('put_off')).toBe(true);
  });
});

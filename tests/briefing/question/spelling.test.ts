import { describe, expect, it } from 'vitest';
import { createSpeller } from '../../../src/briefing/question/spelling.ts';

describe('a speller', () => {
  const speller = createSpeller(['calder', 'tideford', 'voss', 'jonsdottir', 'karsa', 'lindqvist']);

  it.each([
    ['caldar', 'calder'],
    ['calde', 'calder'],
    ['tidefrod', 'tideford'],
    ['jonsdotir', 'jonsdottir'],
    ['linqvist', 'lindqvist'],
    ['lindkvist', 'lindqvist'],
    ['karsas', 'karsa'],
    ['voss', 'voss'],
  ])('reads %s as %s', (word, nearest) => {
    expect(speller.nearest(word)).toBe(nearest);
  });

  it.each(['vos', 'zzzz', 'volcano', 'bridge', 'calderwoods', ''])('leaves %j alone', (word) => {
    expect(speller.nearest(word)).toBeUndefined();
  });

  it('prefers fewer changes, then the more frequent word', () => {
    expect(createSpeller(['marlin', 'martin']).nearest('marvin')).toBe('marlin');
    expect(createSpeller(['martin', 'marlin']).nearest('marvin')).toBe('martin');
    expect(createSpeller(['marlows', 'marlow']).nearest('marlo')).toBe('marlow');
  });

  it('knows nothing of an empty vocabulary', () => {
    expect(createSpeller([]).nearest('calder')).toBeUndefined();
  });
});

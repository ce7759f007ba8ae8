import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { likenessTo } from '../../../src/briefing/search/likeness.ts';
import { packWords, unpackWords } from '../../../src/briefing/text/packed-words.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

const wordsOf = (text: string) => unpackWords(packWords(tokenize(text), []));

function likeness(words: string, sentence: string, around: readonly string[] = []) {
  const terms = tokenize(words).map((t) => ({
    term: t.stem,
    word: t.norm,
    idf: 2,
    part: 'noun' as const,
    frequency: 1,
    related: new Map<string, number>(),
  }));
  return likenessTo({ terms } as unknown as Question)(wordsOf(sentence), around.map(wordsOf));
}

describe('the likeness of a sentence to a question', () => {
  it('is whole where the sentence holds every word', () => {
    expect(likeness('mayor harbour', 'The mayor closed the harbour.')).toEqual({
      alike: 1,
      alikeNear: 1,
      alikeLeast: 1,
    });
  });

  it('counts words that are used alike', () => {
    const said = likeness('talks', 'The meeting lasted two hours.').alike;
    const other = likeness('talks', 'The carpet lasted two hours.').alike;
    expect(said).toBeGreaterThan(0.5);
    expect(other).toBeLessThan(said);
  });

  it('counts what the neighbouring sentences hold, and names the word that is farthest', () => {
    const { alike, alikeNear, alikeLeast } = likeness('mayor harbour', 'The mayor left.', [
      'It was at the harbour.',
    ]);
    expect(alike).toBeLessThan(1);
    expect(alikeNear).toBe(1);
    expect(alikeLeast).toBeLessThan(0.5);
  });

  it('is nothing for a question of no words', () => {
    expect(likeness('', 'The mayor left.')).toEqual({ alike: 0, alikeNear: 0, alikeLeast: 0 });
  });
});

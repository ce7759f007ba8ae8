import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/briefing/question/types.ts';
import { likenessTo } from '../../../src/briefing/search/likeness.ts';
import { createMatcher } from '../../../src/briefing/search/matches.ts';
import type { IndexedSentence } from '../../../src/briefing/store/types.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';
import { createIndexed } from '../../fixtures/indexed.ts';

function likeness(words: string, sentence: string, around: readonly string[] = []) {
  const terms = tokenize(words).map((t) => ({
    term: t.stem,
    word: t.norm,
    idf: 2,
    part: 'noun' as const,
    frequency: 1,
    related: new Map<string, number>(),
  }));
  const question = { terms, stems: [], head: [], names: [] } as unknown as Question;
  const index = createIndexed();
  const [own, ...others] = [sentence, ...around].map((text) => index.add(text));
  const matcher = createMatcher(question, index.words);
  return likenessTo(question, index.words.vocabulary)(
    matcher.of(own as IndexedSentence),
    others.map(matcher.of),
  );
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

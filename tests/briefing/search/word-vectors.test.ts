import { describe, expect, it } from 'vitest';
import { similarity, vectorOf } from '../../../src/briefing/search/word-vectors.ts';
import { stem } from '../../../src/briefing/text/stem.ts';

function alike(a: string, b: string): number {
  const [first, second] = [vectorOf(stem(a)), vectorOf(stem(b))];
  if (first === undefined || second === undefined) throw new Error(`no vector: ${a} or ${b}`);
  return similarity(first, second);
}

describe('the word vectors', () => {
  it('hold a word to be like itself, whatever its form', () => {
    expect(alike('pledged', 'pledges')).toBeGreaterThan(0.98);
  });

  it.each([
    ['talks', 'meeting', 'banana'],
    ['pledge', 'vow', 'carpet'],
    ['visit', 'trip', 'protein'],
    ['limousine', 'car', 'treaty'],
  ])('hold %s to be more like %s than like %s', (word, near, far) => {
    expect(alike(word, near)).toBeGreaterThan(alike(word, far) + 0.2);
  });

  it('are the same from either side', () => {
    expect(alike('give', 'receive')).toBe(alike('receive', 'give'));
  });

  it('have none of a rare word, nor of a grammar word', () => {
    expect(vectorOf('zzqx')).toBeUndefined();
    expect(vectorOf('the')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { correct } from '../../../src/briefing/search/correct.ts';
import {
  type Candidate,
  FEATURE_NAMES,
  type Features,
} from '../../../src/briefing/search/features.ts';

const question = { kind: 'when', terms: [{}, {}, {}] } as never;

const candidate = (cover: number): Candidate => ({
  sentence: {} as never,
  features: Object.fromEntries(FEATURE_NAMES.map((name) => [name, cover])) as Features,
});

describe('correct', () => {
  const all = [candidate(0.2), candidate(0.9), candidate(0.4)];

  it('holds each candidate against the others', () => {
    const [first] = correct(question, all, all);
    const [alone] = correct(question, all.slice(0, 1), all.slice(0, 1));
    expect(first).not.toBeCloseTo(alone ?? 0, 3);
  });

  it('gives a candidate that is held against the same others the same, whether it is among them or not', () => {
    const [, , third] = correct(question, all, all);
    expect(correct(question, all.slice(2), all)).toEqual([third]);
  });
});

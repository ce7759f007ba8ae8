import { describe, expect, it } from 'vitest';
import { weigh } from '../../../src/briefing/answer/confidence.ts';
import type { Question } from '../../../src/briefing/question/types.ts';
import { FEATURE_NAMES, type Features } from '../../../src/briefing/search/features.ts';
import type { Ranked } from '../../../src/briefing/search/rank.ts';

const asked = (kind: Question['kind']): Question => ({
  asked: 'harbour works',
  plain: 'harbour works',
  completed: false,
  kind,
  terms: [],
  stems: [],
  names: [],
  wanted: undefined,
  head: [],
  verb: undefined,
  quoted: undefined,
  corrected: [],
});

const found = (coverRelatedNear: number): Ranked => ({
  sentence: {
    sid: 1,
    pid: 1,
    aid: 1,
    articleId: 'a',
    position: 0,
    start: 0,
    end: 0,
    text: '',
    words: { places: new Map(), context: new Set(), length: 0 },
    tokens: [],
    note: { start: 0, end: 0, paragraph: 0, mentions: [], refers: [], quotes: [] } as never,
  },
  features: {
    ...(Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])) as Features),
    coverRelatedNear,
  },
  score: 0,
});

describe('the evidence for an answer', () => {
  it('is that of the best sentence where a question is asked', () => {
    expect(weigh(asked('what'), [found(0.4), found(0.9)]).coverRelatedNear).toBe(0.4);
  });

  it('is that of several sentences where only a topic is given: no single one tells it', () => {
    expect(weigh(asked('describe'), [found(0.4), found(0.9)]).coverRelatedNear).toBe(0.9);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fittedFile } from '../../scripts/tune/fitted-file.ts';
import { loadHitRule } from '../../scripts/tune/gold.ts';
import { FEATURE_NAMES, FITTED_BY_THOUSANDS } from '../../src/briefing/search/features.ts';
import { FITTED } from '../../src/briefing/search/fitted.ts';
import { INPUTS, WORD_FEATURES } from '../../src/briefing/search/network.ts';

describe('the hit rule', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'summit-brief-test-'));
    const scorer =
      'export const norm = (s) => s.toLowerCase(); export const textMatch = (c, g) => c.includes(g);';
    writeFileSync(join(folder, 'score.mjs'), scorer);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const question = {
    id: 'q',
    answerable: true,
    answers: ['Nine', 'yes'],
    evidence: [{ article_id: 'a', text: 'It lasted long' }],
  };

  it.each([
    [
      'the evidence in its article',
      question,
      { article_id: 'a', text: 'So it lasted long.' },
      true,
    ],
    [
      'the evidence in another article',
      question,
      { article_id: 'b', text: 'It lasted long' },
      false,
    ],
    [
      'an answer as a word of its own',
      question,
      { article_id: 'a', text: 'about nine hours' },
      true,
    ],
    ['an answer inside another word', question, { article_id: 'a', text: 'ninety hours' }, false],
    ['an answer that proves nothing', question, { article_id: 'a', text: 'oh yes sure' }, false],
    [
      'an answer of no words of an article',
      { ...question, answer_match: false },
      { article_id: 'a', text: 'nine' },
      false,
    ],
    [
      'anything to what has no answer',
      { ...question, answerable: false },
      { article_id: 'a', text: 'nine' },
      false,
    ],
  ])('judges %s', async (_, asked, citation, expected) => {
    const ruleFor = await loadHitRule(folder);
    expect(ruleFor(asked)(citation)).toBe(expected);
  });
});

describe('the fitted file', () => {
  const path = new URL('../../src/briefing/search/fitted.ts', import.meta.url);

  it('is written by the command, not by hand: its values give its very text again', async () => {
    const text = readFileSync(path, 'utf8');
    const sets = /Fitted to questions of: (.*)\./.exec(text)?.[1]?.split('; ') ?? [];
    expect(sets.length).toBeGreaterThan(1);
    expect(fittedFile({ ...FITTED, sets })).toBe(text);
  });

  it('has numbers of thousandths for each input of the network', () => {
    const { centre, scale, units } = FITTED.network;
    const counts = [centre, scale, ...units].map((line) => line.split(' ').map(Number));
    expect(counts.map((row) => row.length)).toEqual([
      WORD_FEATURES.length,
      WORD_FEATURES.length,
      ...units.map(() => INPUTS + 2),
    ]);
    for (const number of counts.flat())
      expect(number * 1000).toBeCloseTo(Math.round(number * 1000));
  });

  it('has one weight for each feature that a few hundred questions can tell of, in order', () => {
    const ofThousands: readonly string[] = FITTED_BY_THOUSANDS;
    for (const weights of Object.values(FITTED.ranking))
      expect(Object.keys(weights)).toEqual(FEATURE_NAMES.filter((n) => !ofThousands.includes(n)));
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureClasses } from '../../scripts/eval/failure-class.ts';
import { type Figures, formatResults, type SetResult } from '../../scripts/eval/figures.ts';
import { parseOptions } from '../../scripts/eval/options.ts';
import { chooseSets, findSets, loadQuestions } from '../../scripts/eval/sets.ts';
import { updated, worsened } from '../../scripts/eval/stored-scores.ts';
import { decimals, formatTable } from '../../scripts/table.ts';

const result = (figures: Figures): SetResult => ({
  name: 'polnear',
  questions: 3,
  figures,
  failures: [],
});

describe('formatTable', () => {
  it('lines up the first column left and the others right', () => {
    expect(
      formatTable(
        ['set', 'n', 'hit@1'],
        [
          ['polnear', '530', '0.8'],
          ['a', '1', '-'],
        ],
      ),
    ).toBe(['set        n  hit@1', 'polnear  530    0.8', 'a          1      -'].join('\n'));
  });
});

describe('decimals', () => {
  it.each([
    [0.12345, 3, '0.123'],
    [0, 1, '0.0'],
    [undefined, 3, '-'],
    [null, 3, '-'],
    [Number.NaN, 3, '-'],
  ])('shows %s with %i digits as %s', (value, digits, shown) => {
    expect(decimals(value, digits)).toBe(shown);
  });
});

describe('formatResults', () => {
  it('shows a dash for what does not apply, and judged answers in a table of their own', () => {
    const text = formatResults([
      result({ 'hit@1': 0.5 }),
      { ...result({ pass: 0.25, furniture: 2 }), name: 'summit' },
    ]);
    const [sets, answers] = text.split('\n\n');
    expect(sets).toMatch(/^polnear +3 +0\.500 +- /m);
    expect(answers).toMatch(/^summit +3 +0\.250 +- +- +2 /m);
    expect(answers).not.toContain('polnear');
  });
});

describe('worsened', () => {
  const stored = { sets: { polnear: { 'hit@1': 0.8, 'wrong >.8': 0.1 } }, lowered: {} };
  it.each([
    ['nothing within the tolerance', { 'hit@1': 0.796, 'wrong >.8': 0.104 }, []],
    ['nothing when it is better', { 'hit@1': 0.9, 'wrong >.8': 0 }, []],
    ['a fall', { 'hit@1': 0.79, 'wrong >.8': 0.1 }, ['polnear: hit@1 was 0.8 and is 0.79']],
    [
      'a rise of what should be low',
      { 'hit@1': 0.8, 'wrong >.8': 0.2 },
      ['polnear: wrong >.8 was 0.1 and is 0.2'],
    ],
    [
      'what is missing',
      { 'hit@1': 0.8 },
      ['polnear: wrong >.8 was 0.1 and is not measured any more'],
    ],
  ])('names %s', (_, figures, expected) => {
    expect(worsened(stored, [result(figures)])).toEqual(expected);
  });

  it('says nothing of sets that did not run', () => {
    expect(worsened(stored, [])).toEqual([]);
  });
});

describe('updated', () => {
  const stored = { sets: { polnear: { 'hit@1': 0.8 } }, lowered: {} };

  it('raises figures, adds new ones, and leaves times out', () => {
    const next = updated(stored, [result({ 'hit@1': 0.9, AUROC: 0.98765, seconds: 3 })]);
    expect(next).toEqual({ sets: { polnear: { 'hit@1': 0.9, AUROC: 0.9877 } }, lowered: {} });
  });

  it('keeps a higher figure when no reason is given', () => {
    expect(updated(stored, [result({ 'hit@1': 0.7 })])).toEqual(stored);
  });

  it('lowers with a reason, kept until the figure is reached again', () => {
    const lower = updated(stored, [result({ 'hit@1': 0.7 })], 'shorter answers');
    expect(lower).toEqual({
      sets: { polnear: { 'hit@1': 0.7 } },
      lowered: { 'polnear hit@1': { from: 0.8, to: 0.7, reason: 'shorter answers' } },
    });
    expect(updated(lower, [result({ 'hit@1': 0.75 })]).lowered).toEqual(lower.lowered);
    expect(updated(lower, [result({ 'hit@1': 0.8 })]).lowered).toEqual({});
  });
});

describe('parseOptions', () => {
  it('takes the quick sets for a check, unless sets are named', () => {
    expect(parseOptions(['--check']).quick).toBe(true);
    expect(parseOptions(['--check', '--sets', 'a, b'])).toMatchObject({
      quick: false,
      sets: ['a', 'b'],
    });
  });

  it.each([
    [['--limit', 'few'], /'few'/],
    [['--limit', '3', '--check'], /--limit/],
    [['--lower', 'why'], /--update/],
    [['--update', '--lower', ' '], /reason/],
    [['--fast'], /--fast/],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});

describe('the sets of a folder', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'summit-brief-test-'));
    for (const name of ['zebra', 'polnear', 'summit', 'empty']) mkdirSync(join(folder, name));
    const lines = Array.from({ length: 20 }, (_, i) =>
      JSON.stringify({ id: `q${i}`, question: '?', answerable: true }),
    );
    for (const name of ['zebra', 'polnear', 'summit'])
      writeFileSync(join(folder, name, 'questions.jsonl'), lines.join('\n'));
    writeFileSync(join(folder, 'polnear', 'corpus.jsonl'), '');
    writeFileSync(join(folder, 'summit', 'score.mjs'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are those with questions, the quick ones first', () => {
    const sets = findSets(folder);
    expect(sets.map(({ name }) => name)).toEqual(['summit', 'polnear', 'zebra']);
    expect(sets.map(({ ownScorer, corpus }) => [ownScorer, corpus !== undefined])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect(chooseSets(sets, undefined, true).map(({ name }) => name)).toEqual([
      'summit',
      'polnear',
    ]);
    expect(() => chooseSets(sets, ['zebra', 'lion'], false)).toThrow(
      "'lion' is no set; there are summit, polnear, zebra",
    );
  });

  it('give the same few questions every time, in their order', () => {
    const [set] = findSets(folder);
    if (!set) throw new Error('no set');
    const few = loadQuestions(set, 5).map(({ id }) => id);
    expect(few).toHaveLength(5);
    expect(loadQuestions(set, 5).map(({ id }) => id)).toEqual(few);
    expect(loadQuestions(set, 6).map(({ id }) => id)).toEqual(expect.arrayContaining(few));
    const all = loadQuestions(set).map(({ id }) => id);
    expect(few).toEqual(all.filter((id) => few.includes(id)));
  });
});

describe('the classes of failures', () => {
  const given = { abstained: false, conflict: false };
  it.each([
    ['a right answer', { answerable: true }, given, 1, []],
    [
      'silence where there is an answer',
      { answerable: true },
      { ...given, abstained: true },
      1,
      ['wrongly abstained'],
    ],
    ['an answer where there is none', { answerable: false }, given, 0, ['wrongly answered']],
    [
      'a right sentence further down',
      { answerable: true },
      given,
      4,
      ['right sentence 2nd to 4th'],
    ],
    ['a right sentence far down', { answerable: true }, given, 5, ['right sentence 5th to 10th']],
    [
      'no right sentence, and no difference',
      { answerable: true, conflict: true },
      given,
      0,
      ['right sentence not found', 'difference missed'],
    ],
    [
      'a difference that is none',
      { answerable: true, conflict: false },
      { ...given, conflict: true },
      1,
      ['difference made up'],
    ],
  ])('tell %s', (_what, question, prediction, rank, expected) => {
    expect(failureClasses(question, prediction, rank)).toEqual(expected);
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  faults,
  loadKeptQuestions,
  parseKeptQuestions,
} from '../../scripts/eval/kept-questions.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('loadKeptQuestions', () => {
  const questions = loadKeptQuestions(join(ROOT, 'tests/questions'));

  it('reads at least 25 questions, some of them not to be answered', () => {
    expect(questions.length).toBeGreaterThanOrEqual(25);
    expect(questions.filter(({ expect: { answered } }) => !answered).length).toBeGreaterThanOrEqual(
      5,
    );
  });

  it('names only files that are among the bundled articles', () => {
    const files = readdirSync(join(ROOT, 'articles'));
    for (const question of questions) {
      if (question.expect.file) expect(files).toContain(question.expect.file);
    }
  });
});

describe('parseKeptQuestions', () => {
  it('names the file and what does not fit', () => {
    const text = '- { id: a, question: who?, type: who, expect: { answered: perhaps } }';
    expect(() => parseKeptQuestions(text, 'a.yaml')).toThrow(/a\.yaml:[\s\S]*answered/);
  });

  it('refuses keys it does not know', () => {
    const text = '- { id: a, question: who?, type: who, expect: { answered: true, contain: [x] } }';
    expect(() => parseKeptQuestions(text, 'a.yaml')).toThrow(/contain/);
  });
});

describe('faults', () => {
  const citation = { article_id: 'a.txt', file: 'a.txt', text: 'Kim Jong-un met Putin.' };
  const answered = (answer: string) => ({ abstained: false, answer, citations: [citation] });
  const abstained = { abstained: true, answer: '', citations: [] };
  const question = (expect: { answered: boolean; contains?: string[]; file?: string }) => ({
    id: 'q',
    question: 'who?',
    type: 'who',
    expect,
  });

  it.each([
    [
      'the words in other case and punctuation',
      { answered: true, contains: ['kim jong un'] },
      answered('Kim Jong-un'),
      [],
    ],
    [
      'accents and possessives',
      { answered: true, contains: ['Muller'] },
      answered('Müller’s'),
      ['lacks Muller'],
    ],
    ['one of two wordings', { answered: true, contains: ['x|Putin'] }, answered('Putin'), []],
    [
      'a word inside another',
      { answered: true, contains: ['art'] },
      answered('the party'),
      ['lacks art'],
    ],
    [
      'all the lacking words',
      { answered: true, contains: ['one', 'two', 'three'] },
      answered('two'),
      ['lacks one; three'],
    ],
    ['the file', { answered: true, file: 'b.txt' }, answered('Putin'), ['does not cite b.txt']],
    ['no citation', { answered: true }, { ...answered('Putin'), citations: [] }, ['cites nothing']],
    ['silence where there is an answer', { answered: true }, abstained, ['not answered']],
    [
      'an answer where there is none',
      { answered: false },
      answered('Putin'),
      ['answered what the articles do not say'],
    ],
    ['silence where there is none', { answered: false }, abstained, []],
  ])('judges %s', (_, expected, prediction, wanted) => {
    expect(faults(question(expected), prediction)).toEqual(wanted);
  });
});

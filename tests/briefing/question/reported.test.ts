import { describe, expect, it } from 'vitest';
import { wordsOfReports } from '../../../src/briefing/question/reported.ts';
import { tokenize } from '../../../src/briefing/text/tokens.ts';

const OUTLETS = ['harbour post', 'dispatch'];

const ofReports = (question: string): string[] => {
  const tokens = tokenize(question);
  return [...wordsOfReports(tokens, OUTLETS)]
    .sort((a, b) => a - b)
    .map((i) => tokens[i]?.norm ?? '');
};

describe('the words of a question that say who reported something', () => {
  it.each([
    [
      'are the outlet and its article',
      'Does the Harbour Post article say that the pier burned?',
      ['harbour', 'post', 'article'],
    ],
    [
      'are all outlets of a row',
      'Who burned the pier, as reported by the Harbour Post and the Dispatch?',
      ['reported', 'harbour', 'post', 'dispatch'],
    ],
    [
      'are the date on which it was published, but no other',
      'Did the Dispatch report published on May 6, 2023 say what burned on June 7?',
      ['dispatch', 'report', 'published', 'may', '6', '2023'],
    ],
    ['are none where the outlet itself is asked about', 'Who owns the Harbour Post?', []],
    ['are none where a report is the matter itself', 'Who wrote the report on the pier?', []],
    [
      'are none where the word is no name',
      'Which report says when the dispatch of coal began?',
      [],
    ],
  ])('%s', (_, question, expected) => {
    expect(ofReports(question)).toEqual(expected);
  });
});

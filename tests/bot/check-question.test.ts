import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '../../src/bot/check-question.ts';

describe('checkQuestion', () => {
  it.each([
    ['who cut\tthe\nribbon', 'who cut the ribbon'],
    ['who\u0000 cut\u001b[31m the ribbon', 'who cut[31m the ribbon'],
    ['who \u202ecut the ribbon', 'who cut the ribbon'],
    ['кто перерезал ленту', 'кто перерезал ленту'],
    ['谁剪彩', '谁剪彩'],
    ['"fog" NEAR(the, mayor) * - ; DROP TABLE', '"fog" NEAR(the, mayor) * - ; DROP TABLE'],
    ['the', 'the'],
    ['1900?', '1900?'],
  ])('reads %j as %j', (text, question) => {
    expect(checkQuestion(text)).toEqual({ kind: 'fit', question });
  });

  it.each([
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['\u0000\u0007', 'empty'],
    ['?!...', 'no words'],
    ['🙂🙂', 'no words'],
    ['w'.repeat(1001), '1,001 characters; at most 1,000'],
    ['who '.repeat(2500), '9,999 characters'],
  ])('says what is wrong with %j', (text, words) => {
    const checked = checkQuestion(text);
    expect(checked).toMatchObject({ kind: 'unfit', advice: expect.stringContaining(words) });
  });

  it('never lets a control character or a line break through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const checked = checkQuestion(text);
        if (checked.kind === 'fit') expect(checked.question).not.toMatch(/\p{Cc}|^\s|\s$/u);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { splitQuestions } from '../../src/bot/split-questions.ts';

describe('splitQuestions', () => {
  it.each([
    ['who cut the ribbon? when did she arrive', ['who cut the ribbon?', 'when did she arrive']],
    ['who is Ann Roe and when did she arrive?', ['who is Ann Roe', 'when did she arrive?']],
    ['who came with her n what did they talk abt', ['who came with her', 'what did they talk abt']],
    [
      'who cut the ribbon? and what did Ann Roe say?',
      ['who cut the ribbon?', 'what did Ann Roe say?'],
    ],
    ['who cut the ribbon? and Ann Roe?', ['who cut the ribbon?', 'and Ann Roe?']],
    [
      'how long is the bridge, and also how much did it cost?',
      ['how long is the bridge', 'how much did it cost?'],
    ],
    [
      'who is in charge of ferries and who heads the port?',
      ['who is in charge of ferries', 'who heads the port?'],
    ],
    ['when did the pier burn and who put it out', ['when did the pier burn', 'who put it out']],
    [
      'who opened the bridge and which ship went under it',
      ['who opened the bridge', 'which ship went under it'],
    ],
    ['where is the bridge and what happened there', ['where is the bridge', 'what happened there']],
  ])('parts %j', (message, expected) => {
    expect(splitQuestions(message)).toEqual(expected);
  });

  it.each([
    'who cut the ribbon?',
    'what did Roe and Lee say',
    'where and when did it open?',
    'when did the bridge open? do the sources agree',
    'what did Roe mean by "why now? and who is it for"',
    'tell me about the bridge and who is paying for it',
    'Which mayor, who was portrayed as careful by the Post and who is accused of waste by the Herald, is also the one that opened the bridge and who is said to like it?',
    'who is the woman who runs the port and who gave the speech',
    'what does the mayor want and who',
    'did Roe say when it opens and who opens it',
    'who??',
  ])('leaves %j whole', (message) => {
    expect(splitQuestions(message)).toEqual([message]);
  });

  it('gives at most four', () => {
    expect(splitQuestions(Array(9).fill('who was there?').join(' '))).toHaveLength(4);
  });
});

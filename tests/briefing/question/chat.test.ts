import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainQuestion } from '../../../src/briefing/question/chat.ts';

describe('plainQuestion', () => {
  it.each([
    ['wat did the mayor say', 'what did the mayor say'],
    ['whos the mayor', 'who is the mayor'],
    ["who's the mayor", 'who is the mayor'],
    ['were did they meet', 'where did they meet'],
    ['pls tell me when it erupted', 'when it erupted'],
    ['can you tell me who won?', 'who won?'],
    ['hey, who won', 'who won'],
    ['who won according to the articles', 'who won'],
    ['I want to know why it erupted', 'why it erupted'],
    ['who won thx', 'who won'],
    ['tmrw mtg', 'tomorrow meeting'],
    ['brandts job', 'who is brandt'],
    ['how manny ships sank', 'how many ships sank'],
    ['what did Roe get from Lee?', 'what did Lee give Roe?'],
    ['  who\n\t won  ', 'who won'],
    ['who said “we won”', 'who said "we won"'],
    ['the mayor’s plan', "the mayor's plan"],
    ["I'd like to know why it erupted", 'why it erupted'],
    ['tell me who Ines Calder is', 'who is Ines Calder'],
    ['do you know where the lock is?', 'where is the lock?'],
    ['can you tell me what the plan is about?', 'what is the plan about?'],
    ['I want to know how old the bridge is', 'how old is the bridge'],
    ['who was it that cut the ribbon?', 'who cut the ribbon?'],
    ['do the articles mention the wall?', 'describe the wall?'],
    ['does any of the reports say anything about fog', 'describe fog'],
    ['what do the articles say about the wall?', 'describe the wall?'],
    ['what do your sources say about when it erupted', 'when it erupted'],
    ['what does HPA mean?', 'what does HPA stand for?'],
    ['does any report mention fog', 'describe fog'],
    ['mia falks job', 'who is mia falk'],
    ["can you tell me Falk's job", 'who is Falk'],
    ["pls tell me Falk's job", 'who is Falk'],
    ['tell me what falk is', 'what is falk'],
    ['how much the lock is', 'how much is the lock'],
    ['what it is about', 'what is it about'],
  ])('writes %j as %j', (asked, plain) => {
    expect(plainQuestion(asked)).toBe(plain);
  });

  it.each([
    'who opened the bridge in Tideford?',
    'were they late',
    'what the mayor said is true',
    'what does it mean?',
    'what does Calder mean?',
    'who did she say it was',
    'what do the articles about the wall say?',
    "what did O'Neill say about the U.S. plan",
    'thanks',
    'the night job',
    'what day the vote was',
    'what time the vote was?',
    'what town Voss is from',
    'how many boats there were',
    'can Voss keep her job?',
    'will Voss get the job?',
    'Voss lost her job',
    'what did the report say about safety?',
    'hi',
    '',
  ])('leaves %j as it is', (asked) => {
    expect(plainQuestion(asked)).toBe(asked);
  });

  it('never takes away the last word, and stays on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (asked) => {
        const plain = plainQuestion(asked);
        expect(plain).not.toMatch(/\n|^\s|\s$/);
        if (/[\p{L}\p{N}]{2,}/u.test(asked)) expect(plain).not.toBe('');
      }),
    );
  });
});

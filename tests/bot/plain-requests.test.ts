import { describe, expect, it } from 'vitest';
import { readPlainRequest } from '../../src/bot/plain-requests.ts';

describe('a message in plain words', () => {
  it.each([
    'summarize the articles',
    'Please summarise these articles.',
    'summary',
    'tl;dr',
    'tldr?',
    'give me a quick summary please',
    'can you give me an overview',
    'Could you summarize everything?',
    'what are the main points?',
    'the key takeaways',
    "what's new?",
    'whats going on',
    'What is the latest?',
    'brief me',
    'catch me up',
    'bring us up to speed',
    'what are the articles about?',
    'what do the articles say?',
    "what's this all about",
    'i need a briefing',
    'any news?',
  ])('asks by %j for the whole picture', (message) => {
    expect(readPlainRequest(message)).toEqual({ kind: 'brief', argument: undefined });
  });

  it.each([
    ['give me a briefing on the harbour bridge', 'brief', 'the harbour bridge'],
    ["what's the latest on the strike?", 'brief', 'the strike'],
    ['sum up the flood', 'brief', 'the flood'],
    ['brief me on Tideford', 'brief', 'Tideford'],
    ['Any news about the ferry?', 'brief', 'the ferry'],
    ['timeline please', 'timeline', undefined],
    ['show me the timeline', 'timeline', undefined],
    ['give me a timeline of the flood', 'timeline', 'the flood'],
    ['what happened when?', 'timeline', undefined],
    ["who's who?", 'people', undefined],
    ['who are the key players', 'people', undefined],
    ['list all the people mentioned', 'people', undefined],
    ['people, please', 'people', undefined],
    ['quotes please', 'quotes', undefined],
    ['show me quotes from Ines Calder', 'quotes', 'Ines Calder'],
    ['are there any quotes by Calder?', 'quotes', 'Calder'],
    ['compare the articles', 'differs', undefined],
    ['are there any contradictions between the articles?', 'differs', undefined],
    ['compare the coverage of the flood', 'differs', 'the flood'],
    ['which outlets report what', 'sources', undefined],
  ])('asks by %j for %s about %j', (message, kind, argument) => {
    expect(readPlainRequest(message)).toEqual({ kind, argument });
  });

  it.each([
    ['hi', 'help'],
    ['Hello there!', 'help'],
    ['good morning', 'help'],
    ['what can you do?', 'help'],
    ['who are you?', 'help'],
    ['how do you work?', 'help'],
    ['help me', 'help'],
    ['thanks!', 'thanks'],
    ['ok, thank you so much', 'thanks'],
    ['great', 'thanks'],
    ['how many articles do you have?', 'articles'],
    ['which sources do you use?', 'articles'],
    ['list the articles', 'articles'],
    ['where do you get your information from?', 'articles'],
  ])('is understood: %j wants %s', (message, kind) => {
    expect(readPlainRequest(message)).toEqual({ kind });
  });

  it('asks what is said where it wants a summary of what is said, or a comparison', () => {
    expect(readPlainRequest('summarize what Calder said about the wall')).toEqual({
      kind: 'ask',
      question: 'what Calder said about the wall',
    });
    expect(readPlainRequest('compare what the articles say about the wall')).toEqual({
      kind: 'ask',
      question: 'what do the articles say about the wall',
    });
  });

  it.each([
    'who cut the ribbon',
    'what is the latest offer of the port',
    'what is new in the second draft that Calder sent',
    'what did the summary of the report say',
    'a summary of the report was published by whom',
    'how many articles did the law have',
    'how many people were hurt',
    'which people were named in the report of the council',
    'who is the main figure of the trial',
    'what happened on Friday',
    'where do they get their water from',
    'how does the lock work',
    'how does it work?',
    'who thanked the mayor',
    'why did Calder say hello to him',
    'what can Calder do',
    'what are the key demands of the union',
    'did the news of the flood reach the mayor',
    'any quotes from Calder on the wall',
    'any news about her?',
    'what is the latest on his boat?',
    'which papers reported it?',
    'where do you get the tents from?',
    'what do we know?',
    'how do we help?',
    `a${'!'.repeat(40_000)}z`,
    '',
    '?!',
  ])('is left to be answered: %j', (message) => {
    expect(readPlainRequest(message)).toBeUndefined();
  });
});

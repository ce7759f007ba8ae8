import { describe, expect, it } from 'vitest';
import { parseBatch, runBatch } from '../src/batch.ts';
import type { AskOptions, Briefing } from '../src/briefing/index.ts';
import { answer, BRIDGE, cite, FERRY } from './fixtures/answers.ts';
import { STUB_BRIEFING } from './fixtures/stub-briefing.ts';

describe('parseBatch', () => {
  it('reads one question a line and passes over empty lines and unknown keys', () => {
    const text =
      '\ufeff{"id":"a","question":"who","type":"x"}\r\n\n{"question":"when","context":["who"]}';
    expect(parseBatch(text, 'q.jsonl')).toEqual([
      { id: 'a', question: 'who' },
      { id: null, question: 'when', context: ['who'] },
    ]);
  });

  it.each([
    ['{"id":1,', 'not valid JSON'],
    ['["who"]', 'not a JSON object'],
    ['{"id":1}', 'question is missing'],
    ['{"question":3}', 'question is missing or no text'],
    ['{"id":{},"question":"who"}', 'id is no text'],
    ['{"question":"who","context":"when"}', 'context is no list'],
    ['{"question":"who","scope":[1]}', 'scope is no list'],
  ])('names the place of the bad line %s', (line, message) => {
    expect(() => parseBatch(`{"question":"who"}\n\n${line}`, 'q.jsonl')).toThrow(
      `q.jsonl:3: ${message}`,
    );
  });
});

describe('runBatch', () => {
  const asked: { question: string; earlier: string[] | undefined; options: AskOptions }[] = [];
  const briefing: Briefing = {
    ...STUB_BRIEFING,
    sources: [BRIDGE, FERRY],
    ask: async (question, options = {}) => {
      asked.push({ question, earlier: options.history?.map((turn) => turn.question), options });
      const further = [cite(FERRY, 'It stops in June.')];
      return question.startsWith('why')
        ? answer({ kind: 'notFound', missing: [], nearest: [], further, articles: 0 })
        : answer({ kind: 'passages', citations: [cite(BRIDGE, 'It opened.')], further });
    },
  };

  it('asks the context first, in order, and hands scope and top on', async () => {
    const item = { id: 'a', question: 'when', context: ['who\n', 'where'], scope: ['bridge.md'] };
    for await (const _ of runBatch(briefing, [item], { top: 5 }));
    expect(asked.map(({ question, earlier }) => [question, earlier])).toEqual([
      ['who', []],
      ['where', ['who']],
      ['when', ['who', 'where']],
    ]);
    expect(asked.map(({ options }) => options.scope)).toEqual(Array(3).fill(['bridge.md']));
    expect(asked.at(-1)?.options.top).toBe(5);
  });

  it('puts further sentences after those of the answer, also when abstaining', async () => {
    const records = [];
    const items = [
      { id: 1, question: 'when' },
      { id: 2, question: 'why' },
    ];
    for await (const record of runBatch(briefing, items)) records.push(record);
    const stops = { article_id: 'ferry.txt', file: 'ferry.txt', text: 'It stops in June.' };
    expect(records).toEqual([
      {
        id: 1,
        abstained: false,
        confidence: 0.9,
        answer: 'It opened.',
        citations: [{ article_id: 'bridge.md', file: 'bridge.md', text: 'It opened.' }, stops],
        conflict: false,
      },
      { id: 2, abstained: true, confidence: 0.9, answer: '', citations: [stops], conflict: false },
    ]);
  });

  it('gives the answers to several questions of one message as one record', async () => {
    const records = [];
    for await (const record of runBatch(briefing, [
      { id: 1, question: 'why did it stop? when did it open?' },
    ]))
      records.push(record);
    expect(records).toMatchObject([{ id: 1, abstained: false, answer: 'It opened.' }]);
    expect(records[0]?.citations[0]?.text).toBe('It opened.');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyToAnswer } from '../../../src/bot/commands/ask.ts';
import type { Block, Reply, Run } from '../../../src/bot/reply.ts';
import type { Answer } from '../../../src/briefing/index.ts';
import { answer, BRIDGE, cite, FERRY } from '../../fixtures/answers.ts';

const CUT = 'Mayor Ines Calder cut the ribbon at 9 a.m.';
const OPENED = 'Mayor Ines Calder opened the harbour bridge at noon.';
const citations = [cite(BRIDGE, CUT), cite(FERRY, OPENED), cite(BRIDGE, 'It rained.')];

function kinds({ blocks }: Reply): Block['kind'][] {
  return blocks.map((block) => block.kind);
}

/** The text blocks as plain words. */
function texts({ blocks }: Reply): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'text' ? block.runs.map((run) => run.text).join('') : [],
  );
}

describe('replyToAnswer', () => {
  it('gives the answer first, then its sentences, then the numbered articles', () => {
    const values = [{ text: 'Ines Calder', citations: [0, 1, 2] }];
    const reply = replyToAnswer(answer({ kind: 'direct', values, citations, articles: 2 }), 2);
    expect(reply.status).toBe('answered');
    expect(kinds(reply)).toEqual(['text', 'quote', 'quote', 'quote', 'text', 'sources']);
    expect(reply.blocks[0]).toEqual({
      kind: 'text',
      runs: [{ kind: 'exact', text: 'Ines Calder', sources: [1, 2] }],
    });
    expect(reply.blocks[3]).toEqual({
      kind: 'quote',
      text: 'It rained.',
      of: 'sentence',
      sources: [1],
    });
    expect(reply.blocks.at(-1)).toEqual({
      kind: 'sources',
      sources: [
        { ...BRIDGE, number: 1 },
        { ...FERRY, number: 2 },
      ],
    });
  });

  it.each([
    [1, 1, []],
    [2, 2, ['2 articles say so, all independent of one another.']],
    [3, 2, ['3 articles say so, which count as 2 independent sources.']],
    [3, 1, ['3 articles say so, which count as 1 independent source.']],
  ])('tells that %i articles say it, %i of them independent', (articles, independent, expected) => {
    const given = answer({ kind: 'passages', citations, articles, independent });
    expect(texts(replyToAnswer(given, 5))).toEqual(expected);
  });

  it('does not claim that articles which differ say the same', () => {
    const difference = { about: 'opening', values: [{ text: 'noon', citations: [0] }] };
    const given = answer({
      kind: 'passages',
      citations,
      articles: 2,
      independent: 2,
      differences: [difference],
    });
    expect(texts(replyToAnswer(given, 5))).toContain(
      '2 articles speak of it, all independent of one another.',
    );
  });

  it('puts different values side by side with who says which', () => {
    const difference = {
      about: 'opening',
      values: [
        { text: '9 a.m.', citations: [0] },
        { text: 'noon', citations: [1] },
      ],
    };
    const given = answer({ kind: 'differs', citations, differences: [difference] });
    expect(replyToAnswer(given, 2).blocks[0]).toEqual({
      kind: 'differences',
      about: 'opening',
      rows: [
        { text: '9 a.m.', sources: [1], names: ['Harbour bridge opens'] },
        { text: 'noon', sources: [2], names: ['ferry.txt'] },
      ],
    });
  });

  it('says so when the articles do not differ', () => {
    expect(texts(replyToAnswer(answer({ kind: 'differs' }), 2))[0]).toMatch(/nothing in which/);
  });

  it('shows what each says on a particular in which none was found to differ', () => {
    const [first, ...others] = texts(replyToAnswer(answer({ kind: 'differs', citations }), 2));
    expect(first).toMatch(/^I found no name, .* What they say:$/);
    expect(others.join(' ')).not.toContain('say so');
  });

  it('keeps speaker and agency of a quotation', () => {
    const quote = { text: 'I will miss the fog', speaker: 'Lindqvist', via: 'Saltmarsh Radio' };
    const given = answer({
      kind: 'quotes',
      quotes: [{ ...quote, direct: true, citations: [1] }],
      citations,
    });
    expect(replyToAnswer(given, 2).blocks[0]).toEqual({
      kind: 'quote',
      of: 'speech',
      ...quote,
      sources: [2],
    });
  });

  it('tells how the question was completed and its spelling mended', () => {
    const reading = {
      kind: 'who',
      about: [],
      completed: 'who opened the bridge',
      corrected: [{ from: 'Kalder', to: 'Calder' }],
    } as const;
    expect(texts(replyToAnswer(answer({ kind: 'passages', reading, citations }), 2))).toEqual([
      'Read as: who opened the bridge',
      'Spelling: Kalder read as Calder',
    ]);
  });

  it('marks the nearest sentences as no answer and tells which words stand nowhere', () => {
    const given = answer({
      kind: 'notFound',
      question: 'who designed the bridge',
      missing: ['designed', 'architect'],
      nearest: citations.slice(0, 2),
    });
    const reply = replyToAnswer(given, 2);
    expect(reply.status).toBe('notFound');
    expect(kinds(reply)).toEqual(['text', 'text', 'text', 'heading', 'quote', 'quote', 'sources']);
    expect(texts(reply)).toEqual([
      'The articles do not say.',
      'Looked for in the 2 articles: who designed the bridge',
      'Nowhere in them: designed, architect',
    ]);
    expect(reply.blocks[3]).toEqual({ kind: 'heading', text: 'Nearest, but not an answer' });
  });

  it('lists the articles of a question about sources before their sentences', () => {
    const given = answer({ kind: 'sources', sources: [BRIDGE, FERRY], citations });
    expect(kinds(replyToAnswer(given, 2))).toEqual(['text', 'sources', 'quote', 'quote', 'quote']);
  });

  it('lists each member once, with its spellings, what stands beside it, and its articles', () => {
    const mayor = {
      text: 'Ines Calder',
      detail: 'Mayor',
      spellings: ['Ines Calder', 'Inez Calder'],
    };
    const given = answer({
      kind: 'list',
      citations,
      items: [
        { ...mayor, citations: [0, 1] },
        { text: 'Oskar Lindqvist', spellings: [], citations: [1] },
      ],
    });
    const [list] = replyToAnswer(given, 2).blocks;
    const items = list?.kind === 'list' ? list.items : [];
    expect(items.map(({ runs }) => runs.map((run) => run.text).join(''))).toEqual([
      'Ines Calder (also Inez Calder), Mayor',
      'Oskar Lindqvist',
    ]);
    expect(items.map(({ sources }) => sources)).toEqual([[1, 2], [2]]);
  });

  it('is never empty', () => {
    fc.assert(
      fc.property(anyAnswer, (given) => {
        expect(replyToAnswer({ ...given, citations: [] }, 2).blocks).not.toEqual([]);
      }),
    );
  });

  it('puts no quotation marks into its own words, and hands on only words of the answer', () => {
    fc.assert(
      fc.property(anyAnswer, (given) => {
        const words = wordsOf(given);
        for (const block of replyToAnswer(given, 2).blocks) {
          if (block.kind === 'quote') expect(words).toContain(block.text);
          if (block.kind === 'differences') {
            for (const row of block.rows) expect(words).toContain(row.text);
          }
          for (const run of runsOf(block)) {
            if (run.kind === 'own') expect(run.text).not.toMatch(/["“”«»„‟]/);
            if (run.kind === 'exact') expect(words).toContain(run.text);
          }
        }
      }),
    );
  });

  it('numbers only articles that it lists', () => {
    fc.assert(
      fc.property(anyAnswer, (given) => {
        const { blocks } = replyToAnswer(given, 2);
        const listed = blocks.flatMap((block) =>
          block.kind === 'sources' ? block.sources.map(({ number }) => number) : [],
        );
        for (const [, numbers] of JSON.stringify(blocks).matchAll(/"sources":\[([\d,]+)\]/g)) {
          expect(listed).toEqual(expect.arrayContaining((numbers ?? '').split(',').map(Number)));
        }
      }),
    );
  });
});

const value = fc.record({
  text: fc.string({ minLength: 1 }),
  citations: fc.uniqueArray(fc.integer({ min: 0, max: 2 })),
});
const base = {
  citations: fc.constant(citations),
  articles: fc.integer({ min: 1, max: 3 }),
  differences: fc.array(fc.record({ about: fc.string(), values: fc.array(value) })),
};
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc
    .record({ ...base, values: fc.array(value), verdict: fc.constantFrom('yes', 'no', undefined) })
    .map((parts) => answer({ kind: 'direct', ...parts })),
  fc
    .record({
      ...base,
      items: fc.array(
        fc.record({
          text: fc.string(),
          detail: fc.option(fc.string(), { nil: undefined }),
          spellings: fc.array(fc.string()),
          citations: fc.constant([0, 1]),
        }),
      ),
    })
    .map((parts) => answer({ kind: 'list', ...parts })),
  fc
    .record({
      ...base,
      quotes: fc.array(
        fc.record({
          text: fc.string(),
          speaker: fc.option(fc.string(), { nil: undefined }),
          direct: fc.boolean(),
          citations: fc.constant([2]),
        }),
      ),
    })
    .map((parts) => answer({ kind: 'quotes', ...parts })),
  fc.record(base).map((parts) => answer({ kind: 'passages', ...parts })),
  fc.record(base).map((parts) => answer({ kind: 'differs', ...parts })),
  fc
    .array(fc.string())
    .map((missing) => answer({ kind: 'notFound', missing, nearest: citations.slice(1) })),
);

/** Every text of an answer that stands in an article. */
function wordsOf(given: Answer): string[] {
  const values = given.differences.flatMap((difference) => difference.values);
  const words = [...given.citations, ...values].map(({ text }) => text);
  if (given.kind === 'direct') words.push(...given.values.map(({ text }) => text));
  if (given.kind === 'quotes') words.push(...given.quotes.map(({ text }) => text));
  if (given.kind === 'notFound') words.push(...given.nearest.map(({ text }) => text));
  if (given.kind === 'list') {
    for (const { text, detail, spellings } of given.items) {
      words.push(text, ...spellings, ...(detail === undefined ? [] : [detail]));
    }
  }
  return words;
}

function runsOf(block: Block): readonly Run[] {
  if (block.kind === 'text') return block.runs;
  return block.kind === 'list' ? block.items.flatMap(({ runs }) => runs) : [];
}

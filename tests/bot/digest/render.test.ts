import { describe, expect, it } from 'vitest';
import { digestReplies } from '../../../src/bot/digest/render.ts';
import type { Block, Reply } from '../../../src/bot/reply.ts';
import type { Digest, DigestStory } from '../../../src/briefing/index.ts';
import { BRIDGE, cite, FERRY } from '../../fixtures/answers.ts';
import { EMPTY_DIGEST } from '../../fixtures/digest.ts';

const HEADING = { title: 'Harbour news', date: 'Friday, 2 May 2031' };

function story(parts: Partial<DigestStory> = {}): DigestStory {
  return {
    status: 'new',
    key: 'k',
    articles: 2,
    independent: 1,
    sources: [BRIDGE, FERRY],
    sentences: [{ citation: cite(BRIDGE, 'The bridge opened on Friday.'), others: [] }],
    confirmed: [],
    ...parts,
  };
}

function digest(parts: Partial<Digest>): Digest {
  return { ...EMPTY_DIGEST, isEmpty: false, arrived: [BRIDGE, FERRY], ...parts };
}

function linesOf({ blocks }: Reply): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'text') return [block.runs.map(({ text }) => text).join('')];
    if (block.kind === 'heading' || block.kind === 'quote') return [block.text];
    return [];
  });
}

function numbersOf(blocks: readonly Block[], kind: 'cited' | 'listed'): number[] {
  const numbers = blocks.flatMap((block) => {
    if (kind === 'listed')
      return block.kind === 'sources' ? block.sources.map(({ number }) => number) : [];
    if (block.kind === 'quote') return block.sources;
    return block.kind === 'list' ? block.items.flatMap(({ sources }) => sources) : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

describe('a digest in chat', () => {
  it('has title and date, what it covers, the mark and the count of each story, and its words', () => {
    const [first] = digestReplies(digest({ stories: [story()] }), HEADING);
    expect(first && linesOf(first)).toEqual([
      'Harbour news: Friday, 2 May 2031',
      '2 new articles.',
      'New (2 articles, 1 independent source): Harbour bridge opens',
      'The bridge opened on Friday.',
      'Ask next, in your own words or by a command:',
    ]);
  });

  it('is headed, story by story, with the title of the first article that is told and has one', () => {
    const tell = (source: typeof BRIDGE) => ({ citation: cite(source, 'It opened.'), others: [] });
    const headed = (sentences: DigestStory['sentences']) =>
      digestReplies(digest({ stories: [story({ sentences })] }), HEADING).flatMap(linesOf)[2];
    expect(headed([tell(FERRY), tell(BRIDGE)])).toBe(
      'New (2 articles, 1 independent source): Harbour bridge opens',
    );
    expect(headed([tell(FERRY)])).toBe('New: 2 articles, 1 independent source');
  });

  it.each([
    ['new', 'New: 1 article'],
    ['disputed', 'More on an earlier story, part of which is now disputed: 1 article'],
    ['continued', 'More on an earlier story: 1 article'],
  ] as const)('marks a story that is %s', (status, heading) => {
    const sentences = [{ citation: cite(FERRY, 'The ferry stopped.'), others: [] }];
    const told = digest({ stories: [story({ status, articles: 1, sentences })] });
    expect(digestReplies(told, HEADING).flatMap(linesOf)).toContain(heading);
  });

  it('calls confirmed only the sentences that are, and not what else their article says', () => {
    const confirmed = [
      { citation: cite(FERRY, 'The ferry stopped.'), others: [cite(BRIDGE, 'No ferry.')] },
    ];
    const one = story({ status: 'confirmed', articles: 1, confirmed });
    expect(
      digestReplies(digest({ stories: [one] }), HEADING)
        .flatMap(linesOf)
        .slice(2, 6),
    ).toEqual([
      'More on an earlier story (1 article): Harbour bridge opens',
      'The bridge opened on Friday.',
      'Now confirmed by another source',
      'The ferry stopped.',
    ]);
    const alone = digest({ stories: [{ ...one, sentences: [] }] });
    expect(digestReplies(alone, HEADING).flatMap(linesOf).slice(2, 4)).toEqual([
      'Now confirmed by another source: 1 article',
      'The ferry stopped.',
    ]);
  });

  it('says once of a difference that the articles differ, and how it stands to what was told', () => {
    const difference = {
      about: 'the bridge opened',
      kind: 'time',
      relation: 'differs',
      values: [
        { text: 'on Friday', citations: [cite(BRIDGE, 'The bridge opened on Friday.')] },
        { text: 'on Sunday', citations: [cite(FERRY, 'It opened on Sunday.')] },
      ],
    } as const;
    const differences = [{ status: 'disputed', key: 'd', difference }] as const;
    const blocks = digestReplies(digest({ differences }), HEADING).flatMap((one) => one.blocks);
    expect(blocks.filter(({ kind }) => kind === 'differences')).toMatchObject([
      { lead: 'The articles differ (now disputed)', about: 'the bridge opened' },
    ]);
    expect(JSON.stringify(blocks).match(/articles differ/gi)).toHaveLength(1);

    const changed = { ...difference, relation: 'laterUpdated' } as const;
    const later = digest({ differences: [{ status: 'continued', key: 'd', difference: changed }] });
    expect(digestReplies(later, HEADING).flatMap((one) => one.blocks)).toContainEqual(
      expect.objectContaining({ lead: 'Changed in a later article' }),
    );
  });

  it('is one line when nothing is new, and says what only repeats', () => {
    expect(digestReplies(EMPTY_DIGEST, HEADING).map(linesOf)).toEqual([
      ['Harbour news: Friday, 2 May 2031', 'Nothing new.'],
    ]);
    const repeated = { ...EMPTY_DIGEST, arrived: [FERRY], repeats: 1 };
    expect(digestReplies(repeated, HEADING).flatMap(linesOf)).toContain(
      'Nothing new: 1 article only repeats what was there before.',
    );
  });

  it.each([
    [0, '2 new articles.'],
    [1, '1 new article, 1 changed.'],
    [2, '2 changed articles.'],
  ])('tells the articles that came from those that changed (%d of 2)', (changed, line) => {
    const one = digest({ stories: [story()], changed });
    expect(digestReplies(one, HEADING).flatMap(linesOf)).toContain(line);
  });

  it('says a note, such as that it is late', () => {
    const note = 'Late: it was due at 09:00.';
    for (const one of [EMPTY_DIGEST, digest({ stories: [story()] })])
      expect(digestReplies(one, { ...HEADING, note }).flatMap(linesOf)).toContain(note);
  });

  it('cites the other articles that say a sentence', () => {
    const sentences = [
      { citation: cite(BRIDGE, 'The bridge opened.'), others: [cite(FERRY, 'It is open.')] },
    ];
    const [first] = digestReplies(digest({ stories: [story({ sentences })] }), HEADING);
    expect(first?.blocks.find(({ kind }) => kind === 'quote')).toMatchObject({ sources: [1, 2] });
  });
});

describe('a long digest', () => {
  const many = Array.from({ length: 8 }, (_, i) => {
    const source = { ...BRIDGE, id: `${i}.md`, file: `${i}.md` };
    const words = `Sentence ${i} tells ${'of one thing and another '.repeat(20)}at length.`;
    return story({ sentences: [{ citation: cite(source, words), others: [] }] });
  });
  const numbers = [
    {
      status: 'new',
      key: 'n',
      text: '14 million crowns',
      citation: cite(BRIDGE, 'The bridge cost 14 million crowns.'),
      others: [],
    },
  ] as const;
  const replies = digestReplies(digest({ stories: many, numbers }), HEADING);

  it('goes in several messages that hold every sentence once, whole and in order', () => {
    expect(replies.length).toBeGreaterThan(1);
    const quoted = replies.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : [])),
    );
    expect(quoted).toEqual(many.flatMap(({ sentences }) => sentences.map((s) => s.citation.text)));
  });

  it('lists in each message just the articles that it cites, under the same numbers in all', () => {
    const names = new Map<number, string>();
    for (const { blocks } of replies) {
      expect(numbersOf(blocks, 'listed')).toEqual(numbersOf(blocks, 'cited'));
      for (const block of blocks)
        if (block.kind === 'sources')
          for (const { number, id } of block.sources) {
            expect(names.get(number) ?? id).toBe(id);
            names.set(number, id);
          }
    }
    expect(names.size).toBe(9);
  });

  it('says in the first what is in the thread, and there alone what to ask next', () => {
    const [first, ...others] = replies.map(linesOf);
    expect(first).toContain('In the thread: more stories and numbers.');
    expect(first).toContain('Ask next, in your own words or by a command:');
    expect(others.flat().filter((line) => /^(?:In the thread|Ask next)/.test(line))).toEqual([]);
  });

  it('is one message where there are no threads: each heading and article once, and at the end what to ask next', () => {
    const [whole, ...rest] = digestReplies(digest({ stories: many, numbers }), HEADING, 'whole');
    expect(rest).toEqual([]);
    const blocks = whole?.blocks ?? [];
    expect(whole && linesOf(whole).filter((line) => /thread/.test(line))).toEqual([]);
    expect(blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(many.length);
    expect(blocks.slice(-3).map(({ kind }) => kind)).toEqual(['sources', 'text', 'choices']);
    expect(blocks.filter(({ kind }) => kind === 'sources')).toHaveLength(1);
    expect(numbersOf(blocks, 'listed')).toEqual(numbersOf(blocks, 'cited'));
  });

  it('keeps each message short enough for one post on every platform, as far as its sentences allow', () => {
    for (const reply of replies) expect(linesOf(reply).join('\n').length).toBeLessThan(1_900);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverage } from '../../../src/bot/commands/coverage.ts';
import { timeline } from '../../../src/bot/commands/timeline.ts';
import type { Picture } from '../../../src/bot/picture.ts';
import type { Block, Reply } from '../../../src/bot/reply.ts';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { type Corpus, writeCorpus } from '../../fixtures/corpus.ts';

let corpus: Corpus;
let briefing: Briefing;

beforeAll(async () => {
  corpus = writeCorpus();
  briefing = await createBriefing({ articles: corpus.articles, database: ':memory:' });
});
afterAll(() => {
  briefing.close();
  corpus.remove();
});

function pictureOf({ blocks }: Reply): Picture {
  const [picture] = blocks.flatMap((block) => (block.kind === 'picture' ? [block.of] : []));
  if (picture === undefined) throw new Error('there is no picture');
  return picture;
}

const blockOf = <K extends Block['kind']>({ blocks }: Reply, kind: K) =>
  blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);

describe('the picture of a reply', () => {
  it('has the events of the timeline, in the same words and with the same numbers', async () => {
    const reply = await timeline(briefing, undefined);
    const picture = pictureOf(reply);
    if (picture.kind !== 'timeline') throw new Error(picture.kind);
    const items = blockOf(reply, 'list').flatMap((block) => block.items);
    expect(items.length).toBeGreaterThan(0);
    expect(picture.events.map(({ text }) => text)).toEqual(
      items.map(({ runs }) => runs.find(({ kind }) => kind === 'around')?.text),
    );
    expect(picture.events.map(({ times }) => times)).toEqual(
      items.map(({ runs }) =>
        runs.flatMap((run) =>
          run.kind === 'exact' ? [{ text: run.text, sources: run.sources }] : [],
        ),
      ),
    );
    expect(picture.events.map(({ day }) => day)).toContain('2 May 2031');
  });

  it('has the facts of the coverage, and who says them', async () => {
    const reply = await coverage(briefing, 'bridge');
    const picture = pictureOf(reply);
    if (picture.kind !== 'coverage') throw new Error(picture.kind);
    expect(picture.about).toBe('bridge');
    expect(picture.facts.length).toBeGreaterThan(0);
    expect(picture.facts).toEqual(blockOf(reply, 'coverage').flatMap(({ rows }) => rows));
  });

  it('names the articles by their publishers, as far as these are given', async () => {
    for (const reply of [
      await timeline(briefing, undefined),
      await coverage(briefing, undefined),
    ]) {
      const { sources } = pictureOf(reply);
      const listed = blockOf(reply, 'sources').flatMap((block) => block.sources);
      expect(sources.map(({ number }) => number)).toEqual(listed.map(({ number }) => number));
      expect(sources.map(({ name }) => name)).toContain('Tideford Post: Harbour bridge opens');
    }
  });

  it('is missing where nothing is found', async () => {
    const { blocks, status } = await timeline(briefing, 'zeppelins over Vienna');
    expect(status).toBe('notFound');
    expect(blocks.map(({ kind }) => kind)).not.toContain('picture');
  });
});

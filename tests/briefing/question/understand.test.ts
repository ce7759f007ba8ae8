import { readSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { createLexicon, type Lexicon } from '../../../src/briefing/question/lexicon.ts';
import type { Wanted } from '../../../src/briefing/question/types.ts';
import { understand } from '../../../src/briefing/question/understand.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { relatedStems } from '../../../src/briefing/text/thesaurus.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, readSync: vi.fn(fs.readSync) };
});

let folder: Folder;
let store: Store;
let lexicon: Lexicon;

beforeAll(async () => {
  folder = writeFolder();
  store = openStore(':memory:');
  await store.sync(loadArticles(folder.articles).articles);
  lexicon = createLexicon(store);
});

afterAll(() => {
  store.close();
  folder.remove();
});

describe('understand', () => {
  it('searches little for who reported something where the question names a report', () => {
    const weightOf = (question: string, word: string): number =>
      understand(question, lexicon).terms.find((t) => t.word === word)?.idf ?? 0;
    const question = 'what did the Tideford Post article say of the houses';
    expect(weightOf(question, 'article')).toBeLessThan(weightOf(question, 'houses') / 2);
    expect(weightOf(question, 'tideford')).toBeLessThan(weightOf('where is Tideford', 'tideford'));
  });

  it.each([
    ['what did Calder say', ['ines calder']],
    ['what did ines calder say', ['ines calder']],
    ['when did lindqvist arrive', ['sergei lindqvist']],
    ['how many houses were buried', []],
  ])('finds in %j the names %j', (question, keys) => {
    const { names } = understand(question, lexicon);
    expect(names.flatMap((name) => name.keys.slice(0, 1))).toEqual(keys);
  });

  it.each<[string, Wanted]>([
    ['who is the mayor', 'person'],
    ['when did it erupt', 'time'],
    ['where did they land', 'place'],
    ['how many houses were buried', 'number'],
    ['how much did the school cost', 'money'],
    ['how long did it last', 'duration'],
    ['what percentage of houses was buried', 'percent'],
    ['what did Calder say', undefined],
  ])('wants of %j a %s', (question, wanted) => {
    expect(understand(question, lexicon).wanted).toBe(wanted);
  });

  it('relates no verb to a name of the articles', () => {
    expect(relatedStems('tolled', ['verb']).has('bell')).toBe(true);
    const tolled = understand('who tolled', lexicon).terms[0];
    expect([tolled?.word, tolled?.related.has('bell')]).toEqual(['tolled', false]);
  });

  it('searches for what somebody won', () => {
    const words = (question: string) => understand(question, lexicon).terms.map(({ word }) => word);
    expect(words('who won the race')).toEqual(['won', 'race']);
    expect(words("why won't the harbour open")).toEqual(['harbour', 'open']);
  });

  it('takes no grammar word for what is owned by a name', async () => {
    const town = writeFolder({
      'wa.txt': 'A storm\n\nThe storm reached Pasco, WA, on Monday. WA closed its schools.',
    });
    const own = openStore(':memory:');
    try {
      await own.sync(loadArticles(town.articles).articles);
      const { names } = understand('when was the storm', createLexicon(own));
      expect(names).toEqual([]);
    } finally {
      own.close();
      town.remove();
    }
  });

  it('searches for content words, each once', () => {
    const { terms } = understand('who was the mayor, the mayor of the harbour', lexicon);
    expect(terms.map(({ word }) => word)).toEqual(['mayor', 'harbour']);
  });

  it('mends a misspelt name and says so', () => {
    const question = understand('what did caldar say', lexicon);
    expect(question.corrected).toEqual([{ from: 'caldar', to: 'calder' }]);
    expect(question.names[0]?.keys[0]).toBe('ines calder');
  });

  it.each(['what did colder water do', 'who is Qzx', 'reading about reeds', 'vos'])(
    'mends nothing in %j',
    (question) => {
      expect(understand(question, lexicon).corrected).toEqual([]);
    },
  );

  it('keeps the words that the question quotes', () => {
    expect(understand('who said “we are tired”', lexicon).quoted).toBe('we are tired');
    expect(understand('who was tired', lexicon).quoted).toBeUndefined();
  });

  it.each(['', '?!', 'the of and', '"', '\u0000'])('takes no word from %j', (question) => {
    expect(understand(question, lexicon)).toMatchObject({ terms: [], names: [] });
  });

  // A read takes some microseconds, and nothing else runs meanwhile.
  it.each([
    ['words of no language', (i: number) => `${(i * 7919).toString(36)}qz${i.toString(36)}x`],
    [
      'English words',
      (i: number) => ['geologist', 'warning', 'coasts', 'shelters', 'stations'][i % 5] ?? '',
    ],
    ['misspelt names', (i: number) => `cald${String.fromCharCode(97 + (i % 26))}r`],
  ])('reads little of the dictionary for a thousand characters of %s', (_what, word) => {
    const question = Array.from({ length: 140 }, (_, i) => word(i))
      .join(' ')
      .slice(0, 1000);
    vi.mocked(readSync).mockClear();
    understand(question, lexicon);
    expect(vi.mocked(readSync).mock.calls.length).toBeLessThan(5_000);
  });
});

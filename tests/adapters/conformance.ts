import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '../../src/bot/adapter.ts';
import { createBot } from '../../src/bot/bot.ts';
import { type Briefing, createBriefing } from '../../src/briefing/index.ts';
import { parseConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { type Corpus, writeCorpus } from '../fixtures/corpus.ts';
import { NASTY } from '../fixtures/replies.ts';

/** One adapter with a bot behind it, as a user meets it. */
export interface Harness {
  /** Sends a message in the one conversation and resolves with all that the platform then shows of the reply. */
  send(text: string): Promise<string>;
  close(): Promise<void>;
}

export interface Conformance {
  /** Starts the adapter with this handle behind it. */
  readonly start: (handle: Handle) => Promise<Harness>;
  /** Matches what must never be shown of an article's or a user's text on this platform. */
  readonly forbidden: RegExp;
}

const CONFIG = parseConfig('examples: [who cut the ribbon]', {
  file: '/config.yaml',
  shown: 'config.yaml',
  noColour: true,
});

/** Messages that are no proper question, or try to do harm. */
const ODD: readonly (readonly [string, string])[] = [
  ['only punctuation', '?!'],
  ['only stop words', 'the of and'],
  ['far too long', 'who '.repeat(2500)],
  ['in another script', 'кто перерезал ленту'],
  ['of query syntax', '"ribbon" NEAR( * - ; OR'],
  ...NASTY.map((text, index) => [`of nasty text ${index}`, text] as const),
];

/** The suite that every adapter passes. */
export function describeAdapter(name: string, { start, forbidden }: Conformance): void {
  describe(`the ${name} adapter`, () => {
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

    function open(core: Briefing): Promise<Harness> {
      const log = createLogger(() => {});
      return start(
        createBot({ briefing: core, config: CONFIG, log, now: () => new Date(0) }).handle,
      );
    }

    /** Sends the messages in one conversation and returns what was shown of each. */
    async function converse(messages: readonly string[], core = briefing): Promise<string[]> {
      const harness = await open(core);
      const shown: string[] = [];
      for (const message of messages) shown.push(await harness.send(message));
      await harness.close();
      return shown;
    }

    it('answers with the words of the articles and where they stand', async () => {
      const [shown] = await converse(['who cut the ribbon?']);
      expect(shown).toContain('Ines Calder');
      expect(shown).toContain('Harbour bridge opens');
      expect(shown).toContain('Tideford Post');
    });

    it('keeps the conversation for a follow-up', async () => {
      const [, shown] = await converse(['who said I will miss the fog?', 'when did he say it?']);
      expect(shown).toContain('Friday');
    });

    it('says that the articles do not say', async () => {
      const [shown] = await converse(['which orchestra played in Vienna?']);
      expect(shown).toContain('The articles do not say.');
    });

    it('shows help with the examples', async () => {
      const [shown] = await converse(['help']);
      expect(shown).toContain('who cut the ribbon');
    });

    it.each([
      ['people', 'Ines Calder'],
      ['people Lindqvist', '31 years'],
      ['quotes', 'I will miss the fog'],
      ['quotes Calder', 'This bridge belongs to everyone who crosses it'],
      ['timeline', '9 a.m'],
      ['timeline bridge', 'Friday'],
      ['sources', 'bridge'],
      ['brief', 'Ines Calder'],
      ['differs', 'differ'],
      ['check Ines Calder cut the ribbon.', 'Ines Calder'],
      ['check', 'no words to check'],
      ['articles', 'Harbour bridge opens'],
    ])('does the command %s', async (command, words) => {
      const [shown] = await converse([command]);
      expect(shown).toContain(words);
      expect(shown).not.toMatch(forbidden);
    });

    it('verifies an answer by its id', async () => {
      const harness = await open(briefing);
      const answer = await harness.send('who cut the ribbon?');
      const id = /Answer ([0-9a-f]{10})/.exec(answer)?.[1];
      const verified = await harness.send(`verify ${id}`);
      const unknown = await harness.send('verify 0123456789');
      await harness.close();
      expect(verified).toMatch(/stands? where (?:it|they) stood, word for word/);
      expect(unknown).toContain('no longer kept');
    });

    it('tells a user whose question failed the reference', async () => {
      const ask = async () => {
        throw new Error('index gone');
      };
      const [shown] = await converse(['who cut the ribbon?'], { ...briefing, ask });
      expect(shown).toMatch(/reference [0-9a-f]{8}/);
      expect(shown).not.toMatch(/index gone|\bat .*\.ts/);
    });

    it.each(ODD)('answers a message %s', async (_, text) => {
      const [shown] = await converse([text]);
      expect(shown?.trim()).not.toBe('');
      expect(shown).not.toMatch(forbidden);
    });

    it('shows nothing of an article that the platform would obey', async () => {
      const source = { id: 'evil.txt', file: 'evil.txt', title: NASTY.join(' ') };
      const nearest = NASTY.map((text) => ({ source, text, start: 0, end: text.length }));
      const ask: Briefing['ask'] = async (question) => ({
        ...(await briefing.ask(question)),
        kind: 'notFound',
        missing: NASTY,
        nearest,
      });
      const [shown] = await converse(['who?'], { ...briefing, ask });
      expect(shown).toContain('Nearest, but not an answer');
      expect(shown).not.toMatch(forbidden);
    });
  });
}

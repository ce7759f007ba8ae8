import { describe, expect, it } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import type { AskOptions, Briefing } from '../../src/briefing/index.ts';
import { parseConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { answer, BRIDGE } from '../fixtures/answers.ts';
import { STUB_BRIEFING } from '../fixtures/stub-briefing.ts';

const config = parseConfig('examples: [who cut the ribbon]', {
  file: '/config.yaml',
  shown: 'config.yaml',
  noColour: true,
});

function setUp(ask: Briefing['ask'] = async (question) => answer({ kind: 'passages', question })) {
  const logged: string[] = [];
  const asked: { question: string; options: AskOptions | undefined }[] = [];
  const briefing: Briefing = {
    ...STUB_BRIEFING,
    sources: [BRIDGE],
    ask: async (question, options) => {
      asked.push({ question, options });
      return ask(question, options);
    },
  };
  const bot = createBot({
    briefing,
    config,
    log: createLogger((line) => logged.push(line)),
    now: () => new Date(0),
  });
  const send = (text: string, conversation = 'c') =>
    bot.handle({ id: '1', conversation, user: 'u', text, platform: 'test' });
  return { send, asked, logged };
}

describe('createBot', () => {
  it('asks with the earlier turns of the same conversation only', async () => {
    const { send, asked } = setUp();
    await send('who cut the ribbon');
    await send('where', 'other');
    await send('when');
    expect(asked.map(({ options }) => options?.history?.map((turn) => turn.question))).toEqual([
      [],
      [],
      ['who cut the ribbon'],
    ]);
  });

  it('answers the questions of one message in turn, each with those before it in mind', async () => {
    const { send, asked } = setUp();
    const reply = await send('who cut the ribbon? and when did she arrive?');
    expect(
      asked.map(({ question, options }) => [question, options?.history?.map((t) => t.question)]),
    ).toEqual([
      ['who cut the ribbon?', []],
      ['when did she arrive?', ['who cut the ribbon?']],
    ]);
    const shown = JSON.stringify(reply.blocks);
    expect(shown.indexOf('who cut the ribbon?')).toBeGreaterThan(0);
    expect(shown.indexOf('when did she arrive?')).toBeGreaterThan(
      shown.indexOf('who cut the ribbon?'),
    );
    await send('and where?');
    expect(asked.at(-1)?.options?.history?.length).toBe(2);
  });

  it('hands over the question without control characters', async () => {
    const { send, asked } = setUp();
    await send('/ask who\u0007 cut\nthe ribbon');
    expect(asked[0]?.question).toBe('who cut the ribbon');
  });

  it.each(['', '???', 'ask', 'w'.repeat(10_000)])(
    'answers a message that is no question with advice and examples (%#)',
    async (text) => {
      const { send, asked } = setUp();
      const reply = await send(text);
      expect(reply.status).toBe('error');
      expect(reply.blocks.map((block) => block.kind)).toEqual(['text', 'heading', 'choices']);
      expect(asked).toEqual([]);
    },
  );

  it('answers a call for help', async () => {
    expect((await setUp().send('help')).status).toBe('info');
  });

  it('turns a failure into a reply with a reference, and logs it once with its cause', async () => {
    const { send, logged } = setUp(async () => {
      throw new Error('index gone', { cause: new Error('disk full') });
    });
    const reply = await send('who owns the secret ferry');
    expect(reply.status).toBe('error');
    const reference = /reference ([0-9a-f]{8})\./.exec(JSON.stringify(reply))?.[1];
    expect(reference).toBeDefined();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(reference);
    expect(logged[0]).toContain('disk full');
    expect(logged[0]).not.toContain('secret ferry');
    expect(JSON.stringify(reply)).not.toContain('index gone');
  });

  it('gives the same Reply to the same message every time', async () => {
    expect(await setUp().send('help')).toEqual(await setUp().send('help'));
  });
});

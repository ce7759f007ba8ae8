import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '../../../src/bot/adapter.ts';
import { createBot } from '../../../src/bot/bot.ts';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import { pngSize } from '../../fakes/png.ts';
import type { Fault } from '../../fakes/slack/faults.ts';
import { visibleText } from '../../fakes/slack/render.ts';
import type { PostedMessage, SharedFile } from '../../fakes/slack/types.ts';
import { type Corpus, writeCorpus } from '../../fixtures/corpus.ts';
import { nth, type SlackOptions, type SlackWorld, startAdapter, startSlack } from './harness.ts';

const CONFIG = parseConfig('', { file: '/config.yaml', shown: 'config.yaml', noColour: true });
const CHANNEL = 'C0NEWS';
const ANN = 'U0ANN';
const SCOPES = ['chat:write', 'files:write'];
const WORDS = /9 a\.m/;

let corpus: Corpus;
let briefing: Briefing;
let handle: Handle;
let world: SlackWorld;

beforeAll(async () => {
  corpus = writeCorpus();
  briefing = await createBriefing({ articles: corpus.articles, database: ':memory:' });
  const log = createLogger(() => {});
  handle = createBot({ briefing, config: CONFIG, log, now: () => new Date(0) }).handle;
});
afterAll(() => {
  briefing.close();
  corpus.remove();
});
afterEach(() => world.close());

async function start({ fake, ...options }: SlackOptions = {}): Promise<SlackWorld> {
  world = await startSlack(handle, { fake: { scopes: SCOPES, ...fake }, ...options });
  return world;
}

const mention = (text: string): Promise<void> =>
  world.send(world.fake.payloads.mention({ text, channel: CHANNEL, user: ANN }));

const filesOf = ({ files = [] }: PostedMessage): readonly SharedFile[] => files;

const shared = (): readonly PostedMessage[] =>
  world.fake.messages.filter(({ files }) => files !== undefined);

const complaints = (): readonly string[] =>
  world.log.filter((line) => line.includes('a picture could not be'));

describe('a picture in Slack', () => {
  it.each([
    ['timeline', 'timeline.png', /^Timeline\.\n.*2 May 2031: /s],
    ['sources', 'who-reports-what.png', /^Who reports what\.\n.*\(said by \[1\]/s],
  ])(
    'follows the words of %s in their thread, with what it shows in words',
    async (text, name, alt) => {
      await start();
      await mention(text);
      const [words, picture] = [nth(world.fake, 0), nth(world.fake, -1)];
      expect(filesOf(words)).toEqual([]);
      const [file] = filesOf(picture);
      expect(file?.filename).toBe(name);
      expect(file?.altText).toMatch(alt);
      const { width, height } = pngSize(file?.bytes ?? Buffer.alloc(0));
      expect(width).toBe(780);
      expect(height).toBeGreaterThan(200);
      expect([picture.channel, picture.threadTs]).toEqual([CHANNEL, words.threadTs]);
      expect(shared()).toHaveLength(1);
      expect(complaints()).toEqual([]);
    },
  );

  it('is in the answer to a direct message', async () => {
    await start();
    await world.send(world.fake.payloads.directMessage({ text: 'timeline', user: ANN }));
    expect(shared().map(({ channel }) => channel)).toEqual([nth(world.fake, 0).channel]);
  });

  it('is missing from answers that one person sees, and from those in words', async () => {
    await start();
    const responseUrl = world.fake.newResponseUrl({ channel: CHANNEL, user: ANN });
    const command = { command: '/summit-brief', channel: CHANNEL, user: ANN, responseUrl };
    await world.send(world.fake.payloads.slashCommand({ ...command, text: 'timeline' }));
    await mention('who cut the ribbon?');
    expect(visibleText(nth(world.fake, 0))).toMatch(WORDS);
    expect(world.fake.calls.map(({ method }) => method)).not.toContain(
      'files.getUploadURLExternal',
    );
  });

  it('asks the bot nothing when Slack tells it of the file', async () => {
    await start({ fake: { echo: true } });
    await mention('timeline');
    const { length } = world.fake.messages;
    await mention('who cut the ribbon?');
    expect(world.fake.messages).toHaveLength(length + 1);
  });
});

describe('an answer whose picture Slack does not take', () => {
  it('stands without it where the scope is missing, and the log says what to do', async () => {
    await start({ fake: { scopes: ['chat:write'] } });
    await mention('timeline');
    expect(world.fake.messages.map((message) => WORDS.test(visibleText(message)))).toEqual([true]);
    expect(complaints()).toHaveLength(1);
    expect(complaints()[0]).toContain('files:write');
  });

  it.each<[string, Fault]>([
    ['files.getUploadURLExternal', { kind: 'error', error: 'file_uploads_disabled' }],
    ['files.getUploadURLExternal', { kind: '429', retryAfter: 30 }],
    ['upload_url', { kind: 'http', status: 500 }],
    ['upload_url', { kind: 'reset', posts: false }],
    ['files.completeUploadExternal', { kind: 'error', error: 'posting_to_channel_denied' }],
    ['files.completeUploadExternal', { kind: 'http', status: 503 }],
  ])('stands without it, and once: %s fails with %o', async (method, fault) => {
    await start();
    world.fake.fail(method, fault);
    await mention('timeline');
    expect(world.fake.messages.map((message) => WORDS.test(visibleText(message)))).toEqual([true]);
    expect(shared()).toEqual([]);
    expect(complaints()).toHaveLength(1);
  });

  it('has it once where nobody said that it is there', async () => {
    await start();
    world.fake.fail('files.completeUploadExternal', { kind: 'reset', posts: true });
    await mention('timeline');
    expect(world.fake.messages.map(({ files }) => files?.length ?? 0)).toEqual([0, 1]);
  });

  /** Lets the process die at a call, and another one look after what it left. */
  async function dieAt(method: string, fault: Fault): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'summit-brief-'));
    const state = join(folder, 'state.db');
    const scopes = [...SCOPES, 'channels:history'];
    await start({ state, timeoutMs: 60_000, drainMs: 0, fake: { scopes } });
    world.fake.fail(method, fault);
    await world.hand(
      world.fake.payloads.mention({ text: 'timeline', channel: CHANNEL, user: ANN }),
    );
    await world.fake.until(({ calls }) => calls.some((call) => call.method === method));
    await world.kill();
    const heir = await startAdapter(world.fake, handle, { state, aheadMs: 20_000 });
    await heir.adapter.settled();
    await heir.close();
    rmSync(folder, { recursive: true });
  }

  it('is not looked after again when the process dies before the picture is there', async () => {
    await dieAt('upload_url', { kind: 'hang', posts: false });
    expect(world.fake.messages.map((message) => WORDS.test(visibleText(message)))).toEqual([true]);
    expect(world.fake.calls.map(({ method }) => method)).not.toContain('conversations.replies');
  });

  it('gets none from another process, which cannot know whether there is one', async () => {
    await dieAt('chat.postMessage', { kind: 'hang', posts: true });
    expect(world.fake.calls.map(({ method }) => method)).toContain('conversations.replies');
    expect(world.fake.messages.map((message) => WORDS.test(visibleText(message)))).toEqual([true]);
  });
});

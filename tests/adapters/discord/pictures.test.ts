// Slack's library first, as where both platforms run in one process: it changes how every other one sends forms.
import '@slack/bolt';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createBot } from '../../../src/bot/bot.ts';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import type { Fault } from '../../fakes/discord/faults.ts';
import { visibleText } from '../../fakes/discord/render.ts';
import { pngSize } from '../../fakes/png.ts';
import { type Corpus, writeCorpus } from '../../fixtures/corpus.ts';
import { type DiscordOptions, type DiscordWorld, nth, startDiscord } from './harness.ts';

const CONFIG = parseConfig('', { file: '/config.yaml', shown: 'config.yaml', noColour: true });
const ANN = '1200000000000000001';
const POST = 'POST /channels/:id/messages';
const EDIT = 'PATCH /webhooks/:id/:token/messages/@original';
const WORDS = /9 a\.m/;

let corpus: Corpus;
let briefing: Briefing;
let world: DiscordWorld;

beforeAll(async () => {
  corpus = writeCorpus();
  briefing = await createBriefing({ articles: corpus.articles, database: ':memory:' });
});
afterAll(() => {
  briefing.close();
  corpus.remove();
});
afterEach(() => world.close());

async function start(options: DiscordOptions = {}): Promise<DiscordWorld> {
  const log = createLogger(() => {});
  const bot = createBot({ briefing, config: CONFIG, log, now: () => new Date(0) });
  world = await startDiscord(bot.handle, options);
  return world;
}

const mention = (content: string, parts: object = {}): Promise<void> =>
  world.say(world.fake.payloads.messageCreate({ content, user: ANN, mentionsBot: true, ...parts }));

const command = (subcommand: string, options: Record<string, boolean> = {}): Promise<unknown> => {
  const parts = { name: 'summit-brief', subcommand, user: ANN };
  return world.interact(world.fake.payloads.slashCommand({ ...parts, options }));
};

const complaints = (): readonly string[] =>
  world.log.filter((line) => line.includes('a picture could not be'));

describe('a picture in Discord', () => {
  it.each([
    ['timeline', 'timeline.png', /^Timeline\.\n.*2 May 2031: /s],
    ['sources', 'who-reports-what.png', /^Who reports what\.\n.*\(said by \[1\]/s],
  ])('stands below the words of %s, with what it shows in words', async (text, name, alt) => {
    await start();
    await mention(text);
    const { files } = nth(world.fake, 0);
    expect(files.map(({ filename }) => filename)).toEqual([name]);
    expect(files[0]?.description).toMatch(alt);
    const { width, height } = pngSize(files[0]?.bytes ?? Buffer.alloc(0));
    expect(width).toBe(780);
    expect(height).toBeGreaterThan(200);
    expect(complaints()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a direct message', () => mention('timeline', { guild: false })],
    ['the slash command', () => command('timeline')],
    ['the slash command, in private', () => command('timeline', { private: true })],
  ])('is in the answer to %s', async (_, ask) => {
    await start();
    await ask();
    expect(visibleText(nth(world.fake, 0))).toMatch(WORDS);
    expect(world.fake.messages.map(({ files }) => files.length)).toEqual([1]);
  });

  it('is missing from answers in words', async () => {
    await start();
    await mention('who cut the ribbon?');
    expect(nth(world.fake, 0).files).toEqual([]);
  });
});

describe('an answer whose picture Discord does not take', () => {
  it.each<[string, Fault]>([
    ['as it may attach none', { kind: 'error', status: 403, code: 50013 }],
    ['as it is too large', { kind: 'error', status: 413, code: 40005 }],
    ['for a reason of its own', { kind: 'http', status: 502 }],
    ['as the connection breaks', { kind: 'reset', posts: false }],
  ])('stands without it, %s', async (_, fault) => {
    await start();
    const withFiles = { ...fault, when: (body: object) => 'attachments' in body, times: 9 };
    world.fake.fail(POST, withFiles);
    world.fake.fail(EDIT, withFiles);
    await mention('timeline');
    await command('timeline');
    expect(world.fake.messages.map(({ files }) => files.length)).toEqual([0, 0]);
    for (const message of world.fake.messages) expect(visibleText(message)).toMatch(WORDS);
    expect(complaints()).toHaveLength(2);
  });

  it('stands without it where the bot lacks the permission Attach Files', async () => {
    await start();
    world.fake.deny(world.fake.channelId, 'AttachFiles');
    await mention('timeline');
    expect(visibleText(nth(world.fake, 0))).toMatch(WORDS);
    expect(world.fake.messages.map(({ files }) => files.length)).toEqual([0]);
  });

  it('stands once where nobody said that it was taken, and keeps the picture', async () => {
    await start();
    for (const route of [POST, EDIT] as const)
      world.fake.fail(route, { kind: 'reset', posts: true });
    await mention('timeline');
    await command('timeline');
    expect(world.fake.messages.map(({ files }) => files.length)).toEqual([1, 1]);
  });

  it('goes to the asker where the bot may not write at all', async () => {
    await start();
    world.fake.deny(world.fake.channelId, 'SendMessages', 'AttachFiles');
    await mention('timeline');
    expect(world.fake.messages.map(({ channelId }) => channelId)).not.toContain(
      world.fake.channelId,
    );
    expect(visibleText(nth(world.fake, 0))).toContain('Send Messages');
  });
});

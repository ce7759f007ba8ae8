import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '../../../src/bot/adapter.ts';
import { createBot } from '../../../src/bot/bot.ts';
import type { Votes } from '../../../src/bot/votes.ts';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import { buttonsIn, linksIn, mentionsIn, visibleText } from '../../fakes/discord/render.ts';
import type { PostedMessage } from '../../fakes/discord/types.ts';
import { type Corpus, writeCorpus } from '../../fixtures/corpus.ts';
import {
  type DiscordOptions,
  type DiscordWorld,
  nth,
  startAdapter,
  startDiscord,
} from './harness.ts';

const EXAMPLES = ['who cut the ribbon', 'when did the bridge open'];
const CONFIG = parseConfig(`examples: [${EXAMPLES}]`, {
  file: '/config.yaml',
  shown: 'config.yaml',
  noColour: true,
});
const ANN = '1200000000000000001';
const BOB = '1200000000000000002';
const QUESTION = 'who cut the ribbon?';

let corpus: Corpus;
let briefing: Briefing;
let world: DiscordWorld;
const cast: unknown[] = [];

beforeAll(async () => {
  corpus = writeCorpus();
  briefing = await createBriefing({ articles: corpus.articles, database: ':memory:' });
});
afterAll(() => {
  briefing.close();
  corpus.remove();
});
afterEach(async () => {
  await world.close();
  cast.length = 0;
});

async function start(options: DiscordOptions = {}): Promise<DiscordWorld> {
  const votes: Votes = { cast: async (vote) => void cast.push(vote) };
  const log = createLogger(() => {});
  const bot = createBot({ briefing, config: CONFIG, log, now: () => new Date(0), votes });
  world = await startDiscord(bot.handle, { suggest: bot.suggest, ...options });
  return world;
}

function mention(content: string, parts: object = {}) {
  return world.fake.payloads.messageCreate({ content, user: ANN, mentionsBot: true, ...parts });
}

function ask(question: string, options: object = {}) {
  return world.fake.payloads.slashCommand({
    name: 'summit-brief',
    subcommand: 'ask',
    user: ANN,
    options: { question, ...options },
  });
}

/** Presses the button with this label. */
function press(message: PostedMessage, label: string, user = ANN) {
  const button = buttonsIn(message).find((one) => one.label === label);
  if (button === undefined) throw new Error(`there is no button ${label}`);
  const { channelId } = message;
  return world.fake.payloads.button({ customId: button.customId, message, user, channelId });
}

describe('asking in Discord', () => {
  it('by a mention is answered as a reply, and asked on by replies to the answers', async () => {
    const { fake, say } = await start();
    const first = mention('who said I will miss the fog?');
    await say(first);
    expect(nth(fake, 0).reference?.messageId).toBe(first.id);
    expect(visibleText(nth(fake, 0))).toContain('Lindqvist');
    // Something else is asked in between.
    await say(mention(QUESTION, { user: BOB }));
    const { messageCreate } = fake.payloads;
    const followUp = messageCreate({
      content: 'when did he say it?',
      user: BOB,
      replyTo: nth(fake, 0).id,
    });
    await say(followUp);
    expect(visibleText(nth(fake, 2))).toContain('Friday');
    expect(nth(fake, 2).reference?.messageId).toBe(followUp.id);
    const again = { content: 'when did he say it?', user: ANN, replyTo: nth(fake, 2).id };
    await say(messageCreate(again));
    expect(visibleText(nth(fake, 3))).toContain('Friday');
  });

  it('in a thread goes on without replies', async () => {
    const thread = { id: '1100000000000000077', type: 11, parentId: '1100000000000000004' };
    const { fake, say } = await start({
      fake: { channels: [{ id: '1100000000000000004' }, thread] },
    });
    const parts = { channelId: thread.id, thread: true };
    await say(mention('who said I will miss the fog?', parts));
    await say(mention('when did he say it?', parts));
    expect(visibleText(nth(fake, 1))).toContain('Friday');
  });

  it('in direct messages needs no mention, and goes on', async () => {
    const { fake, say } = await start();
    const say2 = (content: string) =>
      say(fake.payloads.messageCreate({ content, user: ANN, guild: false }));
    await say2('who said I will miss the fog?');
    await say2('when did he say it?');
    expect(visibleText(nth(fake, 1))).toContain('Friday');
  });

  it('by each subcommand is answered', async () => {
    const { fake, interact } = await start();
    await interact(ask(QUESTION));
    for (const subcommand of ['articles', 'help']) {
      const parts = { name: 'summit-brief', subcommand, user: ANN, options: {} };
      await interact(fake.payloads.slashCommand(parts));
    }
    const [answer, articles, help] = fake.messages.map((message) => visibleText(message));
    expect(answer).toMatch(/^Asked: who cut the ribbon\?\n.*Ines Calder/s);
    expect(articles).toContain('Harbour bridge opens');
    expect(help).toContain('I answer questions from 2 articles');
    expect(fake.messages.every(({ ephemeral }) => !ephemeral)).toBe(true);
  });

  it('in private is answered to the asker alone, and a button shows the answer to all, once', async () => {
    const { fake, interact } = await start();
    await interact(ask(QUESTION, { private: true }));
    expect(nth(fake, 0)).toMatchObject({ ephemeral: true, recipient: ANN });
    await interact(press(nth(fake, 0), 'Show to all'));
    expect(nth(fake, 1)).toMatchObject({ ephemeral: false });
    expect(visibleText(nth(fake, 1))).toMatch(/^Asked: who cut the ribbon\?\n.*Ines Calder/s);
    expect(buttonsIn(nth(fake, 1)).map(({ label }) => label)).not.toContain('Show to all');
    await interact(press(nth(fake, 0), 'Show to all'));
    const shown = fake.messages.filter(({ ephemeral }) => !ephemeral).map((m) => visibleText(m));
    expect(shown.filter((text) => text.includes('Ines Calder'))).toHaveLength(1);
    expect(shown[1]).toContain('done already');
  });

  it('is private where the setting says so, unless the asker says otherwise', async () => {
    const { fake, interact } = await start({ settings: { commandAnswers: 'private' } });
    await interact(ask(QUESTION));
    await interact(ask(QUESTION, { private: false }));
    expect(fake.messages.map(({ ephemeral }) => ephemeral)).toEqual([true, false]);
  });

  it('about a message asks its text, for one person', async () => {
    const { fake, interact } = await start();
    const message = fake.payloads.messageCreate({ content: 'Calder cut the ribbon.', user: BOB });
    const name = 'Check against the articles';
    await interact(fake.payloads.messageCommand({ name, message, user: ANN }));
    expect(nth(fake, 0)).toMatchObject({ ephemeral: true, recipient: ANN });
    expect(visibleText(nth(fake, 0))).toMatch(/^Asked: Calder cut the ribbon\./);
  });

  it('by a button is answered to all', async () => {
    const { fake, say, interact } = await start();
    await say(mention('help'));
    await interact(press(nth(fake, 0), EXAMPLES[0] ?? '', BOB));
    expect(visibleText(nth(fake, 1))).toMatch(/^Asked: who cut the ribbon\n.*Ines Calder/s);
    expect(nth(fake, 1).ephemeral).toBe(false);
  });

  it('outside a server, where only the asker installed the app, is answered', async () => {
    const { fake, interact } = await start();
    await interact({ ...ask(QUESTION), context: 2 });
    expect(visibleText(nth(fake, 0))).toContain('Ines Calder');
  });

  it('is helped while a question is typed', async () => {
    const { fake } = await start();
    const typed = async (value: string) => {
      const parts = { name: 'summit-brief', subcommand: 'ask', option: 'question', user: ANN };
      await fake.interact(fake.payloads.autocomplete({ ...parts, value }));
      return fake.interactions.at(-1)?.choices?.map(({ name }) => name);
    };
    expect(await typed('')).toEqual(EXAMPLES);
    expect(await typed('ribon')).toEqual(['who cut the ribbon']);
    expect(await typed('who is cald')).toContainEqual(expect.stringMatching(/^who is .*Calder$/));
    expect(await typed('zzz')).toEqual([]);
  });
});

describe('the Discord adapter', () => {
  it('keeps votes, and asks whoever finds an answer bad why', async () => {
    const { fake, say, interact } = await start();
    await say(mention(QUESTION));
    await interact(press(nth(fake, 0), 'Bad answer', BOB));
    expect(nth(fake, 1)).toMatchObject({ ephemeral: true, recipient: BOB });
    await interact(press(nth(fake, 1), 'It is wrong', BOB));
    await interact(press(nth(fake, 0), 'Good answer', BOB));
    expect(fake.messages.slice(1).every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(cast).toMatchObject([
      { platform: 'discord', user: BOB, verdict: 'down', complaint: undefined },
      { verdict: 'down', complaint: 'wrong' },
      { verdict: 'up', complaint: undefined },
    ]);
  });

  it('shows the paragraphs of the evidence to the one who wants to see them', async () => {
    const { fake, say, interact } = await start();
    await say(mention(QUESTION));
    await interact(press(nth(fake, 0), 'Show in context', BOB));
    expect(nth(fake, 1)).toMatchObject({ ephemeral: true, recipient: BOB });
    expect(visibleText(nth(fake, 1))).toContain(
      'The new harbour bridge in Tideford opened on Friday.',
    );
  });

  it('pings nobody, shows no previews and makes no links of words', async () => {
    const { fake, say, interact } = await start();
    const text = 'who is @everyone <@&5> https://evil.example [a](https://b.example) **x**?';
    await say(mention(text));
    await interact(ask(text));
    for (const message of fake.messages) {
      expect(mentionsIn(message)).toEqual([]);
      expect(linksIn(message).join()).not.toContain('evil');
      expect(linksIn(message).join()).not.toContain('b.example');
      expect(message.flags & 4).toBe(4);
    }
  });

  it.each([
    ['of another bot', { authorIsBot: true }],
    ['of a webhook', { webhookId: '1200000000000000009' }],
    ['to others', { mentionsBot: false }],
    ['that Discord itself wrote', { type: 7 }],
    ['that replies to it without a ping', { mentionsBot: false, pings: false }],
  ])('does not answer a message %s', async (_, parts) => {
    const { fake, say } = await start();
    await say(mention(QUESTION, parts));
    expect(fake.messages).toEqual([]);
  });

  it('never answers itself, though all that it posts comes back to it', async () => {
    const { fake, say } = await start();
    await say(mention(QUESTION));
    await say(fake.payloads.messageCreate({ content: QUESTION, user: ANN, guild: false }));
    await say(mention('help'));
    expect(fake.messages).toHaveLength(3);
  });

  it('shows that it is typing when an answer takes long', async () => {
    let finish = (): void => {};
    const slow: Handle = () =>
      new Promise((resolve) => {
        finish = () => resolve({ status: 'info', blocks: [{ kind: 'heading', text: 'Done' }] });
      });
    world = await startDiscord(slow, { typingAfterMs: 0 });
    const { fake, adapter } = world;
    fake.deliver('MESSAGE_CREATE', mention(QUESTION));
    await fake.until(({ typing }) => typing.length > 0);
    finish();
    await adapter.settled();
    expect(fake.messages.map((message) => visibleText(message))).toEqual(['Done']);
  });

  it('registers its commands, and again only when they have changed', async () => {
    const { fake } = await start();
    const puts = () => fake.calls.filter(({ method }) => method === 'PUT').length;
    expect(fake.commands.global.map((command) => command['name'])).toEqual([
      'summit-brief',
      'Check against the articles',
    ]);
    expect(puts()).toBe(1);
    const handle: Handle = async () => ({ status: 'info', blocks: [] });
    const again = await startAdapter(fake, handle);
    await again.close();
    expect(puts()).toBe(1);
  });

  it('registers its commands in one server where that is wanted', async () => {
    const guildId = '1100000000000000003';
    const { fake } = await start({ settings: { guildId } });
    expect(fake.commands.global).toEqual([]);
    expect(fake.commands.guilds.get(guildId)).toHaveLength(2);
  });
});

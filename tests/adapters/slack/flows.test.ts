import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '../../../src/bot/adapter.ts';
import { createBot } from '../../../src/bot/bot.ts';
import type { Votes } from '../../../src/bot/votes.ts';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import { buttonsIn, mentionsIn, visibleText } from '../../fakes/slack/render.ts';
import { type Corpus, writeCorpus } from '../../fixtures/corpus.ts';
import {
  answerId,
  type Mode,
  nth,
  type SlackOptions,
  type SlackWorld,
  startSlack,
} from './harness.ts';

const EXAMPLES = ['who cut the ribbon', 'when did the bridge open'];
const CONFIG = parseConfig(`examples: [${EXAMPLES}]`, {
  file: '/config.yaml',
  shown: 'config.yaml',
  noColour: true,
});
const CHANNEL = 'C0NEWS';
const ANN = 'U0ANN';
const QUESTION = 'who cut the ribbon?';

let corpus: Corpus;
let briefing: Briefing;
let world: SlackWorld;
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

async function start(options: SlackOptions = {}): Promise<SlackWorld> {
  const votes: Votes = { cast: async (vote) => void cast.push(vote) };
  const log = createLogger(() => {});
  const bot = createBot({ briefing, config: CONFIG, log, now: () => new Date(0), votes });
  world = await startSlack(bot.handle, { examples: EXAMPLES, ...options });
  return world;
}

function command(text: string): object {
  const responseUrl = world.fake.newResponseUrl({ channel: CHANNEL, user: ANN });
  const { slashCommand } = world.fake.payloads;
  return slashCommand({ command: '/summit-brief', text, channel: CHANNEL, user: ANN, responseUrl });
}

describe.each<Mode>(['socket', 'http'])('in %s mode', (mode) => {
  it('a mention is answered in its thread, and asked on there', async () => {
    const { fake, send } = await start({ mode });
    const mention = fake.payloads.mention({
      text: 'who said I will miss the fog?',
      channel: CHANNEL,
      user: ANN,
    });
    await send(mention);
    const threadTs = String(mention.event['ts']);
    const text = 'when did he say it?';
    await send(fake.payloads.mention({ text, channel: CHANNEL, user: ANN, threadTs }));
    expect(fake.messages.map((message) => message.threadTs)).toEqual([threadTs, threadTs]);
    const [first, second] = fake.messages.map(visibleText);
    expect(first).toMatch(/^Lindqvist/);
    expect(second).toContain('Friday');
    expect(second).toContain('Read as:');
  });

  it('a direct message is answered in its thread; a follow-up may stand there or below', async () => {
    const { fake, send } = await start({ mode });
    const first = fake.payloads.directMessage({ text: 'who said I will miss the fog?', user: ANN });
    await send(first);
    const threadTs = String(first.event['ts']);
    const text = 'when did he say it?';
    await send(fake.payloads.directMessage({ text, user: ANN, threadTs }));
    const below = fake.payloads.directMessage({ text, user: ANN });
    await send(below);
    expect(fake.messages.map((message) => message.threadTs)).toEqual([
      threadTs,
      threadTs,
      below.event['ts'],
    ]);
    for (const message of fake.messages.slice(1)) expect(visibleText(message)).toContain('Friday');
  });

  it('the slash command answers the one who asked, and a button posts the answer for all', async () => {
    const { fake, send } = await start({ mode });
    await send(command(QUESTION));
    const answer = nth(fake, 0);
    expect(answer).toMatchObject({ channel: CHANNEL, ephemeral: true, user: ANN });
    expect(visibleText(answer)).toMatch(/^Asked: who cut the ribbon\?/);

    const share = buttonsIn(answer).find(({ actionId }) => actionId === 'share');
    const press = () =>
      fake.payloads.blockAction({
        actionId: 'share',
        value: share?.value ?? '',
        user: ANN,
        channel: CHANNEL,
        ephemeral: true,
        messageTs: answer.ts,
        responseUrl: fake.newResponseUrl({
          channel: CHANNEL,
          user: ANN,
          messageTs: answer.ts,
        }),
      });
    await send(press());
    await send(press());
    expect(fake.messages[0]).toMatchObject({ channel: CHANNEL, ephemeral: false });
    expect(fake.messages.slice(1)).toMatchObject([{ ephemeral: true, user: ANN }]);
    expect(visibleText(nth(fake, 1))).toBe('That is done already.');
    const shown = visibleText(nth(fake, 0));
    expect(shown).toMatch(/^Asked: who cut the ribbon\?/);
    expect(shown).toContain('Ines Calder');
    expect(shown).not.toContain('Post to the channel');
  });

  it('the message shortcut asks the text of the message, for one person', async () => {
    const { fake, send } = await start({ mode });
    const responseUrl = fake.newResponseUrl({ channel: CHANNEL, user: ANN });
    await send(
      fake.payloads.messageShortcut({
        callbackId: 'check_message',
        messageText: 'Did Mayor Calder cut the ribbon &amp; leave?',
        channel: CHANNEL,
        user: ANN,
        responseUrl,
      }),
    );
    expect(fake.messages).toMatchObject([{ ephemeral: true, user: ANN }]);
    expect(fake.messages.map(visibleText)[0]).toMatch(
      /^Asked: Did Mayor Calder cut the ribbon & leave\?\n/,
    );
  });

  it('a button with a question answers in the thread of its message', async () => {
    const { fake, send } = await start({ mode });
    const help = fake.payloads.mention({ text: 'help', channel: CHANNEL, user: ANN });
    await send(help);
    const threadTs = String(help.event['ts']);
    const message = nth(fake, 0);
    const button = buttonsIn(message).find(({ value }) => value === EXAMPLES[0]);
    await send(
      fake.payloads.blockAction({
        actionId: button?.actionId ?? '',
        value: button?.value ?? '',
        user: 'U0BOB',
        channel: CHANNEL,
        messageTs: message.ts,
        threadTs,
        responseUrl: fake.newResponseUrl({ channel: CHANNEL, user: 'U0BOB' }),
      }),
    );
    expect(fake.messages).toHaveLength(2);
    expect(fake.messages[1]).toMatchObject({ channel: CHANNEL, threadTs, ephemeral: false });
    expect(fake.messages.map(visibleText)[1]).toMatch(
      /^Asked: who cut the ribbon\n[\s\S]*Ines Calder/,
    );
  });

  it('votes are kept, and whoever finds an answer bad is asked why', async () => {
    const { fake, send } = await start({ mode });
    await send(fake.payloads.mention({ text: QUESTION, channel: CHANNEL, user: ANN }));
    const answer = nth(fake, 0);
    const id = answerId(answer);
    const vote = (actionId: string, value: string, ephemeral = false) =>
      send(
        fake.payloads.blockAction({
          type: ephemeral ? 'button' : 'feedback_buttons',
          actionId,
          value,
          user: ANN,
          channel: CHANNEL,
          ephemeral,
          messageTs: answer.ts,
          threadTs: answer.threadTs ?? '',
          responseUrl: fake.newResponseUrl({ channel: CHANNEL, user: ANN }),
        }),
      );
    await vote('feedback', `down:${id}`);
    const asked = nth(fake, -1);
    expect(asked).toMatchObject({ ephemeral: true, user: ANN });
    const wrong = buttonsIn(asked).find(({ label }) => label.includes('wrong'));
    await vote(wrong?.actionId ?? '', wrong?.value ?? '', true);
    await vote('feedback', `up:${id}`);
    expect(fake.messages.slice(1).every(({ ephemeral }) => ephemeral)).toBe(true);
    const base = { id, platform: 'slack', user: ANN };
    expect(cast).toEqual([
      { ...base, verdict: 'down', complaint: undefined },
      { ...base, verdict: 'down', complaint: 'wrong' },
      { ...base, verdict: 'up', complaint: undefined },
    ]);
  });

  it('the paragraphs of the evidence are shown to the one who wants to see them', async () => {
    const { fake, send } = await start({ mode });
    await send(fake.payloads.mention({ text: QUESTION, channel: CHANNEL, user: ANN }));
    const answer = nth(fake, 0);
    const button = buttonsIn(answer).find(({ label }) => label === 'Show in context');
    await send(
      fake.payloads.blockAction({
        actionId: button?.actionId ?? '',
        value: button?.value ?? '',
        user: ANN,
        channel: CHANNEL,
        threadTs: answer.threadTs ?? '',
        responseUrl: fake.newResponseUrl({ channel: CHANNEL, user: ANN }),
      }),
    );
    expect(fake.messages.at(-1)).toMatchObject({ ephemeral: true, threadTs: answer.threadTs });
    const shown = visibleText(nth(fake, -1));
    expect(shown).toContain('The new harbour bridge in Tideford opened on Friday.');
    expect(shown).not.toContain('Asked:');
  });

  it('the App Home shows what the bot is, the articles and the examples', async () => {
    const { fake, send } = await start({ mode });
    await send(fake.payloads.appHomeOpened({ user: ANN, tab: 'home' }));
    const home = { text: '', blocks: fake.homes.get(ANN)?.blocks ?? [] };
    const shown = visibleText(home);
    expect(shown).toContain('I answer questions from 2 articles');
    expect(shown).toContain('Harbour bridge opens');
    expect(shown).toContain('Tideford Post, 2031-05-02');
    expect(buttonsIn(home).map(({ value }) => value)).toEqual(EXAMPLES);

    const [button] = buttonsIn(home);
    await send(
      fake.payloads.blockAction({
        actionId: button?.actionId ?? '',
        value: button?.value ?? '',
        user: ANN,
        container: 'view',
      }),
    );
    expect(fake.messages).toMatchObject([{ channel: 'DU0ANN', ephemeral: false }]);
  });

  it('prompts stand in an empty conversation', async () => {
    const { fake, send } = await start({ mode });
    const opened = fake.payloads.appHomeOpened({ user: ANN, tab: 'messages', channel: 'D0ANN' });
    await send(opened);
    expect(fake.prompts.get('D0ANN')?.map(({ message }) => message)).toEqual(EXAMPLES);
  });
});

describe('the Slack adapter', () => {
  it('answers the slash command for all where the setting says so', async () => {
    const { fake, send } = await start({ settings: { commandAnswers: 'in_channel' } });
    await send(command(QUESTION));
    expect(fake.messages).toMatchObject([{ channel: CHANNEL, ephemeral: false }]);
    expect(buttonsIn(nth(fake, 0))).not.toContainEqual(
      expect.objectContaining({ actionId: 'share' }),
    );
  });

  it('shows help for the slash command alone', async () => {
    const { fake, send } = await start();
    await send(command(''));
    expect(fake.messages.map(visibleText)[0]).toContain('I answer questions from 2 articles');
  });

  it('shares an answer through its address in a channel that it is not in', async () => {
    const { fake, send } = await start({ fake: { members: [] } });
    await send(command(QUESTION));
    const answer = nth(fake, 0);
    await send(
      fake.payloads.blockAction({
        actionId: 'share',
        value: answerId(answer),
        user: ANN,
        channel: CHANNEL,
        ephemeral: true,
        responseUrl: fake.newResponseUrl({
          channel: CHANNEL,
          user: ANN,
          messageTs: answer.ts,
        }),
      }),
    );
    expect(fake.messages).toMatchObject([{ channel: CHANNEL, ephemeral: false }]);
    expect(fake.messages.map(visibleText)[0]).toContain('Ines Calder');
  });

  it('shows that it is working when an answer takes long, and takes that away with the answer', async () => {
    let finish = (): void => {};
    const slow: Handle = () =>
      new Promise((resolve) => {
        finish = () => resolve({ status: 'info', blocks: [{ kind: 'heading', text: 'Done' }] });
      });
    world = await startSlack(slow, { statusAfterMs: 0 });
    const { fake, adapter, hand } = world;
    const mention = fake.payloads.mention({ text: QUESTION, channel: CHANNEL, user: ANN });
    await hand(mention);
    await fake.until(({ statuses }) => statuses.length > 0);
    expect(fake.statuses).toEqual([
      { channel: CHANNEL, thread_ts: mention.event['ts'], status: 'is reading the articles…' },
    ]);
    finish();
    await adapter.settled();
    expect(fake.messages.map(visibleText)).toEqual(['Done']);
  });

  it.each([
    ['of its own', { user: 'U0BOT' }],
    ['of another bot', { botId: 'B0OTHER' }],
    ['that was edited', { edited: true }],
  ])('does not answer a message %s', async (_, parts) => {
    const { fake, send } = await start();
    await send(fake.payloads.mention({ text: QUESTION, channel: CHANNEL, user: ANN, ...parts }));
    await send(fake.payloads.directMessage({ text: QUESTION, user: ANN, ...parts }));
    expect(fake.messages).toEqual([]);
  });

  it.each(['message_changed', 'message_deleted', 'bot_message', 'channel_join'])(
    'does not answer a message of subtype %s',
    async (subtype) => {
      const { fake, send } = await start();
      const message = { text: QUESTION, channel: 'D0ANN', user: ANN, subtype };
      await send(fake.payloads.messageEvent(message));
      expect(fake.messages).toEqual([]);
    },
  );

  it('answers a message with a file', async () => {
    const { fake, send } = await start();
    const message = { text: QUESTION, channel: 'D0ANN', user: ANN, subtype: 'file_share' };
    await send(fake.payloads.messageEvent(message));
    expect(fake.messages).toHaveLength(1);
  });

  it('never answers itself, though all that it posts comes back to it', async () => {
    const { fake, send, adapter } = await start({ fake: { echo: true } });
    await send(fake.payloads.directMessage({ text: QUESTION, user: ANN }));
    await send(fake.payloads.mention({ text: QUESTION, channel: CHANNEL, user: ANN }));
    await adapter.settled();
    expect(fake.messages).toHaveLength(2);
  });

  it('pings nobody and shows no previews, whatever was asked', async () => {
    const { fake, send } = await start();
    const text = 'who is &lt;!channel&gt; &lt;@U1&gt; https://evil.example *x*?';
    await send(fake.payloads.mention({ text, channel: CHANNEL, user: ANN }));
    await send(command(text));
    for (const message of fake.messages) {
      expect(mentionsIn(message)).toEqual([]);
      expect(message.args).toMatchObject({ unfurl_links: false, unfurl_media: false });
      expect(message.args).not.toHaveProperty('plain');
      expect(JSON.stringify(message.args)).not.toMatch(/<[!@#]/);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../../src/adapters/discord/render.ts';
import { visibleText as onScreen } from '../../../src/adapters/visible-text.ts';
import type { Block, Reply } from '../../../src/bot/reply.ts';
import { linksIn, mentionsIn, rawMentionsIn, visibleText } from '../../fakes/discord/render.ts';
import { validateMessage } from '../../fakes/discord/validate.ts';
import { anyReply, longReply, numbered, numbersOf, ONE_OF_EACH } from '../../fixtures/replies.ts';

const ID = '0123456789';
/** When the article of the example was published, in seconds. */
const OPENED = Date.UTC(2031, 4, 2, 8) / 1000;
const NO_MENTIONS = { allowed_mentions: { parse: [], replied_user: false } };

function render(reply: Reply, maxMessages = 8) {
  return renderDiscord(reply, { maxMessages, canShare: true });
}

function reply(...blocks: Block[]): Reply {
  return { status: 'answered', id: ID, blocks };
}

const shown = (messages: ReturnType<typeof render>): string =>
  messages.map((message) => visibleText(message)).join('\n');

/** Everything that must hold of each message to Discord, whatever is in the reply. */
function check(given: Reply, maxMessages: number): void {
  const messages = render(given, maxMessages);
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.length).toBeLessThanOrEqual(maxMessages);
  const urls = new Set(
    given.blocks.flatMap((block) =>
      block.kind === 'sources'
        ? block.sources.flatMap(({ url }) => url ?? [])
        : block.kind === 'quote'
          ? [block.link ?? '']
          : [],
    ),
  );
  for (const message of messages) {
    expect(validateMessage({ ...message, ...NO_MENTIONS })).toEqual([]);
    expect(message.content.length).toBeLessThanOrEqual(1_900);
    expect(mentionsIn({ ...message, ...NO_MENTIONS })).toEqual([]);
    expect(rawMentionsIn(message)).toEqual([]);
    // Links come from the articles' own addresses, never from words.
    for (const link of linksIn(message)) {
      expect([...urls].some((url) => URL.canParse(url))).toBe(true);
      expect(link).toMatch(/^https?:\/\//);
    }
  }
  const screen = shown(messages);
  const isCut =
    screen.includes('left out here:') || screen.includes('is too long to be shown here.');
  for (const block of given.blocks) {
    if (block.kind !== 'quote') continue;
    // A quotation is shown whole, or it is said that it is not.
    expect(screen.includes(onScreen(block.text.toWellFormed())) || isCut).toBe(true);
  }
  if (isCut) return;
  for (const number of numbersOf(given)) expect(screen).toContain(`[${number}]`);
}

describe('renderDiscord', () => {
  it('renders a Reply of each kind of block', () => {
    const button = (style: 1 | 2, label: string, custom_id: string) => ({
      type: 2,
      style,
      label,
      custom_id,
    });
    expect(render(ONE_OF_EACH)).toEqual([
      {
        content: String.raw`Yes: **before dawn on Friday** \[1\] \[2\]
Read as: when did the \*harbour\* bridge open
It had rained. **It opened on Friday.**
**Nearest, but not an answer**
> **Ines Calder:** “This bridge belongs to everyone” (reported by Island Wire) [\[1\]](<https://post.example/bridge#:~:text=This%20bridge>)
> The bridge opened on Friday. \[1\] \[2\]
- **Ines Calder**, **mayor** \[1\]
- **Otto Stein** \[2\]
**The articles differ: when did it open**
- **on Friday** — Harbour bridge opens \[1\]
- **late Thursday** — ferry.txt \[2\]
- The bridge opened on Friday. — said by \[1\] \[2\]
- It cost 14 million crowns. — said by \[2\]; silent: \[1\]
-# \[1\] [Harbour bridge opens](<https://post.example/bridge>). Tideford Post, <t:${OPENED}:D>. bridge.md
-# \[2\] ferry.txt. Publisher and date not given`,
        components: [
          { type: 1, components: [button(1, 'who cut the ribbon', 'all:who cut the ribbon')] },
          {
            type: 1,
            components: [
              button(2, 'Show to all', `share:${ID}`),
              button(2, 'Show in context', `private:evidence ${ID}`),
              button(2, 'Good answer', `private:rate ${ID} up`),
              button(2, 'Bad answer', `private:rate ${ID} down`),
            ],
          },
        ],
      },
    ]);
  });

  it('keeps within the limits whatever an answer holds', () => {
    fc.assert(
      fc.property(anyReply.map(numbered), fc.constantFrom(1, 5, 8), (given, max) =>
        check(given, max),
      ),
      { numRuns: 2000 },
    );
  }, 30_000);

  it('keeps within the limits however long an answer is', () => {
    fc.assert(
      fc.property(longReply.map(numbered), fc.constantFrom(1, 5, 8), (given, max) =>
        check(given, max),
      ),
      { numRuns: 300 },
    );
  }, 30_000);

  it('shows the words of articles and users as they were written', () => {
    const text =
      '*bold* _it_ `code` ||no|| <@1> @everyone [a](https://b.example) https://c.example > 1';
    const messages = render(
      reply(
        { kind: 'quote', text, of: 'sentence', sources: [1] },
        { kind: 'text', runs: [{ kind: 'user', text }] },
      ),
    );
    expect(shown(messages).split(text)).toHaveLength(3);
    expect(messages.flatMap((message) => linksIn(message))).toEqual([]);
  });

  it('says what it leaves out, and keeps the articles that the numbers stand for', () => {
    const text = 'A sentence of an article, not short. '.repeat(20).trim();
    const quotes = Array.from(
      { length: 12 },
      (_, n): Block => ({ kind: 'quote', text: `${n}: ${text}`, of: 'sentence', sources: [1] }),
    );
    const sources: Block = {
      kind: 'sources',
      sources: [{ number: 1, id: 'a', file: 'a.txt', title: 'The last title' }],
    };
    const messages = render(reply(...quotes, sources), 2);
    expect(messages).toHaveLength(2);
    const left = /left out here: (\d+) quotations/.exec(shown(messages))?.[1];
    const there = quotes.filter((_, n) => shown(messages).includes(`${n}: A sentence`)).length;
    expect(Number(left) + there).toBe(12);
    expect(shown(messages)).toContain('The last title');
  });

  it('writes out a choice that does not fit on a button', () => {
    const command = `who ${'really '.repeat(20)}cut the ribbon`;
    const messages = render(reply({ kind: 'choices', choices: [{ label: command, command }] }));
    expect(shown(messages)).toContain(command);
    expect(JSON.stringify(messages)).not.toContain('all:');
  });
});

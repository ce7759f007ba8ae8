import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHome, renderPrompts } from '../../../src/adapters/slack/home.ts';
import { renderSlack, type SlackMessage } from '../../../src/adapters/slack/render.ts';
import { visibleText as onScreen } from '../../../src/adapters/visible-text.ts';
import type { Block, Reply } from '../../../src/bot/reply.ts';
import { mentionsIn, visibleText } from '../../fakes/slack/render.ts';
import { validateBlocks, validateMessage } from '../../fakes/slack/validate.ts';
import { anyReply, longReply, numbered, numbersOf, ONE_OF_EACH } from '../../fixtures/replies.ts';

const ID = '0123456789';

function render(reply: Reply, maxMessages = 8): SlackMessage[] {
  return renderSlack(reply, { maxMessages, canShare: true });
}

function reply(...blocks: Block[]): Reply {
  return { status: 'answered', id: ID, blocks };
}

const shown = (messages: readonly SlackMessage[]): string => messages.map(visibleText).join('\n');

/** Everything that must hold of each message to Slack, whatever is in the reply. */
function check(given: Reply, messages: readonly SlackMessage[], maxMessages: number): void {
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.length).toBeLessThanOrEqual(maxMessages);
  for (const { plain: _, ...message } of messages) {
    expect(validateBlocks(message.blocks, 'message')).toEqual([]);
    expect(validateMessage({ channel: 'C1', ...message })).toBeUndefined();
    expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(9_000);
    expect(message.blocks.length).toBeLessThanOrEqual(45);
    expect(message.text.length).toBeGreaterThan(0);
    expect(message.text.length).toBeLessThanOrEqual(4_000);
    expect(mentionsIn(message)).toEqual([]);
    expect(JSON.stringify(message)).not.toMatch(/<[!@#]/);
    // The fallback is markup: nothing in it may be unescaped.
    expect(message.text.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
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

describe('renderSlack', () => {
  it('renders a Reply of each kind of block', () => {
    const plain = (text: string) => ({ type: 'text', text });
    const bold = (text: string) => ({ type: 'text', text, style: { bold: true } });
    const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
    const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
    const list = (...items: object[]) =>
      rich({ type: 'rich_text_list', style: 'bullet', elements: items });
    const quote = (...elements: object[]) => rich({ type: 'rich_text_quote', elements });
    const link = (url: string, text: string) => ({ type: 'link', url, text });
    const button = (label: string, action_id: string, value: string) => ({
      type: 'button',
      text: { type: 'plain_text', text: label, emoji: false },
      action_id,
      value,
    });
    const feedback = (label: string, verdict: 'up' | 'down', accessibility_label: string) => ({
      text: { type: 'plain_text', text: label },
      accessibility_label,
      value: `${verdict}:${ID}`,
    });
    const cell = (text: string) => ({ type: 'raw_text', text });
    const question = 'who cut the ribbon';

    expect(render(ONE_OF_EACH).map(({ plain: _, ...payload }) => payload)).toEqual([
      {
        text: `Yes: before dawn on Friday [1] [2]
Read as: when did the *harbour* bridge open
It had rained. It opened on Friday.
Nearest, but not an answer
Ines Calder: “This bridge belongs to everyone” (reported by Island Wire) [1]
The bridge opened on Friday. [1] [2]
• Ines Calder, mayor [1]
• Otto Stein [2]
The articles differ: when did it open
• on Friday — Harbour bridge opens [1]
• late Thursday — ferry.txt [2]
The bridge opened on Friday. (said by [1] [2])
It cost 14 million crowns. (said by [2])
[1] Harbour bridge opens. Tideford Post, 2031-05-02. bridge.md
[2] ferry.txt. Publisher and date not given
${question}`,
        blocks: [
          rich(section(plain('Yes: '), bold('before dawn on Friday'), plain(' [1] [2]'))),
          rich(section(plain('Read as: '), plain('when did the *harbour* bridge open'))),
          rich(section(plain('It had rained.'), plain(' '), bold('It opened on Friday.'))),
          rich(section(bold('Nearest, but not an answer'))),
          quote(
            bold('Ines Calder: '),
            plain('“This bridge belongs to everyone”'),
            plain(' (reported by Island Wire)'),
            plain(' '),
            link('https://post.example/bridge#:~:text=This%20bridge', '[1]'),
          ),
          quote(plain('The bridge opened on Friday.'), plain(' [1] [2]')),
          list(
            section(bold('Ines Calder'), plain(', '), bold('mayor'), plain(' [1]')),
            section(bold('Otto Stein'), plain(' [2]')),
          ),
          rich(section(bold('The articles differ: when did it open'))),
          list(
            section(bold('on Friday'), plain(' — '), plain('Harbour bridge opens'), plain(' [1]')),
            section(bold('late Thursday'), plain(' — '), plain('ferry.txt'), plain(' [2]')),
          ),
          {
            type: 'table',
            column_settings: [{ is_wrapped: true }, { align: 'center' }, { align: 'center' }],
            rows: [
              [cell('What is said'), cell('[1]'), cell('[2]')],
              [rich(section(plain('The bridge opened on Friday.'))), cell('says'), cell('says')],
              [rich(section(plain('It cost 14 million crowns.'))), cell('–'), cell('says')],
            ],
          },
          rich(
            section(
              plain('[1] '),
              link('https://post.example/bridge', 'Harbour bridge opens'),
              plain('. Tideford Post, 2031-05-02. bridge.md'),
              plain('\n'),
              plain('[2] '),
              plain('ferry.txt'),
              plain('. Publisher and date not given'),
            ),
          ),
          { type: 'actions', elements: [button(question, 'command:0', question)] },
          {
            type: 'actions',
            elements: [
              button('Post to the channel', 'share', ID),
              button('Show in context', 'private', `evidence ${ID}`),
            ],
          },
          {
            type: 'context_actions',
            elements: [
              {
                type: 'feedback_buttons',
                action_id: 'feedback',
                positive_button: feedback('Good answer', 'up', 'This answer is good'),
                negative_button: feedback('Bad answer', 'down', 'This answer is bad'),
              },
            ],
          },
        ],
      },
    ]);
  });

  it('keeps within the limits whatever an answer holds', () => {
    fc.assert(
      fc.property(anyReply.map(numbered), fc.constantFrom(1, 4, 8), (given, max) => {
        check(given, render(given, max), max);
      }),
      { numRuns: 2000 },
    );
  }, 30_000);

  it('keeps within the limits however long an answer is', () => {
    fc.assert(
      fc.property(longReply.map(numbered), fc.constantFrom(1, 4, 8), (given, max) => {
        check(given, render(given, max), max);
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('shows the words of articles and users as they were written', () => {
    const text = '*bold* _it_ `code` ~no~ <!channel> &amp; :smile: https://evil.example > 1';
    const messages = render(
      reply(
        { kind: 'quote', text, of: 'sentence', sources: [1] },
        { kind: 'text', runs: [{ kind: 'user', text }] },
      ),
    );
    expect(shown(messages).split(text)).toHaveLength(3);
    expect(JSON.stringify(messages[0]?.blocks)).not.toContain('"type":"link"');
  });

  it('shows a list of 200 members whole, in several messages', () => {
    const items = Array.from({ length: 200 }, (_, n) => ({
      runs: [{ kind: 'exact', text: `Member ${n} of the delegation`, sources: [] } as const],
      sources: [1],
    }));
    const messages = render(reply({ kind: 'list', items }));
    expect(messages.length).toBeGreaterThan(1);
    for (let n = 0; n < 200; n++) expect(shown(messages)).toContain(`Member ${n} of`);
    expect(shown(messages)).not.toContain('left out');
  });

  it('says what it leaves out, and keeps the articles that the numbers stand for', () => {
    const text = 'A sentence of an article, not short. '.repeat(50).trim();
    const quotes = Array.from(
      { length: 20 },
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
    expect(Number(left) + there).toBe(20);
    expect(shown(messages)).toContain('The last title');
  });

  it('never parts a quotation; one that no message holds is left out, with the way to it', () => {
    const link = 'https://post.example/a#:~:text=word';
    const text = 'word '.repeat(4000).trim();
    const messages = render(reply({ kind: 'quote', text, of: 'sentence', sources: [2], link }));
    expect(shown(messages)).toContain(
      '(A passage of 19,999 characters is too long to be shown here. Read it in [2].) Open it',
    );
    expect(JSON.stringify(messages)).toContain(link);
  });

  it('links a quotation to its very words, and an article to its page', () => {
    const messages = render(
      reply(
        {
          kind: 'quote',
          text: 'It opened.',
          of: 'sentence',
          sources: [1],
          link: 'https://post.example/bridge#:~:text=It%20opened.',
        },
        {
          kind: 'sources',
          sources: [
            {
              number: 1,
              id: 'a',
              file: 'a.md',
              title: 'Bridge',
              url: 'https://post.example/bridge',
            },
            { number: 2, id: 'b', file: 'b.md', title: 'Evil', url: 'javascript:alert(1)' },
          ],
        },
      ),
    );
    const urls = [...JSON.stringify(messages).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url);
    expect(urls).toEqual([
      'https://post.example/bridge#:~:text=It%20opened.',
      'https://post.example/bridge',
    ]);
  });

  it('has a heading stand in the message of what it is over', () => {
    const filler: Block = { kind: 'quote', text: 'x'.repeat(2700), of: 'sentence', sources: [] };
    const blocks: Block[] = [
      filler,
      filler,
      { kind: 'quote', text: 'x'.repeat(2600), of: 'sentence', sources: [] },
      { kind: 'heading', text: 'Nearest' },
      filler,
    ];
    const [first, second] = render({ status: 'info', blocks }).map(visibleText);
    expect(first).not.toContain('Nearest');
    expect(second).toMatch(/^Nearest/);
  });

  it('offers to rate an answer, to see it in context and to share it', () => {
    const quote: Block = { kind: 'quote', text: 'It opened.', of: 'sentence', sources: [1] };
    expect(shown(render(reply(quote)))).toMatch(
      /\[Post to the channel\] \[Show in context\]\n\[Good answer\] \[Bad answer\]$/,
    );
    const { id: _, ...unkept } = reply(quote);
    expect(shown(render(unkept))).not.toContain('[Good answer]');
    expect(shown(render({ ...reply(quote), status: 'info' }))).not.toContain('[Good answer]');
  });
});

describe('renderHome', () => {
  it('fits into the Home whatever the replies hold', () => {
    fc.assert(
      fc.property(fc.array(longReply, { minLength: 1, maxLength: 3 }), (replies) => {
        expect(validateBlocks(renderHome(replies).blocks, 'home')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('renderPrompts', () => {
  it('gives at most four, the titles cut', () => {
    const prompts = renderPrompts(['a', 'b'.repeat(100), 'c', 'd', 'e']);
    expect(prompts.map(({ title }) => title.length)).toEqual([1, 75, 1, 1]);
    expect(prompts[1]?.message).toHaveLength(100);
  });
});

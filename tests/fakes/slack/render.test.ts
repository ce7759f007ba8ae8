import { describe, expect, it } from 'vitest';
import { buttonsIn, mentionsIn, visibleText } from './render.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const line = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (words: string) => ({ type: 'text', text: words });

describe('visibleText', () => {
  it('shows the text of a message without blocks', () => {
    expect(visibleText({ text: 'R&amp;D &lt;3 <https://a.example/|the site>', blocks: [] })).toBe(
      'R&D <3 the site',
    );
  });

  it('shows the blocks in order, and not the text beside them', () => {
    const blocks = [
      { type: 'header', text: plain('A < B') },
      { type: 'section', text: mrkdwn('&lt;said&gt; <https://a.example/>'), fields: [plain('f')] },
      { type: 'divider' },
      rich(
        line(text('plain '), { type: 'link', url: 'https://a.example/', text: '[1]' }),
        { type: 'rich_text_quote', elements: [text('first\nsecond &amp;')] },
        { type: 'rich_text_list', style: 'bullet', elements: [line(text('a')), line(text('b'))] },
        { type: 'rich_text_list', style: 'ordered', indent: 1, elements: [line(text('c'))] },
      ),
      { type: 'context', elements: [mrkdwn('_note_'), plain('end')] },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'a', text: plain('More'), value: '1' }],
      },
      { type: 'image', image_url: 'https://a.example/i.png', alt_text: 'map', title: plain('Map') },
      {
        type: 'container',
        title: plain('Box'),
        child_blocks: [{ type: 'section', text: plain('in') }],
      },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'one' },
            { type: 'raw_number', value: 2, text: '2' },
          ],
        ],
      },
    ];
    expect(visibleText({ text: 'fallback', blocks }).split('\n')).toEqual([
      'A < B',
      '<said> https://a.example/',
      'f',
      '---',
      'plain [1]',
      '> first',
      '> second &amp;',
      '• a',
      '• b',
      '  1. c',
      '_note_ end',
      '[More]',
      'Map',
      '(map)',
      'Box',
      'in',
      'one | 2',
    ]);
  });
});

describe('mentionsIn', () => {
  it('finds what Slack makes of control sequences in mrkdwn', () => {
    const words = '<!channel> <@U1> <#C1|news> <!subteam^S1> <!date^1^{date}|then> &lt;!here&gt;';
    expect(mentionsIn({ text: words })).toEqual(['!channel', '@U1', '#C1', '!subteam^S1']);
    expect(visibleText({ blocks: [{ type: 'section', text: mrkdwn(words) }] })).toBe(
      'MENTION(!channel) MENTION(@U1) MENTION(#C1) MENTION(!subteam^S1) then <!here>',
    );
  });

  it('finds the elements of rich text, whose text is literal', () => {
    const blocks = [
      rich(
        line(
          text('<!channel> @here '),
          { type: 'user', user_id: 'U1' },
          { type: 'broadcast', range: 'here' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'usergroup', usergroup_id: 'S1' },
        ),
      ),
    ];
    expect(mentionsIn({ blocks })).toEqual(['@U1', '!here', '#C1', '!subteam^S1']);
    expect(visibleText({ blocks })).toMatch(/^<!channel> @here MENTION\(@U1\)MENTION\(!here\)/);
  });

  it('takes plain text for what it is, and reads the text beside blocks', () => {
    const blocks = [{ type: 'header', text: plain('<!channel> @here') }];
    expect(mentionsIn({ text: 'x', blocks })).toEqual([]);
    expect(mentionsIn({ text: '<!here>', blocks })).toEqual(['!here']);
  });

  it('finds bare names where the request asks Slack to link them', () => {
    const message = { text: 'ask @here, #news or a@b.example' };
    expect(mentionsIn(message)).toEqual([]);
    expect(mentionsIn({ ...message, args: { link_names: true } })).toEqual(['@here', '#news']);
    expect(mentionsIn({ ...message, args: { parse: 'full' } })).toEqual(['@here', '#news']);
  });
});

describe('buttonsIn', () => {
  it('lists the buttons with what they send', () => {
    const blocks = [
      {
        type: 'actions',
        block_id: 'b1',
        elements: [
          { type: 'button', action_id: 'a', text: plain('More'), value: '1' },
          { type: 'button', action_id: 'l', text: plain('Read'), url: 'https://a.example/' },
        ],
      },
      {
        type: 'context_actions',
        block_id: 'b2',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'v',
            positive_button: { text: plain('👍'), value: 'up' },
            negative_button: { text: plain('👎'), value: 'down' },
          },
        ],
      },
    ];
    const vote = { actionId: 'v', blockId: 'b2', type: 'feedback_buttons' };
    expect(buttonsIn({ blocks })).toEqual([
      { label: 'More', actionId: 'a', blockId: 'b1', value: '1', type: 'button' },
      {
        label: 'Read',
        actionId: 'l',
        blockId: 'b1',
        value: '',
        type: 'button',
        url: 'https://a.example/',
      },
      { label: '👍', value: 'up', ...vote },
      { label: '👎', value: 'down', ...vote },
    ]);
  });
});

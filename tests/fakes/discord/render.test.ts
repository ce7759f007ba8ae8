import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { buttonsIn, linksIn, mentionsIn, rawMentionsIn, visibleText } from './render.ts';

const V2 = 1 << 15;
const words = (content: string) => ({ type: 10, content });

describe('renderMarkdown', () => {
  it.each<[string, string, string]>([
    ['styles', '**a** *b* _c_ __d__ ~~e~~ ||f|| ***g***', 'a b c d e f g'],
    ['styles in styles', '**a *b* __c__**', 'a b c'],
    [
      'stars and lines that are none',
      '5 * 3 * 2, snake_case_name, a_b, * ',
      '5 * 3 * 2, snake_case_name, a_b, * ',
    ],
    [
      'escapes',
      String.raw`\*a\* \_b\_ \~\~ \|\| \# \- \> \[x\]\(y\) \: \\ 1\. \"`,
      '*a* _b_ ~~ || # - > [x](y) : \\ 1. "',
    ],
    ['a backslash before a letter', String.raw`C:\new \9`, String.raw`C:\new \9`],
    ['escaped beginnings of lines', '\\> a\n\\# b\n\\- c\n\\-# d', '> a\n# b\n- c\n-# d'],
    ['code, which is literal', '`*a*` ``b`c`` ```js\nd = **e**;\n```', '*a* b`c d = **e**;'],
    ['a quote', '> **a**\n> b\nc', '> a\n> b\nc'],
    ['a quote to the end', 'a\n>>> b\nc', 'a\n> b\n> c'],
    ['what is no quote', 'a > b\n>c', 'a > b\n>c'],
    ['headings and small text', '# a\n## b\n### **c**\n#### d\n-# e\n#f', 'a\nb\nc\n#### d\ne\n#f'],
    ['lists', '- a\n* b\n  - c\n1. d\n-e', '• a\n• b\n  • c\n1. d\n-e'],
    ['links', '[a](https://x.example) [**b**](<https://y.example/c>)', 'a b'],
    ['an address with a space', '[**b**](<https://x.example/c d>)', '[b](<https://x.example/c d>)'],
    [
      'brackets in a label',
      String.raw`[\[1\]](<https://x.example>) [[2]](https://x.example)`,
      '[1] [2]',
    ],
    [
      'what is no link',
      String.raw`\[a\](b) [a](b) [](https://x.example) [a] (b)`,
      '[a](b) [a](b) [](https://x.example) [a] (b)',
    ],
    [
      'a label that is an address',
      '[https://a.example/](https://b.example/)',
      '[https://a.example/](https://b.example/)',
    ],
    [
      'addresses',
      'see https://x.example/a_(b)_c, <https://y.example/?a=*b*>.',
      'see https://x.example/a_(b)_c, https://y.example/?a=*b*.',
    ],
    [
      'mentions',
      '<@1> <@!2> <@&3> <#4> </ask x:5>',
      'MENTION(@1) MENTION(@!2) MENTION(@&3) MENTION(#4) MENTION(/ask x)',
    ],
    ['names of all', '@everyone, @here', '@everyone, @here'],
    [
      'emoji and times',
      '<:wave:1> <a:dance:2> <t:1700000000:R>',
      ':wave: :dance: <t:1700000000:R>',
    ],
    ['other text', 'a < b & c > d “e” – 👍\u200b', 'a < b & c > d “e” – 👍\u200b'],
  ])('shows %s', (_, source, text) => {
    expect(renderMarkdown(source).text).toBe(text);
  });

  it.each<[string, readonly string[]]>([
    [
      '[a](https://x.example/(b)) [c](<https://y.example/d>)',
      ['https://x.example/(b)', 'https://y.example/d'],
    ],
    [
      '**https://x.example/a.** (https://y.example/b)',
      ['https://x.example/a', 'https://y.example/b'],
    ],
    ['> <https://x.example/> HTTPS://Y.example', ['https://x.example/', 'HTTPS://Y.example']],
    [String.raw`[a\](https://x.example) https\://y.example`, ['https://x.example']],
    ['`https://x.example` ftp://x.example javascript:alert(1) [a](javascript:alert(1))', []],
    ['<someone@x.example>', ['mailto:someone@x.example']],
  ])('finds the links of %s', (source, links) => {
    expect(renderMarkdown(source).links).toEqual(links);
  });

  it('takes no time for what looks like markup and is none', () => {
    const start = performance.now();
    for (const part of [
      '[',
      '*',
      '_a',
      '> ',
      '`',
      '\\',
      '**a',
      '[x](https://a',
      '||',
      '<',
      '~~a',
      '(',
    ]) {
      renderMarkdown(part.repeat(Math.floor(4000 / part.length)));
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('visibleText', () => {
  it('shows the content, then embeds, then components', () => {
    const message = {
      content: '**said**',
      embeds: [
        {
          author: { name: 'Ann *' },
          title: 'Ti\\*tle',
          description: '> quoted',
          fields: [{ name: 'a', value: '[b](https://x.example)' }],
          footer: { text: 'foot *er*' },
        },
        {},
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'More', custom_id: 'm' },
            { type: 2, style: 1, emoji: { name: '👍' }, custom_id: 'u' },
            { type: 2, style: 5, emoji: { name: '🔗' }, label: '*Read*', url: 'https://x.example' },
          ],
        },
        { type: 1, components: [{ type: 3, custom_id: 's', placeholder: 'Choose', options: [] }] },
      ],
    };
    expect(visibleText(message).split('\n')).toEqual([
      'said',
      'Ann *',
      'Ti*tle',
      '> quoted',
      'a',
      'b',
      'foot *er*',
      '[More] [👍] [🔗 *Read*]',
      '[Choose]',
    ]);
    expect(visibleText({ ...message, flags: 1 << 2 })).not.toContain('quoted');
  });

  it('shows components v2', () => {
    const components = [
      {
        type: 17,
        components: [
          words('# Answer'),
          { type: 14 },
          {
            type: 9,
            components: [words('one'), words('two')],
            accessory: { type: 2, style: 1, label: 'More', custom_id: 'm' },
          },
          { type: 14, divider: false },
          { type: 9, components: [words('three')], accessory: { type: 11, description: 'a map' } },
        ],
      },
      { type: 12, items: [{ description: 'a photo' }, {}] },
    ];
    expect(visibleText({ flags: V2, components }).split('\n')).toEqual([
      'Answer',
      '---',
      'one',
      'two',
      '[More]',
      'three',
      '(a map)',
      '(a photo)',
      '()',
    ]);
  });

  it('shows nothing of nothing', () => {
    expect(visibleText({})).toBe('');
    expect(visibleText({ content: null, embeds: [null], components: ['x'] })).toBe('');
  });
});

describe('mentionsIn', () => {
  const content = '<@1> <@!2> <@&3> <#4> @everyone @here';

  it.each<[string, unknown, readonly string[]]>([
    ['nothing is said', undefined, ['<@1>', '<@!2>', '<@&3>', '@everyone', '@here']],
    ['nobody may be called', { parse: [] }, []],
    ['an empty object is given', {}, []],
    ['users may be called', { parse: ['users'] }, ['<@1>', '<@!2>']],
    ['named ones may be called', { parse: [], users: ['2'], roles: ['3'] }, ['<@!2>', '<@&3>']],
    ['everyone may be called', { parse: ['everyone'] }, ['@everyone', '@here']],
  ])('says whom a message calls when %s', (_, allowedMentions, mentions) => {
    expect(mentionsIn({ content, allowedMentions })).toEqual(mentions);
    expect(mentionsIn({ content, allowed_mentions: allowedMentions })).toEqual(mentions);
  });

  it('reads components v2 and not embeds', () => {
    const components = [{ type: 17, components: [words('<@1>')] }];
    expect(mentionsIn({ flags: V2, components })).toEqual(['<@1>']);
    expect(mentionsIn({ content: 'x', embeds: [{ description: '<@1> @everyone' }] })).toEqual([]);
  });

  it('knows that a reply calls the author of what it replies to', () => {
    const reply = { content: 'x', reference: { messageId: '1', channelId: '2' } };
    expect(mentionsIn(reply)).toEqual(['reply']);
    expect(mentionsIn({ ...reply, allowedMentions: { parse: [] } })).toEqual([]);
    expect(mentionsIn({ ...reply, allowedMentions: { replied_user: true } })).toEqual(['reply']);
  });
});

describe('rawMentionsIn', () => {
  it('finds what is shown as a mention, whether or not it calls anybody', () => {
    const message = {
      content: '**<@1>** `<@2>` \\<@3> <#4> @everyone \\@here',
      embeds: [{ description: '<@&5>', footer: { text: '<@6>' } }],
      components: [{ type: 1, components: [{ type: 2, label: '<@7>', custom_id: 'x' }] }],
      allowedMentions: { parse: [] },
    };
    expect(rawMentionsIn(message)).toEqual(['<@1>', '<#4>', '@everyone', '<@&5>']);
    expect(rawMentionsIn({ components: [words('> @here')] })).toEqual(['@here']);
  });
});

describe('linksIn', () => {
  it('finds what a reader can click, in order', () => {
    const message = {
      content: '[a](https://a.example/)',
      embeds: [
        {
          author: { name: 'x', url: 'https://b.example/' },
          title: 'x',
          url: 'https://c.example/',
          description: 'https://d.example/',
          footer: { text: 'https://not.example/' },
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 5, label: 'x', url: 'https://e.example/' },
            { type: 2, style: 1, label: 'https://not.example/', custom_id: 'x' },
          ],
        },
      ],
    };
    expect(linksIn(message)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((one) => `https://${one}.example/`),
    );
  });
});

describe('buttonsIn', () => {
  it('lists the buttons with what they send', () => {
    const components = [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'More', custom_id: 'm' },
          { type: 2, style: 2, emoji: { name: '👎' }, custom_id: 'd', disabled: true },
          { type: 2, style: 5, label: 'Read', url: 'https://a.example/' },
        ],
      },
      {
        type: 9,
        components: [words('x')],
        accessory: { type: 2, style: 1, label: 'In', custom_id: 'i' },
      },
    ];
    expect(buttonsIn({ components })).toEqual([
      { label: 'More', customId: 'm', style: 1, disabled: false },
      { label: '👎', customId: 'd', style: 2, disabled: true },
      { label: 'Read', customId: '', style: 5, disabled: false, url: 'https://a.example/' },
      { label: 'In', customId: 'i', style: 1, disabled: false },
    ]);
  });
});

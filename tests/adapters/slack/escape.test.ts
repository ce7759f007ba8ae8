import { describe, expect, it } from 'vitest';
import { cleanText, escapeText, literal, readText } from '../../../src/adapters/slack/escape.ts';

describe('escapeText', () => {
  it('spells out the three characters that begin markup', () => {
    expect(escapeText('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    expect(escapeText('&amp;')).toBe('&amp;amp;');
  });
});

describe('literal', () => {
  it.each([
    ['<!channel>', ['<', '!channel>']],
    ['a <@U1> b', ['a <', '@U1> b']],
    ['<#C1> &lt;', ['<', '#C1> &', 'lt;']],
    ['1 < 2 & 3', ['1 < 2 & 3']],
    ['*bold* _it_', ['*bold* _it_']],
    ['', []],
  ])('parts what would be markup elsewhere in %j', (text, parts) => {
    expect(literal(text).map((element) => element.text)).toEqual(parts);
  });
});

describe('cleanText', () => {
  it('mends half characters and shows control characters', () => {
    expect(cleanText('a\ud83d b\u0007\n c')).toBe('a\ufffd b\u2407 c');
  });
});

describe('readText', () => {
  it.each([
    ['<@UBOT> who cut the ribbon', 'who cut the ribbon'],
    ['<@UBOT|bot>: who &amp; when &lt;1', ': who & when <1'],
    ['ask <@U2> or <@U3|ann>', 'ask @U2 or @ann'],
    ['in <#C1|news> and <#C2>', 'in #news and #C2'],
    ['<!here> <!subteam^S1|@team>', '@here @team'],
    ['see <https://a.example/x|the page> <https://b.example>', 'see the page https://b.example'],
    ['&amp;lt;', '&lt;'],
  ])('reads %j as %j', (text, expected) => {
    expect(readText(text, 'UBOT')).toBe(expected);
  });
});

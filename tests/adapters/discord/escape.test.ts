import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, linkAddress, readText } from '../../../src/adapters/discord/escape.ts';
import { visibleText } from '../../../src/adapters/visible-text.ts';

describe('escapeText', () => {
  it.each([
    ['*bold* _it_ ~no~ `code` |a|', '\\*bold\\* \\_it\\_ \\~no\\~ \\`code\\` \\|a\\|'],
    ['[link](https://evil.example)', '\\[link\\](https\\://evil.example)'],
    ['<@1> <#2> <t:3:R> <:a:4> :a:', '\\<@1> \\<#2> \\<t:3:R> \\<:a:4> :a:'],
    ['@everyone and @here, but a@b', '\\@everyone and \\@here, but a@b'],
    ['> quoted', '\\> quoted'],
    ['# big', '\\# big'],
    ['-# small', '\\-# small'],
    ['1. first', '1\\. first'],
    ['14.5 million - and 3 > 2', '14.5 million - and 3 > 2'],
    ['at 9:30, a 2:1 win', 'at 9:30, a 2:1 win'],
    ['back\\slash', 'back\\\\slash'],
  ])('makes %j plain', (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  it('is undone by taking the backslashes away, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const shown = escapeText(text).replace(/\\([^0-9A-Za-z\s])/g, '$1');
        expect(shown).toBe(visibleText(text.toWellFormed()));
      }),
    );
  });
});

describe('readText', () => {
  it.each([
    ['<@7> who cut the ribbon', 'who cut the ribbon'],
    ['<@!7>, who?', ', who?'],
    ['ask <@8> in <#9> or <@&5>', 'ask @someone in #channel or @someone'],
    ['so <:happy:12> <a:wave:13>', 'so :happy: :wave:'],
  ])('reads %j as %j', (text, expected) => {
    expect(readText(text, '7')).toBe(expected);
  });
});

describe('linkAddress', () => {
  it.each([
    ['https://a.example/b', 'https://a.example/b'],
    ['https://a.example/b_(c)?d=<e>', 'https://a.example/b_%28c%29?d=%3Ce%3E'],
    ['javascript:alert(1)', undefined],
    ['nothing', undefined],
    [undefined, undefined],
    [`https://a.example/${'x'.repeat(500)}`, undefined],
  ])('takes %s as %s', (url, expected) => {
    expect(linkAddress(url, 500)).toBe(expected);
  });
});

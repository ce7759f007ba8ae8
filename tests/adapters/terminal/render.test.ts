import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import { columns } from '../../../src/adapters/terminal/wrap.ts';
import { visibleText } from '../../../src/adapters/visible-text.ts';
import { replyToAnswer } from '../../../src/bot/commands/ask.ts';
import type { Block, Reply } from '../../../src/bot/reply.ts';
import { answer, BRIDGE, cite, FERRY } from '../../fixtures/answers.ts';
import { anyReply } from '../../fixtures/replies.ts';

const PLAIN = { width: 60, colours: false };
/** The only escape sequences the renderer writes itself: bold, faint, and their end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const COLOURS = /\u001b\[(?:1|2|22)m/g;

function reply(...blocks: Block[]): Reply {
  return { status: 'answered', blocks };
}

/** The rendered text with quotation bars, indentation and line breaks undone. */
function unwrapped(rendered: string): string {
  return fold(rendered.replace(/^ {2}│ +/gm, '').replaceAll('\n', ' '));
}

function fold(text: string): string {
  return text.replace(/ +/g, ' ').trim();
}

describe('renderTerminal', () => {
  it('shows an answer, its sentences, the differences and the articles', () => {
    const citations = [
      cite(BRIDGE, 'The new harbour bridge in Tideford opened on Friday at 9 a.m. in the rain.'),
      cite(FERRY, 'The bridge opened at noon.'),
    ];
    const values = [
      { text: '9 a.m.', citations: [0] },
      { text: 'noon', citations: [1] },
    ];
    const given = answer({
      kind: 'direct',
      values,
      citations,
      articles: 2,
      independent: 2,
      differences: [{ about: 'opening', values }],
      reading: {
        kind: 'when',
        about: [],
        corrected: [],
        completed: 'when did the bridge open',
      },
    });
    expect(renderTerminal(replyToAnswer(given, 2), PLAIN)).toBe(`9 a.m. [1]; noon [2]

  │ The new harbour bridge in Tideford opened on Friday at 9
  │   a.m. in the rain. [1]
  │ The bridge opened at noon. [2]

2 articles speak of it, all independent of one another.

The articles differ: opening
  - Harbour bridge opens [1]: 9 a.m.
  - ferry.txt [2]: noon

Read as: when did the bridge open

[1] Harbour bridge opens. Tideford Post, 2031-05-02.
    bridge.md
    https://post.example/bridge
[2] ferry.txt. Publisher and date not given
`);
  });

  it('puts quotation marks around spoken words only', () => {
    const words = { kind: 'quote', text: 'the fog', speaker: 'Lindqvist', sources: [1] } as const;
    const shown = renderTerminal(
      reply({ ...words, of: 'speech', via: 'Saltmarsh Radio' }, { ...words, of: 'sentence' }),
      PLAIN,
    );
    expect(shown).toBe(
      '  │ Lindqvist: “the fog” (reported by Saltmarsh Radio) [1]\n  │ Lindqvist: the fog [1]\n',
    );
  });

  it('shows the command of a choice where its label is another', () => {
    const choices = [
      { label: 'help', command: 'help' },
      { label: 'Who cut it?', command: 'ask who cut the ribbon' },
    ];
    expect(renderTerminal(reply({ kind: 'choices', choices }), PLAIN)).toBe(
      '  > help\n  > Who cut it?: ask who cut the ribbon\n',
    );
  });

  it('writes words of articles bold and numbers faint, only where colours are asked for', () => {
    const block: Block = { kind: 'text', runs: [{ kind: 'exact', text: 'at noon', sources: [1] }] };
    expect(renderTerminal(reply(block), { width: 60, colours: true })).toBe(
      '\u001b[1mat noon\u001b[22m \u001b[2m[1]\u001b[22m\n',
    );
    expect(renderTerminal(reply(block), PLAIN)).toBe('at noon [1]\n');
  });

  it('shows every quotation whole, whatever stands in it', () => {
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 20, max: 120 }), (given, width) => {
        const shown = unwrapped(renderTerminal(given, { width, colours: false }));
        for (const block of given.blocks) {
          if (block.kind === 'quote') expect(shown).toContain(fold(visibleText(block.text)));
          if (block.kind === 'differences') {
            for (const row of block.rows) expect(shown).toContain(fold(visibleText(row.text)));
          }
        }
      }),
    );
  });

  it('never lets a control or text-direction character of an article or a user out', () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), (given, colours) => {
        const shown = renderTerminal(given, { width: 60, colours });
        const foreign = (colours ? shown.replace(COLOURS, '') : shown).replaceAll('\n', '');
        expect(foreign).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('breaks lines at the width, except where one word is longer', () => {
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 20, max: 120 }), (given, width) => {
        for (const line of renderTerminal(given, { width, colours: false }).split('\n')) {
          const words = line.replace(/^ *(?:[│>-]|\[\d+\])? */, '').split(' ').length;
          if (words > 1) expect(columns(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

describe('visibleText', () => {
  it.each([
    ['a\u001b[31mb', 'a␛[31mb'],
    ['a\u0007\u007fb', 'a␇␡b'],
    ['a\u009bb', 'a<U+009B>b'],
    ['a\u202eb', 'a<U+202E>b'],
    ['  a\n\n\tb\u2028c  ', 'a b c'],
    ['14\u00a0million', '14\u00a0million'],
  ])('shows %j as %j', (text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });
});

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['谁剪彩', 6],
    ['e\u0301', 1],
    ['🙂', 2],
  ])('counts %s as %i columns', (text, expected) => {
    expect(columns(text)).toBe(expected);
  });
});

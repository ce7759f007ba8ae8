import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../../src/briefing/text/quotations.ts';

function found(text: string): string[] {
  return findQuotations(text, 0, text.length).map(
    ({ start, end, unclosed }) => text.slice(start, end) + (unclosed ? ' [unclosed]' : ''),
  );
}

describe('findQuotations', () => {
  it.each([
    ['“We won,” he said.', ['We won,']],
    ['"We won," he said.', ['We won,']],
    ['“We won," he said.', ['We won,']],
    ['„Wir siegten“, sagte er.', ['Wir siegten']],
    ['«Gagné», dit-il.', ['Gagné']],
    ['“One.” “Two.”', ['One.', 'Two.']],
    ['He said "no" and then "yes".', ['no', 'yes']],
    ['The shout ("why") was heard.', ['why']],
    ['He said “we won. And left.', ['we won. And left. [unclosed]']],
    ['He said "we won. And left.', ['we won. And left. [unclosed]']],
    ['“open “again” done', ['open [unclosed]', 'again']],
    ['“He said “no” to us,” she said. “Why?”', ['He said “no” to us,', 'Why?']],
    ['"He said “no” to us," she said. "Why?"', ['He said “no” to us,', 'Why?']],
    ['"He said "no" to us," she said.', ['He said "no" to us,']],
    ['“He said “no” to us, and “yes” to you.”', ['He said “no” to us, and “yes” to you.']],
    [
      '“We won, he said. “We won again,” he said.',
      ['We won, he said. [unclosed]', 'We won again,'],
    ],
    ["The boys' team isn't O'Neill's.", []],
    ['‘single’ marks', []],
    ['He is 5\'6" and it is 3" wide.', []],
    ['An empty “” pair and another "".', []],
    ['no marks', []],
  ])('finds in %j the spans %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('stays inside the paragraph it was given', () => {
    const text = '“Before.”\n“Now we go\n“After.”';
    const from = text.indexOf('\n') + 1;
    const to = text.lastIndexOf('\n');
    const [only, ...more] = findQuotations(text, from, to);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ unclosed: true, end: to });
    expect(text.slice(only?.outer.start, only?.outer.end)).toBe('“Now we go');
  });

  it('keeps words quoted in a quotation whole that goes on in the next paragraph', () => {
    const text = '“The “old” bridge is gone.\n“We need a new one.”';
    const to = text.indexOf('\n');
    const spans = findQuotations(text, 0, to).map(({ start, end }) => text.slice(start, end));
    expect(spans).toEqual(['The “old” bridge is gone.']);
  });

  it('gives spans in order that hold something and do not overlap, in any text', () => {
    const piece = fc.constantFrom('“', '”', '"', '„', '«', '»', "'", ' ', 'a', '. ', 'he said ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const quotation of findQuotations(text, 0, text.length)) {
          expect(quotation.outer.start).toBeGreaterThanOrEqual(end);
          expect(quotation.start).toBe(quotation.outer.start + 1);
          expect(quotation.end).toBeGreaterThanOrEqual(quotation.start);
          expect(quotation.outer.end).toBeGreaterThanOrEqual(quotation.end);
          end = quotation.outer.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFurniture } from '../../../src/briefing/articles/furniture.ts';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { splitSentences } from '../../../src/briefing/text/sentences.ts';
import type { Span } from '../../../src/briefing/types.ts';

function split(text: string, furniture: readonly Span[] = []): string[] {
  return splitSentences(text, furniture).map((sentence) =>
    text.slice(sentence.start, sentence.end),
  );
}

/** The invariants every later part builds on. */
function check(text: string, furniture: readonly Span[]): void {
  let end = 0;
  let paragraph = 0;
  const isFurniture = new Uint8Array(text.length);
  for (const span of furniture) isFurniture.fill(1, span.start, span.end);
  const gap = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (!isFurniture[i]) expect(text.charAt(i).trim()).toBe('');
  };
  for (const sentence of splitSentences(text, furniture)) {
    expect(sentence.start).toBeGreaterThanOrEqual(end);
    gap(end, sentence.start);
    const slice = text.slice(sentence.start, sentence.end);
    expect(slice).not.toBe('');
    expect(slice.trim()).toBe(slice);
    expect(isFurniture.subarray(sentence.start, sentence.end).includes(1)).toBe(false);
    expect(sentence.paragraph).toBeGreaterThanOrEqual(paragraph);
    paragraph = sentence.paragraph;
    end = sentence.end;
  }
  gap(end, text.length);
}

describe('sentences', () => {
  it.each([
    'One. | Two! | Three? | Four',
    'He met Mr. Brown, Dr. Lee and Gen. Roe. | They left.',
    'J. K. Rowling wrote it. | Emmet G. Sullivan read it. | Shannon S. Quill did not.',
    'Rep. G.K. Butterfield (D-N.C.), head of the group, agreed. | He smiled.',
    'The U.S. ambassador left. | The U.S. Supreme Court met. | He is from the U.S. | He said so.',
    'Apple Inc. Chief Executive Tim Cook spoke. | He works for Apple Inc. | The shares rose.',
    'It cost $3.5 million. | That is 1.2 percent more.',
    'He came at 5 p.m. Wednesday. | She left at 6 a.m. ET. | It began at 7 p.m. | Trump spoke.',
    'He works at Yahoo! News. | Then he left. | Yahoo! said nothing.',
    'Well ... he did not know. | I wonder... | Maybe he did.',
    'It ended. . . . | Then it began again.',
    'They left. | ... It was late.',
    '“A b c. | D e f,” he said.',
    '“Really?” he said. | “Yes!” Trump said. | “No?” Sen. Rand Paul (R-Ky.) asked.',
    'He said “yes.” | Then he left. | (It was late.) | She stayed.',
    '“Who won?” | The answer is open.',
    '“Are you sure?” | She says that he is.',
    'Brown v. Board of Education was decided on Jan. 5. | No. 1 on the list is St. Louis.',
    'Daly et al. 2001 found it. | See e.g. Warsaw or, i.e., the city.',
    'He fell ill. | Then he died. | It was a sin. | Yes.',
    'iPhone sales rose. | eBay fell. | That is all.',
    'They ask: are you ready? — The promises are old.',
    '1. Roads are bad. | 2. Bridges are worse.',
    'The S.&P. 500 fell. | The Dow rose.',
    'The Ulus (lit. “Great State”) fell (c. 1368). | He is a Doctor (Pharm. D.) there.',
    'It fell.[2] | It rose.[citation needed] | It fell again.[note 3][a] | It stayed.',
    'It rose ( est. ) by a tenth. | (See above.) | (It fell. | Then it rose.)',
  ])('end at the bars of %j', (row) => {
    expect(split(row.replaceAll('| ', ''))).toEqual(row.split(' | '));
  });

  it('part where a blank is missing between two of them, but not inside names of sites', () => {
    expect(
      split('This is the end.Next came the rain.”Then sun. Go to www.example.com or Read.Me now.'),
    ).toEqual([
      'This is the end.',
      'Next came the rain.”',
      'Then sun.',
      'Go to www.example.com or Read.Me now.',
    ]);
  });

  it('keep to paragraphs at blank lines and single line breaks', () => {
    const text = 'One line without a stop\nAnother. And more.\n\nThird';
    expect(splitSentences(text, []).map(({ paragraph }) => paragraph)).toEqual([0, 1, 1, 2]);
  });

  it.each([
    ['a link', 'The mayor wrote in\nThe Harbour Post\nthat the bridge stays closed. More follows.'],
    [
      'a genitive',
      'It was Ines Calder\n’s last plan, she told the\nCity Council\n, and it failed.',
    ],
    ['an index', 'They pumped CO\n2 into 40 km\n2. Of this, a tenth leaked.'],
    ['a formula', 'Sand (SiO\n2), rust (Fe\n2O\n3, as found there) and (CH\n3)\n2CO are known.[k]'],
  ])('go on over the line breaks around %s', (_, text) => {
    expect(new Set(splitSentences(text, []).map(({ paragraph }) => paragraph))).toEqual(
      new Set([0]),
    );
    expect(split(text).every((sentence) => /\.(?:\[k\])?$/.test(sentence))).toBe(true);
  });

  it.each([
    'Salt and oil\nflour\nwater',
    'The winners\n1 Anna Lund 40\n2 Ben Oye 38',
    'Track list of the EP\n1. Rain falls.\n2. Sun comes.',
    'Bridge closed\nMayor Ines Calder spoke on Friday.',
    'By Anna Lund\nJune 3, 2016\nThe bridge is closed.',
  ])('do not go on over those of a list or a heading: %j', (text) => {
    expect(splitSentences(text, []).at(-1)?.paragraph).toBe(text.split('\n').length - 1);
  });

  it('go on over the line breaks of a hard-wrapped text', () => {
    const text =
      'The minister told parliament on Tuesday that the government would\nspend another two billion euros on roads and bridges before the\nend of the year. Opposition leaders said that the plan came too\nlate, and that most of the money would go elsewhere.\n\nA second paragraph.';
    expect(splitSentences(text, []).map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
  });

  it('leave furniture out, at the head, in the middle and at the end', () => {
    const text = 'LONDON — It rains. (Photo) Then sun. - AP';
    const furniture = ['LONDON — ', '(Photo)', ' - AP'].map((part) => ({
      start: text.indexOf(part),
      end: text.indexOf(part) + part.length,
    }));
    expect(split(text, furniture)).toEqual(['It rains.', 'Then sun.']);
  });

  it('are slices that give the text back together with white space and furniture', () => {
    const piece = fc.oneof(
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '. ',
          '? ',
          '! ',
          '... ',
          '… ',
          '\n',
          '\n\n',
          '." ',
          '.” ',
          'U.S. ',
          'Mr. ',
          ' “',
          '\u00a0',
          '.N',
          '[1] ',
          '.)',
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('He', 'said', 'the', 'Trump ', 'ends', ' it ', '5', '2024'),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.nat(120), { maxLength: 8 }),
        (pieces, cuts) => {
          const text = pieces.join('');
          const places = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort(
            (a, b) => a - b,
          );
          const furniture: Span[] = [];
          for (let i = 0; i + 1 < places.length; i += 2)
            furniture.push({ start: places[i] ?? 0, end: places[i + 1] ?? 0 });
          check(text, furniture);
          check(text, findFurniture(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('hold in the bundled articles', () => {
    for (const article of loadArticles('articles').articles)
      check(article.text, findFurniture(article.text, article.title));
  });

  it.each([
    ['letters', 'a', 1],
    ['points', '. ', 1],
    ['quotes', '." ', 1],
    ['initials', 'J. ', 1],
    ['words', 'word ', 1],
    ['brackets', '.)', 1],
    ['sentences', 'He left. ', 111_112],
  ])('are found whole in a million characters of %s', (_name, unit, count) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const sentences = splitSentences(text, []);
    expect(sentences).toHaveLength(count);
    expect(sentences.at(-1)?.end).toBe(text.trimEnd().length);
  });
});

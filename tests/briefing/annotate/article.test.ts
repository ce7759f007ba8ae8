import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotateArticle } from '../../../src/briefing/annotate/article.ts';
import type { SentenceNote } from '../../../src/briefing/annotate/types.ts';

/** "words - speaker", each quotation once, in order. */
function quotes(text: string): string[] {
  const all = annotateArticle(text).flatMap((note) => note.quotes);
  return [...new Set(all)].map(
    (quote) => `${text.slice(quote.start, quote.end)} - ${quote.speaker ?? 'nobody'}`,
  );
}

function note(text: string, position: number): SentenceNote {
  const found = annotateArticle(text).at(position);
  if (found === undefined) throw new Error(`no sentence ${position} in '${text}'`);
  return found;
}

describe('the speaker of a quotation', () => {
  it.each([
    ['behind it', '“It is ours,” Ines Calder said.'],
    ['behind it, verb first', '“It is ours,” said Ines Calder.'],
    ['behind it, with an office', '“It is ours,” Mayor Ines Calder said.'],
    ['behind it, with a description', '“It is ours,” Ines Calder, the mayor of Tideford, said.'],
    ['before it', 'Ines Calder told reporters: “It is ours,”'],
    ['before it, led into', 'Ines Calder said that “It is ours,”'],
    ['by a family name', 'Mayor Ines Calder opened the bridge. “It is ours,” Calder said.'],
    ['by a pronoun', 'Mayor Ines Calder opened the bridge. “It is ours,” she said.'],
    ['by a pronoun before it', 'Ines Calder came on Monday. Then she added: “It is ours,”'],
    ['in the sentence before', 'Mayor Ines Calder came. She spoke on Monday. “It is ours,”'],
    ['by "according to"', 'The bridge, according to Ines Calder, is “It is ours,”'],
    [
      'beside somebody else in the sentence',
      'Ines Calder and Otto Stein came. “It is ours,” Calder said, while Stein kept quiet.',
    ],
    ['who talks to somebody', 'Ines Calder met Otto Stein. “It is ours,” she told Stein.'],
    ['behind it, with an adverb', '“It is ours,” Ines Calder reportedly said.'],
    ['behind it, with an unusual verb', '“It is ours,” Ines Calder growled.'],
    [
      'behind an office of several words',
      '“It is ours,” Council Majority Leader Ines Calder said.',
    ],
    ['behind another’s name', '“It is ours,” said Stein aide Ines Calder.'],
    ['behind a description', '“It is ours,” said an aide to the mayor, Ines Calder.'],
    ['at the end of the sentence', 'The bridge “It is ours,” is old, Ines Calder said.'],
    ['between commas', 'Ines Calder, who beat Otto Stein, said “It is ours,”'],
    ['before a time', 'Ines Calder on Monday evening said “It is ours,”'],
    ['as the subject of the last of two verbs', 'Ines Calder came in and said “It is ours,”'],
    ['by a participle', 'Ines Calder wrote to Otto Stein, telling him: “It is ours,”'],
    ['behind "by"', 'The bridge was called by Ines Calder “It is ours,”'],
    ['as whoever is quoted', 'Otto Stein quotes Ines Calder: “It is ours,”'],
    ['with a colon and no verb', 'Here is Ines Calder in May: “It is ours,”'],
    ['in the paragraph before', 'Ines Calder published a statement.\n\n“It is ours,”'],
    ['in the paragraph before, with a colon', 'Ines Calder went on:\n\n“It is ours,”'],
    ['by a verb that looks like a noun', 'Ines Calder claims that “It is ours,”'],
    [
      'by a pronoun that fits',
      'Mr. Otto Stein came. Ines Calder said she met Stein. Stein left. “It is ours,” she said.',
    ],
    [
      'by an office that only one person holds',
      'Sen. Ines Calder came. Otto Stein came. “It is ours,” the senator said.',
    ],
    ['who talks of somebody', '“It is ours,” Ines Calder said of the bridge of Otto Stein.'],
  ])('is found %s', (_how, text) => {
    expect(quotes(text)).toEqual(['It is ours, - ines calder']);
  });

  it.each([
    ['“It is ours,” the observatory said.', 'the observatory'],
    ['“It is ours,” said one of the guards, who had seen it.', 'one of the guards'],
    ['“It is ours,” a Calder spokesman said on Monday.', 'a Calder spokesman'],
    ['“It is ours,” said the longtime Calder adviser.', 'the longtime Calder adviser'],
    ['Calder supporters shouted “It is ours”.', 'Calder supporters'],
    ['Norwegian state media reported that “It is ours”.', 'Norwegian state media'],
    ['They saw a sign in Russian and French reading “It is ours”.', 'a sign'],
    ['The town’s own reporter writes from Karsa, that “It is ours”.', 'The town’s own reporter'],
    ['“It is ours,” according to the report.', 'the report'],
  ])('is a description where the article gives no name: %j', (text, words) => {
    const { speakerSpan } = note(text, 0).quotes[0] ?? {};
    expect(text.slice(speakerSpan?.start, speakerSpan?.end)).toBe(words);
  });

  it.each([
    'They read a book called “It is ours”.',
    'The plan was criticised as “It is ours”.',
    'Near Ines Calder stood a “It is ours”.',
  ])('is nobody in %j', (text) => {
    expect(quotes(text)).toEqual(['It is ours - nobody']);
  });

  it('is found behind a quotation that lost its comma', () => {
    expect(quotes('“It is ours” said Ines Calder.')).toEqual(['It is ours - ines calder']);
  });

  it('goes on over a title in between', () => {
    const text =
      '“We won,” Ines Calder told Ana Diaz of the “Morning Show” on Friday. “We will win again.”';
    expect(quotes(text).at(-1)).toBe('We will win again. - ines calder');
  });

  it('goes on into a paragraph that is nothing but speech', () => {
    const text =
      '“We won,” Ines Calder said.\n\n“We will win again.”\n\nThe “Golden Boot” is lost.';
    expect(quotes(text).slice(1)).toEqual([
      'We will win again. - ines calder',
      'Golden Boot - nobody',
    ]);
  });

  it('goes on where it is a description', () => {
    const text = '“We won,” one guard said. “We will win again.”';
    const spans = note(text, 1).quotes.map(({ speakerSpan }) => speakerSpan);
    expect(spans.map((span) => text.slice(span?.start, span?.end))).toEqual(['one guard']);
  });

  it('is the same for a second quotation of the paragraph', () => {
    expect(quotes('Coach Kofi Berg smiled. “We ran,” he said. “We will run again.”')).toEqual([
      'We ran, - kofi berg',
      'We will run again. - kofi berg',
    ]);
  });

  it('is told apart for two quotations of one sentence', () => {
    const text = 'Ines Calder called the plan “a dream”; Otto Stein called it “a debt”.';
    expect(quotes(text)).toEqual(['a dream - ines calder', 'a debt - otto stein']);
  });

  it('holds for a quotation over several sentences, which each of them carries', () => {
    const text = '“We ran. We fought. We won,” coach Kofi Berg said.';
    expect(quotes(text)).toEqual(['We ran. We fought. We won, - kofi berg']);
    expect(annotateArticle(text).map(({ quotes }) => quotes.length)).toEqual([1, 1, 1]);
  });

  it('holds for a quotation over two paragraphs that is closed in the second', () => {
    const text =
      'Lena Voss warned the town.\n\n“The lava is near. Leave now.\n\n“Take the north road,” she said.';
    expect(quotes(text)).toEqual([
      'The lava is near. Leave now. - lena voss',
      'Take the north road, - lena voss',
    ]);
  });

  it('is not guessed where nobody speaks', () => {
    expect(quotes('A sign read “Keep out”. The “Golden Boot” went to Sam Reed.')).toEqual([
      'Keep out - nobody',
      'Golden Boot - nobody',
    ]);
    expect(quotes('“The lava is near,” the observatory said.')).toEqual([
      'The lava is near, - nobody',
    ]);
  });

  it('stands in the text where it says it does', () => {
    const text = 'Mayor Ines Calder came. “It is ours,” she said.';
    const span = note(text, 1).quotes[0]?.speakerSpan;
    expect(text.slice(span?.start, span?.end)).toBe('she');
  });

  it.each([
    ['“The lava is near,” Lena Voss told CNN on Friday.', 'CNN'],
    ['“The lava is near,” Lena Voss said in an interview with the Karsa Post.', 'Karsa Post'],
    ['“The lava is near,” Lena Voss said, as reported by the Karsa Post.', 'Karsa Post'],
    ['“The lava is near,” Lena Voss said on Friday.', undefined],
  ])('is reported through an outlet where one is named: %j', (text, via) => {
    expect(note(text, 0).quotes).toMatchObject([{ speaker: 'lena voss', via }]);
  });
});

describe('names', () => {
  it.each([
    ['Sam Reed scored. Reed wept.', 'sam reed'],
    ['Captain Sam Reed scored. Reed wept.', 'sam reed'],
    ['Kwon Ji Woo scored. Kwon wept.', 'kwon ji woo'],
    ['Anna Reed and Sam Reed played. Reed wept.', 'sam reed'],
    ['Sam Reed scored. Mia Falk wept.', 'mia falk'],
    ['Kwon Ji Woo met Mayor Otto Stein. The Stein-Kwon plan won. Kwon wept.', 'kwon ji woo'],
    ['Sam Reed owns the Reed Palace Hotel. Reed wept.', 'sam reed'],
  ])('that are short are led back to the full form: %j', (text, key) => {
    expect(note(text, -1).mentions.map((mention) => mention.key)).toContain(key);
  });

  it('are found for an office once its holder was named', () => {
    const text = 'Norwegian Prime Minister Olav Berg came. The Norwegian Prime Minister smiled.';
    expect(note(text, 1).mentions.map(({ key }) => key)).toEqual(['@norway', 'olav berg']);
  });

  it('are not found for an office that nobody is named for', () => {
    expect(note('Then the Prime Minister smiled.', 0).mentions).toEqual([]);
  });

  it('are what pronouns of the next sentences refer to', () => {
    const text = 'Ines Calder and Otto Stein met. They shook hands. The two leaders smiled.';
    expect(annotateArticle(text).map(({ refers }) => refers)).toEqual([
      [],
      ['ines calder', 'otto stein'],
      ['ines calder', 'otto stein'],
    ]);
    expect(note('Sam Reed scored. His goal won it.', 1).refers).toEqual(['sam reed']);
  });

  it('are no subjects behind a preposition or as possessors', () => {
    const text = 'Then Sam Reed’s goal was praised by Kofi Berg and Mia Falk smiled.';
    const subjects = note(text, 0).mentions.filter((mention) => mention.isSubject);
    expect(subjects.map(({ key }) => key)).toEqual(['mia falk']);
  });
});

describe('roles', () => {
  it('belong to the full name of their holder', () => {
    const text = 'Council President Otto Stein came late. Chairman Stein apologised.';
    const roles = annotateArticle(text).flatMap((n) => n.roles);
    expect(roles.map((role) => [role.person, text.slice(role.start, role.end)])).toEqual([
      ['otto stein', 'Council President'],
      ['otto stein', 'Chairman'],
    ]);
    expect(roles.map(({ name }) => text.slice(name.start, name.end))).toEqual([
      'Otto Stein',
      'Stein',
    ]);
  });
});

describe('times and numbers', () => {
  it('have offsets of the article', () => {
    const text = 'Ash fell.\n\nOn Monday 300 people fled.';
    const { times, numbers } = note(text, 1);
    expect(times.map(({ start, end }) => text.slice(start, end))).toEqual(['Monday']);
    expect(numbers.map(({ start, end }) => text.slice(start, end))).toEqual(['300']);
  });
});

describe('every note', () => {
  const piece = fc.constantFrom(
    'Mayor Ines Calder ',
    'Calder ',
    'Stein’s ',
    'The Norwegian Prime Minister ',
    'said ',
    'told CNN ',
    '“It is ours” ',
    '“We ',
    'won,” ',
    '"straight" ',
    'on Monday ',
    'at 9 p.m. ',
    '11,000 boats ',
    'she ',
    'they ',
    'U.S. ',
    ', the mayor of Tideford, ',
    'and ',
    '. ',
    '? ',
    '\n\n',
    '\n',
    '🙂 ',
    'é ',
    '(AP) ',
    'Also Read: Floods\n\n',
  );
  const text = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string({ maxLength: 4 })), {
    maxLength: 40,
  });

  it('lies in its sentence or its article, whatever the text is', () => {
    fc.assert(
      fc.property(text, (pieces) => {
        const article = pieces.join('');
        let end = 0;
        for (const n of annotateArticle(article, 'Calder opens bridge')) {
          expect(n.start).toBeGreaterThanOrEqual(end);
          expect(n.end).toBeLessThanOrEqual(article.length);
          end = n.end;
          const inside = [
            ...n.mentions,
            ...n.times,
            ...n.numbers,
            ...n.roles,
            ...n.roles.map(({ name }) => name),
          ];
          for (const span of inside) {
            expect(span.start).toBeGreaterThanOrEqual(n.start);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(n.end);
          }
          for (const quote of n.quotes) {
            expect(quote.start).toBeLessThan(n.end);
            expect(quote.end).toBeGreaterThan(n.start);
            expect(quote.end).toBeLessThanOrEqual(article.length);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(text, (pieces) => {
        const article = pieces.join('');
        expect(annotateArticle(article)).toEqual(annotateArticle(article));
      }),
      { numRuns: 30 },
    );
  });
});

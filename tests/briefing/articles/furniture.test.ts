import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFurniture } from '../../../src/briefing/articles/furniture.ts';
import { loadArticles } from '../../../src/briefing/articles/load.ts';

const HEADLINE = 'Minister promises new money for old roads';
const STORY = [
  'The minister told parliament on Tuesday that the government would spend another two billion euros on roads and bridges before the end of the year.',
  'Opposition leaders said that the plan came too late, and that most of the money would go to regions that the ruling party holds already.',
];

function found(lines: readonly string[], title?: string): string[] {
  const text = lines.join('\n\n');
  return findFurniture(text, title).map(
    (span) => `${span.kind}: ${text.slice(span.start, span.end)}`,
  );
}

describe('furniture', () => {
  it.each([
    ['leadIn', 'Advertisement'],
    ['leadIn', 'Comments (12)'],
    ['leadIn', 'Loading...'],
    ['leadIn', 'READ MORE: Floods hit the south as rivers rise'],
    ['leadIn', 'ALSO READ | Floods hit the south'],
    ['leadIn', 'Related Articles'],
    ['leadIn', 'Follow us on our channel for breaking news!'],
    ['leadIn', 'Follow The Paper on Facebook'],
    ['leadIn', 'Sign up for our daily newsletter here.'],
    ['leadIn', 'Story continues below this ad'],
    ['leadIn', 'Get the morning’s headlines in your inbox'],
    ['caption', 'Photo: Ann Lee/Reuters'],
    ['caption', 'The minister in Paris last week. (AP Photo/Ann Lee, File)'],
    ['caption', 'The minister in Paris last week. - Pool Photo via AFP'],
    ['caption', 'Illustration by ANN_LEE on Shutterstock'],
    [
      'caption',
      'FILE PHOTO: The minister speaks in Paris, France, May 3, 2024. REUTERS/Ann Lee/File Photo',
    ],
    ['credit', 'Reporting by Ann Lee; editing by Bo Roe'],
    ['credit', 'The Paper’s Ann Lee contributed to this report.'],
    ['credit', 'This story was generated using a program and edited by Bo Roe'],
    ['credit', '© 2024 The Paper. All rights reserved.'],
    ['credit', '(With inputs from agencies)'],
  ])('of kind %s is the line %j, inside the story and behind it', (kind, line) => {
    expect(found([...STORY, line, ...STORY.map((p) => p.replace('the', 'a'))])).toEqual([
      `${kind}: ${line}`,
    ]);
    expect(found([...STORY, line])).toEqual([`${kind}: ${line}`]);
  });

  it.each([
    'The photo was taken by a tourist, the police said.',
    'Comments by the minister were met with laughter in parliament.',
    'Related work was stopped in May.',
    'Read together, the two reports leave little doubt.',
    'Next in line is the finance minister, who has waited long.',
    'The report also provided details of the costs.',
    'Joe Brown: I never said that the roads were good.',
    'The US: a country with long roads and few trains.',
    'He added: The roads are in a bad state.',
    '“Nothing happens by itself.” — Ann Lee',
    'NATO — which has its seat in Brussels — said nothing.',
    'Brown is challenging the minister for the Paris seat.',
  ])('is not the sentence %j', (line) => {
    expect(found([...STORY, line, ...STORY.slice().reverse()])).toEqual([]);
    expect(found([...STORY, line])).toEqual([]);
  });

  it.each([
    ['LONDON — ', 'dateline'],
    ['LONDON ― ', 'dateline'],
    ['PYONGYANG: ', 'dateline'],
    ['WASHINGTON (AP) — ', 'dateline'],
    ['SEOUL, June 19 (Reuters) - ', 'dateline'],
    ['MANCHESTER, N.H. - ', 'dateline'],
    ['New York (AFP) – ', 'dateline'],
    ['MOSCOW, June 19. /TASS/. ', 'dateline'],
    ['What Happened: ', 'label'],
    ['Why It Matters: ', 'label'],
    ['The Bottom Line: ', 'label'],
    ['Why it matters: ', 'label'],
  ])('is the head %j alone and not the sentence behind it', (head, kind) => {
    expect(found([`${head}${STORY[0]}`, `${STORY[1]}`])).toEqual([`${kind}: ${head}`]);
  });

  it('leaves speakers of a transcript alone', () => {
    expect(
      found([
        'BROWN: The roads are in a bad state.',
        'GREEN: They have been so for years.',
        'BROWN: I know that well.',
      ]),
    ).toEqual([]);
  });

  it.each([' - The Korea Herald/ANN', ' — Reuters', ' (AP)'])(
    'is the credit %j behind a sentence',
    (credit) => {
      expect(found([STORY[0] ?? '', `${STORY[1]}${credit}`])).toEqual([`credit: ${credit}`]);
    },
  );

  it('is a headline, its copies in other marks, and what stands between it and the story', () => {
    expect(
      found([
        `${HEADLINE} – ‘at last’`,
        'By Ann Lee',
        'June 19, 2024',
        `${HEADLINE} - 'At Last'.`,
        ...STORY,
      ]),
    ).toEqual([
      `headline: ${HEADLINE} – ‘at last’`,
      'credit: By Ann Lee',
      'credit: June 19, 2024',
      `headline: ${HEADLINE} - 'At Last'.`,
    ]);
  });

  it('is the stated title at the head, also when it ends with a full stop', () => {
    expect(found([`${HEADLINE}.`, ...STORY], HEADLINE)).toEqual([`headline: ${HEADLINE}.`]);
  });

  it('is a caption printed again without its credit', () => {
    const caption = 'The minister walks along a road in the south on June 3, 2024.';
    expect(
      found([
        STORY[0] ?? '',
        `${caption} (Photo by Ann Lee/Getty Images)`,
        caption,
        STORY[1] ?? '',
      ]),
    ).toHaveLength(2);
  });

  it('is the list of links below a section name and at the end', () => {
    const links = [
      'Floods hit the south as rivers rise',
      'Team wins in the last minute, fans say',
      'No plans to raise the pension age',
    ];
    expect(found([...STORY, 'Next In World News', ...links, 'Others Also Read'])).toHaveLength(5);
    expect(found([...STORY, ...links])).toEqual(links.map((link) => `link: ${link}`));
    expect(found([...STORY, 'The minister named these roads:', ...links])).toEqual([]);
  });

  it('is a slogan behind the closing credit, unless the story goes on', () => {
    const credit = 'This story was generated using a program and edited by Bo Roe';
    const slogan =
      'Trade with more insight from free reports and breaking news that matter to the stocks you care about.';
    expect(found([...STORY, credit, slogan])).toEqual([`credit: ${credit}`, `tail: ${slogan}`]);
    expect(found([HEADLINE, ...STORY, credit, ...STORY])).toEqual([
      `headline: ${HEADLINE}`,
      `credit: ${credit}`,
    ]);
  });

  it('does not take a fragment of one line away', () => {
    expect(found([HEADLINE], HEADLINE)).toEqual([]);
    expect(found([HEADLINE, 'Money at last'], HEADLINE)).toEqual([]);
  });

  it('is sorted, inside the text and without overlaps', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        HEADLINE,
        ...STORY,
        'Also Read: x',
        'Comments',
        'LONDON — It rains. (AP)',
        'x (Photo by y)',
        'By Ann Lee',
        '',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.option(fc.string(), { nil: undefined }),
        (lines, title) => {
          const text = lines.join('\n');
          let end = 0;
          for (const span of findFurniture(text, title)) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            end = span.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('the bundled articles', () => {
  const { articles } = loadArticles('articles');

  it.each([
    [
      '000',
      14,
      [
        'Comments',
        'Loading...',
        'What Happened: ',
        'Why It Matters: ',
        'Illustration by TPYXA_ILLUSTRATION on Shutterstock',
        'Posted In:',
        'Join Now: Free!',
      ],
    ],
    ['001', 0, []],
    ['002', 4, []],
    [
      '003',
      7,
      [
        'LONDON — ',
        'Contributor/Getty Images',
        'ABC News’ Joe Simonetti contributed to this report.',
      ],
    ],
    [
      '004',
      17,
      ['PYONGYANG: ', ' - The Korea Heald/ANN', 'Next In Aseanplus News', 'Others Also Read'],
    ],
  ])('%s has %i spans of furniture, with or without its stated title', (number, count, some) => {
    const article = articles.find((candidate) => candidate.id.startsWith(number));
    const text = article?.text ?? '';
    const spans = findFurniture(text, article?.title);
    expect(spans).toHaveLength(count);
    expect(findFurniture(text)).toEqual(spans);
    const texts = spans.map((span) => text.slice(span.start, span.end));
    expect(texts).toEqual(expect.arrayContaining(some));
  });
});

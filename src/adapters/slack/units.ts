import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import type {
  Block,
  CoverageBlock,
  Item,
  NumberedSource,
  QuoteBlock,
  Run,
} from '../../bot/reply.ts';
import { leadOf, sourceDetails, sourceName } from '../../bot/reply.ts';
import type { Piece } from '../pages.ts';
import { chunks, clip, spaced } from '../text.ts';
import { cleanText, escapeText, literal, unmarked } from './escape.ts';
import {
  BLOCK_MAX_CHARS,
  BUTTON_TEXT_MAX_CHARS,
  BUTTON_VALUE_MAX_CHARS,
  BUTTONS_MAX,
  LINK_MAX_CHARS,
  NAME_MAX_CHARS,
  QUOTE_MAX_CHARS,
  TABLE_MAX_COLUMNS,
  TABLE_MAX_ROWS,
  UNIT_MAX_CHARS,
} from './limits.ts';

export interface Unit extends Piece {
  readonly block: KnownBlock;
  /** The same for notifications and screen readers; not escaped. */
  readonly plain: string;
  /** Characters of the block as JSON. */
  readonly size: number;
}

/** Returns a piece with its size. */
export function toUnit(parts: Omit<Unit, 'size'>): Unit {
  return { ...parts, size: JSON.stringify(parts.block).length };
}

/** Returns a block of a Reply as pieces that each fit into a message. */
export function unitsOf(block: Block): Unit[] {
  switch (block.kind) {
    case 'text':
      return packed(
        'text',
        block.runs.flatMap(runParts).map((part) => ({ ...part, count: 1 })),
      );
    case 'heading': {
      const words = clip(cleanText(block.text), QUOTE_MAX_CHARS);
      return [unit('heading', [section(literal(words, BOLD))], words)];
    }
    case 'quote':
      return [quoteUnit(block)];
    case 'list':
      return listed('list', block.items.map(itemParts));
    case 'differences': {
      const about = clip(cleanText(block.about), NAME_MAX_CHARS);
      const lead = `${leadOf(block)}${about}`;
      const rows = block.rows.map(({ text, sources, names }) =>
        itemParts({
          runs: [
            { kind: 'exact', text, sources: [] },
            ...names.flatMap((name, index): Run[] => [
              { kind: 'own', text: index === 0 ? ' — ' : ', ' },
              { kind: 'user', text: clip(cleanText(name), NAME_MAX_CHARS) },
              { kind: 'own', text: ` ${mark(sources[index] ?? 0)}` },
            ]),
          ],
          sources: names.length === 0 ? sources : [],
        }),
      );
      return [
        unit('differences', [section(literal(lead, BOLD))], lead, 0),
        ...listed('differences', rows),
      ];
    }
    case 'coverage':
      return coverageUnits(block);
    case 'picture':
      // It is sent as a file.
      return [];
    case 'sources':
      return packed(
        'sources',
        block.sources.flatMap((source, index) => {
          const part = sourcePart(source);
          return [
            { ...part, elements: index === 0 ? part.elements : [NEW_LINE, ...part.elements] },
          ];
        }),
        '\n',
      );
    case 'choices':
      return choiceUnits(block.choices);
  }
}

interface Part {
  readonly elements: readonly RichTextElement[];
  readonly plain: string;
}

interface Counted extends Part {
  readonly count: number;
}

/** What is said in place of words that no message can hold. */
function leftOutPart(length: number, sources: readonly number[] = []): Part {
  const where = sources.length === 0 ? '' : ` Read it in ${sources.map(mark).join(' ')}.`;
  const plain = `(A passage of ${length.toLocaleString('en-GB')} characters is too long to be shown here.${where})`;
  return { elements: literal(plain, ITALIC), plain };
}

function isTooLong(elements: readonly RichTextElement[]): boolean {
  return JSON.stringify(elements).length > UNIT_MAX_CHARS;
}

const BOLD = { bold: true } as const;
const ITALIC = { italic: true } as const;
const NEW_LINE: RichTextElement = { type: 'text', text: '\n' };

function runParts(run: Run): Part[] {
  switch (run.kind) {
    // The bot's own words keep the space at their ends, which parts them from the next run.
    case 'own':
      return chunks(spaced(run.text, cleanText), QUOTE_MAX_CHARS).map((text) => ({
        elements: literal(text),
        plain: text,
      }));
    case 'user':
      return chunks(cleanText(run.text), QUOTE_MAX_CHARS).map((text) => ({
        elements: literal(text),
        plain: text,
      }));
    case 'around':
    case 'exact': {
      const sources = run.kind === 'exact' ? run.sources : [];
      const words = cleanText(run.text);
      const marks = sources.map((number) => ` ${mark(number)}`).join('');
      if (words.length > QUOTE_MAX_CHARS) return [leftOutPart(words.length, sources)];
      const elements = [
        ...literal(words, run.kind === 'exact' ? BOLD : undefined),
        ...literal(marks),
      ];
      return [{ elements, plain: `${words}${marks}` }];
    }
  }
}

function itemParts({ runs, sources }: Item): Part {
  const parts = runs.flatMap(runParts);
  const marks = sources.map((number) => ` ${mark(number)}`).join('');
  const elements = [...parts.flatMap((part) => part.elements), ...literal(marks)];
  return { elements, plain: `${parts.map((part) => part.plain).join('')}${marks}` };
}

function quoteUnit({ text, of, speaker, via, sources, link }: QuoteBlock): Unit {
  const words = cleanText(text);
  if (words.length > QUOTE_MAX_CHARS) {
    const { elements, plain } = leftOutPart(words.length, sources);
    return unit('quote', [section([...elements, ...linkMark(link, ' Open it')])], plain);
  }
  const who = speaker === undefined ? '' : `${clip(cleanText(speaker), NAME_MAX_CHARS)}: `;
  const reported =
    via === undefined ? '' : ` (reported by ${clip(cleanText(via), NAME_MAX_CHARS)})`;
  const shown = of === 'speech' ? `“${words}”` : words;
  const marks = sources.map((number) => ` ${mark(number)}`).join('');
  // Only a quotation from one article has an address of its own.
  const address = sources.length === 1 ? linkMark(link, mark(sources[0] ?? 0)) : [];
  const elements: RichTextElement[] = [
    ...literal(who, BOLD),
    ...literal(shown),
    ...literal(reported),
    ...(address.length > 0 ? [...literal(' '), ...address] : literal(marks)),
  ];
  if (isTooLong(elements)) {
    const part = leftOutPart(words.length, sources);
    return unit('quote', [section(part.elements)], part.plain);
  }
  const plain = `${who}${shown}${reported}${marks}`;
  return unit('quote', [{ type: 'rich_text_quote', elements }], plain);
}

function sourcePart(source: NumberedSource): Counted {
  const name = clip(cleanText(sourceName(source)), NAME_MAX_CHARS);
  const details = [sourceDetails(source), ...(source.title === undefined ? [] : [source.file])]
    .map((words) => clip(cleanText(words), NAME_MAX_CHARS))
    .join('. ');
  const lead = `${mark(source.number)} `;
  const link = linkMark(source.url, name);
  const elements = [
    ...literal(lead),
    ...(link.length > 0 ? link : literal(name)),
    ...literal(`. ${details}`),
  ];
  return { elements, plain: `${lead}${name}. ${details}`, count: 1 };
}

/** Rows of a table, a column for each article. Slack takes one table a message, of 100 rows and 20 columns. */
function coverageUnits({ sources, rows }: CoverageBlock): Unit[] {
  const columns = sources.slice(0, TABLE_MAX_COLUMNS - 1);
  const usable = rows.filter(({ text }) => cleanText(text) !== '');
  const raw = (text: string) => ({ type: 'raw_text' as const, text });
  const block: KnownBlock = {
    type: 'table',
    column_settings: [{ is_wrapped: true }, ...columns.map(() => ({ align: 'center' as const }))],
    rows: [
      [raw('What is said'), ...columns.map((number) => raw(mark(number)))],
      ...usable.map(({ text, said }) => [
        { type: 'rich_text' as const, elements: [section(literal(cleanText(text)))] },
        ...columns.map((number) => raw(said.includes(number) ? 'says' : '–')),
      ]),
    ],
  };
  const plain = usable
    .map(({ text, said }) => `${cleanText(text)} (said by ${said.map(mark).join(' ')})`)
    .join('\n');
  const table = toUnit({ kind: 'coverage', count: usable.length, plain, block });
  if (usable.length === 0) return [];
  // A table that no message holds is a list.
  const fits = usable.length < TABLE_MAX_ROWS && columns.length === sources.length;
  if (fits && table.size <= UNIT_MAX_CHARS) return [table];
  return listed(
    'coverage',
    usable.map(({ text, said }) =>
      itemParts({
        runs: [
          { kind: 'around', text },
          { kind: 'own', text: ' Said by' },
        ],
        sources: said,
      }),
    ),
  );
}

function choiceUnits(
  choices: readonly { readonly label: string; readonly command: string }[],
): Unit[] {
  const usable = choices.flatMap(({ label, command }) => {
    const text = clip(unmarked(cleanText(label)), BUTTON_TEXT_MAX_CHARS);
    // It comes back as it is sent, and is read like a message.
    const value = escapeText(cleanText(command));
    return text === '' || value === '' || value.length > BUTTON_VALUE_MAX_CHARS
      ? []
      : [{ text, value }];
  });
  const rows: (typeof usable)[] = [];
  for (let at = 0; at < usable.length; at += BUTTONS_MAX) {
    rows.push(usable.slice(at, at + BUTTONS_MAX));
  }
  const units = rows.map((row) =>
    toUnit({
      kind: 'choices',
      count: row.length,
      plain: row.map(({ text }) => text).join('; '),
      block: {
        type: 'actions',
        elements: row.map(({ text, value }, index) => ({
          type: 'button',
          text: { type: 'plain_text', text, emoji: false },
          action_id: `command:${index}`,
          value,
        })),
      },
    }),
  );
  const dropped = choices.length - usable.length;
  if (dropped === 0) return units;
  const note = `(${dropped} ${dropped === 1 ? 'choice does' : 'choices do'} not fit on a button and ${dropped === 1 ? 'is' : 'are'} left out.)`;
  return [...units, unit('text', [section(literal(note, ITALIC))], note)];
}

/** Parts as the members of lists, each list in a block of its own. */
function listed(kind: Unit['kind'], items: readonly Part[]): Unit[] {
  return grouped(items).map((group) =>
    unit(
      kind,
      [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: group.map(({ elements }) => section(elements)),
        },
      ],
      group.map(({ plain }) => `• ${plain}`).join('\n'),
      group.length,
    ),
  );
}

/** Parts one after another as running text, in as few blocks as they fit into. */
function packed(kind: Unit['kind'], parts: readonly Counted[], between = ''): Unit[] {
  return grouped(parts).map((group) =>
    unit(
      kind,
      [section(group.flatMap(({ elements }) => elements))],
      group.map(({ plain }) => plain).join(between),
      group.reduce((sum, { count }) => sum + count, 0),
    ),
  );
}

function grouped<P extends Part>(parts: readonly P[]): P[][] {
  const groups: P[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const whole of parts) {
    if (whole.elements.length === 0) continue;
    const part = isTooLong(whole.elements)
      ? { ...whole, ...leftOutPart(whole.plain.length) }
      : whole;
    const length = JSON.stringify(part.elements).length + SECTION_CHARS;
    if (size + length > BLOCK_MAX_CHARS) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(part);
    size += length;
  }
  return groups;
}

/** What a section adds around its elements, as JSON. */
const SECTION_CHARS = 50;

function unit(
  kind: Unit['kind'],
  elements: Extract<KnownBlock, { type: 'rich_text' }>['elements'],
  plain: string,
  count = 1,
): Unit {
  return toUnit({ kind, count, plain, block: { type: 'rich_text', elements } });
}

function section(elements: readonly RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...elements] };
}

/** A link, where the address is one that Slack takes; otherwise nothing. */
function linkMark(url: string | undefined, text: string): RichTextElement[] {
  if (url === undefined || text === '') return [];
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return [];
  const address = new URL(url).href;
  return address.length > LINK_MAX_CHARS
    ? []
    : [{ type: 'link', url: address, text: unmarked(text) }];
}

function mark(number: number): string {
  return `[${number}]`;
}

import {
  type Block,
  leadOf,
  type NumberedSource,
  type PictureBlock,
  type QuoteBlock,
  type Reply,
  type Run,
  sourceDetails,
  sourceName,
} from '../../bot/reply.ts';
import { visibleText } from '../visible-text.ts';
import { type Piece, type Style, wrap } from './wrap.ts';

export interface RenderOptions {
  /** Columns of the screen. */
  readonly width: number;
  readonly colours: boolean;
}

/** Where the screen does not tell its width (undefined or 0). */
const WIDTH_DEFAULT = 80;
const WIDTH_MIN = 30;
const WIDTH_MAX = 100;

/** Returns how many columns are written to on a screen. */
export function widthOf({ columns }: { readonly columns?: number | undefined }): number {
  return Math.min(Math.max(columns || WIDTH_DEFAULT, WIDTH_MIN), WIDTH_MAX);
}

/** Returns the Reply as text for a terminal, ending in a line break. Words of articles are strong, where colours are on. */
export function renderTerminal(reply: Reply, options: RenderOptions): string {
  let out = '';
  let before: Block['kind'] | undefined;
  for (const block of reply.blocks) {
    if (block.kind === 'picture') continue;
    const joins = before === undefined || before === 'heading' || before === block.kind;
    out += `${joins ? '' : '\n'}${renderBlock(block, options)}\n`;
    before = block.kind;
  }
  return out;
}

function renderBlock(block: Exclude<Block, PictureBlock>, options: RenderOptions): string {
  switch (block.kind) {
    case 'text':
      return wrap(block.runs.flatMap(runPieces), options);
    case 'heading':
      return wrap([piece(`${visibleText(block.text)}:`, 'faint')], options);
    case 'quote':
      return wrap(quotePieces(block), { ...options, first: '  │ ', rest: '  │   ' });
    case 'list':
      return block.items
        .map(({ runs, sources }) => {
          const pieces = [...runs.flatMap(runPieces), ...marks(sources)];
          return wrap(pieces, { ...options, first: '  - ', rest: '    ' });
        })
        .join('\n');
    case 'differences': {
      const heading = wrap([piece(leadOf(block)), user(block.about)], options);
      const rows = block.rows.map(({ text, sources, names }) => {
        const articles = names.flatMap((name, index) => [
          piece(index === 0 ? '' : ', '),
          user(name),
          ...marks(sources.slice(index, index + 1)),
        ]);
        const pieces = [
          ...articles,
          piece(names.length > 0 ? ': ' : ''),
          piece(visibleText(text), 'strong'),
        ];
        return wrap(pieces, { ...options, first: '  - ', rest: '    ' });
      });
      return [heading, ...rows].join('\n');
    }
    case 'coverage':
      return block.rows
        .map(({ text, said }) => {
          const silent = block.sources.filter((number) => !said.includes(number));
          const pieces = [
            piece(visibleText(text)),
            piece(' Said by'),
            ...marks(said),
            ...(silent.length > 0 ? [piece('; silent:'), ...marks(silent)] : []),
          ];
          return wrap(pieces, { ...options, first: '  - ', rest: '    ' });
        })
        .join('\n');
    case 'sources':
      return block.sources.map((source) => renderSource(source, options)).join('\n');
    case 'choices':
      return block.choices
        .map(({ label, command }) => {
          const same = label === command;
          const pieces = same ? [user(command)] : [user(label), piece(': '), user(command)];
          return wrap(pieces, { ...options, first: '  > ', rest: '    ' });
        })
        .join('\n');
  }
}

function renderSource(source: NumberedSource, options: RenderOptions): string {
  const number = `[${source.number}] `;
  const rest = ' '.repeat(number.length);
  const name = visibleText(sourceName(source));
  const details = [sourceDetails(source), ...(source.title === undefined ? [] : [source.file])];
  const lines = [
    wrap([piece(name), piece(`. ${details.map(visibleText).join('. ')}`, 'faint')], {
      ...options,
      first: number,
      rest,
    }),
  ];
  if (source.url !== undefined) {
    lines.push(wrap([piece(visibleText(source.url), 'faint')], { ...options, first: rest }));
  }
  return lines.join('\n');
}

function quotePieces({ text, of, speaker, via, sources }: QuoteBlock): Piece[] {
  const words = visibleText(text);
  const spoken = of === 'speech' ? [piece('“'), piece(words), piece('”')] : [piece(words)];
  return [
    ...(speaker === undefined ? [] : [user(speaker), piece(': ')]),
    ...spoken,
    ...(via === undefined ? [] : [piece(' (reported by '), user(via), piece(')')]),
    ...marks(sources),
  ];
}

function runPieces(run: Run): Piece[] {
  switch (run.kind) {
    case 'own':
      return [spaced(run.text)];
    case 'user':
      return [user(run.text)];
    case 'exact':
      return [piece(visibleText(run.text), 'strong'), ...marks(run.sources)];
    case 'around':
      return [piece(visibleText(run.text))];
  }
}

/** The numbers of the articles, as in ` [1] [3]`. */
function marks(sources: readonly number[]): Piece[] {
  return sources.flatMap((number) => [piece(' '), piece(`[${number}]`, 'faint')]);
}

function user(text: string): Piece {
  return piece(visibleText(text));
}

/** The bot's own words keep the space at their ends, which parts them from the next run. */
function spaced(text: string): Piece {
  const [, before = '', after = ''] = /^(\s?).*?(\s?)$/s.exec(text) ?? [];
  return piece(`${before && ' '}${visibleText(text)}${after && ' '}`);
}

function piece(text: string, style: Style = 'plain'): Piece {
  return { text, style };
}

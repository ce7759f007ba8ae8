import {
  type Block,
  drawPage,
  leftBlocks,
  MARGIN,
  PARTS_MAX,
  type PictureOptions,
  space,
  stack,
  TEXT_SIZE,
  textBlock,
  WIDTH,
} from './blocks.ts';
import { drawMark, type Mark } from './marks.ts';
import { PALETTES, type Palette } from './palette.ts';
import { escapeXml } from './visible-text.ts';

/** What a publisher does with a fact. */
export interface PicturedCell {
  readonly mark: 'said' | 'differs' | 'silent';
  /** What it says instead, where it differs. */
  readonly text?: string | undefined;
}

export interface PicturedFact {
  readonly text: string;
  /** One for each column, in their order. */
  readonly cells: readonly PicturedCell[];
}

/** Who reports which fact, in plain words, in the order in which it is to be shown. */
export interface TableInput {
  readonly title: string;
  readonly note?: string | undefined;
  /** Publishers (or articles); the picture numbers them from 1. */
  readonly columns: readonly string[];
  readonly rows: readonly PicturedFact[];
  /** Further facts that were left out before. */
  readonly left?: number | undefined;
}

/** More columns than these are not drawn, but counted. */
const COLUMNS_MAX = 12;
const CELLS_IN_ROW = 6;
const CELL_HEIGHT = 28;
const CELL_WIDTH = Math.floor((WIDTH - 2 * MARGIN) / CELLS_IN_ROW);
export const MARK_WORDS: Readonly<Record<PicturedCell['mark'], string>> = {
  said: 'says it',
  differs: 'says otherwise',
  silent: 'is silent',
};

/** Draws facts with who reports them as SVG for a phone; see `drawTimeline` for its size and scripts. */
export function drawTable(input: TableInput, { theme }: PictureOptions): string {
  const palette = PALETTES[theme];
  const text = { colour: palette.text, left: MARGIN };
  const muted = { colour: palette.muted, left: MARGIN };
  const columns = input.columns.slice(0, COLUMNS_MAX);
  const hidden = input.columns.length - columns.length;
  const rows = input.rows.slice(0, PARTS_MAX);
  return drawPage(
    {
      head: [
        textBlock(input.title, { ...text, size: 21, weight: 'bold', linesMax: 3 }),
        ...(input.note === undefined ? [] : [textBlock(input.note, { ...muted, linesMax: 3 })]),
        space(8),
        ...columns.map((name, i) => textBlock(`${i + 1}  ${name}`, { ...text, linesMax: 2 })),
        ...(hidden > 0 ? [textBlock(`and ${hidden} more publishers, not shown`, muted)] : []),
        space(8),
        ...(['said', 'differs', 'silent'] as const).map((mark) => legendBlock(mark, palette)),
        space(4),
      ],
      parts: rows.map((row) => rowBlock(row, columns.length, palette)),
      foot: (left) =>
        leftBlocks(left + input.rows.length - rows.length + (input.left ?? 0), palette),
    },
    theme,
  );
}

function legendBlock(mark: PicturedCell['mark'], palette: Palette): Block {
  const words = textBlock(MARK_WORDS[mark], { colour: palette.muted, left: MARGIN + 28 });
  return stack([words, space(3)], (top) => drawMark(mark, MARGIN + 9, top + 10, palette));
}

function rowBlock(row: PicturedFact, columns: number, palette: Palette): Block {
  const cells = row.cells.slice(0, columns);
  const lines: Block[] = [];
  for (let from = 0; from < cells.length; from += CELLS_IN_ROW)
    lines.push(cellLine(cells.slice(from, from + CELLS_IN_ROW), from, palette));
  const others = cells.flatMap((cell, i) =>
    cell.mark === 'differs' && cell.text !== undefined
      ? [
          textBlock(`${i + 1}: ${cell.text}`, {
            colour: palette.warning,
            left: MARGIN + 28,
            linesMax: 4,
          }),
        ]
      : [],
  );
  const rule = (top: number): string =>
    `<path d="M${MARGIN} ${top + 5}H${WIDTH - MARGIN}" stroke="${palette.line}" stroke-width="1"/>`;
  return stack(
    [
      space(12),
      textBlock(row.text, { colour: palette.text, left: MARGIN }),
      space(4),
      ...lines,
      ...others,
    ],
    rule,
  );
}

function cellLine(cells: readonly PicturedCell[], from: number, palette: Palette): Block {
  return {
    height: CELL_HEIGHT,
    draw: (top) =>
      cells
        .map(({ mark }, i) => {
          const x = MARGIN + i * CELL_WIDTH;
          const number = escapeXml(String(from + i + 1));
          const colour = mark === 'silent' ? palette.muted : palette.text;
          return [
            drawMark(mark as Mark, x + 9, top + CELL_HEIGHT / 2, palette),
            `<text x="${x + 24}" y="${top + CELL_HEIGHT / 2 + 5}" font-size="${TEXT_SIZE}" fill="${colour}">${number}</text>`,
          ].join('\n');
        })
        .join('\n'),
  };
}

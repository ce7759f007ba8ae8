import type { PicturedCoverage, PicturedFact, PicturedSource } from '../bot/picture.ts';
import {
  type Block,
  drawPage,
  leftBlocks,
  MARGIN,
  SMALL,
  sourceBlocks,
  space,
  stack,
  textBlock,
  titleBlock,
  WIDTH,
} from './blocks.ts';
import { COLOURS } from './colours.ts';
import { drawNumber } from './marks.ts';

const CELLS_IN_LINE = 12;
const CELL_HEIGHT = 28;
const CELL_WIDTH = Math.floor((WIDTH - 2 * MARGIN) / CELLS_IN_LINE);
/** Middle of the first cell. */
const FIRST_CELL = MARGIN + 11;

/** Draws facts with who reports them as SVG for a phone; see `drawTimeline` for its size and scripts. */
export function drawCoverage({ about, sources, facts }: PicturedCoverage): string {
  const head = [
    titleBlock('Who reports what', about),
    space(4),
    ...sourceBlocks(sources),
    space(8),
    ...legendBlocks(sources),
  ];
  return drawPage(facts.length, (kept) => [
    ...head,
    ...facts.slice(0, kept).map((fact) => factBlock(fact, sources)),
    ...leftBlocks(facts.length - kept),
  ]);
}

/** What the looks of the numbers mean. */
function legendBlocks([first, second = first]: readonly PicturedSource[]): Block[] {
  if (first === undefined || second === undefined) return [];
  const entry = (source: PicturedSource, isSaid: boolean, x: number): Block => {
    const words = textBlock(isSaid ? 'says it' : 'is silent', { ...SMALL, left: x + 32 });
    return {
      height: words.height,
      draw: (top) => drawNumber(source.number, isSaid, x + 11, top + 9) + words.draw(top),
    };
  };
  const [said, silent] = [entry(first, true, MARGIN), entry(second, false, MARGIN + 110)];
  return [{ height: said.height, draw: (top) => said.draw(top) + silent.draw(top) }, space(10)];
}

function factBlock({ text, said }: PicturedFact, sources: readonly PicturedSource[]): Block {
  const lines: Block[] = [];
  for (let from = 0; from < sources.length; from += CELLS_IN_LINE)
    lines.push(cellLine(sources.slice(from, from + CELLS_IN_LINE), said));
  const words = textBlock(text, { colour: COLOURS.text, left: MARGIN });
  const rule = (top: number): string =>
    `<path d="M${MARGIN} ${top + 5}H${WIDTH - MARGIN}" stroke="${COLOURS.line}"/>`;
  return stack([space(12), words, space(2), ...lines], rule);
}

function cellLine(sources: readonly PicturedSource[], said: readonly number[]): Block {
  return {
    height: CELL_HEIGHT,
    draw: (top) =>
      sources
        .map(({ number }, i) =>
          drawNumber(
            number,
            said.includes(number),
            FIRST_CELL + i * CELL_WIDTH,
            top + CELL_HEIGHT / 2,
          ),
        )
        .join('\n'),
  };
}

import { GLYPH_WIDTHS, type Weight } from './glyph-widths.ts';

/** Marks that stand over or under the letter before them. */
const NO_WIDTH = /[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f]/;
/** No width of the font exceeds these, in thousandths: up to and including a character, normal and bold. */
const WIDEST: readonly (readonly [last: number, normal: number, bold: number])[] = [
  [0x24f, 1290, 1410],
  [0x52f, 1070, 1270],
  [0x58f, 890, 900],
  [0x5ff, 650, 690],
  [0x6ff, 1110, 1250],
  [0x2fff, 1570, 1820],
  // A box stands for each character of East Asian scripts.
  [0xd7ff, 820, 820],
  [0x10ffff, 1570, 1820],
];
const widths: Readonly<Record<Weight, Map<number, number>>> = {
  normal: tableOf('normal'),
  bold: tableOf('bold'),
};

/** Returns a width in pixels that the text does not exceed in the font of the pictures; exact for most text. */
export function textWidth(text: string, size: number, weight: Weight): number {
  let sum = 0;
  for (const char of text) sum += charWidth(char, weight);
  return (sum * size) / 1000;
}

function charWidth(char: string, weight: Weight): number {
  const table = widths[weight];
  const code = char.codePointAt(0) ?? 0;
  const known = table.get(code);
  if (known !== undefined) return known;
  if (NO_WIDTH.test(char)) return 0;
  // A letter with an accent is as wide as the letter.
  const base = table.get(char.normalize('NFD').codePointAt(0) ?? 0);
  const width = base ?? WIDEST.find(([last]) => code <= last)?.[weight === 'bold' ? 2 : 1] ?? 0;
  table.set(code, width);
  return width;
}

function tableOf(weight: Weight): Map<number, number> {
  return new Map(
    GLYPH_WIDTHS[weight].flatMap((run) =>
      run.widths.map((width, i): [number, number] => [run.from + i, width]),
    ),
  );
}

import type { Span } from '../types.ts';

/** A directly quoted span of a text. */
export interface Quotation extends Span {
  /** The span with its quotation marks. */
  readonly outer: Span;
  /** True where the closing mark is missing: the span then ends with its paragraph. */
  readonly unclosed: boolean;
}

const OPENING = /[“„«]/;
const CLOSING = /[”»]/;

/**
 * Finds direct quotations between double quotation marks, curly, straight or mixed, in one paragraph
 * `[from, to)` of `text`. A mark that opens inside a quotation ends the one before it, whose closing mark is missing.
 */
export function findQuotations(text: string, from: number, to: number): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  const close = (end: number, outerEnd: number, unclosed: boolean): void => {
    if (end > open + 1)
      found.push({ start: open + 1, end, outer: { start: open, end: outerEnd }, unclosed });
    open = -1;
  };
  for (let i = from; i < to; i++) {
    const mark = text[i] ?? '';
    // German quotations close with the mark that opens English ones.
    const closesLow = mark === '“' && open >= 0 && text[open] === '„';
    if (mark === '"' ? open < 0 && opensHere(text, i, from) : OPENING.test(mark) && !closesLow) {
      if (open >= 0) close(trimEnd(text, open + 1, i), i, true);
      open = i;
    } else if ((mark === '"' || closesLow || CLOSING.test(mark)) && open >= 0)
      close(i, i + 1, false);
  }
  if (open >= 0) close(trimEnd(text, open + 1, to), to, true);
  return found;
}

/** A straight mark opens before a word and after space, a bracket or a dash; `5'6"` opens nothing. */
function opensHere(text: string, i: number, from: number): boolean {
  const before = i === from ? ' ' : (text[i - 1] ?? ' ');
  const after = text[i + 1] ?? ' ';
  return /[\s([{—–\-‘'/>:]/u.test(before) && /\S/u.test(after);
}

function trimEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

import type { Span } from '../types.ts';

/** A directly quoted span of a text. */
export interface Quotation extends Span {
  /** The span with its quotation marks. */
  readonly outer: Span;
  /** True where the closing mark is missing: the span then ends with its paragraph. */
  readonly unclosed: boolean;
}

const MARK = /["“”„«»]/g;
const OPENING = /[“„«]/;
/** How far the mark that closes a quotation with others in it may be. */
const INNER_REACH_CHARS = 4_000;
/** How far the next paragraph may be. */
const LOOK_AHEAD_CHARS = 8;

/**
 * Finds direct quotations between double quotation marks, curly, straight or mixed, in one paragraph
 * `[from, to)` of `text`. What is quoted within a quotation is part of it. A mark that opens inside a quotation and
 * cannot be told to be such ends the one before it, whose closing mark is missing.
 */
export function findQuotations(text: string, from: number, to: number): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  const close = (end: number, outerEnd: number, unclosed: boolean): void => {
    if (end > open + 1)
      found.push({ start: open + 1, end, outer: { start: open, end: outerEnd }, unclosed });
    open = -1;
  };
  let next = from;
  for (const { index } of text.slice(from, to).matchAll(MARK)) {
    const i = from + index;
    if (i < next) continue;
    const kind = kindOfMark(text, i, from, open);
    if (kind === 'opening') {
      const inner = open < 0 ? undefined : innerEnd(text, i, from, to, open);
      if (inner !== undefined) {
        next = inner + 1;
        continue;
      }
      if (open >= 0) close(trimEnd(text, open + 1, i), i, true);
      open = i;
    } else if (kind === 'closing' && open >= 0) close(i, i + 1, false);
  }
  if (open >= 0) close(trimEnd(text, open + 1, to), to, true);
  return found;
}

function kindOfMark(text: string, i: number, from: number, open: number): 'opening' | 'closing' {
  const mark = text[i] ?? '';
  // German quotations close with the mark that opens English ones.
  if (mark === '“' && text[open] === '„') return 'closing';
  if (mark === '"') return opensHere(text, i, from) ? 'opening' : 'closing';
  return OPENING.test(mark) ? 'opening' : 'closing';
}

/**
 * The mark that closes a quotation within the open one; undefined when there is none. It is one when the next marks
 * close first it and then the outer, or when the outer fills the paragraph and goes on in the next.
 */
function innerEnd(
  text: string,
  at: number,
  from: number,
  to: number,
  open: number,
): number | undefined {
  const end = Math.min(to, at + INNER_REACH_CHARS);
  let inner: number | undefined;
  let isInside = true;
  for (const { index } of text.slice(at + 1, end).matchAll(MARK)) {
    const i = at + 1 + index;
    const kind = kindOfMark(text, i, from, open);
    if (kind === 'opening') {
      if (isInside) return undefined;
      // "He said “no” and “yes”": another one within.
      isInside = true;
    } else {
      if (!isInside) return inner;
      isInside = false;
      inner ??= i;
    }
  }
  const goesOn = open === from && end === to && !isInside;
  return goesOn && /^\s*[“"„«]/.test(text.slice(to, to + LOOK_AHEAD_CHARS)) ? inner : undefined;
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

import type { Span } from '../types.ts';

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;
/** Widths at which mail programs, terminals and old wire texts break lines, in characters. */
const WRAP_MIN_CHARS = 50;
const WRAP_MAX_CHARS = 100;
/** So many line breaks inside blocks are needed before a text can be called hard-wrapped. */
const WRAP_MIN_BREAKS = 3;
/** How many lines are looked at for it; a text is wrapped from its start or not at all. */
const WRAP_SAMPLE_LINES = 1000;
const ENDS_SENTENCE = /[.!?…:]["'”’)\]»]*$/;
const STARTS_LOWER = /^["'“‘(]?\p{Ll}/u;
const HOLDS_END = /[.!?…](?:["'”’)\]»]|\[[^\]]*\])*(?:\s|$)/;
/** What the line before can only be followed by: a mark that closes or goes on, the end of a name's genitive. */
const GOES_ON = /^(?:[,;)\]%]|[’']s\b)/;
const IS_OPEN =
  /(?:^|\s)(?:an?|the|of|to|in|for|and|or|with|by|from|at|on|as|that|which|who|than)$|,$/;
/** A formula or a unit, and the number that was set below or above it. */
const BEFORE_SCRIPT = /(?:^|[\s()-])\d*(?:\p{Lu}\p{L}{0,2}[−+]?|[ckm]?m|mi|ft|\d\))$/u;
const SCRIPT = /^(?!1\.\s)\d{1,3}(?![\d:])/;
const TAIL_CHARS = 12;
/** A sentence is looked for over so many lines; keeps the scan linear. */
const SENTENCE_MAX_LINES = 20;

interface Line extends Span {
  /** True when a blank line (or the text's start) stands before it. */
  readonly opensBlock: boolean;
}

/**
 * The paragraphs of a text as trimmed spans, in order. Blank lines always part paragraphs; a single line break does
 * too, unless the text is hard-wrapped, that is, its lines are of similar length and break in mid-sentence, or the break
 * stands in a sentence: pages whose links and indices were elements of their own are often copied like that.
 */
export function splitParagraphs(text: string): Span[] {
  const lines = findLines(text);
  const width = wrapWidth(text, lines);
  const paragraphs: { start: number; end: number }[] = [];
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    const open = paragraphs.at(-1);
    const joins =
      previous &&
      open &&
      !line.opensBlock &&
      (width === undefined
        ? isWithinSentence(text, lines, index)
        : continues(text, previous, width));
    if (joins) open.end = line.end;
    else paragraphs.push({ start: line.start, end: line.end });
  });
  return paragraphs;
}

/** The range without white space at its ends; empty (start === end) when there is nothing else. */
export function trimSpan(text: string, start: number, end: number): Span {
  const raw = text.slice(start, end);
  const from = start + (raw.length - raw.trimStart().length);
  return from >= end
    ? { start, end: start }
    : { start: from, end: end - (raw.length - raw.trimEnd().length) };
}

function findLines(text: string): Line[] {
  const lines: Line[] = [];
  let opensBlock = true;
  const take = (start: number, end: number): void => {
    const line = trimSpan(text, start, end);
    if (line.start === line.end) opensBlock = true;
    else {
      lines.push({ ...line, opensBlock });
      opensBlock = false;
    }
  };
  let from = 0;
  for (const match of text.matchAll(LINE_BREAK)) {
    take(from, match.index);
    from = match.index + match[0].length;
  }
  take(from, text.length);
  return lines;
}

/** The width a text was wrapped at, or undefined when its line breaks are paragraph breaks. */
function wrapWidth(text: string, lines: readonly Line[]): number | undefined {
  const lengths: number[] = [];
  let open = 0;
  let lower = 0;
  lines.slice(0, WRAP_SAMPLE_LINES).forEach((line, index) => {
    const previous = lines[index - 1];
    if (!previous || line.opensBlock) return;
    lengths.push(previous.end - previous.start);
    if (!ENDS_SENTENCE.test(text.slice(Math.max(previous.start, previous.end - 8), previous.end)))
      open++;
    if (STARTS_LOWER.test(text.slice(line.start, line.start + 4))) lower++;
  });
  if (lengths.length < WRAP_MIN_BREAKS) return undefined;
  lengths.sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  const isNarrow =
    median >= WRAP_MIN_CHARS && median <= WRAP_MAX_CHARS && (lengths.at(-1) ?? 0) <= median * 1.4;
  // Lists of headlines break without a full stop as well, but their lines start with capitals.
  return isNarrow && open >= lengths.length * 0.6 && lower >= lengths.length * 0.4
    ? median
    : undefined;
}

/** In a wrapped text only a line that stops short with its sentence ended closes a paragraph. */
function continues(text: string, line: Span, width: number): boolean {
  const isShort = line.end - line.start < width * 0.7;
  return !(isShort && ENDS_SENTENCE.test(text.slice(line.start, line.end)));
}

/** Whether the line goes on with a sentence of the line before, and that sentence ends before the next paragraph begins. */
function isWithinSentence(text: string, lines: readonly Line[], index: number): boolean {
  if (!isContinued(text, lines, index)) return false;
  const last = Math.min(index + SENTENCE_MAX_LINES, lines.length) - 1;
  for (let i = index; i <= last; i++) {
    const { start, end } = lines[i] as Line;
    if (HOLDS_END.test(text.slice(start, end))) return true;
    if (!isContinued(text, lines, i + 1)) return false;
  }
  return false;
}

function isContinued(text: string, lines: readonly Line[], index: number): boolean {
  const [before, line] = [lines[index - 1], lines[index]];
  if (before === undefined || line === undefined || line.opensBlock) return false;
  const tail = text.slice(Math.max(before.start, before.end - TAIL_CHARS), before.end);
  if (ENDS_SENTENCE.test(tail)) return false;
  const head = text.slice(line.start, line.end);
  return (
    STARTS_LOWER.test(head) ||
    GOES_ON.test(head) ||
    IS_OPEN.test(tail) ||
    (BEFORE_SCRIPT.test(tail) && SCRIPT.test(head))
  );
}

import type { Span } from '../types.ts';
import {
  LEADING_ABBREVIATIONS,
  MARKED_NAMES,
  NUMBER_ABBREVIATIONS,
  SENTENCE_STARTERS,
  SPEECH_VERBS,
  TRAILING_ABBREVIATIONS,
} from './abbreviations.ts';
import { splitParagraphs, trimSpan } from './paragraphs.ts';

/** A slice of a text with the number of its paragraph, counted from 0 over the whole text. */
export interface SentenceSpan extends Span {
  readonly paragraph: number;
}

/** A run of end marks (". . ." counts as one), the quotes, brackets and notes ("[2]", "[citation needed]") closing after it, white space. */
const END_MARK =
  /[.!?…]+(?:[ \u00a0]\.(?!\.))*((?:["'”’»)\]]|\[(?:\d{1,3}|\p{L}[\p{L} ]{0,24}\d{0,3})\])*)(\s*)/gu;
const OPENERS = /^["'“‘«([¿¡]*/;
/** How far the word before a mark and the words after it are looked at; keeps the scan linear. */
const BEFORE_MAX_CHARS = 30;
const AFTER_MAX_CHARS = 80;
const DOTTED_LETTERS = /^(?:\p{L}\.&?)+\p{L}{1,2}$/u;
const SHORT_IN_BRACKET = /\(\s?\p{L}{1,6}$/u;
const CLOCK_FOLLOWERS =
  /^(?:[A-Z]{2,4}\b|Eastern|Central|Pacific|Mountain|GMT|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|March|April|May\b|June|July|Aug|Sept|Oct|Nov|Dec)/;

/**
 * Splits a text into sentences: trimmed, in order, never overlapping each other or the furniture. Together with the
 * gaps between them, which hold only white space and furniture, they give the text back.
 *
 * @param furniture sorted and without overlaps, as `findFurniture` gives it
 */
export function splitSentences(text: string, furniture: readonly Span[]): SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  let next = 0;
  splitParagraphs(text).forEach((paragraph, number) => {
    while ((furniture[next]?.end ?? Infinity) <= paragraph.start) next++;
    let from = paragraph.start;
    for (let i = next; from < paragraph.end; i++) {
      const cut = furniture[i];
      const to = cut && cut.start < paragraph.end ? Math.max(cut.start, from) : paragraph.end;
      splitPiece(text, from, to, number, sentences);
      if (to === paragraph.end) break;
      from = Math.max(cut?.end ?? to, from);
    }
  });
  return sentences;
}

/** Splits one stretch of a paragraph that holds no furniture. */
function splitPiece(
  text: string,
  start: number,
  end: number,
  paragraph: number,
  into: SentenceSpan[],
): void {
  const add = (from: number, to: number): void => {
    const span = trimSpan(text, from, to);
    if (span.start < span.end) into.push({ ...span, paragraph });
  };
  const piece = text.slice(start, end);
  let from = 0;
  for (const match of piece.matchAll(END_MARK)) {
    const after = match.index + match[0].length;
    if (after >= piece.length) break;
    if (!isBreak(piece, from, match)) continue;
    add(start + from, start + after);
    from = after;
  }
  add(start + from, end);
}

/** Whether the sentence that began at `from` ends with this mark. */
function isBreak(piece: string, from: number, match: RegExpExecArray): boolean {
  const [whole, closers = '', space = ''] = match;
  const after = piece.slice(
    match.index + whole.length,
    match.index + whole.length + AFTER_MAX_CHARS,
  );
  const before = piece.slice(Math.max(from, match.index - BEFORE_MAX_CHARS), match.index);
  // A sentence of marks alone ("...", "[?]") belongs to the next one.
  if (!/[\p{L}\p{N}]/u.test(before)) return false;
  if (space === '') return isMissingSpace(before, closers, after);
  const rest = after.slice(OPENERS.exec(after)?.[0].length ?? 0);
  if (!startsSentence(rest)) return false;
  // Tokenised texts have a blank before the mark ("Jr . said").
  const word = /[^\s"“”‘([–—/]+$/.exec(before.trimEnd())?.[0] ?? '';
  const isPoint = whole.startsWith('.') && !whole.startsWith('..') && !whole.startsWith('. .');
  if (isPoint)
    return endsWithPoint(word, before, rest, closers, from === match.index - before.length);
  if (/[!?]/.test(whole)) {
    if (closers === '' && MARKED_NAMES.has(word.toLowerCase())) return isStarter(rest);
    if (closers !== '' && /["'”’»]/.test(closers)) return !isAttribution(after);
  }
  return true;
}

/** "end.Next": a lower-case word of three letters or more, then a capitalised one; names of sites and files have no such pair. */
function isMissingSpace(before: string, closers: string, after: string): boolean {
  const hasClosed = closers === '' || /^[”’»)\]]+$/.test(closers) || closers.startsWith('[');
  if (!hasClosed) return false;
  return (
    /(?:^|[\s“"‘'(—–-])\p{Ll}{3,}$/u.test(before) &&
    /^[“‘]?(?:\p{Lu}\p{Ll}+[\s,’']|[AI]\s)/u.test(after)
  );
}

/** Lower case, a comma, a dash or a bracket that closes goes on with the sentence, except lower case in names such as iPhone and eBay. */
function startsSentence(rest: string): boolean {
  if (/^[,;:)–—-]/.test(rest)) return false;
  return !/^\p{Ll}/u.test(rest) || /^\p{Ll}{1,2}\p{Lu}/u.test(rest);
}

/** Whether a single full stop after `word` ends the sentence, given that what follows could start one. */
function endsWithPoint(
  word: string,
  before: string,
  rest: string,
  closers: string,
  isHead: boolean,
): boolean {
  const bare = word.replace(/^['’]/, '');
  const lower = bare.toLowerCase();
  // "1. Item" or "A. Item" at the head of the sentence numbers it.
  if (isHead && /^\s*(?:\d{1,3}|\p{L})$/u.test(before)) return false;
  // "(lit. “Great State”)": what a single short word before a point opens a bracket for is not ended by it.
  if (SHORT_IN_BRACKET.test(before)) return isStarter(rest);
  if (LEADING_ABBREVIATIONS.has(lower)) return closers !== '' && isStarter(rest);
  if ((NUMBER_ABBREVIATIONS.has(lower) || /^\p{Ll}$/u.test(bare)) && /^[\dIVX]/.test(rest))
    return false;
  if (/^[ap]\.m$/i.test(bare)) return !CLOCK_FOLLOWERS.test(rest) || isStarter(rest);
  if (lower === 'etc') return true;
  if (/^\p{Lu}$/u.test(bare)) return isStarter(rest) && !/^(?:A|I|An)\b/.test(rest);
  const isTrailing =
    TRAILING_ABBREVIATIONS.has(lower.split('-').at(-1) ?? '') && /^\p{Lu}/u.test(bare);
  if (isTrailing || DOTTED_LETTERS.test(bare.replace(/^.*-/, ''))) return isStarter(rest);
  return true;
}

function isStarter(rest: string): boolean {
  const word = /^[\p{L}’']+/u.exec(rest)?.[0] ?? '';
  return /^\p{Lu}/u.test(word) && SENTENCE_STARTERS.has(word.toLowerCase());
}

/** "Trump said", "Sen. Rand Paul (R-Ky.) asked": capitalised words up to a verb of speech. */
function isAttribution(after: string): boolean {
  if (isStarter(after)) return false;
  for (const word of after.split(/\s+/, 6)) {
    const bare = word.replace(/[.,:;]+$/, '');
    if (SPEECH_VERBS.has(bare)) return true;
    if (!/^[\p{Lu}(]/u.test(bare) || /[!?"”]/.test(bare)) return false;
  }
  return false;
}

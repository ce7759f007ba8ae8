/** The annotated attributions of PolNeAR as quoted stretches of their articles, and how a speaker is compared with them. */
import { readFileSync } from 'node:fs';
import { fold, foldWords } from '../../src/briefing/text/tokens.ts';
import type { Span } from '../../src/briefing/types.ts';

/** A line of `attributions.jsonl`. */
export interface Attribution {
  readonly id: string;
  readonly article_id: string;
  /** The words that name the source; null where the annotators found none. */
  readonly source: string | null;
  readonly content: string;
  /** From the first to the last word of source, cue and content. */
  readonly span: readonly [number, number];
}

/** Words of an attribution's content that stand between quotation marks, in one paragraph. */
export interface QuotedPiece extends Span {
  readonly attribution: Attribution;
  /** Whether all of the content stands in quotation marks, or only some words of it. */
  readonly isWhole: boolean;
}

const MARK = /["“”„«»]/;
const GAP = ' … ';
const PRONOUN =
  /^(?:he|she|they|it|we|i|you|who|which|that|him|her|them|his|their|himself|herself)$/;

export function loadAttributions(path: string): Attribution[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Attribution);
}

/**
 * The quoted pieces of an attribution. Its content is found in its span, part by part where it is parted (`GAP`), then
 * cut at paragraphs and at quotation marks. Read from the annotation and the marks alone, by other rules than ours.
 */
export function quotedPieces(attribution: Attribution, text: string): QuotedPiece[] {
  const { content } = attribution;
  if (!MARK.test(content)) return [];
  const pieces: Span[] = [];
  let isWhole = true;
  for (const part of locate(attribution, text)) {
    const found = quotedIn(text, part);
    pieces.push(...found.spans);
    isWhole &&= found.isWhole;
  }
  return pieces.map((span) => ({ ...span, attribution, isWhole }));
}

/** Where the parts of the content stand. Parts that cannot be found are left out. */
function locate({ content, span }: Attribution, text: string): Span[] {
  const [from, to] = span;
  const whole = find(text, content, from, to);
  if (whole !== undefined) return [whole];
  const spans: Span[] = [];
  let at = from;
  let held = '';
  for (const part of content.split(GAP)) {
    held = held === '' ? part : `${held}${GAP}${part}`;
    const own = find(text, held, at, to);
    if (own === undefined) continue;
    spans.push(own);
    at = own.end;
    held = '';
  }
  return spans;
}

/** The first place of the words, whatever white space parts them. */
function find(text: string, words: string, from: number, to: number): Span | undefined {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('\\s+');
  const match = new RegExp(pattern, 'u').exec(text.slice(from, to));
  return match === null
    ? undefined
    : { start: from + match.index, end: from + match.index + match[0].length };
}

/** Stretches between an opening mark and a closing one, or the paragraph's end; whether anything else has words. */
function quotedIn(text: string, part: Span): { spans: Span[]; isWhole: boolean } {
  const spans: Span[] = [];
  let isWhole = true;
  for (const { start, end } of paragraphsOf(text, part)) {
    let open: number | undefined;
    let plainFrom = start;
    for (let i = start; i <= end; i++) {
      const isMark = i < end && MARK.test(text[i] ?? '');
      if (!isMark && i < end) continue;
      if (open === undefined) {
        if (/[\p{L}\p{N}]/u.test(text.slice(plainFrom, i))) isWhole = false;
        if (isMark) open = i + 1;
      } else {
        if (/[\p{L}\p{N}]/u.test(text.slice(open, i))) spans.push({ start: open, end: i });
        open = undefined;
        plainFrom = i + 1;
      }
    }
  }
  return { spans, isWhole };
}

function paragraphsOf(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(/\n+/g)) {
    spans.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  spans.push({ start: from, end });
  return spans.filter((s) => text.slice(s.start, s.end).trim() !== '');
}

export type SourceKind = 'name' | 'pronoun' | 'description' | 'none';

/** What an annotated source is: "Ann Roe, the mayor" a name, "she" a pronoun, "a senior aide" a description. */
export function kindOfSource(source: string | null): SourceKind {
  if (source === null || source.trim() === '') return 'none';
  if (PRONOUN.test(foldWords(source))) return 'pronoun';
  return headsOf(source).some((head) => head.isName) ? 'name' : 'description';
}

interface Head {
  readonly word: string;
  readonly isName: boolean;
}

/**
 * The last words of a source's parts: "Ann Roe, a professor of law at Yale" - "roe", "professor"; "the mayor’s aide
 * Ben Dale" - "dale". A part ends at a comma, a bracket, "and", a preposition or a relative.
 */
export function headsOf(source: string): Head[] {
  const plain = source.replace(/\([^)]*\)/g, ' , ').replace(/["“”]/g, '');
  return plain
    .split(/\s*[,;:(–—]\s*|\s+and\s+/)
    .flatMap((part) => {
      const noun = part.split(
        /\s(?:of|for|from|in|at|on|with|by|to|who|whose|which|that|against|about|during|after|speaking)\s/,
      )[0];
      const word = /(\S+?)[.'’]*(?:['’]s?)?$/.exec((noun ?? '').trim())?.[1];
      if (word === undefined) return [];
      return [{ word: fold(word), isName: /^\p{Lu}/u.test(word) }];
    })
    .filter(({ word }) => word !== '');
}

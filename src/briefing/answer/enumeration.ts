import type { Span } from '../types.ts';

/** Words after which the first member of a row begins. */
const LEAD =
  /\b(?:includ(?:e|es|ed|ing)|features?|featured|compris(?:e|es|ed|ing)|consist(?:s|ed)? of|contain(?:s|ed)?|is|are|was|were|be|such as|like|namely|with|named|among|by|from|on|of|to|for|against|supply|provide[sd]?|offer(?:s|ed)?|send|sent|sought|expects?|said|visited|won|has|have|had|between|both)\s+/gi;
/** Of these, the words that open nothing but a row. */
const STRONG_LEAD =
  /\b(?:includ(?:e|es|ed|ing)|features?|featured|compris(?:e|es|ed|ing)|consist(?:s|ed)? of|contain(?:s|ed)?|such as|namely|named|are|is|was|were|with|supply|provide[sd]?|sought|send|sent|offer(?:s|ed)?)\b/i;
/** What opens or closes like this is a clause or a piece of one. */
const CLAUSE = /^(?:who|which|that|where|when|while|because|but|and|or)\s|\s[–—-]$/i;
/** Longest member in words; longer pieces between commas are clauses. */
const MEMBER_MAX_WORDS = 9;
const LAST_MAX_WORDS = 14;

/**
 * Finds the longest row of at least three members: "a gala concert, a reception and a statement", also parted by
 * semicolons. Members are spans of the sentence given, in order.
 */
export function findEnumeration(text: string): Span[] {
  const rows = [...text.matchAll(/(?:[,;]\s*|\s)(?:and|or|as well as)\s+/g)].map((close) =>
    rowBefore(text, close.index, close.index + close[0].length),
  );
  return rows.reduce((best, row) => (row.length >= best.length ? row : best), []);
}

/** The row whose last member starts at `lastFrom`, behind the "and" at `and`. */
function rowBefore(text: string, and: number, lastFrom: number): Span[] {
  const mark =
    text.slice(0, and + 1).includes(';') && text.lastIndexOf(';', and) > text.lastIndexOf('. ', and)
      ? ';'
      : ',';
  const stop = text
    .slice(lastFrom)
    .search(mark === ';' ? /[.;]["”]?(?:\s|$)|$/ : /[.,;:!?"”)–—](?:\s|$)|["”]|\s[–—-]\s|$/);
  const last = trim(text, lastFrom, lastFrom + stop);
  const items: Span[] = [
    { start: last.start, end: last.end - (/[,;]$/.test(text.slice(last.start, last.end)) ? 1 : 0) },
  ];
  if (countWords(text, items[0]) > LAST_MAX_WORDS && mark === ',') return [];
  let to = and;
  while (to > 0) {
    const cut = text.lastIndexOf(mark, to - 1);
    const piece = trim(text, cut + 1, to);
    const isFirst =
      cut < 0 ||
      countWords(text, piece) > (mark === ';' ? LAST_MAX_WORDS : MEMBER_MAX_WORDS) ||
      hasLead(text, piece);
    if (isFirst) {
      const first = afterLead(text, piece);
      if (first !== undefined && items.length >= 2) items.unshift(first);
      break;
    }
    if (piece.start < piece.end) items.unshift(piece);
    to = cut;
  }
  return items.length >= 3 && !items.some((item) => CLAUSE.test(text.slice(item.start, item.end)))
    ? items
    : [];
}

/** The part of the first piece behind the last word that opens a row. */
function afterLead(text: string, piece: Span): Span | undefined {
  const leads = [...text.slice(piece.start, piece.end).matchAll(LEAD)];
  const strong = leads.findLast((m) => STRONG_LEAD.test(m[0])) ?? leads.at(-1);
  const from = strong === undefined ? piece.start : piece.start + strong.index + strong[0].length;
  const first = trim(text, from, piece.end);
  return first.start < first.end && countWords(text, first) <= MEMBER_MAX_WORDS + 7
    ? first
    : undefined;
}

function hasLead(text: string, piece: Span): boolean {
  return STRONG_LEAD.test(text.slice(piece.start, piece.end));
}

function trim(text: string, from: number, to: number): Span {
  const piece = text.slice(from, to);
  return {
    start: from + piece.length - piece.trimStart().length,
    end: from + piece.trimEnd().length,
  };
}

function countWords(text: string, span: Span | undefined): number {
  return span === undefined ? 0 : text.slice(span.start, span.end).split(/\s+/).length;
}

import type { StoredSentence } from '../../store/types.ts';
import type { Span } from '../../types.ts';
import { align } from '../particulars/align.ts';
import type { QuotationDetail } from './claim.ts';
import { ABSENT, type Candidate, type Match } from './match-types.ts';

/** Share of a quotation's words that must stand in the article in the same order. */
const CLOSE_SHARE = 0.6;
/** Words that the article may have more. */
const QUOTE_GAP = 3;
const QUOTE_LEAST = 3;

/** Looks quoted words up: word for word in the sentence or beside it, or nearly so in the sentence. */
export function matchQuotation(
  { words, written }: QuotationDetail,
  { sentence, near }: Candidate,
): Match {
  for (const s of [sentence, ...near.map((n) => n.sentence)]) {
    const tokens = s.tokens;
    const norms = tokens.map((t) => t.norm);
    const at = indexOfRun(norms, words);
    if (at >= 0)
      return {
        relation: 'same',
        sentence: s,
        span: {
          start: tokens[at]?.start ?? s.start,
          end: tokens[at + words.length - 1]?.end ?? s.end,
        },
      };
  }
  return closeQuotation(words, written, sentence);
}

/** The row of words of a sentence that has most of a quotation's in their order, with what differs. */
function closeQuotation(
  words: readonly string[],
  written: readonly string[],
  sentence: StoredSentence,
): Match {
  const norms = sentence.tokens.map((t) => t.norm);
  const size = words.length + QUOTE_GAP;
  let best = { from: 0, ...align(words, norms.slice(0, size)) };
  for (let from = 1; from < norms.length; from++) {
    const aligned = align(words, norms.slice(from, from + size));
    // Of equal ones the last: it begins with a word of the quotation.
    if (aligned.common >= best.common) best = { from, ...aligned };
  }
  if (words.length < QUOTE_LEAST || best.common < CLOSE_SHARE * words.length) return ABSENT;
  const held = norms
    .slice(best.from, best.from + size)
    .flatMap((_, i) => (best.gaps.some((g) => i >= g.b[0] && i < g.b[1]) ? [] : [i]));
  const [first, last] = [held[0] ?? 0, held.at(-1) ?? 0];
  const spanOf = (from: number, to: number): Span => ({
    start: sentence.tokens[best.from + from]?.start ?? sentence.start,
    end: sentence.tokens[best.from + to - 1]?.end ?? sentence.end,
  });
  const shared = spanOf(first, last + 1);
  const within = sentence.note.quotes.find((q) => q.start <= shared.start && shared.end <= q.end);
  const behind = sentence.tokens.findIndex((t) => within === undefined || t.start >= within.end);
  /** Where the article's quotation ends, or where both do when the words are none of a quotation. */
  const close = within === undefined ? last + 1 : (behind < 0 ? norms.length : behind) - best.from;
  const slice = (from: number, to: number): string => {
    const span = spanOf(from, to);
    return from < to
      ? sentence.text.slice(span.start - sentence.start, span.end - sentence.start)
      : '';
  };
  return {
    relation: 'close',
    sentence,
    span: shared,
    // What follows the last word in the article is no difference: the message may stop there.
    differences: best.gaps
      .filter((g) => g.a[0] < g.a[1] || (g.b[0] > first && g.b[1] <= last))
      .map((g) => ({
        said: written.slice(...g.a).join(' '),
        // Behind the last word that both have, the article's quotation has as many words as the message's, or less.
        instead: slice(
          g.b[0],
          g.b[0] > last ? Math.min(g.b[1], g.b[0] + g.a[1] - g.a[0], close) : g.b[1],
        ),
      })),
  };
}

/** Index at which a row of words stands in another without a gap, or -1. */
export function indexOfRun(words: readonly string[], run: readonly string[]): number {
  for (let i = 0; i + run.length <= words.length; i++)
    if (run.every((w, k) => words[i + k] === w)) return i;
  return -1;
}

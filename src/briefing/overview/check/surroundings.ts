import type { StoredSentence } from '../../store/types.ts';
import { STOPWORDS } from '../../text/stopwords.ts';
import type { Span } from '../../types.ts';

/** Words around a value by which it is known again; what another side and a little word count beside a full one. */
const BESIDE_WORDS = 5;
const OTHER_SIDE = 0.7;
const LITTLE_WORD = 0.4;
/** A comma or a closing bracket parts like so many words. */
const PARTED = 3;

/** How much of what stands around one value stands around the other, too: the nearer the more, and on the same side. */
export function besides(a: StoredSentence, at: Span, b: StoredSentence, bt: Span): number {
  const [x, y] = [around(a, at), around(b, bt)];
  let score = 0;
  for (const p of x) {
    const same = y.filter((q) => q.stem === p.stem);
    const best = Math.max(
      0,
      ...same.map((q) => (p.side === q.side ? 1 : OTHER_SIDE) / Math.sqrt(p.distance * q.distance)),
    );
    score += best * (STOPWORDS.has(p.norm) ? LITTLE_WORD : 1);
  }
  return score;
}

/** The words around a span, with their distance from it. */
function around(sentence: StoredSentence, span: Span) {
  const before = sentence.tokens.filter((t) => t.end <= span.start).slice(-BESIDE_WORDS);
  const after = sentence.tokens.filter((t) => t.start >= span.end).slice(0, BESIDE_WORDS);
  // A comma or a closing bracket parts more than words do.
  const gap = (from: number, to: number): number =>
    /[,;)]/.test(sentence.text.slice(from - sentence.start, to - sentence.start)) ? PARTED : 1;
  return [
    ...before.map(({ stem, norm, end }, i) => ({
      stem,
      norm,
      side: 'before',
      distance: (before.length - i) * gap(end, span.start),
    })),
    ...after.map(({ stem, norm, start }, i) => ({
      stem,
      norm,
      side: 'after',
      distance: (i + 1) * gap(span.end, start),
    })),
  ];
}

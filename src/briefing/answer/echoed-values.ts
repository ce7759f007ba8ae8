import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { wantedSpans } from '../search/wanted.ts';
import { isContent } from '../text/tokens.ts';
import type { Comparer, Said } from './compare-values.ts';

/** Words of content around a value that another article has just so, for it to tell the same. */
const CONTENT_LEAST = 4;
/** No more words are read to either side. */
const REACH = 12;

/**
 * The first two values that stand among the very same words in two articles and cannot both be so: one took the sentence
 * over from the other, or both from a third, whatever goes on before and behind.
 *
 * @param ranked sentences that tell of what is asked, best first
 */
export function echoedValues(
  question: Question,
  ranked: readonly Ranked[],
  comparer: Comparer,
): readonly [Said, Said] | undefined {
  const values = ranked.flatMap(({ sentence }) =>
    wantedSpans(question, sentence).map((span) => ({ sentence, span })),
  );
  for (const [i, a] of values.entries())
    for (const b of values.slice(i + 1))
      if (
        a.sentence.aid !== b.sentence.aid &&
        sameWordsAround(a, b) >= CONTENT_LEAST &&
        comparer.isValue(a) &&
        comparer.isValue(b) &&
        comparer.differ(a, b)
      )
        return [a, b];
  return undefined;
}

/** Words of content that follow one another in the same order right before and right behind both values. */
function sameWordsAround(a: Said, b: Said): number {
  const [x, y] = [a, b].map(({ sentence, span }) => ({
    tokens: sentence.tokens,
    from: sentence.tokens.findLastIndex((t) => t.end <= span.start),
    to: sentence.tokens.findIndex((t) => t.start >= span.end),
  })) as [Place, Place];
  let content = 0;
  for (const [start, end, step] of [
    [x.from, y.from, -1],
    [x.to, y.to, 1],
  ] as const) {
    if (start < 0 || end < 0) continue;
    for (let k = 0; k < REACH; k++) {
      const norm = x.tokens[start + k * step]?.norm;
      if (norm === undefined || norm !== y.tokens[end + k * step]?.norm) break;
      if (isContent(norm)) content++;
    }
  }
  return content;
}

interface Place {
  readonly tokens: Said['sentence']['tokens'];
  readonly from: number;
  readonly to: number;
}

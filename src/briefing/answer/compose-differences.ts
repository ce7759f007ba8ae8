import { differenceRows } from '../overview/differences/differences.ts';
import { atOnce } from '../turns.ts';
import type { Difference } from '../types.ts';
import { sliceOf } from './slice.ts';
import type { Composed, Material } from './types.ts';

const ROWS_MAX = 8;

/**
 * "what do the sources disagree on (about ...)": the same thing with another time, number, place, office or wording.
 * What one article only says more exactly, or has in a later state, is no disagreement.
 */
export function composeDifferences({
  question,
  store,
  scope,
  citations,
}: Material): Composed | undefined {
  const about = question.terms.map((t) => t.word.replace(/^@/, '')).join(' ');
  const differences = atOnce(differenceRows(store, { about, scope }))
    .filter((row) => row.relation === 'differs')
    .slice(0, ROWS_MAX)
    .map(
      (row): Difference => ({
        about: row.about,
        values: row.values.map((value) => ({
          text: sliceOf(value.sentence, value.span).replace(/['’‘ʼ]s?$/, ''),
          citations: [...new Set(value.sentences.map((s) => citations.sentence(s)))],
        })),
      }),
    );
  return differences.length === 0 ? undefined : { kind: 'differs', differences };
}

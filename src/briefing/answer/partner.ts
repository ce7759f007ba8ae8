import type { StoredSentence } from '../store/types.ts';
import type { Span } from '../types.ts';

/** "Lee, Roe and Dorn" are more than two. */
const MORE_BEFORE = /,\s$/;
const MORE_BEHIND = /^,\s\p{Lu}/u;

/**
 * Widens the span of a name to its partner's: "the brothers Karl and Otto Roe", "Roe and Lee". Offsets are the article's.
 *
 * @param names spans of all names of the sentence that may be the answer
 */
export function withPartner<T extends Span>(
  { text, note }: StoredSentence,
  span: T,
  names: readonly Span[],
): T {
  const slice = (from: number, to?: number): string =>
    text.slice(from - note.start, to === undefined ? undefined : to - note.start);
  const partner = names.find(
    (o) => slice(o.end, span.start) === ' and ' || slice(span.end, o.start) === ' and ',
  );
  if (partner === undefined) return span;
  const [start, end] = [Math.min(span.start, partner.start), Math.max(span.end, partner.end)];
  const isRow = MORE_BEFORE.test(slice(note.start, start)) || MORE_BEHIND.test(slice(end));
  return isRow ? span : { ...span, start, end };
}

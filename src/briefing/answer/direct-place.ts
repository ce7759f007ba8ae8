import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { stem } from '../text/stem.ts';

/** What is left of a place that the question itself names. */
const GIVEN_FACTOR = 0.2;

/** Of the places in a sentence those behind "from" for "where ... from", and those called so for "which airport". */
export function placesAsked(
  { plain, head }: Question,
  { text, note }: Ranked['sentence'],
  spans: readonly WantedSpan[],
): WantedSpan[] {
  const fitting = /\bfrom\W*$/i.test(plain)
    ? spans.filter((s) => /\bfrom (?:the )?$/.test(text.slice(0, s.start - note.start)))
    : [...spans];
  const called = fitting.filter((s) =>
    s.key
      .split(' ')
      .map(stem)
      .includes(head.at(-1) ?? ''),
  );
  return called.length > 0 ? called : fitting;
}

/** "where is Roe" is not answered with "Roe". */
export function saysNothing({ wanted, terms, stems }: Question, { key }: WantedSpan): boolean {
  return (
    wanted === 'place' &&
    terms.every((t) => t.part === 'name') &&
    key.split(' ').every((w) => stems.includes(stem(w)))
  );
}

/** A named square says more than a city, a city more than a country, and what the question gives itself says nothing. */
export function placeFactor(
  question: Question,
  sentence: Ranked['sentence'],
  span: WantedSpan,
): number {
  const mention = sentence.note.mentions.find((m) => m.start === span.start && m.end === span.end);
  const given = question.names.some(
    (n) => n.keys.includes(span.key) || n.words.every((w) => span.key.split(' ').includes(w)),
  );
  const kind =
    mention === undefined
      ? 0.8
      : mention.kind === 'place'
        ? 1.6
        : mention.kind === 'country'
          ? 0.5
          : 1.3;
  return given ? GIVEN_FACTOR * kind : kind;
}

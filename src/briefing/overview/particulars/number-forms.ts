import type { StoredSentence } from '../../store/types.ts';
import type { NumberExpression } from '../../text/numbers.ts';
import { isContent } from '../../text/tokens.ts';

/** Two numbers that are one value: the score of a match, the votes for and against. Offsets are the article's. */
export interface NumberPair {
  /** Where the second number ends. */
  readonly end: number;
  readonly value: number;
}

/** Numbers of a pair are smaller than this. */
const PAIR_FACTOR = 1_000;
const SCORE = /^[-–](\d{1,3})(?![\p{L}\d-])/u;
/** "23 to 18", "23 votes to 18", but not "6 to 12 years", which is a range. */
const VOTES = /^(?:\svotes)?\s(?:to|against)\s(\d{1,3})(?![\p{L}\d-]|[.,]\d|\s?%|\s\p{L}+s\b)/u;
const BEFORE_RANGE = /\b(?:from|between|aged|\p{L}+s)\s$/u;
const ORDINAL = /(?<![\p{L}\d.,/-])(\d{1,4})(?:st|nd|rd|th)\s(\p{Ll}+)/gu;

/** The pair that begins with a number of a sentence, or undefined. */
export function pairAt(
  { text, start }: StoredSentence,
  number: NumberExpression,
): NumberPair | undefined {
  if (number.of !== 'count' || number.value >= PAIR_FACTOR) return undefined;
  const behind = text.slice(number.end - start);
  const isRange = BEFORE_RANGE.test(text.slice(0, number.start - start));
  const second = SCORE.exec(behind) ?? (isRange ? null : VOTES.exec(behind));
  if (second === null) return undefined;
  return {
    end: number.end + second[0].length,
    value: number.value * PAIR_FACTOR + Number(second[1]),
  };
}

/** True where both pairs have the same two numbers: who lost by 1-2 was beaten by 2-1. */
export function isSamePair(a: number, b: number): boolean {
  const turned = (b % PAIR_FACTOR) * PAIR_FACTOR + Math.floor(b / PAIR_FACTOR);
  return a === b || a === turned;
}

/** "89th minute": a place in a row and what is counted; those in dates are left out. Offsets are the article's. */
export function ordinalsIn({ text, start, note }: StoredSentence): NumberExpression[] {
  return [...text.matchAll(ORDINAL)].flatMap((match): NumberExpression[] => {
    const [whole, digits = '', noun = ''] = match;
    const span = { start: start + match.index, end: start + match.index + whole.length };
    const isInDate = note.times.some((t) => t.start < span.end && span.start < t.end);
    if (isInDate || !isContent(noun)) return [];
    return [{ ...span, value: Number(digits), of: 'count', unit: [noun], approximate: false }];
  });
}

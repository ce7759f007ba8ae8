import type { NumberExpression } from '../../text/numbers.ts';
import { compareMoments } from './moments.ts';
import { isSamePair } from './number-forms.ts';
import { PAIR } from './number-particulars.ts';
import type { Bound, NumberParticular, Particular, PlaceParticular } from './particular-types.ts';

/** How the values of two particulars of one kind stand to one another. */
export type ValueRelation = 'same' | 'finer' | 'differs' | 'unrelated';

/** "About 3,200" and 3,187 agree within this share. */
const ABOUT_SHARE = 0.1;
/** "Over 11,000" is made more exact by 11,200, but hardly by 30,000. */
const BOUND_FACTOR = 1.5;
/** From here on, zeros at the end show that a number is rounded. */
const ROUNDED_FROM = 1_000;
/** 10 million is not 8 million rounded. */
const ROUNDING_SHARE = 0.05;

/** Tells how two values stand to one another; `unrelated` when their kind or unit is not the same. */
export function compareParticulars(a: Particular, b: Particular): ValueRelation {
  if (a.kind === 'time' && b.kind === 'time') return compareMoments(a.moment, b.moment);
  if (a.kind === 'number' && b.kind === 'number') return compareNumbers(a, b);
  if (a.kind === 'place' && b.kind === 'place') return comparePlaces(a, b);
  return 'unrelated';
}

function compareNumbers(a: NumberParticular, b: NumberParticular): ValueRelation {
  if (a.unit !== b.unit || a.number.of !== b.number.of) return 'unrelated';
  if (a.unit === PAIR) return isSamePair(a.number.value, b.number.value) ? 'same' : 'differs';
  return compareBounded(
    { value: a.number.value, bound: a.bound },
    { value: b.number.value, bound: b.bound },
  );
}

/** Compares two numbers of one unit, as they are written. */
export function compareNumberValues(a: NumberExpression, b: NumberExpression): ValueRelation {
  const bounded = ({ value, approximate }: NumberExpression): Bounded => ({
    value,
    bound: approximate ? 'about' : 'exact',
  });
  return a.of === b.of ? compareBounded(bounded(a), bounded(b)) : 'unrelated';
}

interface Bounded {
  readonly value: number;
  readonly bound: Bound;
}

function compareBounded(a: Bounded, b: Bounded): ValueRelation {
  if (a.value === b.value) return a.bound === b.bound ? 'same' : 'finer';
  const agree =
    fits(a, b.value) ||
    fits(b, a.value) ||
    isRoundingOf(a.value, b.value) ||
    isRoundingOf(b.value, a.value);
  return agree ? 'finer' : 'differs';
}

/** True where a bounded or rough number allows a value. */
function fits({ bound, value: known }: Bounded, value: number): boolean {
  switch (bound) {
    case 'exact':
      return false;
    case 'about':
      return Math.abs(value - known) <= ABOUT_SHARE * known;
    case 'atLeast':
      return value >= known && value <= BOUND_FACTOR * known;
    case 'atMost':
      return value <= known && value * BOUND_FACTOR >= known;
  }
}

/** 3 million is 3.1 million rounded to its own digits. */
function isRoundingOf(coarse: number, exact: number): boolean {
  if (coarse < ROUNDED_FROM) return false;
  const zeros = /0+$/.exec(String(Math.round(coarse)))?.[0].length ?? 0;
  const step = 10 ** zeros;
  return (
    zeros > 0 &&
    exact % step !== 0 &&
    Math.round(exact / step) * step === coarse &&
    Math.abs(exact - coarse) <= ROUNDING_SHARE * coarse
  );
}

/** One place holds the other's words ("the airport", "Karsa airport"), or says only the country. */
function comparePlaces(a: PlaceParticular, b: PlaceParticular): ValueRelation {
  const isSame = a.words.join(' ') === b.words.join(' ');
  if (isSame) return 'same';
  if (a.isCountry !== b.isCountry) return 'unrelated';
  const within = (few: readonly string[], many: readonly string[]): boolean =>
    few.every((w) => many.includes(w));
  if (within(a.words, b.words) || within(b.words, a.words)) return 'finer';
  if (a.words.some((w) => b.words.includes(w))) return 'unrelated';
  // Named side by side in either sentence, one lies in the other.
  return standsBeside(a, b) || standsBeside(b, a) ? 'finer' : 'differs';
}

function standsBeside(a: PlaceParticular, b: PlaceParticular): boolean {
  const text = a.sentence.text.toLowerCase();
  return b.words.every((w) => text.includes(w));
}

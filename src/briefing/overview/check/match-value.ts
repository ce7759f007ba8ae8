import { FIELD, isNounOf } from '../../text/thesaurus.ts';
import { isContent, tokenize } from '../../text/tokens.ts';
import { compareParticulars } from '../particulars/compare-particulars.ts';
import type {
  NumberParticular,
  Particular,
  TimeParticular,
} from '../particulars/particular-types.ts';
import type { Claim } from './claim.ts';
import { relatedWords } from './claim-words.ts';
import { ABSENT, type Candidate, found, type Match, ofKind } from './match-types.ts';
import { besides } from './surroundings.ts';

/** From this weight on, two nouns count the same things. */
const UNIT_RELATED = 0.55;
/** Numbers up to here stand for anything ("two leaders", "two ships"). */
const SMALL_NUMBER = 12;

/** Looks a time up: the same or a more exact one, or the one that stands in its place. */
export function matchTime(detail: TimeParticular, candidate: Candidate, claim: Claim): Match {
  const { own, around } = ofKind(candidate, 'time');
  const wording = detail.sentence.text
    .slice(detail.start - detail.sentence.start, detail.end - detail.sentence.start)
    .toLowerCase();
  const textOf = (p: Particular): string =>
    p.sentence.text.slice(p.start - p.sentence.start, p.end - p.sentence.start).toLowerCase();
  const equal = [...own, ...around].find((p) => textOf(p) === wording);
  if (equal !== undefined) return found('same', equal);
  const same = [...own, ...around].find((p) => bearsOutTime(detail, p));
  if (same !== undefined) return found('same', same);
  const taken = claim.details.filter((d) => d !== detail && d.kind === 'time');
  return nearest(
    detail,
    own.filter(
      (p) =>
        (compareParticulars(detail, p) === 'differs' || areOtherPeriods(wording, textOf(p))) &&
        !taken.some((t) => t.kind === 'time' && bearsOutTime(t, p)),
    ),
  );
}

/** Both state a year, month, day or weekday alike, or lie on the same days: "April 26" is not borne out by any Saturday. */
function bearsOutTime(said: TimeParticular, known: TimeParticular): boolean {
  if (!/^(?:same|finer)$/.test(compareParticulars(said, known))) return false;
  const [a, b] = [said.moment, known.moment];
  if (a.days !== undefined && b.days !== undefined) return true;
  return (['year', 'month', 'day', 'weekday', 'clock'] as const).some(
    (field) => a.time[field] !== undefined && a.time[field] === b.time[field],
  );
}

/** "last month" and "last week". */
function areOtherPeriods(a: string, b: string): boolean {
  const period = /^(last|this|next) (\w+)$/;
  const [x, y] = [period.exec(a), period.exec(b)];
  return x !== null && y !== null && (x[1] !== y[1] || x[2] !== y[2]);
}

/** Looks a number up: one that bears it out, or the one of its unit that stands in its place. */
export function matchNumber(detail: NumberParticular, candidate: Candidate, claim: Claim): Match {
  const { own, around } = ofKind(candidate, 'number');
  const same = own.find((p) => bearsOut(detail, p));
  if (same !== undefined) return found('same', same);
  const taken = claim.details.filter(
    (d): d is NumberParticular => d !== detail && d.kind === 'number',
  );
  const rivals = own.filter(
    (p) =>
      p.number.of === detail.number.of &&
      isSameUnit(detail, p) &&
      p.number.value !== detail.number.value &&
      !taken.some((t) => t.number.value === p.number.value),
  );
  // What stands beside may be told of another one, where the sentence has a value for the same place.
  const beside = rivals.some((p) => p.unit === detail.unit)
    ? undefined
    : around.find((p) => bearsOut(detail, p));
  return beside === undefined ? nearest(detail, rivals) : found('same', beside);
}

/** Of several values that could stand in a detail's place the one that has most of its neighbours; of equals the first. */
function nearest(detail: Particular, values: readonly Particular[]): Match {
  const [best] = values
    .map((p) => ({ p, score: besides(detail.sentence, detail, p.sentence, p) }))
    .sort((a, b) => b.score - a.score || a.p.start - b.p.start);
  return best === undefined ? ABSENT : found('other', best.p);
}

/** The article's number makes the message's true: "over 11,000" bears out "more than 10,000", but not "more than 15,000". */
function bearsOut(said: NumberParticular, known: NumberParticular): boolean {
  const [x, y] = [said.number.value, known.number.value];
  if (said.number.of !== known.number.of || !isSameUnit(said, known)) return false;
  if (x === y) return true;
  if (said.bound === 'atLeast' && known.bound === 'atLeast') return x <= y;
  // "up to" is a bound here ("up to 50 people") and a way there ("rose up to 5 percent").
  if (said.bound === 'atMost' || known.bound === 'atMost') return false;
  return /^(?:same|finer)$/.test(compareParticulars(said, { ...known, unit: said.unit }));
}

/** The same things are counted, in the same or a closely related word; large numbers are known without it. */
function isSameUnit(a: NumberParticular, b: NumberParticular): boolean {
  if (a.unit === b.unit) return true;
  const [x, y] = [a, b].map((p) =>
    tokenize(p.number.unit.join(' ')).filter((t) => isContent(t.norm)),
  );
  const [first, other] = [x?.[0], y?.[0]];
  if (first !== undefined && first.stem === other?.stem) return true;
  if (x?.some((t) => (relatedWords(t.norm, 'NOUN').get(b.unit) ?? 0) >= UNIT_RELATED)) return true;
  if ([x, y].every((words) => words?.some((t) => isPeople(t.norm)))) return true;
  return a.number.value === b.number.value && a.number.value > SMALL_NUMBER;
}

/** "six people", "six suspects": whoever they are called, persons are counted. */
function isPeople(word: string): boolean {
  return /^(?:people|persons?|men|women|children)$/.test(word) || isNounOf(word, FIELD.person, 1);
}

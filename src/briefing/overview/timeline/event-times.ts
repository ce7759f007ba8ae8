import type { StoredSentence } from '../../store/types.ts';
import { findTimes, type TimeExpression } from '../../text/times.ts';
import type { Span } from '../../types.ts';
import { isPlaced } from './resolve-period.ts';
import type { TaggedToken } from './tagged-tokens.ts';

/** A time expression of a sentence that says when something happened. */
export interface EventTime extends Span {
  readonly first: TimeExpression;
  /** The other end of "from 3 June to 5 June". */
  readonly last?: TimeExpression | undefined;
}

/** Words that `findTimes` knows only in lower case and that open sentences. */
const OPENING =
  /^["“‘'(\s]*(?=[A-Z])(?:Last|This|Next|Earlier|Later|Early|Late|Before|After|At|By|Around|About|Yesterday|Today|Tomorrow|Tonight|Overnight|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|A|An|One)\s/;
const RANGE = /^\s?(?:to|through|until|[-–—])\s?$/;
const AND_RANGE = /^ and $/;
/** Days that are names: "Super Tuesday". */
const NAMED_DAY =
  /\b(?:Super|Black|Good|Cyber|Ash|Palm|Easter|Bloody|Giving|Holy|Maundy|Fat|Whit) $/;
/** What stands before a year that dates something, and is not part of a name ("the 2031 budget"). */
const DATES_YEAR =
  /(?:\b(?:in|since|of|by|from|until|till|during|before|after|around|circa|about|through|and|or|to|between|early|late|mid|year|than)\s|\()$/i;

/** Finds the times of a sentence that can date an event: dates, parts of the day and "two weeks ago", but no durations. */
export function findEventTimes(
  sentence: StoredSentence,
  tokens: readonly TaggedToken[],
): EventTime[] {
  return joined(sentence, placedTimes(sentence)).filter(
    (time) => !isAttribute(sentence, tokens, time),
  );
}

/** Tells, without tagging its words, whether a sentence has any time that may date an event. */
export function hasEventTime(sentence: StoredSentence): boolean {
  return placedTimes(sentence).length > 0;
}

function placedTimes(sentence: StoredSentence): TimeExpression[] {
  return allTimes(sentence).filter(
    (t) => !t.relative || isPlaced(wordsAt(sentence, t)) || hasYear(t),
  );
}

function allTimes(sentence: StoredSentence): readonly TimeExpression[] {
  const opening = OPENING.exec(sentence.text);
  if (opening === null) return sentence.note.times;
  const at = opening[0].search(/[A-Z]/);
  const text =
    sentence.text.slice(0, at) +
    sentence.text.charAt(at).toLowerCase() +
    sentence.text.slice(at + 1);
  return findTimes(text).map((t) => ({
    ...t,
    start: t.start + sentence.start,
    end: t.end + sentence.start,
  }));
}

/** "the summer of 2031" counts as a span of time, but its year places it. */
function hasYear(time: TimeExpression): boolean {
  return time.year !== undefined;
}

/** Joins the two ends of a range into one time. */
function joined(sentence: StoredSentence, times: readonly TimeExpression[]): EventTime[] {
  const found: EventTime[] = [];
  for (const time of times) {
    const before = found.at(-1);
    const gap =
      before === undefined
        ? ''
        : sentence.text.slice(before.end - sentence.start, time.start - sentence.start);
    const isRange =
      before !== undefined &&
      before.last === undefined &&
      !before.first.relative &&
      !time.relative &&
      (RANGE.test(gap) ||
        (AND_RANGE.test(gap) &&
          /\bbetween (?:the )?$/i.test(sentence.text.slice(0, before.start - sentence.start))));
    if (isRange) found[found.length - 1] = { ...before, end: time.end, last: time };
    else found.push({ start: ownStart(sentence, time), end: time.end, first: time });
  }
  return found;
}

/** "at Tuesday's vote", "at the June 5 vote": the word in front belongs to the vote. */
function ownStart(sentence: StoredSentence, time: TimeExpression): number {
  const isPossessive = /^['’]/.test(sentence.text.slice(time.end - sentence.start));
  const lead = isPossessive
    ? /^(?:at|by|about|around) /i
    : /^(?:at|by|about|around|before|after) the /i;
  return time.start + (lead.exec(wordsAt(sentence, time))?.[0].length ?? 0);
}

/** "the 2031 budget", "a March 3 letter": the date tells which one is meant, not when the sentence's event took place. */
function isAttribute(
  sentence: StoredSentence,
  tokens: readonly TaggedToken[],
  time: EventTime,
): boolean {
  const { first } = time;
  const before = sentence.text.slice(0, time.start - sentence.start);
  const words = wordsAt(sentence, time);
  const isBareYear =
    first.year !== undefined &&
    first.month === undefined &&
    !/^(?:early|late|mid|the)\b/i.test(words);
  if (isBareYear && !DATES_YEAR.test(before)) return true;
  if (NAMED_DAY.test(before)) return true;
  const previous = tokens.findLast((t) => t.end <= time.start);
  const next = tokens.find((t) => t.start >= time.end);
  if (first.weekday === undefined && first.month === undefined) return false;
  const gap = sentence.text.slice(
    time.end - sentence.start,
    (next?.start ?? time.end) - sentence.start,
  );
  return (
    previous !== undefined &&
    next !== undefined &&
    gap === ' ' &&
    (/^(?:the|an?|this|that)$/.test(previous.norm) ||
      previous.possessive ||
      /^(?:his|her|its|their|our|my)$/.test(previous.norm)) &&
    /^(?:NOUN|ADJ|PROPN)$/.test(next.tag)
  );
}

function wordsAt(sentence: StoredSentence, span: Span): string {
  return sentence.text.slice(span.start - sentence.start, span.end - sentence.start);
}

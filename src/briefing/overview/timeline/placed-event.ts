import type { Store, StoredSentence } from '../../store/types.ts';
import { DAY, partsOf } from './calendar.ts';
import type { EventTime } from './event-times.ts';
import type { Reference } from './reference.ts';
import { type Resolved, resolveTime, type Tense } from './resolve-time.ts';
import type { TimedEvent } from './timed-event.ts';

/** An event with the place of its time, where what is known gives one. */
export interface PlacedEvent extends TimedEvent {
  readonly resolved: Resolved | undefined;
  /** Told as to come, or later than the article. */
  readonly isExpected: boolean;
}

/** "today" and the like: in a quotation they count from the day of speaking. */
const DEICTIC =
  /\b(?:today|yesterday|tomorrow|tonight|ago|this (?:morning|afternoon|evening)|last night)\b/i;

/** Places the events of one sentence, counting from the article's reference day. */
export function placeEvents(
  store: Store,
  events: readonly TimedEvent[],
  reference: Reference | undefined,
): PlacedEvent[] {
  const withTime = (event: TimedEvent, resolved: Resolved | undefined): PlacedEvent => ({
    ...event,
    resolved,
    isExpected: event.verb.isExpected || isAhead(resolved, reference),
  });
  // Times that name a day first: hours and parts of the day beside them belong to it.
  const placed = events.map((event) => {
    const own = isOfSpeech(event) ? undefined : reference;
    return withTime(event, place(event, event.verb.tense, own, undefined));
  });
  return placed.map((event, i) => {
    if (event.resolved !== undefined) return event;
    const beside = nearestDay(placed, i) ?? dayBefore(store, event, reference);
    if (beside === undefined) return event;
    const spoken = isOfSpeech(event) ? dayOfSpeech(placed, beside) : reference;
    const resolved = place(event, event.verb.tense, spoken, beside);
    // "sang late on Monday and left at 8 a.m.": the hour may be that of the next day.
    return resolved !== undefined && resolved.from < beside.from
      ? event
      : withTime(event, resolved);
  });
}

function isOfSpeech({ isQuoted, sentence, time }: TimedEvent): boolean {
  return isQuoted && DEICTIC.test(wording(sentence, time));
}

function isAhead(resolved: Resolved | undefined, reference: Reference | undefined): boolean {
  return (
    resolved?.hasYear === true &&
    reference?.basis === 'published' &&
    resolved.from >= reference.day + DAY
  );
}

function place(
  event: { sentence: StoredSentence; time: EventTime },
  tense: Tense,
  reference: Reference | undefined,
  beside: Resolved | undefined,
): Resolved | undefined {
  const { first, last } = event.time;
  const around = { tense, reference, beside };
  const from = resolveTime(first, { ...around, wording: wording(event.sentence, first) });
  if (last === undefined || from === undefined) return from;
  const to = resolveTime(last, { ...around, wording: wording(event.sentence, last) });
  if (to === undefined || to.to <= from.from || to.hasYear !== from.hasYear) return from;
  return { ...from, to: to.to };
}

/** The nearest other time of the sentence that names a day, one before it first. */
function nearestDay(events: readonly PlacedEvent[], at: number): Resolved | undefined {
  const isDay = (e: PlacedEvent): boolean =>
    e.resolved !== undefined && !['year', 'month', 'week'].includes(e.resolved.precision);
  return (events.slice(0, at).findLast(isDay) ?? events.slice(at + 1).find(isDay))?.resolved;
}

/** The last day named in the sentences of the paragraph before this one. */
function dayBefore(
  store: Store,
  { sentence }: TimedEvent,
  reference: Reference | undefined,
): Resolved | undefined {
  const before = store
    .sentencesOfParagraph(sentence.pid)
    .filter((s) => s.position < sentence.position);
  for (const other of before.toReversed())
    for (const time of other.note.times.toReversed()) {
      const found = place(
        { sentence: other, time: { start: time.start, end: time.end, first: time } },
        'past',
        reference,
        undefined,
      );
      if (found !== undefined && !['year', 'month', 'week'].includes(found.precision)) return found;
    }
  return undefined;
}

/** The day that a sentence gives for what it quotes. */
function dayOfSpeech(events: readonly PlacedEvent[], beside: Resolved): Reference | undefined {
  const isOutside = events.some((e) => e.resolved === beside && !e.isQuoted);
  if (!isOutside || beside.basis === 'stated') return undefined;
  const day = Math.floor(beside.from / DAY) * DAY;
  return { day, weekday: partsOf(day).weekday, hasYear: beside.hasYear, basis: beside.basis };
}

function wording(sentence: StoredSentence, { start, end }: { start: number; end: number }): string {
  return sentence.text.slice(start - sentence.start, end - sentence.start);
}

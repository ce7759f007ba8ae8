import type { Store, StoredSentence } from '../../store/types.ts';
import type { Span } from '../../types.ts';
import type { TimedEvent } from './timed-event.ts';

/** A passage longer than this is not shown for one time in it. */
const PASSAGE_MAX_CHARS = 600;

/** What is cited of an event, and what of that is shown. */
export interface Passage {
  readonly citation: Span;
  readonly clause: Span;
}

/**
 * Returns what to cite of an event: its sentence, and with a quotation that goes on over several sentences all of them,
 * for only there stands who speaks. Undefined where that is too much to show, or nobody is named.
 */
export function passageOf(
  store: Store,
  { sentence, clause, time }: TimedEvent,
): Passage | undefined {
  const own = { start: sentence.start, end: sentence.end };
  const quotes = sentence.note.quotes.filter((q) => q.start < clause.end && q.end > clause.start);
  const isQuoted = quotes.some((q) => time.start < q.end && time.end > q.start);
  const needed: Span[] = [...quotes];
  if (isQuoted)
    for (const quote of quotes) {
      const speaker = quote.speakerSpan ?? speakerNear(store, sentence, quote.speaker);
      if (speaker === undefined) return undefined;
      needed.push(speaker);
    }
  const start = Math.min(own.start, ...needed.map((s) => s.start));
  const end = Math.max(own.end, ...needed.map((s) => s.end));
  if (start === own.start && end === own.end) return { citation: own, clause };
  const around = store
    .sentencesOfParagraph(sentence.pid)
    .filter((s) => s.end > start && s.start < end);
  const whole = { start: around[0]?.start ?? own.start, end: around.at(-1)?.end ?? own.end };
  const isComplete = whole.start <= start && whole.end >= end;
  if (isComplete && whole.end - whole.start <= PASSAGE_MAX_CHARS)
    return { citation: whole, clause: whole };
  return isQuoted ? undefined : { citation: own, clause };
}

/** Where the speaker is named without a word of saying: in the sentence, or in the one before it in the paragraph. */
function speakerNear(
  store: Store,
  sentence: StoredSentence,
  speaker: string | undefined,
): Span | undefined {
  const before = store
    .sentencesOfParagraph(sentence.pid)
    .filter((s) => s.position === sentence.position - 1);
  for (const { note, start, end } of [sentence, ...before]) {
    const mention = note.mentions.find((m) => m.key === speaker);
    if (mention !== undefined) return mention;
    if (speaker !== undefined && note.refers.includes(speaker)) return { start, end };
  }
  return undefined;
}

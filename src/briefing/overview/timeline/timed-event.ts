import type { Mention } from '../../annotate/types.ts';
import type { StoredSentence } from '../../store/types.ts';
import { termsOf } from '../../text/terms.ts';
import type { Span } from '../../types.ts';
import { clauseAround } from './clause.ts';
import { type EventTime, findEventTimes } from './event-times.ts';
import { type EventVerb, findEventVerb } from './event-verb.ts';
import { type TaggedToken, tagTokens } from './tagged-tokens.ts';

/** What one sentence tells of one time, before it is known which day that is. */
export interface TimedEvent {
  readonly sentence: StoredSentence;
  readonly time: EventTime;
  readonly clause: Span;
  readonly verb: EventVerb;
  /** Keys of those who act, as far as the clause says. */
  readonly actors: readonly string[];
  /** Keys of all names of the clause and of those its pronouns stand for. */
  readonly names: readonly string[];
  /** Index terms of the clause, without those of its times. */
  readonly words: ReadonlySet<string>;
  /** Somebody is quoted with it: "today" is the day he spoke. */
  readonly isQuoted: boolean;
}

const PRONOUN = /^(?:he|she|they|it|who|which)$/;

const cache = new WeakMap<StoredSentence, readonly TimedEvent[]>();

/** Finds the dated and timed events of a sentence, in order of the times in it; kept as long as the sentence is. */
export function findTimedEvents(sentence: StoredSentence): readonly TimedEvent[] {
  let events = cache.get(sentence);
  if (events === undefined) {
    const tokens = tagTokens(sentence);
    const times = findEventTimes(sentence, tokens);
    events = times.flatMap((time) => readEvent(sentence, tokens, times, time) ?? []);
    cache.set(sentence, events);
  }
  return events;
}

function readEvent(
  sentence: StoredSentence,
  tokens: readonly TaggedToken[],
  times: readonly EventTime[],
  time: EventTime,
): TimedEvent | undefined {
  const clause = clauseAround(sentence, tokens, time);
  const verb = findEventVerb(tokens, clause, times, time);
  if (verb === undefined) return undefined;
  const { note } = sentence;
  const isTold = isOfAct(tokens, clause, verb);
  const mentions = note.mentions.filter(isTold);
  const words = tokens.filter(
    (t) => isTold(t) && !note.times.some((x) => t.start < x.end && t.end > x.start),
  );
  const hasPronoun = words.some((t) => t.tag === 'PRON');
  return {
    sentence,
    time,
    clause,
    verb,
    actors: actorsOf(sentence, words, mentions, verb),
    names: [...new Set([...mentions.map((m) => m.key), ...(hasPronoun ? note.refers : [])])],
    words: new Set(termsOf(words)),
    isQuoted: note.quotes.some((q) => time.start >= q.start && time.end <= q.end),
  };
}

/** The clause without what its subject does besides: "opened the fair | and closed the road". */
function isOfAct(
  tokens: readonly TaggedToken[],
  clause: Span,
  verb: EventVerb,
): (at: Span) => boolean {
  const inClause = tokens.filter((t) => t.start >= clause.start && t.end <= clause.end);
  const joints = inClause
    .filter((t, i) => t.tag === 'CCONJ' && inClause[i + 1]?.tag === 'VERB')
    .map((t) => t.start);
  const from = joints.findLast((at) => at < verb.span.start);
  const to = joints.find((at) => at > verb.span.start) ?? clause.end;
  const firstVerb = inClause.find((t) => t.tag === 'VERB')?.start ?? clause.start;
  return ({ start, end }) =>
    start >= clause.start && end <= to && (from === undefined || start >= from || end <= firstVerb);
}

/** The subjects before the verb: persons where there are any, and whom a pronoun there stands for. */
function actorsOf(
  sentence: StoredSentence,
  words: readonly TaggedToken[],
  mentions: readonly Mention[],
  verb: EventVerb,
): string[] {
  const before = mentions.filter((m) => m.end <= verb.span.start);
  const lead = words.filter((t) => t.end <= verb.span.start);
  // "for Calder, who had arrived": the name in front of the relative clause acts in it.
  const relative = lead.findLast((t) => /^(?:who|which)$/.test(t.norm));
  const subjects =
    relative === undefined
      ? before.filter((m) => m.isSubject)
      : before.filter((m) => m.end <= relative.start).slice(-1);
  const isPerson = (m: Mention): boolean =>
    m.kind === 'person' || (m.kind === 'name' && m.key.includes(' '));
  const persons = subjects.filter(isPerson);
  const chosen = persons.length > 0 ? persons : subjects;
  if (chosen.length > 0) return [...new Set(chosen.map((m) => m.key))];
  return lead.some((t) => PRONOUN.test(t.norm)) ? [...sentence.note.refers] : [];
}

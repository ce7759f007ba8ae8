import type { Question } from '../question/types.ts';
import { asksWhom } from '../question/voice.ts';
import type { StoredSentence } from '../store/types.ts';
import { isDemonym, PLACE_WORDS } from '../text/places.ts';
import { stem } from '../text/stem.ts';
import { FIELD, isNounOf } from '../text/thesaurus.ts';
import type { Span } from '../types.ts';

/** A span of a sentence that has the type the question wants; offsets are the article's. */
export interface WantedSpan extends Span {
  /** Folded key by which equal values of several articles are one. */
  readonly key: string;
}

/** Says whether a sentence holds what the question wants: not at all, somewhere, or with the very noun asked for. */
export function hasWanted(question: Question, sentence: StoredSentence): 'none' | 'some' | 'near' {
  switch (question.wanted) {
    case 'number': {
      if (sentence.note.numbers.length === 0) return 'none';
      return sentence.note.numbers.some((n) => n.unit.some((u) => question.head.includes(stem(u))))
        ? 'near'
        : 'some';
    }
    case 'person': {
      const spans = wantedSpans(question, sentence);
      return spans.some((s) => isPerson(sentence, s)) ? 'near' : spans.length > 0 ? 'some' : 'none';
    }
    case undefined:
      return question.kind === 'why'
        ? REASON_CUE.test(sentence.text)
          ? 'some'
          : 'none'
        : holdsKind(question, sentence)
          ? 'some'
          : 'none';
    default:
      return wantedSpans(question, sentence).length > 0 ? 'some' : 'none';
  }
}

/** Returns the spans of a sentence that can be the answer by their type, in order; names that the question gives are left out. */
export function wantedSpans(question: Question, sentence: StoredSentence): WantedSpan[] {
  const spans = spansOf(question, sentence);
  // "UN Security Council" is the answer, not the "UN" in it.
  return spans.filter(
    (s) =>
      !spans.some(
        (other) =>
          other !== s &&
          other.start <= s.start &&
          s.end <= other.end &&
          other.end - other.start > s.end - s.start,
      ),
  );
}

function spansOf(question: Question, sentence: StoredSentence): WantedSpan[] {
  const { note, text } = sentence;
  const slice = (span: Span): string => text.slice(span.start - note.start, span.end - note.start);
  const asked = new Set(question.names.flatMap((n) => n.keys));
  const isAsked = (key: string): boolean =>
    asked.has(key) || question.names.some((n) => n.words.every((w) => key.split(' ').includes(w)));
  switch (question.wanted) {
    case 'person':
      return note.mentions
        .filter(
          (m) =>
            !isAsked(m.key) &&
            m.kind !== 'place' &&
            (m.isSubject ||
              asksWhom(question) ||
              /['’‘ʼ]s?$/.test(slice(m)) ||
              (m.kind !== 'country' && m.kind !== 'organisation')) &&
            !(m.kind === 'country' && isDemonym(slice(m))),
        )
        .map((m) => ({ start: m.start, end: m.end, key: m.key }));
    case 'place':
      return placeSpans(sentence);
    case 'time':
      return note.times.map((t) => ({ start: t.start, end: t.end, key: slice(t).toLowerCase() }));
    case 'age':
      return [...text.matchAll(AGE)].map((m) => ({
        start: note.start + m.index,
        end: note.start + m.index + m[0].length,
        key: m[0].toLowerCase(),
      }));
    case 'duration':
      return note.times
        .filter(
          (t) =>
            (t.relative && !/\bago$/.test(slice(t))) ||
            /\bsince\s$/.test(text.slice(0, t.start - note.start)),
        )
        .map((t) => ({ start: t.start, end: t.end, key: slice(t).toLowerCase() }));
    case 'money':
    case 'percent': {
      const told = note.numbers
        .filter((n) => n.of === question.wanted)
        .map((n) => ({ start: n.start, end: n.end, key: String(n.value) }));
      return question.wanted === 'money' ? told : [...told, ...fractionSpans(sentence)];
    }
    case 'number':
      return note.numbers
        .filter((n) => n.of !== 'money' && !isPartOfTime(n, note.times))
        .map((n) => ({ start: n.start, end: n.end, key: String(n.value) }));
    default:
      return [];
  }
}

/** "eastern Ukraine" says more than "Ukraine". */
function withDirection({ note, text }: StoredSentence, m: Span & { key: string }): WantedSpan {
  const direction =
    /\b(?:(?:north|south|east|west)(?:ern|-?east(?:ern)?|-?west(?:ern)?)?|central|northeastern|northwestern|southeastern|southwestern)\s$/.exec(
      text.slice(0, m.start - note.start),
    );
  if (direction === null) return { start: m.start, end: m.end, key: m.key };
  return { start: note.start + direction.index, end: m.end, key: `${direction[0]}${m.key}` };
}

/** An age: "41 years old", "73-year-old", "aged 41". */
const AGE = /\b\d{1,3}[- ]years?[- ]old\b|\baged? (?:of )?\d{1,3}\b|(?<=\p{L}, )\d{2}(?=,)/gu;

/** A part of something in words: "by a third", "about half of". */
const FRACTION =
  /\b(?:(?:about|almost|nearly|over|roughly|around|more than|less than|at least) )?(?:half(?= (?:of|the|its|his|her|their)\b)|(?:by|to) half|(?:a|one|two|three|four)[ -](?:third|quarter|fifth|tenth)s?(?= of\b|[,.;]| by\b| in\b))/giu;

function fractionSpans({ note, text }: StoredSentence): WantedSpan[] {
  return [...text.matchAll(FRACTION)].map((m) => ({
    start: note.start + m.index,
    end: note.start + m.index + m[0].length,
    key: m[0].toLowerCase(),
  }));
}

/** Words that open a reason or a purpose. */
const REASON_CUE =
  /\b(?:because|since|due to|owing to|in order to|so that|so as to|as a result|over (?:its|their|his|her|the)|in exchange|aim(?:ed|s)? (?:at|to)|for fear|concern(?:s|ed)?|worr(?:y|ied|ies)|accused of|after|thanks to|in response to|reason|purpose|expected to|hop(?:es|ed|ing) to|seek(?:s|ing)? to|sought to|want(?:s|ed)? to|for (?:a|the) )\b/i;

/** True where a kind of the thing asked for stands ("what car" - a limousine). */
function holdsKind(question: Question, sentence: StoredSentence): boolean {
  const noun = question.head.at(-1);
  const term = question.terms.find((t) => t.term === noun);
  if (noun === undefined || term === undefined) return false;
  return sentence.tokens.some((t) => t.stem !== noun && (term.related.get(t.stem) ?? 0) >= 0.6);
}

function isPerson(sentence: StoredSentence, span: WantedSpan): boolean {
  const mention = sentence.note.mentions.find((m) => m.start === span.start);
  return (
    mention !== undefined &&
    (mention.kind === 'person' || (mention.kind === 'name' && mention.key.includes(' ')))
  );
}

function isPartOfTime(span: Span, times: readonly Span[]): boolean {
  return times.some((t) => span.start >= t.start && span.end <= t.end);
}

const PLACE_PHRASE =
  /\b(?:in|at|to|into|near|outside|inside|from|on|through|across|off|around|toward|towards)\s+((?:the|a|an|his|her|their|its)\s+)?((?:[\p{Ll}\p{N}-]+\s+){0,3}[\p{Ll}-]+)\b/gu;

const OWNS = /['’‘ʼ]s?$/;

/** Names of places and countries, names behind "in", "at", "to", and phrases like "at a state guest house". */
function placeSpans(sentence: StoredSentence): WantedSpan[] {
  const { note, text } = sentence;
  const spans: WantedSpan[] = [];
  for (const m of note.mentions) {
    const before = text.slice(Math.max(0, m.start - note.start - 40), m.start - note.start);
    const isBehind =
      /\b(?:in|at|to|into|near|outside|inside|from|on|through|across|off|around|(?:left|leaves?|leaving|bound|head(?:s|ed|ing)?|depart(?:s|ed|ing)?) for|reach(?:ed)?|visit(?:s|ed|ing)?|left|entered)\s+(?:the\s+|nearby\s+|southern\s+|northern\s+|eastern\s+|western\s+|central\s+|downtown\s+)?(?:[\p{L} ]{2,20}['’]s?\s)?$/iu.test(
        before,
      );
    // "Ambassador to UN" says what somebody is, not where; and "Norway's gift" may be anywhere.
    if (
      OWNS.test(text.slice(m.start - note.start, m.end - note.start)) ||
      note.roles.some((r) => r.start <= m.start && m.end <= r.end) ||
      isDemonym(text.slice(m.start - note.start, m.end - note.start))
    )
      continue;
    // "lost to Moen", who is Brage Moen: nobody calls a place by the last word of its name.
    const isFamilyName =
      m.kind === 'name' &&
      m.key.includes(' ') &&
      !/\s/.test(text.slice(m.start - note.start, m.end - note.start));
    if (
      m.kind === 'place' ||
      m.kind === 'country' ||
      (isBehind && m.kind !== 'person' && !isFamilyName)
    )
      spans.push(withDirection(sentence, m));
  }
  for (const match of text.matchAll(PLACE_PHRASE)) {
    const words = (match[2] ?? '').split(/\s+/);
    const head = words.findLastIndex((w) => PLACE_WORDS.has(w) || isNounOf(w, FIELD.location, 1));
    if (head < 0) continue;
    const phrase = `${match[1] ?? ''}${words.slice(0, head + 1).join(' ')}`;
    const start = match.index + match[0].indexOf(match[1] ?? match[2] ?? '');
    spans.push({
      start: note.start + start,
      end: note.start + start + phrase.length,
      key: phrase.toLowerCase(),
    });
  }
  return spans.sort((a, b) => a.start - b.start);
}

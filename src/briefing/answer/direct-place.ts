import { tagWords } from '../question/tagger.ts';
import type { Question } from '../question/types.ts';
import type { WantedSpan } from '../search/wanted.ts';
import type { StoredSentence } from '../store/types.ts';
import { PLACE_WORDS } from '../text/places.ts';
import { baseForm, FIELD, isEnglish, isNounOf } from '../text/thesaurus.ts';
import { isContent } from '../text/tokens.ts';
import { sliceOf, textBefore } from './slice.ts';

/** What is left of a place that the question itself names. */
const GIVEN_FACTOR = 0.2;
const BEHIND_PREPOSITION =
  /\b(?:in|at|on|near|inside|outside|to|into|from|through|across|around|toward|towards|off)\s(?:the\s)?$/;
/** Words behind a place that tell when, and are no noun that the place describes. */
const TELLS_WHEN = /^(?:last|next|late|later|early|earlier)$/;
/** "according to the harbour office" says who says so. */
const ACCORDING = /\b(?:according|thanks|due|owing) to (?:\p{L}+ )?$/u;
/** "to guard the river": a verb with what it is done to, and no way to a place. */
const DOING = /^(\p{Ll}+)\s(?:the|an?|his|her|its|their|this|that|these|those)\s/u;
/** "in Lower Tarn, Norland": the town before its country. */
const TOWN =
  /\b(?:in|at|near|of|from|to|outside|around)\s((?:\p{Lu}[\p{L}.'’-]*\s){0,3}\p{Lu}[\p{L}.'’-]*),\s$/u;
/** "14th municipal district": which one it is, said by a number. */
const NUMBERED = /(?<![\p{L}\p{N}])\d{1,3}(?:st|nd|rd|th)\s(?:[\p{L}-]+\s){0,2}[\p{L}-]+$/u;
/** "where is the bank based": in a place, whatever else may be "in" something. */
const ASKS_SEAT = /\b(?:based|headquartered|located|situated)\b/i;
const SEATED =
  /\b(?:based|headquartered|located|situated|headquarters|offices?)\s(?:in|at|near|outside)\s(?:the\s)?$/i;
/** More places behind one. */
const IN_A_ROW = /^,?\s(?:and|or)\s\p{Lu}|^,\s\p{Lu}/u;

/** Of the places in a sentence those that can be the one asked for. */
export function placesAsked(
  question: Question,
  sentence: StoredSentence,
  spans: readonly WantedSpan[],
): WantedSpan[] {
  const word = question.terms.find((t) => t.term === question.head.at(-1))?.word ?? '';
  const isNamed = isNounOf(word, FIELD.location);
  // Where they are from stands behind that word.
  const isFrom = /\bfrom\W*$/i.test(question.plain);
  const isSeat = ASKS_SEAT.test(question.plain);
  const kinds = ofNoun(sentence, question.head.at(-1));
  if (isNamed && kinds.length > 0) return kinds;
  return spans.filter(
    (s) =>
      !owns(sentence, s) &&
      !describesNoun(sentence, s) &&
      !isDoing(sentence, s) &&
      !ACCORDING.test(textBefore(sentence, s)) &&
      !isPublishedOn(sentence, s) &&
      (!isSeat || isPlace(sentence, s) || SEATED.test(textBefore(sentence, s))) &&
      // "which town" has a name.
      (!isNamed || /\p{Lu}/u.test(sliceOf(sentence, s))) &&
      (!isFrom || /\bfrom (?:the )?$/.test(textBefore(sentence, s))),
  );
}

/** "announced on Twitter": a name that is no place's behind "on" is where it was published. */
function isPublishedOn(sentence: StoredSentence, span: WantedSpan): boolean {
  return (
    /\bon\s$/.test(textBefore(sentence, span)) &&
    sentence.note.mentions.some(
      (m) => m.start === span.start && m.kind !== 'place' && m.kind !== 'country',
    )
  );
}

/** "in the 14th municipal district": the phrase of the very noun asked for. */
function ofNoun(sentence: StoredSentence, head: string | undefined): WantedSpan[] {
  const { tokens, text, note } = sentence;
  return tokens.flatMap((token) => {
    if (token.stem !== head) return [];
    const before = text.slice(0, token.end - note.start);
    const phrase = NUMBERED.exec(before)?.[0];
    if (phrase === undefined) return [];
    const start = token.end - phrase.length;
    return [{ start, end: token.end, key: phrase.toLowerCase() }];
  });
}

/** "to Lind’s 33 percent", "at the Roes’ farm": whose something is, is not where. */
function owns({ text, note }: StoredSentence, span: WantedSpan): boolean {
  return /^['’‘ʼ]s?(?=\s)/.test(text.slice(span.end - note.start));
}

/** A place with the town before it: "Lower Tarn, Norland"; not a month, nor one of several places in a row. */
export function withTown(sentence: StoredSentence, span: WantedSpan): WantedSpan {
  const town = TOWN.exec(textBefore(sentence, span))?.[1];
  if (town === undefined || !isPlace(sentence, span)) return span;
  const start = span.start - ', '.length - town.length;
  const behind = sentence.text.slice(span.end - sentence.note.start);
  const isTime = sentence.note.times.some((t) => t.start < span.start && t.end > start);
  if (isTime || IN_A_ROW.test(behind)) return span;
  return { start, end: span.end, key: sliceOf(sentence, { start, end: span.end }).toLowerCase() };
}

/** A named square says more than a city, a city more than a country, and what the question gives itself says nothing. */
export function placeFactor(
  question: Question,
  sentence: StoredSentence,
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

function isPlace({ note }: StoredSentence, span: WantedSpan): boolean {
  return note.mentions.some(
    (m) => m.end === span.end && (m.kind === 'place' || m.kind === 'country'),
  );
}

/** "the Liberal candidate", "Tarn University staff": a name that says what a noun behind it is, not where anything is. */
function describesNoun(sentence: StoredSentence, span: WantedSpan): boolean {
  if (!/^\p{Lu}/u.test(sliceOf(sentence, span))) return false;
  const isBehind = BEHIND_PREPOSITION.test(textBefore(sentence, span));
  if (isPlace(sentence, span) && isBehind) return false;
  const behind = sentence.text.slice(span.end - sentence.note.start);
  if (/^-\p{L}/u.test(behind)) return true;
  const next = /^\s(\p{Ll}[\p{L}-]*)/u.exec(behind)?.[1];
  if (next === undefined || !isContent(next) || TELLS_WHEN.test(next)) return false;
  // "on the Tarn University campus" is in a place.
  if (isBehind && (isNounOf(next, FIELD.location) || PLACE_WORDS.has(next))) return false;
  if (isNounOf(next, FIELD.time) || !isEnglish(next)) return false;
  const tags = tagWords(sentence.text).filter((t) => t.word === next);
  return tags.every(({ tag }) => tag === 'NOUN' || tag === 'ADJ');
}

function isDoing(sentence: StoredSentence, span: WantedSpan): boolean {
  const verb = DOING.exec(sliceOf(sentence, span))?.[1];
  return (
    verb !== undefined &&
    baseForm(verb, 'verb') === verb &&
    /\bto\s$/.test(textBefore(sentence, span))
  );
}

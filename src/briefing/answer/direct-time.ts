import type { Question } from '../question/types.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { CLOSELY_RELATED } from '../search/words.ts';
import type { StoredSentence } from '../store/types.ts';
import { baseForm } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { foldWords, isContent } from '../text/tokens.ts';
import { sliceOf, textBefore, textBehind } from './slice.ts';

/** "eight years", "about two weeks": how long. */
const LASTS =
  /^(?:(?:about|around|almost|nearly|over|under|some|just|at least|more than|less than)\s)*(?!(?:last|next|this|that|past|coming|same|each|every|the)\b)[\p{L}\d,.-]+\s(?:decades?|years?|months?|weeks?|days?|hours?|minutes?|seconds?)$/iu;
/** "this year", "last week": when, and not how long; "8-year-old" is neither. */
const NAMES_TIME =
  /^(?:(?:earlier|later|late|early)\s)?(?:this|that|last|next|the same|the next|the following|the previous)\s\p{L}+$/iu;
const IS_AGE = /^[\s-]old\b/i;
/** "within two weeks": how long makes it a time. */
const LEADS_TO_TIME = /\b(?:in|within|after|every)\s$/i;
/** What stands before a year that belongs to the noun behind it. */
const DETERMINED = /\b(?:the|its|his|her|their)\s$/;
/** "her first visit in 24 years": how long ago the last one was, and not how long this one is. */
const SINCE_LAST =
  /\b(?:first|second|only|last)\b[^,;]*\bin (?:(?:over|nearly|almost|about|around|more than) )?$/i;
/** What makes one word of "a week" and what lasts: "a week-long visit". */
const COMPOUND = /^-(?:long|year|month|week|day|hour|minute)\b/i;
/** Words behind "week-long" among which is what lasted. */
const COMPOUND_WORDS = 4;
/** What leads on to another act of the sentence. */
const ANOTHER_ACT = /\b(?:and|but|before|after|while|then)\b/i;
/** Words behind a year in which it is said whose it is. */
const PHRASE_WORDS = 4;

/** Of the times in a sentence those that can say when something was, or how long it took. */
export function timesAsked(
  question: Question,
  sentence: StoredSentence,
  spans: readonly WantedSpan[],
): WantedSpan[] {
  // A time that the question gives itself is not the answer.
  const asked = ` ${foldWords(question.plain)} `;
  const open = spans.filter(
    (s) => !asked.includes(` ${foldWords(s.key)} `) && !IS_AGE.test(textBehind(sentence, s)),
  );
  if (question.wanted === 'duration') {
    const unit = question.head.at(-1);
    const isTold = question.verb !== 'last' || sentence.tokens.some((t) => t.stem === 'last');
    const lasting = open
      .filter(
        (s) => !NAMES_TIME.test(sliceOf(sentence, s)) || /\bsince\s$/.test(textBefore(sentence, s)),
      )
      .filter((s) => / since /.test(asked) || !SINCE_LAST.test(textBefore(sentence, s)))
      .filter((s) => lastsOf(question, sentence, s) ?? isTold);
    return unit === undefined
      ? lasting
      : lasting.filter((s) =>
          sentence.tokens.some((t) => t.start >= s.start && t.end <= s.end && t.stem === unit),
        );
  }
  const times = open.filter(
    (s) => !LASTS.test(sliceOf(sentence, s)) || LEADS_TO_TIME.test(textBefore(sentence, s)),
  );
  const calendar = times.filter((s) =>
    sentence.note.times.some((t) => t.start === s.start && !t.relative),
  );
  const said = (calendar.length > 0 ? calendar : times).filter((s) => !isOfHolder(sentence, s));
  // "his 2005 vote": the year of the very act.
  const acts = question.terms.filter((t) => t.part === 'verb' || t.term === question.verb);
  const ofAct = said.filter(
    (s) =>
      /^\d{4}$/.test(sliceOf(sentence, s)) &&
      acts.some((a) => a.term === sentence.tokens.find((t) => t.start === s.end + 1)?.stem),
  );
  if (ofAct.length > 0) return ofAct;
  const own = said.filter((s) => !tellsWhich(sentence, s));
  return ofActAsked(question, sentence, own.length > 0 ? own : said);
}

/** "sank it in 2019 and raised it in 2021": where each act has its time, only that of the one asked about. */
function ofActAsked(
  question: Question,
  sentence: StoredSentence,
  spans: readonly WantedSpan[],
): WantedSpan[] {
  const verb = sentence.tokens.find((t) => t.stem === question.verb);
  if (verb === undefined || spans.length < 2) return [...spans];
  const isOfAct = (s: WantedSpan): boolean => {
    const [from, to] = s.start > verb.end ? [verb.end, s.start] : [s.end, verb.start];
    return !ANOTHER_ACT.test(sentence.text.slice(from - sentence.start, to - sentence.start));
  };
  const own = spans.filter(isOfAct);
  return own.length > 0 ? own : [...spans];
}

/**
 * Whether what is told to last so long is a thing asked about: "a week-long visit" is not how long the talks took.
 * Undefined where nothing is told so, or no thing is asked about.
 */
function lastsOf(
  { terms }: Question,
  sentence: StoredSentence,
  span: WantedSpan,
): boolean | undefined {
  const { tokens, text, note } = sentence;
  const behind = text.slice(span.end - note.start);
  const isCompound = COMPOUND.test(behind) || /[\p{L}\d]-\p{L}+$/u.test(sliceOf(sentence, span));
  const things = terms.filter((t) => t.part === 'noun');
  if (!isCompound || things.length === 0) return undefined;
  const after = tokens.filter((t) => t.start >= span.end).slice(0, COMPOUND_WORDS);
  return after.some((a) =>
    things.some((t) => t.term === a.stem || (t.related.get(a.stem) ?? 0) >= CLOSELY_RELATED),
  );
}

/** "the 2031 council candidates" are no event; "in 2031 mayor Roe opened it" is one. */
function isOfHolder(sentence: StoredSentence, span: WantedSpan): boolean {
  if (!DETERMINED.test(textBefore(sentence, span))) return false;
  const at = sentence.tokens.findIndex((t) => t.start === span.end + 1);
  const phrase = at < 0 ? [] : sentence.tokens.slice(at, at + PHRASE_WORDS);
  const until = phrase.findIndex((t) => !isContent(t.norm));
  const words = until < 0 ? phrase : phrase.slice(0, until);
  return (
    /^\d{4}$/.test(sliceOf(sentence, span)) &&
    words.some((t) => t.raw === t.norm && TITLE_WORDS.has(baseForm(t.norm, 'noun') ?? t.norm))
  );
}

/** "the 2031 harbour treaty": a year that only says which one is meant. */
function tellsWhich(sentence: StoredSentence, span: WantedSpan): boolean {
  const next = sentence.tokens.find((t) => t.start === span.end + 1);
  return (
    /^\d{4}$/.test(sliceOf(sentence, span)) &&
    DETERMINED.test(textBefore(sentence, span)) &&
    next !== undefined &&
    isContent(next.norm)
  );
}

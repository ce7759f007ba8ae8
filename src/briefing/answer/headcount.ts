import { FIELD, isEnglish, isNounOf } from '../question/thesaurus.ts';
import type { Question } from '../question/types.ts';
import type { StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import type { Span } from '../types.ts';
import { sliceOf, textBehind } from './slice.ts';

const ASKS =
  /\b(?:population|inhabitants|residents|toll|attendance|turnout|enrol?lment|membership|workforce)\b(?! density)/i;
const MEASURE =
  /^(?:%|per|percent|m|km|mi|ft|feet|foot|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|square|sq|acres?|hectares?|degrees?|ha)$/;
const LARGE = /thousand|million|billion/i;
/** "40.1594" counts nobody, "2.5 million" may. */
const FRACTION = /\d\.\d/;
/** "two or more" says nothing of a town. */
const SMALL = /^\p{L}+$/u;

/** Tells whether a question asks how many people there are, by a noun: "what is the population of". */
export function asksHeadcount({ wanted, plain }: Question): boolean {
  return wanted === 'number' && ASKS.test(plain);
}

/** Tells whether a number can be one of people: neither miles nor households, no coordinate, not "one of nine villages". */
export function isHeadcount(question: Question, sentence: StoredSentence, span: Span): boolean {
  const number = sentence.note.numbers.find((n) => n.start === span.start);
  const unit = number?.unit[0] ?? '';
  const text = sliceOf(sentence, span);
  const isOther =
    unit.endsWith('s') &&
    isEnglish(unit) &&
    !question.stems.includes(stem(unit)) &&
    !isNounOf(unit, FIELD.person, 1);
  const isUnfit =
    FRACTION.test(text) || (SMALL.test(text) && /\bpopulation\b/i.test(question.plain));
  return (
    number?.of !== 'percent' &&
    !isOther &&
    !MEASURE.test(unit) &&
    (LARGE.test(text) || !isUnfit) &&
    !/^\s+of\b/.test(textBehind(sentence, span))
  );
}

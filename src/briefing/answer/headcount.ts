import type { Question } from '../question/types.ts';
import type { StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import { FIELD, isEnglish, isNounOf } from '../text/thesaurus.ts';
import type { Span } from '../types.ts';
import { sliceOf, textBehind } from './slice.ts';

const ASKS =
  /^(?:(?:what|which) (?:is|was|are|were) the )?(?:\w+ ){0,2}(?:population|death toll|toll|attendance|turnout|enrol?lment|membership|workforce) (?:of|at|in|for)\b/i;
const MEASURE =
  /^(?:%|per|percent|m|km|mi|ft|feet|foot|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|square|sq|acres?|hectares?|degrees?|ha)$/;
/** "40.1594" counts nobody, "2.5 million" may. */
const FRACTION = /\d\.\d+(?!.*(?:thousand|million|billion))/i;

/** Tells whether a question asks how many people there are, by a noun: "what is the population of". */
export function asksHeadcount({ wanted, plain }: Question): boolean {
  return wanted === 'number' && ASKS.test(plain);
}

/** Tells whether a number can be one of people: neither miles nor households, no coordinate, not "one of nine villages". */
export function isHeadcount(question: Question, sentence: StoredSentence, span: Span): boolean {
  const number = sentence.note.numbers.find((n) => n.start === span.start);
  const unit = number?.unit[0] ?? '';
  const isOther =
    unit.endsWith('s') &&
    isEnglish(unit) &&
    !question.stems.includes(stem(unit)) &&
    !isNounOf(unit, FIELD.person, 1);
  return (
    number?.of !== 'percent' &&
    !isOther &&
    !MEASURE.test(unit) &&
    !FRACTION.test(sliceOf(sentence, span)) &&
    !/^\s+of\b/.test(textBehind(sentence, span))
  );
}

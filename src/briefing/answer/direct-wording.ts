import type { Question } from '../question/types.ts';
import { type WantedSpan, wantedSpans } from '../search/wanted.ts';
import type { StoredSentence } from '../store/types.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { baseForm } from '../text/thesaurus.ts';
import { rangeStart } from './direct-number.ts';
import { withPartner } from './partner.ts';
import { placeInFull } from './place-wording.ts';
import { sliceOf, textBefore } from './slice.ts';

/** "within a year", and not "a year", says when. */
const LEADS_TO_TIME = /\b(?:within|after)\s$/;
const LASTS = /^(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a few)\s/i;
const ABBREVIATED_UNIT = /^(?:[mck]?m|ft|k?g|mph|[kmgt]w)$/;
/** Words behind a number that belong to it: "containers of munitions". */
const UNIT_WORDS = 3;

/** The words of a value as they are shown: two who acted together, a place in full, a number with its unit. */
export function wordingOf(question: Question, sentence: StoredSentence, span: WantedSpan): string {
  if (question.wanted === 'place') return sliceOf(sentence, placeInFull(sentence, span));
  let { start, end } =
    question.wanted === 'person'
      ? withPartner(sentence, span, wantedSpans(question, sentence))
      : span;
  if (question.wanted === 'number') start = rangeStart(sentence, span);
  if (question.wanted === 'time' && LASTS.test(sliceOf(sentence, span)))
    start -= LEADS_TO_TIME.exec(textBefore(sentence, span))?.[0].length ?? 0;
  if (question.wanted === 'number') {
    const behind = sentence.tokens.filter((t) => t.start >= span.end).slice(0, UNIT_WORDS);
    // "thousands by promising", "seven times and forced": the unit ends before what leads on.
    const until = behind.findIndex((t) => STOPWORDS.has(t.norm) && t.norm !== 'of');
    const after = until < 0 ? behind : behind.slice(0, until);
    const unit = after.findLastIndex((t) =>
      question.terms.some((q) => q.term === t.stem || q.related.has(t.stem)),
    );
    end = after[unit]?.end ?? end;
    // "31 cases of pump theft", not "of pump".
    for (const t of sentence.tokens.filter((t) => t.start > end)) {
      if (t.start !== end + 1 || !question.terms.some((q) => q.term === t.stem)) break;
      end = t.end;
    }
  }
  if (question.wanted === 'percent') end = unitEnd(sentence, span);
  return sentence.text
    .slice(start - sentence.note.start, end - sentence.note.start)
    .replace(/['’‘ʼ]s?$/, question.wanted === 'person' ? '' : '$&');
}

/** Where "three metres" ends: a count that tells a change has its unit, in short or a noun in the plural, right behind it. */
function unitEnd(sentence: StoredSentence, { start, end }: WantedSpan): number {
  const { note, tokens } = sentence;
  if (!note.numbers.some((n) => n.of === 'count' && n.start === start && n.end === end)) return end;
  const unit = tokens.find((t) => t.start === end + 1);
  return unit !== undefined && (ABBREVIATED_UNIT.test(unit.norm) || isPluralNoun(unit.norm))
    ? unit.end
    : end;
}

function isPluralNoun(word: string): boolean {
  const base = baseForm(word, 'noun');
  return base !== undefined && base !== word;
}

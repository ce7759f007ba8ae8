import { isEventNoun } from '../overview/particulars/sentence-events.ts';
import { LIGHT_VERBS } from '../question/light-verbs.ts';
import type { Question } from '../question/types.ts';
import { holdsTerm } from '../search/words.ts';
import type { Store } from '../store/types.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { Said } from './compare-values.ts';
import { asksHeadcount, isHeadcount } from './headcount.ts';
import { goesOn } from './longer-name.ts';
import { sliceOf, textBefore, textBehind } from './slice.ts';

/** A word this closely related tells of the same doing. */
const SAME_DOING = 0.45;
const FROM = /\b(?:from|born|come|comes|came|left|leave|origin)\b/i;
const COMPARES = /\b(?:from|than|compared|versus|vs|against)\b/;
const TELLS =
  /\b(?:announc|unveil|reveal|confirm|report|present|discuss|mention|said|says)\p{L}{0,6}/iu;
/** "unveiled the date in 2030", "announced at a 2030 fair": no other verb stands between. */
const TOLD_IN = new RegExp(
  `${TELLS.source}(?:(?!\\b(?:\\p{L}+(?:ed|ing)|to|will|would|is|are|was|were|be|been)\\b).){0,120}\\s(?:in|on|at|during)\\s(?:[\\p{L}\\d]+\\s){0,2}$`,
  'iu',
);
const FIRST = /\b(?:original|initial|previous)(?:ly)?\b/i;
/** "originally planned for May": it was another time in the end. */
const GIVEN_UP = new RegExp(
  `${FIRST.source} (?:(?:\\p{L}+ ){0,2}date|to|scheduled|planned|set|due|slated|expected|supposed|meant)\\b[^,;]*$`,
  'iu',
);
const YEAR = /^(?:1\d|20)\d\d$/;

/**
 * Tells whether a value stands where the question asks for one: the sentence tells of what is asked, in the year asked
 * about, and of the very one asked about rather than of another one with a longer name.
 */
export function fillsSlot(question: Question, store: Store, said: Said): boolean {
  return (
    isOfAskedTime(question, said) &&
    !isOfOtherYears(question, said) &&
    isOfAskedPeriod(question, said) &&
    tellsOfDoing(question, said) &&
    !countsOthers(question, said) &&
    !isOfOtherEvent(question, said) &&
    !isOfNewThing(question, said) &&
    !isOfLongerName(question, store, said)
  );
}

/** Tells whether a value is of the year asked about, and no time that was given up or at which a time was announced. */
export function isOfAskedTime(question: Question, said: Said): boolean {
  return isOfAskedYear(question, said) && !isOfOtherTime(question, said);
}

/** "the 2020 awards": a time of another year is not theirs, unless the sentence names them with their year. */
function isOfAskedYear(question: Question, { sentence, span }: Said): boolean {
  const years = yearsIn(question);
  const year = sentence.note.times.find((t) => t.start === span.start)?.year?.toString();
  if (years.length === 0 || year === undefined || years.includes(year)) return true;
  const names = new Set(question.names.flatMap((n) => n.words));
  const named = yearsBeside(tokenize(question.plain), names);
  return yearsBeside(sentence.tokens, names).some((y) => named.includes(y));
}

/** "the 2019 awards": those of another year than is asked about. */
function isOfOtherYears(question: Question, { sentence: { tokens } }: Said): boolean {
  const years = yearsIn(question);
  const names = new Set(question.names.flatMap((n) => n.words));
  const isOther = (word: string): boolean => YEAR.test(word) && !years.includes(word);
  return (
    years.length > 0 &&
    tokens.some((t, i) => names.has(t.norm) && isOther(tokens[i - 1]?.norm ?? ''))
  );
}

function yearsIn({ terms }: Question): string[] {
  return terms.flatMap((t) => (YEAR.test(t.word) ? [t.word] : []));
}

/** Years that stand right before or behind a word of a name, with it and the side: "2020 awards", "Regatta 2031". */
function yearsBeside(tokens: readonly Token[], names: ReadonlySet<string>): string[] {
  return tokens.flatMap(({ norm }, i) => {
    const next = tokens[i + 1]?.norm ?? '';
    const isNamed = (YEAR.test(norm) && names.has(next)) || (names.has(norm) && YEAR.test(next));
    return isNamed ? [`${norm} ${next}`] : [];
  });
}

/**
 * A sum of another quarter, match or year is none of the one asked about ("9 million, up from 7 million in 2030"), and a
 * part is not the whole ("with 2 million from tickets").
 */
function isOfAskedPeriod(question: Question, { sentence, span }: Said): boolean {
  if (!/^(?:number|money|percent)$/.test(question.wanted ?? '')) return true;
  const { tokens, text, start } = sentence;
  const periods = question.terms.filter((t) => /\d/.test(t.word));
  if (!periods.every((t) => holdsTerm(sentence, t, 1))) return false;
  if (question.wanted === 'money' && /\b(?:with|including)\s$/.test(textBefore(sentence, span)))
    return false;
  const at = tokens.find((t) => periods.some((p) => p.term === t.stem));
  return (
    at === undefined || !COMPARES.test(text.slice(span.end - start, Math.max(0, at.start - start)))
  );
}

/** "one of nine villages" tells no size, and no population either. */
function countsOthers(question: Question, { sentence, span }: Said): boolean {
  if (question.wanted !== 'number' || question.head.length > 0) return false;
  return asksHeadcount(question)
    ? !isHeadcount(question, sentence, span)
    : /^\s+of\b/.test(textBehind(sentence, span));
}

/** The verb asked with, or one near it, stands in the sentence. */
function tellsOfDoing(question: Question, { sentence }: Said): boolean {
  const verb = question.terms.find((t) => t.term === question.verb);
  return verb === undefined || LIGHT_VERBS.has(verb.term) || holdsTerm(sentence, verb, SAME_DOING);
}

/** The time at which a time was announced, or one that was given up. */
function isOfOtherTime({ wanted, plain }: Question, { sentence, span }: Said): boolean {
  if (wanted !== 'time') return false;
  const before = textBefore(sentence, span);
  return (
    (TOLD_IN.test(before) && !TELLS.test(plain)) || (GIVEN_UP.test(before) && !FIRST.test(plain))
  );
}

/** "voted at a meeting in Saltmarsh": what stands right before "in" happened there, and is not what is asked about. */
function isOfOtherEvent(question: Question, { sentence, span }: Said): boolean {
  const [noun, preposition] = sentence.tokens.filter((t) => t.end <= span.start).slice(-2);
  if (question.wanted !== 'place') return false;
  // "moved from Saltmarsh": it is elsewhere now.
  if (preposition?.norm === 'from' && !FROM.test(question.plain)) return true;
  return (
    noun !== undefined &&
    /^(?:in|at)$/.test(preposition?.norm ?? '') &&
    isEventNoun(noun) &&
    !question.terms.some(
      (t) => t.term === noun.stem || (t.related.get(noun.stem) ?? 0) >= SAME_DOING,
    )
  );
}

/** "A book on the bridge was shown": what is brought on as new is not what is asked about, though it names it. */
function isOfNewThing(question: Question, { sentence }: Said): boolean {
  const [opening, ...words] = sentence.tokens;
  const verb = words.findIndex((t) => t.stem === question.verb);
  if (!/^(?:a|an|another)$/.test(opening?.norm ?? '') || verb < 0) return false;
  const names = new Set(question.names.flatMap((n) => n.words));
  const name = words.findIndex((t) => names.has(t.norm));
  return (
    name >= 0 &&
    name < verb &&
    !words.slice(0, name + 1).some((t) => question.stems.includes(t.stem) && !names.has(t.norm))
  );
}

/**
 * "Bay Lights Reprise" is not "Bay Lights": wherever the name stands in the sentence, it goes on to another noun. Where it
 * does not stand there ("the album"), the article must have it.
 */
function isOfLongerName(question: Question, store: Store, said: Said): boolean {
  const value = new Set(tokenize(sliceOf(said.sentence, said.span)).map((t) => t.norm));
  return question.names.some(({ words }) => {
    const own = goesOn(question, words, said.sentence, value);
    if (own !== undefined) return own;
    const others = store
      .sentencesOfArticle(said.sentence.aid)
      .flatMap((s) => goesOn(question, words, s, value) ?? []);
    return others.length > 0 && others.every((longer) => longer);
  });
}

import { LIGHT_VERBS } from '../question/light-verbs.ts';
import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { stem } from '../text/stem.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import type { Token } from '../text/tokens.ts';
import { asksHeadcount, isHeadcount } from './headcount.ts';
import { textBefore } from './slice.ts';

const ASKS_SIZE = /^how (?:big|large|high|low|steep|deep|much (?:is|are|was|were))\b/i;
/** "by how much", "how much of": told in points, in money or as a count where no percentage is. */
const ASKS_BY_HOW_MUCH = /^by how much\b/i;
const ASKS_HOW_MUCH_OF = /^how much of\b/i;
/** "30 of Orlo's new 412-9 jets": words between a number and what it counts. */
const PHRASE_WORDS = 8;
/** "a 2.8 per cent discount", "a $2 billion, two-year deficit": words between a measure and what is so big. */
const MEASURE_WORDS = 3;
/** "a discount of about 2.8 per cent", "the deficit stood at 2 billion". */
const MEASURED =
  /^\s(?:of|is|was|were|are|(?:stood|stands|remained|came in|ran) at|(?:came|rose|fell|grew|amounted|dropped) (?:to|by))\s$/;
/** Characters before a number in which its range begins. */
const RANGE_CHARACTERS = 60;
/** "tens of thousands" */
const MANY_OF = /\b(?:tens|dozens|scores|hundreds|thousands) of $/i;
/** "the vote" of which one gets a share, where no sum of money is told. */
const ASKS_WHAT_ONE_GETS =
  /^how much (?:did|do|does|has|have|will)\b.*\b(?:get|got|win|won|give|gave|given|contribute[ds]?)\b/i;

/** Of the numbers in a sentence those that count or measure what is asked for. */
export function numbersAsked(
  question: Question,
  ranked: Ranked,
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  const { sentence } = ranked;
  if (question.wanted === 'money')
    return spans.length === 0 && ASKS_WHAT_ONE_GETS.test(question.plain)
      ? numbersOf(sentence, 'percent')
      : spans;
  if (question.wanted === 'percent' && spans.length === 0) {
    if (ASKS_BY_HOW_MUCH.test(question.plain))
      return [...numbersOf(sentence, 'money'), ...numbersOf(sentence, 'count')].filter((s) =>
        /\bby (?:(?:about|almost|nearly|some|around|over|more than) )?$/i.test(
          textBefore(sentence, s),
        ),
      );
    if (ASKS_HOW_MUCH_OF.test(question.plain)) return numbersOf(sentence, 'money');
  }
  if (question.wanted !== 'number') return spans;
  let asked = spans.filter((s) => !/\b(?:number|no\.)\s$/i.test(textBefore(sentence, s)));
  if (asksHeadcount(question)) asked = asked.filter((s) => isHeadcount(question, sentence, s));
  if (ASKS_SIZE.test(question.plain)) {
    const sizes = sizesOf(question, sentence);
    if (sizes.length > 0) return sizes;
    const counts = numbersOf(sentence, 'count');
    if (/^how (?:big|large)\b/i.test(question.plain))
      asked = asked.filter((s) => counts.some((n) => n.start === s.start));
  }
  const units = asked.filter((s) => hasUnit(question, ranked, s));
  if (question.head.length > 0) asked = units.map((s) => partOf(question, ranked, asked, s));
  return asked.filter(
    (s) =>
      !/^\s+of (?:the|its|his|her|their|a)\b/.test(
        sentence.text.slice(s.end - sentence.note.start),
      ) || s.key !== '1',
  );
}

function numbersOf({ note }: Ranked['sentence'], of: string): WantedSpan[] {
  return note.numbers
    .filter((n) => n.of === of)
    .map((n) => ({ start: n.start, end: n.end, key: String(n.value) }));
}

/** Where the range begins that a number closes: "between four and six", "four to six". */
export function rangeStart(sentence: Ranked['sentence'], span: WantedSpan): number {
  const before = textBefore(sentence, span);
  const many = MANY_OF.exec(before)?.[0];
  if (many !== undefined) return span.start - many.length;
  const [joined, between, first, link] =
    /\b(between |from )?([\p{L}\d][\p{L}\d.,-]*)( to | and | or |[–-])$/iu.exec(
      before.slice(-RANGE_CHARACTERS),
    ) ?? [];
  if (joined === undefined || first === undefined) return span.start;
  const start = span.start - joined.length + (between?.length ?? 0);
  const isNumber = sentence.note.numbers.some((n) => n.start === start);
  if (!isNumber || (link === ' and ' && between?.trim().toLowerCase() !== 'between'))
    return span.start;
  return span.start - joined.length;
}

/** Measures of the very thing whose size is asked for, in money or per cent as well. */
function sizesOf(question: Question, sentence: Ranked['sentence']): WantedSpan[] {
  const { tokens, note, text } = sentence;
  const thing = question.terms.findLast((t) => t.part === 'noun')?.term;
  const things = tokens.filter((t) => t.stem === thing);
  return ['money', 'percent'].flatMap((of) =>
    numbersOf(sentence, of).filter((n) => {
      const behind = tokens.filter((t) => t.start >= n.end).slice(0, MEASURE_WORDS + 1);
      const until = behind.findIndex((t) => STOPWORDS.has(t.norm));
      return (
        (until < 0 ? behind : behind.slice(0, until)).some((t) => t.stem === thing) ||
        things.some((t) => MEASURED.test(text.slice(t.end - note.start, n.start - note.start)))
      );
    }),
  );
}

/** "12 of the 40 boats sank" counts twelve, if it is asked how many sank and not how many there are. */
function partOf(
  { verb }: Question,
  { sentence }: Ranked,
  numbers: readonly WantedSpan[],
  whole: WantedSpan,
): WantedSpan {
  const of = /\sof\s(?:(?:the|its|his|her|their|all)\s)?$/.exec(textBefore(sentence, whole))?.[0];
  if (of === undefined || verb === undefined || LIGHT_VERBS.has(verb)) return whole;
  return numbers.find((n) => n.end === whole.start - of.length && n.key !== '1') ?? whole;
}

function hasUnit(question: Question, { sentence }: Ranked, span: WantedSpan): boolean {
  const number = sentence.note.numbers.find((n) => n.start === span.start && n.end === span.end);
  if (number === undefined) return false;
  if (countsPartOf(question, sentence, span) || countsByVerb(question, sentence, span)) return true;
  // "how many people died" counts deaths as well as people.
  const heads = question.terms.filter(
    (t) => question.head.includes(t.term) || t.term === question.verb,
  );
  const units = number.unit.map((u) => stem(u));
  // "how many cases of pump theft": 31 incidents of pump theft.
  const named = question.terms.filter(
    (t) => t.term !== question.verb && t.part !== 'name' && units.includes(t.term),
  );
  return (
    named.length >= 2 ||
    units.some(
      (u) => question.head.includes(u) || heads.some((h) => (h.related.get(u) ?? 0) >= 0.7),
    )
  );
}

/** "30 of Orlo's new 412-9 jets" counts jets. */
function countsPartOf(
  question: Question,
  { tokens, text, note }: Ranked['sentence'],
  span: WantedSpan,
): boolean {
  const behind = tokens.filter((t) => t.start >= span.end);
  if (behind[0]?.norm !== 'of') return false;
  const ends = (t: Token, i: number): boolean =>
    i > 0 &&
    (/[,;:()]/.test(text.slice((behind[i - 1]?.end ?? 0) - note.start, t.start - note.start)) ||
      (STOPWORDS.has(t.norm) && !/^(?:the|its|his|her|their|s)$/.test(t.norm)));
  const until = behind.findIndex(ends);
  const phrase = behind.slice(0, until < 0 ? PHRASE_WORDS : Math.min(until, PHRASE_WORDS));
  return phrase.some((t) => t.stem === question.head.at(-1));
}

/** "seating 142": the verb of what is counted. */
function countsByVerb(
  question: Question,
  { tokens }: Ranked['sentence'],
  span: WantedSpan,
): boolean {
  const before = tokens.findLast((t) => t.end <= span.start);
  return (
    before !== undefined && /(?:ing|ed)$/.test(before.norm) && before.stem === question.head.at(-1)
  );
}

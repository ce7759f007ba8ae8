import { compareNumberValues } from '../overview/particulars/compare-particulars.ts';
import { compareMoments, type Moment, momentOf } from '../overview/particulars/moments.ts';
import { LIGHT_VERBS } from '../question/light-verbs.ts';
import type { Question, Wanted } from '../question/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import { termsOf } from '../text/terms.ts';
import { baseForm, isEnglish, oppositeStems, relatedStems } from '../text/thesaurus.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { fillsSlot } from './asked-slot.ts';
import { isSameName } from './names.ts';
import { sliceOf } from './slice.ts';
import { isBehindBy } from './who-acts.ts';

/** A value in a sentence. */
export interface Said {
  readonly sentence: StoredSentence;
  readonly span: Span;
}

/** Compares what sentences say on the asked particular. */
export interface Comparer {
  /** True where the words can be such a value at all: not the question's own, and no other kind of word. */
  isValue(said: Said): boolean;
  /** True where two values can be one, however they are written. */
  agree(a: Said, b: Said): boolean;
  /** True where two values cannot both be so. An article that has both of them tells of two things. */
  differ(a: Said, b: Said): boolean;
}

/** As the type of value has it, whatever stands around it. */
interface Typed {
  isValue(said: Said): boolean;
  differ(a: Said, b: Said): boolean;
  /** True where a sentence has the value as well: any name, but a number or time only where it tells of what is asked. */
  holds(sentence: StoredSentence, value: Said): boolean;
}

/** What "what is the ... of" asks for: the noun gives the type that the question word leaves open. */
const ASKED_NOUNS: readonly (readonly [RegExp, Wanted])[] = [
  [/\b(?:date|day|year|month)$/, 'time'],
  [/\b(?:revenue|price|cost|salary|budget|profit|income|fee|fine)$/, 'money'],
  [/\b(?:population|number|amount|toll|score|size|height|length)$/, 'number'],
  [/\b(?:percentage|share|rate)$/, 'percent'],
  [/\b(?:location|venue)$/, 'place'],
];

/** The question with the type of value that it asks for, where its noun says so ("what is the release date of"). */
export function withWanted(question: Question): Question {
  if (question.wanted !== undefined) return question;
  const asked = /^(?:what|which)\s+(?:is|was|are|were)\s+([^,?]*)/i.exec(question.plain)?.[1];
  const noun =
    asked ?? (question.kind === 'describe' ? question.plain.replace(/[?.!\s]+$/, '') : '');
  const head = noun.toLowerCase().split(/\s(?:of|for|in|on|at)\s/)[0] ?? '';
  const wanted = ASKED_NOUNS.find(([pattern]) => pattern.test(head))?.[1];
  return wanted === undefined ? question : { ...question, wanted };
}

/** Words between the one who acts and the verb. */
const ACT_REACH = 4;
/** A verb this closely related tells of the same act. */
const SAME_ACT = 0.6;
const AUXILIARY = /^(?:is|was|are|were|has|had|have|did|does|do|will|would|can|could|should|be)$/;

/** How values of the wanted type are compared; undefined for types that are not compared. */
export function comparerOf(question: Question, store: Store): Comparer | undefined {
  const typed = typedComparer(question, store);
  const givesToo = ({ sentence }: Said, other: Said): boolean =>
    store.sentencesOfArticle(sentence.aid).some((s) => typed?.holds(s, other));
  return (
    typed && {
      isValue: (said) => typed.isValue(said) && fillsSlot(question, store, said),
      agree: (a, b) => !typed.differ(a, b),
      differ: (a, b) => typed.differ(a, b) && !givesToo(a, b) && !givesToo(b, a),
    }
  );
}

function typedComparer(question: Question, store: Store): Typed | undefined {
  const asked = new Set(question.stems);
  const holdsWords: Typed['holds'] = (sentence, value) =>
    termsIn(value).every((w) => sentence.words.places.has(w));
  const tells = (sentence: StoredSentence): boolean =>
    question.terms.some((t) => sentence.words.places.has(t.term));
  const isNew = (said: Said): boolean => termsIn(said).some((term) => !asked.has(term));
  switch (question.wanted) {
    case 'time': {
      const moment = ({ sentence, span }: Said): Moment | undefined => {
        const time = timeAt({ sentence, span });
        const published = store.article(sentence.aid)?.source.published;
        return time && momentOf(time, sliceOf(sentence, time), published);
      };
      const relation = (a: Said, b: Said) => {
        const [x, y] = [moment(a), moment(b)];
        // "May 3" is of the year that the other gives: nobody asked would take it for another one.
        const isOpen = x?.time.month && y?.time.month && !(x.time.year && y.time.year);
        const open = (m: Moment): Moment => ({
          time: { ...m.time, year: undefined },
          hours: m.hours,
        });
        return x && y && (isOpen ? compareMoments(open(x), open(y)) : compareMoments(x, y));
      };
      return {
        isValue: (said) => timeAt(said)?.relative === false,
        differ: (a, b) => relation(a, b) === 'differs',
        holds: (sentence, value) =>
          tells(sentence) &&
          sentence.note.times.some(
            (span) =>
              span.year !== undefined &&
              /^(?:same|finer)$/.test(relation({ sentence, span }, value) ?? ''),
          ),
      };
    }
    case 'number':
    case 'money':
    case 'percent':
      return {
        isValue: (said) => numberAt(said) !== undefined,
        differ: (a, b) => {
          const [x, y] = [numberAt(a), numberAt(b)];
          return x !== undefined && y !== undefined && compareNumberValues(x, y) === 'differs';
        },
        holds: (sentence, value) => {
          const number = numberAt(value);
          return (
            tells(sentence) &&
            sentence.note.numbers.some(
              (n) =>
                n.of === number?.of &&
                n.value === number.value &&
                (n.value >= 100 || n.unit[0] === number.unit[0]),
            )
          );
        },
      };
    case 'person': {
      const doing = doingOf(question);
      return {
        isValue: (said) =>
          isNew(said) && !holdsAskedName(question, said) && isNameLike(said) && acts(doing, said),
        differ: (a, b) => !sharesWord(a, b) && !isSameName(fold(a), fold(b)),
        holds: holdsWords,
      };
    }
    case 'place':
      return {
        isValue: (said) => isNew(said) && mentionAt(said)?.kind !== 'organisation',
        differ: (a, b) => !sharesWord(a, b) && !standsIn(a, b) && !standsIn(b, a),
        holds: holdsWords,
      };
    default:
      return undefined;
  }
}

function mentionAt({ sentence, span }: Said) {
  return sentence.note.mentions.find((m) => m.start === span.start);
}

function timeAt({ sentence, span }: Said) {
  return sentence.note.times.find((t) => t.start === span.start);
}

function numberAt({ sentence, span }: Said) {
  return sentence.note.numbers.find((n) => n.start === span.start);
}

function termsIn({ sentence, span }: Said): string[] {
  return termsOf(tokenize(sliceOf(sentence, span)));
}

function fold({ sentence, span }: Said): string {
  return tokenize(sliceOf(sentence, span))
    .map((t) => t.norm)
    .join(' ');
}

/** Headlines write every word with a capital: a name in one has at least one that is no word of the language. */
function isNameLike(said: Said): boolean {
  return (
    mentionAt(said)?.kind === 'country' ||
    tokenize(sliceOf(said.sentence, said.span)).some((t) => !isEnglish(t.norm))
  );
}

/** "FIFA World Cup", "#NobelPrize": the name asked about is no answer, however it is written. */
function holdsAskedName(question: Question, said: Said): boolean {
  const value = fold(said);
  const squeezed = value.replaceAll(' ', '');
  return (
    question.plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .includes(squeezed) ||
    question.names.some(({ words }) => ` ${value} `.includes(` ${words.join(' ')} `)) ||
    // "Harbour Awards" where "the Tideford Award" is asked about
    isAskedWord(question, tokenize(value).at(-1))
  );
}

function isAskedWord({ stems }: Question, word: Token | undefined): boolean {
  return word !== undefined && stems.includes(word.stem) && isEnglish(word.norm);
}

/** What somebody is asked to have done, and its opposite, as stems. */
interface Doing {
  readonly same: ReadonlySet<string>;
  readonly opposite: ReadonlySet<string>;
}

const doings = new WeakMap<Question, Doing | null>();

/** "who won", "which party won": what the one asked for did; undefined where the question asks otherwise. */
function doingOf(question: Question): Doing | undefined {
  // The dictionary is slow, and every sentence asks.
  let doing = doings.get(question);
  if (doing === undefined) {
    doing = readDoing(question) ?? null;
    doings.set(question, doing);
  }
  return doing ?? undefined;
}

function readDoing(question: Question): Doing | undefined {
  const [, noun, verb] =
    /^(?:who|(?:which|what)\s+([\p{Ll}]+))\s+(?:else\s+)?([\p{Ll}]+)\b/u.exec(
      question.plain.toLowerCase(),
    ) ?? [];
  if (verb === undefined || AUXILIARY.test(verb)) return undefined;
  if (noun !== undefined && baseForm(verb, 'verb') === undefined) return undefined;
  const related = relatedStems(verb, ['verb']);
  return {
    same: new Set([
      stem(verb),
      ...[...related].flatMap(([s, w]) => (w >= SAME_ACT && !LIGHT_VERBS.has(s) ? s : [])),
    ]),
    opposite: oppositeStems(verb),
  };
}

/** "Lena Voss Wins Karsa Regatta": the words in capitals right before the verb, where a headline runs the names together. */
export function actorIn(question: Question, sentence: StoredSentence): Span | undefined {
  const doing = doingOf(question);
  const { tokens, text, start } = sentence;
  const verb = tokens.findIndex((t) => doing?.same.has(t.stem));
  let from = verb;
  while (
    from > 0 &&
    /^\p{Lu}\p{Ll}/u.test(tokens[from - 1]?.raw ?? '') &&
    text.slice((tokens[from - 1]?.end ?? 0) - start, (tokens[from]?.start ?? 0) - start) === ' '
  )
    from--;
  const [first, last] = [tokens[from], tokens[verb - 1]];
  return first && last && verb - from > 1 ? { start: first.start, end: last.end } : undefined;
}

/** The one named first as a subject, before the verb, or behind "by". */
function acts(doing: Doing | undefined, { sentence, span }: Said): boolean {
  if (doing === undefined) return true;
  const behind = sentence.tokens.filter((t) => t.start >= span.end).slice(0, ACT_REACH);
  // "Stein lost to Calder": the one who did the opposite did not do it.
  if (behind.some((t) => doing.opposite.has(t.stem))) return false;
  if (behind.some((t) => doing.same.has(t.stem))) return true;
  const by = isBehindBy(sentence, span);
  const first = sentence.note.mentions.find((m) => m.isSubject && m.kind !== 'place');
  return sentence.tokens.some(
    (t) => doing.same.has(t.stem) && (t.start < span.start ? by : first?.start === span.start),
  );
}

/** One of two places stands in the sentence of the other: "Bay Hall in Tideford" is in Tideford. */
function standsIn(a: Said, b: Said): boolean {
  return a.sentence.text.toLowerCase().includes(sliceOf(b.sentence, b.span).toLowerCase());
}

function sharesWord(a: Said, b: Said): boolean {
  const words = new Set(termsIn(a));
  return termsIn(b).some((w) => words.has(w));
}

import { compareNumberValues } from '../overview/particulars/compare-particulars.ts';
import { compareMoments, momentOf } from '../overview/particulars/moments.ts';
import { isEnglish, oppositeStems } from '../question/thesaurus.ts';
import type { Question, Wanted } from '../question/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import { termsOf } from '../text/terms.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { isSameName } from './names.ts';
import { sliceOf } from './slice.ts';

/** A value in a sentence. */
export interface Said {
  readonly sentence: StoredSentence;
  readonly span: Span;
}

/** Compares what sentences say on the asked particular. */
export interface Comparer {
  /** True where the words can be such a value at all: not the question's own, and no other kind of word. */
  isValue(said: Said): boolean;
  /** True where two values cannot both be so. */
  differ(a: Said, b: Said): boolean;
}

/** What "what is the ... of" asks for: the noun gives the type that the question word leaves open. */
const ASKED_NOUNS: readonly (readonly [RegExp, Wanted])[] = [
  [/\b(?:date|day|year|month)\b/, 'time'],
  [/\b(?:revenue|price|cost|salary|budget|profit|income|fee|fine)\b/, 'money'],
  [/\b(?:population|number|amount|toll|score|size|height|length)\b/, 'number'],
  [/\b(?:percentage|share|rate)\b/, 'percent'],
  [/\b(?:location|venue)\b/, 'place'],
];

/** The question with the type of value that it asks for, where its noun says so ("what is the release date of"). */
export function withWanted(question: Question): Question {
  if (question.wanted !== undefined) return question;
  const noun = /^(?:what|which)\s+(?:is|was|are|were)\s+([^,?]*)/i.exec(question.plain)?.[1];
  const head = noun?.toLowerCase().split(/\s(?:of|for|in|on|at)\s/)[0] ?? '';
  const wanted = ASKED_NOUNS.find(([pattern]) => pattern.test(head))?.[1];
  return wanted === undefined ? question : { ...question, wanted };
}

/** Words between the one who acts and the verb. */
const ACT_REACH = 4;
const AUXILIARY = /^(?:is|was|are|were|has|had|have|did|does|do|will|would|can|could|should|be)$/;

/** How values of the wanted type are compared; undefined for types that are not compared. */
export function comparerOf(question: Question, store: Store): Comparer | undefined {
  const asked = new Set(question.stems);
  const isNew = (said: Said): boolean => termsIn(said).some((term) => !asked.has(term));
  switch (question.wanted) {
    case 'time':
      return {
        isValue: (said) => timeAt(said)?.relative === false,
        differ: (a, b) => {
          const [x, y] = [a, b].map((said) => {
            const time = timeAt(said);
            const published = store.article(said.sentence.aid)?.source.published;
            return time && momentOf(time, sliceOf(said.sentence, time), published);
          });
          return x !== undefined && y !== undefined && compareMoments(x, y) === 'differs';
        },
      };
    case 'number':
    case 'money':
    case 'percent':
      return {
        isValue: (said) => numberAt(said) !== undefined,
        differ: (a, b) => {
          const [x, y] = [numberAt(a), numberAt(b)];
          return x !== undefined && y !== undefined && compareNumberValues(x, y) === 'differs';
        },
      };
    case 'person':
      return {
        isValue: (said) => isNew(said) && isNameLike(said) && acts(question, said),
        differ: (a, b) => !sharesWord(a, b) && !isSameName(fold(a), fold(b)),
      };
    case 'place':
      return {
        isValue: isNew,
        differ: (a, b) => !sharesWord(a, b) && !standsIn(a, b) && !standsIn(b, a),
      };
    default:
      return undefined;
  }
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

/** Headlines write every word with a capital: a name has at least one that is no word of the language. */
function isNameLike(said: Said): boolean {
  const mention = said.sentence.note.mentions.find((m) => m.start === said.span.start);
  return (
    mention?.kind === 'country' ||
    tokenize(sliceOf(said.sentence, said.span)).some((t) => !isEnglish(t.norm))
  );
}

/** "who won": the one named first as a subject, before the verb, or behind "by"; of other questions anybody. */
function acts(question: Question, { sentence, span }: Said): boolean {
  const verb = /^who\s+(?:else\s+)?([\p{Ll}]+)\b/u.exec(question.plain.toLowerCase())?.[1];
  if (verb === undefined || AUXILIARY.test(verb)) return true;
  const term = question.terms.find((t) => t.word === verb);
  const isVerb = (s: string): boolean => s === stem(verb) || (term?.related.get(s) ?? 0) >= 0.6;
  const behind = sentence.tokens.filter((t) => t.start >= span.end).slice(0, ACT_REACH);
  const by = /\bby\s+(?:the\s+)?(?:[\p{L}.-]+\s+){0,4}$/u.test(
    sentence.text.slice(0, span.start - sentence.start),
  );
  const first = sentence.note.mentions.find((m) => m.isSubject && m.kind !== 'place');
  // "Stein lost to Calder": the one who did the opposite did not do it.
  const opposites = oppositeStems(verb);
  if (behind.some((t) => opposites.has(t.stem))) return false;
  return by || first?.start === span.start || behind.some((t) => isVerb(t.stem));
}

/** One of two places stands in the sentence of the other: "Bay Hall in Tideford" is in Tideford. */
function standsIn(a: Said, b: Said): boolean {
  return a.sentence.text.toLowerCase().includes(sliceOf(b.sentence, b.span).toLowerCase());
}

function sharesWord(a: Said, b: Said): boolean {
  const words = new Set(termsIn(a));
  return termsIn(b).some((w) => words.has(w));
}

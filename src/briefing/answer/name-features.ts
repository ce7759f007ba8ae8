import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { CLOSELY_RELATED } from '../search/words.ts';
import type { Token } from '../text/tokens.ts';
import { sliceOf, textBefore, textBehind } from './slice.ts';
import { asksWhoActs, isVerb } from './who-acts.ts';

/** More words make a name no more of one. */
const WORDS_MOST = 4;

const ENDS_CLAUSE = /[,;:()]|\b(?:and|but|which|who|that|while)\b/;
const OF = /\bof\s(?:the\s)?$/;
const IN = /\b(?:in|at|on|near|from|to|into|for|under|during)\s(?:the\s)?$/;
const WITH = /\b(?:with|and|or|than|like|as)\s(?:the\s)?$/;
const BY = /\bby\s(?:the\s)?$/;
const IN_BRACKETS = /\([^)]*$/;
const AT_START = /^(?:the\s|["“])?$/i;
const OWNS_WITHIN = /['’]s?$/;
const OWNS_BEHIND = /^['’]s?\b/;
/** A word behind a name that it describes, and is no verb or link. */
const NOUN_BEHIND =
  /^\s(?!(?:and|or|in|at|on|of|to|for|from|with|by|as|who|which|that|was|were|is|are|had|has|have|will|would)\b)\p{Ll}/u;

/** What a sentence tells of whether a name in it is the one asked for. */
export const FEATURES_IN_SENTENCE = [
  // Its words, the share of them that the question gives, and whether a role is told with it.
  'words',
  'given',
  'role',
  // The question's verb: in the same clause, and on the side of the name on which it stands in "who did it" or "whom".
  'sameClause',
  'verbSide',
  // Share of the question's words, rare ones counting more: in the same clause, and behind the name.
  'clauseCover',
  'leads',
  // Nearness to any word of the question, and to the noun asked for ("which governor"); "Governor" right before the name.
  'termNear',
  'headNear',
  'headTouching',
  // What stands around it: "'s", a preposition, the start of the sentence, a noun behind it, brackets.
  'owner',
  'of',
  'in',
  'with',
  'by',
  'first',
  'noun',
  'bracketed',
] as const;
export type FeatureInSentence = (typeof FEATURES_IN_SENTENCE)[number];

/** Creates the measure of the names of sentences for one question; what it gives are shares, or 0 and 1 (a side: -1, 0, 1). */
export function createNameMeasure(
  question: Question,
): (sentence: Ranked['sentence'], name: WantedSpan) => Record<FeatureInSentence, number> {
  const { terms, stems, head } = question;
  const rarity = terms.reduce((sum, t) => sum + t.idf, 0) || 1;
  const asksActor = asksWhoActs(question);
  return (sentence, name) => {
    const { tokens, note } = sentence;
    const text = sliceOf(sentence, name);
    const before = textBefore(sentence, name);
    const behind = textBehind(sentence, name);
    const from = tokens.findIndex((t) => t.start >= name.start);
    const to = tokens.findLastIndex((t) => t.end <= name.end);
    const own = tokens.slice(from, to + 1);
    const others = tokens
      .map((token, i) => ({ token, gap: i < from ? from - i : i - to }))
      .filter(({ token, gap }) => gap > 0 && (token.end <= name.start || token.start >= name.end))
      .sort((a, b) => a.gap - b.gap);
    const nearest = (isLike: (t: Token) => boolean) => others.find(({ token }) => isLike(token));
    const between = (t: Token): string =>
      sliceOf(
        sentence,
        t.start < name.start
          ? { start: t.end, end: name.start }
          : { start: name.end, end: t.start },
      );
    const coverOf = (counts: (t: Token) => boolean): number =>
      terms
        .filter(({ term, related }) =>
          others.some(
            ({ token }) =>
              (token.stem === term || (related.get(token.stem) ?? 0) >= CLOSELY_RELATED) &&
              counts(token),
          ),
        )
        .reduce((sum, t) => sum + t.idf, 0) / rarity;
    const isInClause = (t: Token): boolean => !ENDS_CLAUSE.test(between(t));
    const verb = nearest((t) => isVerb(question, t))?.token;
    const noun = nearest((t) => head.includes(t.stem));
    const term = nearest((t) =>
      terms.some((q) => q.term === t.stem || (q.related.get(t.stem) ?? 0) >= CLOSELY_RELATED),
    );
    return {
      words: Math.min(WORDS_MOST, own.length),
      given: own.filter((t) => stems.includes(t.stem)).length / Math.max(1, own.length),
      role: flag(note.roles.some((r) => r.name.start === name.start)),
      sameClause: flag(verb !== undefined && isInClause(verb)),
      verbSide: verb === undefined ? 0 : verb.start > name.start === asksActor ? 1 : -1,
      clauseCover: coverOf(isInClause),
      leads: coverOf((t) => t.start > name.start),
      termNear: term === undefined ? 0 : 1 / term.gap,
      headNear: noun === undefined ? 0 : 1 / noun.gap,
      headTouching: flag(
        noun !== undefined && noun.token.start < name.start && /^\s?$/.test(between(noun.token)),
      ),
      owner: flag(OWNS_WITHIN.test(text) || OWNS_BEHIND.test(behind)),
      of: flag(OF.test(before)),
      in: flag(IN.test(before)),
      with: flag(WITH.test(before)),
      by: flag(BY.test(before)),
      first: flag(AT_START.test(before)),
      noun: flag(NOUN_BEHIND.test(behind)),
      bracketed: flag(IN_BRACKETS.test(before)),
    };
  };
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}

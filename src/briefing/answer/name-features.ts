import type { Question } from '../question/types.ts';
import { asksWhoActs } from '../question/voice.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { CLOSELY_RELATED } from '../search/words.ts';
import type { Token } from '../text/tokens.ts';
import { isOtherActor } from './second-act.ts';
import { sliceOf, textBefore, textBehind } from './slice.ts';
import { isBehindBy, isPassive, verbsIn } from './who-acts.ts';

/** More words make a name no more of one. */
const WORDS_MOST = 4;

const ENDS_CLAUSE = /[,;:()]|\b(?:and|but|which|who|that|while)\b/;
const CLAUSE_ENDS = new RegExp(ENDS_CLAUSE, 'g');
/** "Roe, the head of a bank, said", "It was Roe who said": what does not part a name from what its bearer does. */
const GOES_ON = /^(?:,\s[^,;:()]*,(?=\s)|,?\s(?:who|which|that)\b)/;
const OF = /\bof\s(?:the\s)?$/;
const IN = /\b(?:in|at|on|near|from|to|into|for|under|during)\s(?:the\s)?$/;
const JOINED = /\b(?:with|and|or|than|like|as)\s(?:the\s)?$/;
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
  // The question's verb: in the same clause, and on the side of the name that who acts, or whom it is done to, stands on.
  'sameClause',
  'verbSide',
  // Share of the question's words, rare ones counting more: in the same clause, and behind the name.
  'clauseCover',
  'leads',
  // Nearness to any word of the question, and to the noun asked for ("which governor"); "Governor" right before the name.
  'termNear',
  'headNear',
  'headTouching',
  // What stands around it: "'s", a preposition, the start of the sentence, a noun, brackets; "by" speaks for the one who did
  // what was done, and against all others.
  'owner',
  'of',
  'in',
  'joined',
  'by',
  'first',
  'noun',
  'bracketed',
] as const;

/**
 * Creates the measure of the names of sentences for one question. What it gives are shares, or 0 and 1; of the verb's side and
 * "by" -1, 0 or 1.
 */
export function createNameMeasure(question: Question) {
  const { terms, stems, head } = question;
  const rarity = terms.reduce((sum, t) => sum + t.idf, 0) || 1;
  const asksActor = asksForActor(question);
  const meant = terms.map(
    ({ term, related }) =>
      (t: Token): boolean =>
        t.stem === term || (related.get(t.stem) ?? 0) >= CLOSELY_RELATED,
  );
  return (
    sentence: Ranked['sentence'],
    name: WantedSpan,
  ): Record<(typeof FEATURES_IN_SENTENCE)[number], number> => {
    const { tokens, note } = sentence;
    const text = sliceOf(sentence, name);
    const before = textBefore(sentence, name);
    const behind = textBehind(sentence, name);
    const clause = clauseOf(sentence, name);
    const isInClause = (t: Token): boolean => t.start >= clause.start && t.end <= clause.end;
    const from = tokens.findIndex((t) => t.end > name.start);
    const to = tokens.findLastIndex((t) => t.start < name.end);
    const own = tokens.slice(from, to + 1);
    const nearest = (isLike: (t: Token) => boolean): Near | undefined =>
      nearestTo(tokens, from, to, isLike);
    const coverOf = (counts: (t: Token) => boolean): number =>
      terms.reduce((sum, { idf }, i) => {
        const isHeld = tokens.some(
          (t, at) => (at < from || at > to) && meant[i]?.(t) === true && counts(t),
        );
        return isHeld ? sum + idf : sum;
      }, 0) / rarity;
    const verbs = verbsIn(question, sentence);
    const verb = nearest((t) => verbs.includes(t))?.token;
    const noun = nearest((t) => head.includes(t.stem));
    const isDone = verb !== undefined && isPassive(sentence, verb);
    const isActing = (act: Token): boolean =>
      act.start > name.start && !isOtherActor(sentence, name, act);
    return {
      words: Math.min(WORDS_MOST, own.length),
      given: own.filter((t) => stems.includes(t.stem)).length / Math.max(1, own.length),
      role: flag(note.roles.some((r) => r.name.start === name.start)),
      sameClause: flag(verb !== undefined && isInClause(verb)),
      verbSide: verb === undefined ? 0 : isActing(verb) === (asksActor !== isDone) ? 1 : -1,
      clauseCover: coverOf(isInClause),
      leads: coverOf((t) => t.start > name.start),
      termNear: nearness(nearest((t) => meant.some((isMeant) => isMeant(t)))),
      headNear: nearness(noun),
      headTouching: flag(noun?.gap === 1 && noun.token.end + 1 === name.start),
      owner: flag(OWNS_WITHIN.test(text) || OWNS_BEHIND.test(behind)),
      of: flag(OF.test(before)),
      in: flag(IN.test(before)),
      joined: flag(JOINED.test(before)),
      by: isBehindBy(sentence, name) ? (asksActor && isDone ? 1 : -1) : 0,
      first: flag(AT_START.test(before)),
      noun: flag(NOUN_BEHIND.test(behind)),
      bracketed: flag(IN_BRACKETS.test(before)),
    };
  };
}

/** "who did it", and "who was it done by". */
export function asksForActor(question: Question): boolean {
  return asksWhoActs(question) || /\bby[?\s]*$/.test(question.plain);
}

/** The clause that a name stands in, what describes it between commas left in. */
function clauseOf(sentence: Ranked['sentence'], name: WantedSpan): { start: number; end: number } {
  let start = sentence.start;
  for (const end of textBefore(sentence, name).matchAll(CLAUSE_ENDS))
    start = sentence.start + end.index + end[0].length;
  const behind = textBehind(sentence, name);
  const on = GOES_ON.exec(behind)?.[0].length ?? 0;
  const stop = behind.slice(on).search(ENDS_CLAUSE);
  return {
    start,
    end: stop < 0 ? sentence.end : name.end + on + stop,
  };
}

interface Near {
  readonly token: Token;
  /** In words. */
  readonly gap: number;
}

/** The nearest such word outside of the span from one word to another; of two the one before. */
function nearestTo(
  tokens: readonly Token[],
  from: number,
  to: number,
  isLike: (token: Token) => boolean,
): Near | undefined {
  for (let gap = 1; gap <= tokens.length; gap++)
    for (const token of [tokens[from - gap], tokens[to + gap]])
      if (token !== undefined && isLike(token)) return { token, gap };
  return undefined;
}

function nearness(near: Near | undefined): number {
  return near === undefined ? 0 : 1 / near.gap;
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}

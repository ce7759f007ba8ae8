import { withoutOpeningClause } from '../question/kinds.ts';
import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { shapeOf } from '../search/weights.ts';
import { stem } from '../text/stem.ts';
import { oppositeStems } from '../text/thesaurus.ts';

/** Kinds of question that ask for one of whom, or of which, something is not so. "Why did she not come" is told otherwise, too. */
const ASKS_FOR_ONE: ReadonlySet<Question['kind']> = new Set([
  'who',
  'list',
  'what',
  'when',
  'where',
  'howmany',
  'describe',
  'define',
]);
/** Sentences of which one must deny it, and how much less of the question than the best it may hold. */
const LOOKED_AT = 3;
const COVER_SLACK = 0.15;
const NOT = /\b(?:not|never|cannot)\b|n't\b/i;
/** "whether or not", "not only" deny nothing. */
const IDLE_NOT = /\b(?:or not|not only|if not|why not|not yet)\b/gi;
/** What is said beside the question: "what is told of states that are not members". */
const LATER_CLAUSE = /(?<=\S\s)(?:that|because|if|when|while|although|whether|about)\s.*$/i;
/** Words before a verb among which it is said that nobody did it. */
const DENIED_WITHIN = 3;
const UNDONE =
  /\b(?:(?:not|never|cannot|(?:ca|wo|(?:wou|cou|shou)ld|do|does|did|is|was|were|has|have|had)nt) (?:\S+ )?|(?:refus|declin|fail)\S* to )$/;
/** Words of grammar by which a sentence denies something, */
const DENIES =
  /\b(?:not?|never|nor|none|neither|nobody|nothing|without|cannot|except|hardly|barely|rarely|seldom|few|only|instead|rather)\b|n['’]t\b/i;
/** and words that say that something is not done. */
const NOT_DONE: ReadonlySet<string> = new Set(
  'exception unable lack fail failure refuse refusal decline avoid omit miss deny reject rejection prevent exclude'
    .split(' ')
    .map((word) => stem(word)),
);
const NEGATIVE_PREFIX = /^(?:un|in|im|il|ir|dis|non-?)(?=\p{L}{3})/u;

/**
 * Tells whether a question asks of whom, where or when something is not so ("which country did not sign"), while the best
 * sentences only tell that it is: these name the others.
 */
export function asksForTheOthers(question: Question, ranked: readonly Ranked[]): boolean {
  // A long question tells of several events; no one word of it decides.
  if (!ASKS_FOR_ONE.has(question.kind) || shapeOf(question) === 'long') return false;
  const main = withoutOpeningClause(question.plain).replace(LATER_CLAUSE, '').replace(IDLE_NOT, '');
  const least = (ranked[0]?.features.coverRelated ?? 0) - COVER_SLACK;
  return (
    NOT.test(main) &&
    !ranked.slice(0, LOOKED_AT).some((r) => r.features.coverRelated >= least && denies(question, r))
  );
}

/** Tells whether a sentence says of the act asked about only that it was not done ("the state would not pay"). */
export function isUndone(question: Question, { sentence }: Ranked): boolean {
  const { tokens } = sentence;
  const acts = tokens.flatMap((t, i) => (t.stem === question.verb ? [i] : []));
  return (
    acts.length > 0 &&
    !NOT.test(question.plain) &&
    acts.every((at) => {
      const before = tokens.slice(Math.max(0, at - DENIED_WITHIN), at);
      return UNDONE.test(`${before.map((t) => t.norm).join(' ')} `);
    })
  );
}

/** By a word that denies, by the opposite of a word of the question ("reject"), or by one with a prefix ("unpaid"). */
function denies({ terms }: Question, { sentence }: Ranked): boolean {
  const opposites = new Set(
    terms.flatMap((t) =>
      t.part === 'name' || t.part === 'number' ? [] : [...oppositeStems(t.word)],
    ),
  );
  const isAskedWord = (word: string): boolean =>
    terms.some((t) => t.term === word || t.related.has(word));
  return (
    DENIES.test(sentence.text) ||
    sentence.tokens.some((token) => {
      const bare = token.norm.replace(NEGATIVE_PREFIX, '');
      return (
        opposites.has(token.stem) ||
        (NOT_DONE.has(token.stem) && !isAskedWord(token.stem)) ||
        (bare !== token.norm && terms.some((t) => t.term === stem(bare)))
      );
    })
  );
}

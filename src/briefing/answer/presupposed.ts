import { LIGHT_VERBS } from '../question/light-verbs.ts';
import type { Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm, wordsOf } from '../search/words.ts';
import { foldWords } from '../text/tokens.ts';
import { isAsked } from './names.ts';

/** Sentences among which what a question takes for granted is looked for. */
const LOOKED_AT = 6;
const PRONOUN = /^(?:he|she)$/;
/** Words between the one who acts and the verb: "has", "also", "is said to have". */
const ACT_REACH = 3;
/** "why did Roe resign", "how many ships has Norland sent": the one named behind the auxiliary is said to have acted. */
const SAYS_WHO_ACTED =
  /^(?:(?:in|on|at|since|until|by|for|from)\s+)?(?:why|when|where|how|what|which|whom?)\b[^,;]*?\b(?:did|does|do|has|have|had)\s+(?=\S)/i;

/**
 * Tells whether a question takes for granted what the articles do not tell: that something happened of which nothing near
 * is told ("why did she resign"), or that one did what the articles say another did.
 */
export function isPresupposedWrongly(question: Question, ranked: readonly Ranked[]): boolean {
  const verb = question.terms.find((t) => t.term === question.verb);
  if (verb === undefined) return false;
  const near = ranked.slice(0, LOOKED_AT);
  const isUntold =
    question.kind === 'why' && !LIGHT_VERBS.has(verb.term) && !near.some((r) => isTold(r, verb));
  return isUntold || actsAnother(question, verb, near);
}

/** The verb, or one that says about the same, stands in the sentence or beside it. */
function isTold(r: Ranked, verb: Term): boolean {
  return r.features.coverRelatedNear === 1 || holdsTerm(r.sentence, verb, CLOSELY_RELATED);
}

/** Wherever a name stands right before the verb, it is another one's. */
function actsAnother(question: Question, verb: Term, near: readonly Ranked[]): boolean {
  const opening = SAYS_WHO_ACTED.exec(question.plain)?.[0];
  if (opening === undefined) return false;
  const behind = foldWords(question.plain.slice(opening.length)).replace(/^the /, '');
  const subject = question.names.find((n) => `${behind} `.startsWith(`${n.words.join(' ')} `));
  if (subject === undefined || subject.keys.length === 0) return false;
  const told = near.filter((r) => tellsTheRest(question, verb, r));
  const actors = told.flatMap((r) => actorsOf(r, verb));
  return actors.length > 0 && actors.every((key) => !isAsked(key, [subject]));
}

/** The sentence tells of all else that the question names: the same act, whoever it was. */
function tellsTheRest(question: Question, verb: Term, { sentence }: Ranked): boolean {
  const things = question.terms.filter((t) => t !== verb && t.part === 'noun');
  return things.every((t) => holdsTerm(sentence, t, CLOSELY_RELATED));
}

/** Keys of the names that stand right before the verb, active and in the sentence's own words. */
function actorsOf({ sentence }: Ranked, verb: Term): string[] {
  const { places } = wordsOf(sentence);
  const verbs = [
    verb.term,
    ...[...verb.related].flatMap(([stem, weight]) => (weight >= CLOSELY_RELATED ? stem : [])),
  ];
  return verbs
    .flatMap((stem) => places.get(stem) ?? [])
    .flatMap((at) => {
      const token = sentence.tokens[at];
      const behind = sentence.tokens[at + 1]?.norm;
      if (token === undefined || behind === 'by') return [];
      const before = sentence.tokens.slice(Math.max(0, at - ACT_REACH), at);
    const from = before[0]?.start ?? token.start;
    const { refers } = sentence.note;
    if (before.some((t) => PRONOUN.test(t.norm))) return refers.length === 1 ? refers : [];
      const actor = sentence.note.mentions.findLast(
        (m) => m.end <= token.start && m.end >= from && m.isSubject,
      );
      return actor === undefined ? [] : [actor.key];
    });
}

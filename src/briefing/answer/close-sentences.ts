import { LIGHT_VERBS } from '../question/light-verbs.ts';
import type { Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm } from '../search/words.ts';
import { isUndone } from './denied.ts';
import { goesOnAbout, isToldOf, standsSo } from './told-names.ts';
import type { Material } from './types.ts';

/** Sentences looked at for the answer, and the share of the best score that theirs must reach. */
const LOOKED_AT = 20;
const SCORE_SHARE = 0.7;
const COVER_SLACK = 0.1;
/** A sentence that holds less of the question, in words used alike, tells of something else. */
const ALIKE_LEAST = 0.6;
/** Words of a question that another word for each may stand for, and share of them that must be told. */
const SHORT_TERMS = 2;
const SHORT_COVER = 0.7;
/** A word this closely related says the same. */
const PREDICATE_RELATED = 0.45;
/** Share of the question's words, by rarity, that a sentence must hold: at all; with three of them; beside the things counted. */
const TOLD_SHARE = 0.6;
const MANY_SHARE = 0.5;
const COUNTED_SHARE = 0.45;
/** Longer sentences are rolls and tables: to pick one of thousands of names there would take seconds. */
const LONGEST_CHARS = 4_000;

/** The sentences that can hold the short answer, best first. */
export function closeTo({
  question,
  ranked,
  store,
}: Pick<Material, 'question' | 'ranked' | 'store'>): Ranked[] {
  const best = ranked[0];
  if (best === undefined) return [];
  // A sentence further down answers in place of the best only where it holds as much of the question.
  const goesOn = new Set(ranked.slice(0, LOOKED_AT).filter((r) => goesOnAbout(question, r, store)));
  const close = ranked
    .slice(0, LOOKED_AT)
    .filter(
      (r) =>
        r.sentence.text.length <= LONGEST_CHARS &&
        r.score >= SCORE_SHARE * best.score &&
        (goesOn.has(r) ||
          ((Math.max(r.features.alike, r.features.coverRelated) >= ALIKE_LEAST ||
            isShortAndTold(question, r)) &&
            r.features.coverRelated >= best.features.coverRelated - COVER_SLACK)),
    );
  // Sentences about the ones asked about go before those that share only other words.
  const named = Math.max(...close.map(namesOf));
  return close
    .filter((r) => question.names.length > 3 || goesOn.has(r) || namesOf(r) >= named - 0.01)
    .filter((r) => isToldOf(question, r.sentence) && !isUndone(question, r))
    .filter((r) => standsSo(question, r))
    .filter((r) => (goesOn.has(r) || tellsOf(question, r)) && holdsNumbers(question, r));
}

/**
 * The sentence must tell of what is asked: "when did he die" is not when he was born. Every noun, name and verb of the
 * question that is not light stands there in its own words or near ones, or nearly all of them do.
 */
function tellsOf(question: Question, { sentence, features }: Ranked): boolean {
  const grave = question.terms.filter(
    (t) =>
      t.part !== 'adjective' &&
      t.part !== 'other' &&
      !LIGHT_VERBS.has(t.term) &&
      // "an 18-year war" tells how long it lasted.
      !(question.wanted === 'duration' && t.term === 'last'),
  );
  const held = grave.filter((t) => holdsTerm(sentence, t, PREDICATE_RELATED));
  if (held.length === grave.length) return true;
  // "when did Norland join the League": any sentence on both names them, and the verb alone tells what is asked.
  const verb = grave.find((t) => t.term === question.verb);
  if (verb !== undefined && !held.includes(verb) && isAskedByVerb(question, grave, verb))
    return false;
  const weigh = (terms: readonly Term[]): number => terms.reduce((sum, t) => sum + t.idf, 0);
  const share = weigh(held) / weigh(grave);
  // The very things counted are there: "how many containers did they send" needs no "send".
  if (question.wanted === 'number' && features.wantedNear > 0) return share >= COUNTED_SHARE;
  return share >= TOLD_SHARE || (held.length >= 3 && share >= MANY_SHARE);
}

function isAskedByVerb({ plain }: Question, grave: readonly Term[], verb: Term): boolean {
  return (
    /\b(?:did|does|do|has|have)\b/i.test(plain) &&
    grave.every((t) => t === verb || t.part === 'name')
  );
}

/** "when is the strike": of one or two words, another word for each tells as much. */
function isShortAndTold({ terms }: Question, { features }: Ranked): boolean {
  return terms.length <= SHORT_TERMS && features.coverRelated >= SHORT_COVER;
}

function namesOf({ features }: Ranked): number {
  return Math.max(features.names, features.namesAround);
}

/** Numbers and years that the question gives must stand in the sentence: "in 2000" is not any visit. */
function holdsNumbers(question: Question, { sentence }: Ranked): boolean {
  return question.terms.every(
    (t) => t.part !== 'number' || holdsTerm(sentence, t, CLOSELY_RELATED),
  );
}

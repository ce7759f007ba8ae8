import { LIGHT_VERBS } from '../question/light-verbs.ts';
import type { AskedName, Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { shapeOf } from '../search/weights.ts';
import { CLOSELY_RELATED, holdsTerm, LOOSELY_RELATED } from '../search/words.ts';
import { baseForm, isEnglish, isPastForm } from '../text/thesaurus.ts';
import { foldWords, isContent, tokenize } from '../text/tokens.ts';
import { isAsked } from './names.ts';

/** Kinds of question whose verb is an act. In "what did she say about ...", "what did she name it" it may be any word. */
const TELLS_ACTS: ReadonlySet<Question['kind']> = new Set([
  'when',
  'where',
  'why',
  'howmany',
  'who',
]);
/** Sentences among which what a question takes for granted is looked for. */
const LOOKED_AT = 6;
const PRONOUN = /^(?:he|she)$/;
/** Words between the one who acts and the verb: "has", "also", "is said to have". */
const ACT_REACH = 2;
/** From this weight on a noun is made from the verb, or another word for that. */
const DERIVED = 0.75;
/** Words between one and an act that is said to be theirs. */
const OWNED_WORDS = 3;
/** Words before the verb among which the one asked about may stand and have acted after all. */
const SUBJECT_REACH = 7;
const GOES = /^(?:go|come)$/;
/** What leads to an act that comes before another one. */
const BEFORE_ACT = /^(?:after|following|since|once)$/;
/** "Roe resigned over a scandal": in the clause of an act, what tells its reason. */
const REASON_BEHIND =
  /^[^,;:]*?\b(?:because|over (?!(?:the )?(?:weekend|past|last|next|years?)\b)|due to|owing to|thanks to|amid|citing|in protest|for \w+ reasons)\b/i;
/** "why did Roe resign", "how many ships has Norland sent": the one named behind the auxiliary is said to have acted. */
const SAYS_WHO_ACTED =
  /^(?:(?:in|on|at|since|until|by|for|from)\s+)?(?:why|when|where|how|what|which|whom?)\b[^,;]*?\b(?:did|does|do|has|have|had|will)\s+(?=\S)/i;

/**
 * Tells whether a question takes for granted what the articles do not tell: that something happened of which nothing near
 * is told ("why did she resign"), or that one did what the articles say another did.
 */
export function isPresupposedWrongly(question: Question, ranked: readonly Ranked[]): boolean {
  const verb = question.terms.find((t) => t.term === question.verb);
  if (verb === undefined || shapeOf(question) !== 'ordinary' || !TELLS_ACTS.has(question.kind))
    return false;
  const opening = SAYS_WHO_ACTED.exec(question.plain)?.[0];
  if (opening === undefined) return false;
  const near = ranked.slice(0, LOOKED_AT);
  const clause = question.plain.slice(opening.length);
  return (
    isUntold(question, verb, subjectOf(question, clause), near) ||
    (question.kind === 'why' && isOnlyBackground(verb, near)) ||
    actsAnother(question, clause, verb, near)
  );
}

/** No sentence on the ones asked about, nor one beside it, has the verb, or a thing named nowhere else, in any near word. */
function isUntold(
  { kind, names, terms }: Question,
  verb: Term,
  subject: AskedName | undefined,
  near: readonly Ranked[],
): boolean {
  // For "when" only of a verb that no article has: there is more than one word for most acts.
  const isChecked = kind === 'why' || (kind === 'when' && verb.frequency === 0);
  const least = kind === 'why' ? CLOSELY_RELATED : LOOSELY_RELATED;
  const told = [
    ...(LIGHT_VERBS.has(verb.term) ? [] : [withoutGoing(verb)]),
    ...terms.filter((t) => kind === 'why' && t.part === 'noun' && t.frequency === 0),
  ];
  return (
    isChecked &&
    told.some(
      (term) =>
        !near.some(
          ({ features, sentence }) =>
            (features.coverRelatedNear === 1 || holdsTerm(sentence, term, least)) &&
            (names.length === 0 || features.namesAround > 0) &&
            (subject === undefined || isAbout(sentence, subject)),
        ),
    )
  );
}

/** "travel", and not "go": what comes and goes in every other sentence tells of no journey. */
function withoutGoing(verb: Term): Term {
  return { ...verb, related: new Map([...verb.related].filter(([stem]) => !GOES.test(stem))) };
}

/** "after Roe vetoed the plan, Lee sought another": where the act is told only as the reason of another one, its own is not told, unless behind it. */
function isOnlyBackground(verb: Term, near: readonly Ranked[]): boolean {
  const acts = near.flatMap(({ sentence }) =>
    sentence.tokens.flatMap((t, i) =>
      t.stem === verb.term || (verb.related.get(t.stem) ?? 0) >= DERIVED ? [{ sentence, i }] : [],
    ),
  );
  return (
    acts.length > 0 &&
    acts.every(({ sentence: { tokens, text, start }, i }) => {
      const from = tokens.slice(Math.max(0, i - SUBJECT_REACH), i);
      const at = from.findLast((t) => BEFORE_ACT.test(t.norm));
      const end = tokens[i]?.start ?? 0;
      const behind = text.slice((tokens[i]?.end ?? 0) - start);
      return (
        at !== undefined &&
        !/[,;:]/.test(text.slice(at.end - start, end - start)) &&
        !REASON_BEHIND.test(behind)
      );
    })
  );
}

/** Wherever a name stands right before the verb, it is another one's. */
function actsAnother(
  question: Question,
  clause: string,
  verb: Term,
  near: readonly Ranked[],
): boolean {
  const subject = subjectOf(question, clause);
  if (subject === undefined) return false;
  const told = near.filter((r) => tellsTheRest(question, verb, r));
  const acts = told.flatMap((r) => actsOf(r, verb));
  if (acts.length === 0 && question.kind === 'howmany')
    return told.some((r) => countsAnothers(question, subject, r));
  return (
    acts.some(({ actor }) => actor !== undefined) &&
    acts.every(
      ({ actor, before }) =>
        (actor === undefined || !isAsked(actor, [subject])) &&
        !before.some((key) => isAsked(key, [subject])),
    )
  );
}

/** The one named right behind the auxiliary, known to the articles; undefined for "Norland's ferries", which act themselves. */
function subjectOf({ names }: Question, clause: string): AskedName | undefined {
  const behind = foldWords(clause).replace(/^the /, '');
  const subject = names.find((n) => `${behind} `.startsWith(`${n.words.join(' ')} `));
  if (subject === undefined || subject.keys.length === 0) return undefined;
  const isOwner = tokenize(clause).find((t) => t.norm === subject.words.at(-1))?.possessive;
  return isOwner === true ? undefined : subject;
}

/** One is named or meant in a sentence, or what stands around it is about that one. */
function isAbout({ note, words, tokens }: Ranked['sentence'], subject: AskedName): boolean {
  return (
    note.mentions.some((m) => isAsked(m.key, [subject])) ||
    note.refers.some((key) => isAsked(key, [subject])) ||
    subject.keys.some((key) => words.context.has(key) || words.places.has(key)) ||
    tokens.some((t) => subject.words.includes(t.norm))
  );
}

/** The sentence tells of all else that the question names: the same act, whoever it was. */
function tellsTheRest(question: Question, verb: Term, { sentence }: Ranked): boolean {
  const things = question.terms.filter((t) => t !== verb && t.part === 'noun');
  return things.every((t) => holdsTerm(sentence, t, CLOSELY_RELATED));
}

/** "Norland says that Roe has shipped 40 boats": without the verb asked for, whoever stands nearest before the things had them. */
function countsAnothers(question: Question, subject: AskedName, { sentence }: Ranked): boolean {
  const { tokens, text, note } = sentence;
  const thing = tokens.find((t) => t.stem === question.head.at(-1))?.start ?? 0;
  const actor = note.mentions.findLast(
    (m) =>
      m.isSubject && m.end <= thing && /^\sha(?:d|s|ve)\s/.test(text.slice(m.end - note.start)),
  );
  const own = note.mentions.filter((m) => isAsked(m.key, [subject]));
  return actor !== undefined && own.length > 0 && own.every((m) => m.end <= actor.start);
}

/** Each place of the verb, with the names that lead to it and the one right before it; none where it is passive. */
function actsOf(
  { sentence }: Ranked,
  verb: Term,
): { actor: string | undefined; before: readonly string[] }[] {
  const { places } = sentence.words;
  const { mentions, refers } = sentence.note;
  const verbs = [
    verb.term,
    ...[...verb.related].flatMap(([stem, weight]) => (weight >= CLOSELY_RELATED ? stem : [])),
  ];
  return verbs
    .flatMap((stem) => places.get(stem) ?? [])
    .filter((at) => sentence.tokens[at + 1]?.norm !== 'by' && !isCompound(sentence, at))
    .map((at) => {
      const before = sentence.tokens.slice(Math.max(0, at - SUBJECT_REACH), at);
      const beside = before.slice(-ACT_REACH);
      const [from, to] = [beside[0]?.start ?? 0, beside.at(-1)?.end ?? 0];
      const named = mentions.findLast((m) => m.end <= to && m.end >= from && m.isSubject)?.key;
      // "Roe joined in May, although she left": of those named before "she" it may be any.
      const pronoun = beside.find((t) => PRONOUN.test(t.norm))?.start ?? 0;
      const meant = mentions.some((m) => m.isSubject && m.end <= pronoun) ? [] : refers;
      const isMeant = pronoun > 0 && meant.length === 1;
      // "Roe conceded and said he would resign": where one is named it is that one, but no "Harbour Pact".
      const [person, ...others] = mentions.filter(
        (m) => m.isSubject && m.end <= pronoun && /^(?:person|name)$/.test(m.kind),
      );
      const isThing = person?.kind === 'name' && isEnglish(person.key.split(' ').at(-1) ?? '');
      if (person !== undefined && others.length === 0 && !isThing)
        return { actor: person.key, before: [] };
      const owner = ownerOf(sentence, at, verb);
      if (owner !== undefined) return { actor: owner, before: [] };
      const actor = isMeant ? meant[0] : named;
      // Where nobody stands right before the verb, it may be anyone's named before.
      // "Norland says that Ostia shipped boats" tells nothing of what Norland shipped.
      const clause = before.slice(before.findLastIndex((t) => t.norm === 'that') + 1);
      const start = actor === undefined ? sentence.note.start : (clause[0]?.start ?? 0);
      const led = mentions.filter((m) => m.start >= start && m.end <= to);
      return { actor, before: led.map((m) => m.key) };
    });
}

/** "Norland's sudden attack on Ostia": whose an act is that stands there as a noun. */
function ownerOf(
  { tokens, note, text }: Ranked['sentence'],
  at: number,
  verb: Term,
): string | undefined {
  const act = tokens[at];
  if (act === undefined || baseForm(act.norm, 'noun') === undefined) return undefined;
  if (act.stem !== verb.term && (verb.related.get(act.stem) ?? 0) < DERIVED) return undefined;
  const owner = note.mentions.findLast((m) => m.end <= act.start);
  if (owner === undefined || !/['’]s?$/.test(text.slice(0, owner.end - note.start)))
    return undefined;
  const between = tokens.filter((t) => t.start >= owner.end && t.end <= act.start);
  // "Roe's speech delayed the vote": a verb, and not "unprovoked".
  const isOwned =
    between.length <= OWNED_WORDS && between.every((t) => isContent(t.norm) && !isPastForm(t.norm));
  return isOwned ? owner.key : undefined;
}

/** "the Harbour order", where nobody orders: a noun that its verb is like, behind a name that does not own it. */
function isCompound({ tokens, note }: Ranked['sentence'], at: number): boolean {
  const [before, word] = [tokens[at - 1], tokens[at]?.norm ?? ''];
  return (
    baseForm(word, 'noun') === word &&
    before !== undefined &&
    !before.possessive &&
    note.mentions.some((m) => m.start <= before.start && before.end <= m.end)
  );
}

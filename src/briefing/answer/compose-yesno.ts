import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm, LOOSELY_RELATED } from '../search/words.ts';
import { baseForm, oppositeStems } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import { asksForMembers, composeMembers } from './compose-list.ts';
import { pick } from './compose-passages.ts';
import { QUALIFIERS } from './compose-role.ts';
import { isAsked } from './names.ts';
import { sliceOf, textBefore } from './slice.ts';
import type { Composed, Material } from './types.ts';
import { holdsNames, namesStand } from './verdict-names.ts';
import { verbsIn } from './who-acts.ts';

const LOOKED_AT = 6;
const MARGIN = 3;
/** Words before the verb among which a denial counts. */
const NEGATION_REACH = 4;
const NEGATION =
  /\b(?:not|never|no|none|neither|nor|without|refus\w+|den(?:y|ies|ied)|reject\w*|fail\w*|declin\w+|cannot|n['’]t|nobody|nothing|rul(?:e|es|ed|ing) out|unlikely|no longer|far from)\b/i;
/** What is expected, planned or doubted has not happened for that. */
const ASKS_WHETHER_DONE = /^(?:did|has|have|had|was|were)\b/i;
const EXPECTED =
  /\b(?:expect\w*|plan\w*|likely|may|might|could|would|will|hop(?:e|es|ed|ing)|want\w*|set|due|if|whether|should) (?:[\p{L}-]+ ){0,3}$/iu;
/** "is Roe the mayor" */
const IS_ONE = /^(?:is|was|are|were)\b/i;
/** "did anybody die" */
const ASKS_ANY = /\b(?:any|some)(?:one|body|thing)\b/i;
/** Words for nobody; "no one" are two. */
const NOBODY = /^(?:nobody|nothing|none)$/;
/** Words behind which somebody else acts: "no one knew that two cats had died", "nobody wants him to die". */
const LEADS_TO_ANOTHER =
  /^(?:that|who|which|whether|if|when|while|because|but|how|why|to|he|him|she|her|they|them|it|we|us|you)$/;
/** "was killed or hurt": a word beside the verb. */
const BESIDE_VERB = /^(?:or|nor|and)$/;
/** Share of the question's words that must stand in or beside "no one was killed". */
const TOLD_NEAR = 0.8;
/** Share of the question's words, related ones counting, that a sentence must hold to decide it. */
const DECIDES = 0.75;

/**
 * Yes or no with the sentence that decides it; where the sentences touch the question and do not decide it, they are
 * shown without a verdict.
 */
export function composeVerdict(material: Material): Composed | undefined {
  const { question, ranked, citations } = material;
  const best = ranked[0];
  if (best === undefined) return undefined;
  const near = ranked.slice(0, LOOKED_AT).filter((r) => r.score >= best.score - MARGIN);
  const verb = question.terms.find((t) => t.term === question.verb);
  const opposites = verb === undefined ? new Set<string>() : oppositeStems(verb.word);
  // "did she rule it out" asks whether that was done.
  const asksNegative = (question.plain.match(new RegExp(NEGATION, 'gi')) ?? []).some(
    (words) => tokenize(words)[0]?.stem !== question.verb,
  );
  const found: { value: 'yes' | 'no'; r: Ranked }[] = [];
  const undecided: Ranked[] = [];
  for (const r of near) {
    const words = r.sentence.words;
    const opposed =
      r.sentence.tokens.some(
        (t) => opposites.has(t.stem) && !EXPECTED.test(textBefore(r.sentence, t)),
      ) &&
      (verb === undefined || !words.places.has(verb.term));
    if (
      opposed &&
      r.features.namesAround === (question.names.length === 0 ? 0 : 1) &&
      coverWithout(r, material, question.verb) >= 0.45
    ) {
      found.push({ value: asksNegative ? 'yes' : 'no', r });
      continue;
    }
    if (r.features.coverRelated < DECIDES || !holdsVerb(r, material)) continue;
    if (!namesStand(r, question)) continue;
    // "did she call Lee a hero" is not decided by whom else she called one.
    if (!holdsNames(r, question)) {
      undecided.push(r);
      continue;
    }
    if (
      (ASKS_WHETHER_DONE.test(question.plain) && isOnlyExpected(r, question)) ||
      (IS_ONE.test(question.plain) && !holdsOffice(r, material))
    ) {
      undecided.push(r);
      continue;
    }
    found.push({ value: isNegated(r, material) === asksNegative ? 'yes' : 'no', r });
  }
  const nobody = ASKS_ANY.test(question.plain)
    ? ranked.find((r) => tellsOfNobody(r, best, material))
    : undefined;
  // "fell" tells of dying only for want of better.
  const isSaidSo = found.some(({ r }) => r.sentence.words.places.has(question.verb ?? ''));
  if (nobody !== undefined && !isSaidSo) return verdict('no', nobody, near, material);
  const [decisive] = found;
  // Where two sentences decide it differently, both are shown and the reader decides.
  if (decisive !== undefined && found.every((f) => f.value === decisive.value))
    return verdict(decisive.value, decisive.r, near, material);
  // A thing or person that stands nowhere near was not told of: nothing to show.
  if (
    question.terms.some(
      (t) =>
        (t.part === 'noun' || t.part === 'name') &&
        !near.some((r) => holdsTerm(r.sentence, t, LOOSELY_RELATED)),
    )
  )
    return undefined;
  // "has she admitted sending boats": what tells of admitting goes before what tells of boats.
  const first = question.terms.find((t) => t.part === 'verb');
  const told = near.filter(
    (r) => first !== undefined && holdsTerm(r.sentence, first, CLOSELY_RELATED),
  );
  for (const r of pick([...undecided, ...told, ...near], 2)) citations.sentence(r.sentence);
  return { kind: 'passages' };
}

function verdict(
  value: 'yes' | 'no',
  r: Ranked,
  near: readonly Ranked[],
  { citations }: Material,
): Composed {
  const index = citations.sentence(r.sentence);
  for (const other of near.slice(0, 3))
    if (other !== r && other.features.coverRelated >= 0.8 * r.features.coverRelated)
      citations.sentence(other.sentence);
  return {
    kind: 'direct',
    verdict: value,
    values: [{ text: r.sentence.text, citations: [index] }],
  };
}

/** "is Stein on the trip": he is, when a group's members name him. */
export function composeMembership(material: Material): Composed | undefined {
  const { question, citations } = material;
  const person = question.names.find((n) => !n.keys.some((k) => k.startsWith('@')));
  if (
    person === undefined ||
    !/\b(?:in|on|part of|among|member of|with|there|along|join(?:ed)?|go|going|attend(?:ed)?|accompan\w+|travel\w*|came|come|went)\b/i.test(
      question.plain,
    )
  )
    return undefined;
  if (
    !asksForMembers(question.plain) &&
    !/\b(?:trip|visit|tour|delegation|there|with|along|accompan\w+)\b/i.test(question.plain)
  )
    return undefined;
  const terms = question.terms.filter((t) => !person.words.includes(t.word));
  const list = composeMembers({
    ...material,
    question: {
      ...question,
      plain: `who is in the delegation ${question.plain}`,
      names: question.names.filter((n) => n !== person),
      terms,
    },
    citations: { ...citations, sentence: () => 0, span: () => 0 },
  });
  if (list?.kind !== 'list') return undefined;
  const sentences = material.ranked.filter((r) =>
    r.sentence.note.mentions.some((m) => isAsked(m.key, [person])),
  );
  const names = list.items.map((i) => i.text.toLowerCase());
  if (!names.some((name) => person.words.every((w) => name.includes(w)))) return undefined;
  const holding = sentences.filter((r) =>
    r.sentence.note.roles.some((role) => isAsked(role.person, [person])),
  );
  const first = holding[0] ?? sentences[0];
  if (first === undefined) return undefined;
  const indexes = holding.slice(0, 4).map((r) => citations.sentence(r.sentence));
  const mention = first.sentence.note.mentions.find((m) => isAsked(m.key, [person]));
  const role = first.sentence.note.roles.find(
    (x) => mention !== undefined && x.name.start === mention.start && x.end <= mention.start,
  );
  if (mention === undefined) return undefined;
  const text = first.sentence.text.slice(
    (role?.start ?? mention.start) - first.sentence.note.start,
    mention.end - first.sentence.note.start,
  );
  return {
    kind: 'direct',
    verdict: 'yes',
    values: [
      { text, citations: indexes.length > 0 ? indexes : [citations.sentence(first.sentence)] },
    ],
  };
}

/** A word of denial close before the verb; one elsewhere in the sentence denies something else. */
function isNegated({ sentence }: Ranked, { question }: Material): boolean {
  const at = verbIn(sentence, question);
  if (at === undefined) return NEGATION.test(sentence.text);
  if (isDoneByNobody(sentence, sentence.tokens.indexOf(at))) return true;
  const from =
    sentence.tokens.filter((t) => t.end <= at.start).at(-NEGATION_REACH)?.start ??
    sentence.note.start;
  return NEGATION.test(
    sentence.text.slice(from - sentence.note.start, at.start - sentence.note.start),
  );
}

function isOnlyExpected({ sentence }: Ranked, question: Question): boolean {
  const verb = verbIn(sentence, question);
  return verb !== undefined && EXPECTED.test(textBefore(sentence, verb));
}

/** Where an office is asked about, the one asked about has it in the sentence; anything else does not decide. */
function holdsOffice({ sentence }: Ranked, { question }: Material): boolean {
  const office = question.terms.filter((t) => t.part !== 'name' || t.term.startsWith('@'));
  if (!office.some((t) => TITLE_WORDS.has(t.word)) || question.names.length === 0) return true;
  const asked = office.filter((t) => !t.term.startsWith('@'));
  return sentence.note.roles
    .filter((role) => isAsked(role.person, question.names))
    .some((role) => {
      const own = tokenize(sliceOf(sentence, role));
      return (
        asked.every((t) =>
          own.some((w) => w.stem === t.term || (t.related.get(w.stem) ?? 0) >= CLOSELY_RELATED),
        ) && own.every((w) => !QUALIFIERS.has(w.norm) || question.stems.includes(w.stem))
      );
    });
}

/** The verb or one near it in a sentence, and not its opposite. */
function verbIn(sentence: Ranked['sentence'], question: Question): Token | undefined {
  const verb = question.terms.find((t) => t.term === question.verb);
  const opposites = verb === undefined ? new Set() : oppositeStems(verb.word);
  return verbsIn(question, sentence).find((t) => !opposites.has(t.stem));
}

/** The verb, and in "has she admitted sending boats" the other one as well. */
function holdsVerb({ sentence }: Ranked, { question }: Material): boolean {
  return (
    (question.verb === undefined || verbIn(sentence, question) !== undefined) &&
    question.terms.every((t) => t.part !== 'verb' || holdsTerm(sentence, t, CLOSELY_RELATED))
  );
}

/** "no one was killed", in the article that tells of what is asked. */
function tellsOfNobody({ sentence, features }: Ranked, best: Ranked, material: Material): boolean {
  return (
    sentence.aid === best.sentence.aid &&
    features.coverRelatedNear >= TOLD_NEAR &&
    material.question.verb !== undefined &&
    verbsIn(material.question, sentence).some((t) =>
      isDoneByNobody(sentence, sentence.tokens.indexOf(t)),
    )
  );
}

/** "no one on the ferry was hurt": from the word for nobody to the verb it is one clause with no other verb. */
function isDoneByNobody({ tokens, text, note }: Ranked['sentence'], verb: number): boolean {
  const at = tokens.findLastIndex(
    (t, i) =>
      i < verb && (NOBODY.test(t.norm) || (t.norm === 'one' && tokens[i - 1]?.norm === 'no')),
  );
  const [nobody, act] = [tokens[at], tokens[verb]];
  if (nobody === undefined || act === undefined) return false;
  const between = tokens.slice(at + 1, verb);
  if (BESIDE_VERB.test(between.at(-1)?.norm ?? '')) between.splice(-2);
  return (
    !/[,;:]/.test(text.slice(nobody.end - note.start, act.start - note.start)) &&
    !between.some((t) => LEADS_TO_ANOTHER.test(t.norm) || isInflectedVerb(t.norm))
  );
}

/** "knew", "stolen", and neither "was" nor "boats". */
function isInflectedVerb(word: string): boolean {
  const base = baseForm(word, 'verb');
  return (
    isContent(word) && base !== undefined && base !== word && baseForm(word, 'noun') === undefined
  );
}

function coverWithout(r: Ranked, { question }: Material, verb: string | undefined): number {
  const words = r.sentence.words;
  const others = question.terms.filter((t) => t.term !== verb);
  const total = others.reduce((sum, t) => sum + t.idf, 0) || 1;
  return (
    others.reduce(
      (sum, t) =>
        sum +
        (words.places.has(t.term) || words.context.has(t.term)
          ? t.idf
          : t.idf *
            Math.max(
              0,
              ...[...t.related].filter(([term]) => words.places.has(term)).map(([, w]) => w),
            )),
      0,
    ) / total
  );
}

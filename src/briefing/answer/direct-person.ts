import { baseForm, FIELD, isNounOf } from '../question/thesaurus.ts';
import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { isDemonym } from '../text/places.ts';
import { stem } from '../text/stem.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, tokenize } from '../text/tokens.ts';
import { QUALIFIERS } from './compose-role.ts';
import { sliceOf, textBefore } from './slice.ts';
import { asksWhoActs, isBehindBy } from './who-acts.ts';

/** Words between an office and the name of who holds it. */
const OFFICE_REACH = 3;
/** "Roe (born Lee), a leading geologist", "Roe is often seen as the first geologist": what links a name to its office. */
const IN_BRACKETS = /^\s\([^)]*\)/;
const LINK = /^(?:,|\s(?:is|was|are|were|became|remains|remained)\b)[^,;:.()“”"]*$/;
/** Words of the link that the question does not hold, and those that lead on to somebody else. */
const LINK_WORDS = 2;
const LEADS_ON = /\b(?:who|whom|whose|that|which|of|to|for|with|by|from|than|not)\b/;
/** What leads from a name to what describes it. */
const DESCRIBES = /,\s(?:the|an?)\s(?:[\p{L}.'’-]+\s){0,3}$/u;
/** Words before an office among which "deputy" makes another one of it. */
const QUALIFIED_WITHIN = 3;
const QUALIFYING_STEMS: ReadonlySet<string> = new Set([...QUALIFIERS].map(stem));
/** And nearly all that the question says of the office must stand in the sentence. */
const OFFICE_COVER = 0.85;

/** "which team won": no person, and "which country" nothing but a country. */
export function ofKindAsked(
  { head, terms }: Question,
  { note }: Ranked['sentence'],
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  const noun = baseForm(terms.find((t) => t.term === head.at(-1))?.word ?? '', 'noun') ?? '';
  const isCountry = /^(?:country|nation)$/.test(noun);
  if (!isCountry && (!isNounOf(noun, FIELD.group, 1) || isNounOf(noun, FIELD.person, 1)))
    return spans;
  return spans.filter((s) => {
    const kind = note.mentions.find((m) => m.start === s.start && m.end === s.end)?.kind;
    return isCountry ? kind === 'country' : kind !== 'person';
  });
}

/** "Senator Roe, the Tarn Liberal who ...": what describes somebody names nobody, nor does "Saxon-American". */
export function withoutDescriptions(
  question: Question,
  sentence: Ranked['sentence'],
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  return spans.filter((s) => {
    const comma = DESCRIBES.exec(textBefore(sentence, s))?.index;
    const described = comma === undefined ? undefined : sentence.start + comma;
    const [, last] = /-(\p{Lu}\p{L}+)$/u.exec(sliceOf(sentence, s)) ?? [];
    return (
      !spans.some((o) => o.end === described) &&
      (last === undefined || !isDemonym(last)) &&
      !describesNoun(question, sentence, s)
    );
  });
}

/** "the Harbour Union effort": a name that is no person's, before what can only be a noun. */
function describesNoun(
  { head }: Question,
  { text, note }: Ranked['sentence'],
  span: WantedSpan,
): boolean {
  const next = /^\s(\p{Ll}[\p{L}-]*)/u.exec(text.slice(span.end - note.start))?.[1] ?? '';
  return (
    isContent(next) &&
    !/['’‘ʼ]s?$/.test(text.slice(span.start - note.start, span.end - note.start)) &&
    !head.includes(stem(next)) &&
    (TITLE_WORDS.has(next) ||
      (baseForm(next, 'noun') !== undefined &&
        (['verb', 'adj', 'adv'] as const).every((c) => baseForm(next, c) === undefined))) &&
    !note.mentions.some((m) => m.start === span.start && m.kind === 'person')
  );
}

/** Persons where the sentence names any; otherwise countries and organisations can act as well. */
export function personsFirst(
  sentence: Ranked['sentence'],
  spans: readonly WantedSpan[],
): WantedSpan[] {
  const persons = spans.filter((s) =>
    sentence.note.mentions.some(
      (m) =>
        m.start === s.start && (m.kind === 'person' || (m.kind === 'name' && m.key.includes(' '))),
    ),
  );
  return persons.length > 0 ? persons : [...spans];
}

/** Where an office is asked for by its own word, only a name close to that word holds it. */
export function nearOffice(
  question: Question,
  { sentence, features }: Ranked,
  spans: readonly WantedSpan[],
): WantedSpan[] {
  const offices = question.terms.filter((t) => TITLE_WORDS.has(t.word)).map((t) => t.term);
  if (
    offices.length === 0 ||
    !/^(?:who|what|which)(?:'s| is| was| are| were)\b|^name\b|^(?!.*\b(?:who|whom|whose|what|which)\b)/i.test(
      question.plain,
    )
  )
    return [...spans];
  const cover = Math.max(features.coverRelated, features.alike);
  if (cover < OFFICE_COVER || question.terms.some((t) => t.term.startsWith('@'))) return [];
  const places = sentence.tokens.flatMap((t, i) =>
    offices.includes(t.stem) && isSameOffice(question, sentence, i) ? [i] : [],
  );
  return spans.filter((s) => {
    const from = sentence.tokens.findIndex((t) => t.start >= s.start);
    const to = sentence.tokens.findLastIndex((t) => t.end <= s.end);
    return places.some(
      (p) => (p < from ? from - p : p - to) <= OFFICE_REACH || isLinked(question, sentence, s, p),
    );
  });
}

/** The name is said to be what stands there, in an apposition or by "is". */
function isLinked(
  { stems }: Question,
  { tokens, text, note }: Ranked['sentence'],
  span: WantedSpan,
  office: number,
): boolean {
  const [from, to] = [span.end - note.start, (tokens[office]?.start ?? 0) - note.start];
  const link = text.slice(from, Math.max(from, to)).replace(IN_BRACKETS, '');
  const words = tokenize(link).filter((t) => isContent(t.norm) && !stems.includes(t.stem));
  return (
    LINK.test(link) &&
    !LEADS_ON.test(link) &&
    words.length <= LINK_WORDS &&
    words.every((t) => /^\p{Ll}/u.test(t.raw) || TITLE_WORDS.has(t.norm))
  );
}

/** "prime minister" is neither any minister nor a deputy prime minister. */
function isSameOffice(question: Question, { tokens }: Ranked['sentence'], at: number): boolean {
  const stems = tokens.map((t) => t.stem);
  const asked = qualifiersOf(question.stems, question.stems.indexOf(stems[at] ?? ''));
  const own = qualifiersOf(stems, at);
  return asked.size === own.size && [...own].every((s) => asked.has(s));
}

function qualifiersOf(stems: readonly string[], at: number): Set<string> {
  const before = stems.slice(Math.max(0, at - QUALIFIED_WITHIN), Math.max(0, at));
  return new Set(before.filter((s) => QUALIFYING_STEMS.has(s)));
}

/** For "who": a subject before the verb when the question asks for the one who acts, a name behind it otherwise. */
export function personBonus(
  question: Question,
  sentence: Ranked['sentence'],
  span: WantedSpan,
): number {
  const mention = sentence.note.mentions.find((m) => m.start === span.start);
  if (mention === undefined) return 0;
  const asksActor = asksWhoActs(question);
  const isPerson = mention.kind === 'person' || mention.key.includes(' ');
  const by = isBehindBy(sentence, span);
  return (
    (isPerson ? 1.2 : 0) +
    (asksActor && (mention.isSubject || by) ? 0.8 : 0) +
    (asksActor && by ? 3 : 0) +
    (!asksActor && !mention.isSubject ? 0.3 : 0)
  );
}

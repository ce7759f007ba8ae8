import { paraphrasesOf } from '../question/paraphrases.ts';
import type { Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { isDemonym } from '../text/places.ts';
import { stem } from '../text/stem.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, tokenize } from '../text/tokens.ts';
import { QUALIFIERS } from './compose-role.ts';
import { isOfLongerBody } from './longer-name.ts';

/** Words between an office and the name of who holds it. */
const OFFICE_REACH = 3;
/** "Roe (born Lee), a leading geologist", "Roe is often seen as the first geologist": what links a name to its office. */
const IN_BRACKETS = /^\s\([^)]*\)/;
const LINK = /^(?:,|\s(?:is|was|are|were|became|remains|remained)\b)[^,;:.()“”"]*$/;
/** Words of the link that the question does not hold, and those that lead on to somebody else. */
const LINK_WORDS = 2;
const LEADS_ON = /\b(?:who|whom|whose|that|which|of|to|for|with|by|from|than|not)\b/;
/** Words on either side of an office among which its body stands. */
const BODY_REACH = 4;
/** Words before an office among which "deputy" makes another one of it. */
const QUALIFIED_WITHIN = 3;
const OFFICE_STEMS: ReadonlySet<string> = new Set([...TITLE_WORDS].map(stem));
const QUALIFYING_STEMS: ReadonlySet<string> = new Set([...QUALIFIERS].map(stem));
/** And nearly all that the question says of the office must stand in the sentence. */
const OFFICE_COVER = 0.8;

/** Where an office is asked for by its own word, only a name close to that word holds it. */
export function nearOffice(
  question: Question,
  { sentence, features }: Ranked,
  spans: readonly WantedSpan[],
): WantedSpan[] {
  const offices = officesOf(question);
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
    offices.includes(t.stem) &&
    isSameOffice(question, sentence, i) &&
    !isOfOtherBody(question, sentence, i)
      ? [i]
      : [],
  );
  return spans.filter((s) => {
    if (isOfLongerBody(question, sentence, s)) return false;
    const from = sentence.tokens.findIndex((t) => t.start >= s.start);
    const to = sentence.tokens.findLastIndex((t) => t.end <= s.end);
    return places.some(
      (p) => (p < from ? from - p : p - to) <= OFFICE_REACH || isLinked(question, sentence, s, p),
    );
  });
}

/** Tells whether the word for an office that a question asks for stands in a sentence. */
export function namesOffice(question: Question, { tokens }: Ranked['sentence']): boolean {
  const offices = officesOf(question);
  // "translated" has the stem of "translator".
  return tokens.some((t) => TITLE_WORDS.has(t.norm) && offices.includes(t.stem));
}

function officesOf({ terms }: Question): string[] {
  return terms.filter((t) => TITLE_WORDS.has(t.word)).flatMap((t) => [t.term, ...othersOf(t)]);
}

/** Offices that newsrooms call by another word: lawyer, attorney. */
function othersOf({ word }: Term): readonly string[] {
  return [...paraphrasesOf(word)].filter((s) => OFFICE_STEMS.has(s));
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

/** "Rovers president Winge": where the League is asked about and stands elsewhere in the sentence, hers is no office of it. */
function isOfOtherBody(
  { names }: Question,
  { tokens, note }: Ranked['sentence'],
  at: number,
): boolean {
  const asked = new Set(names.flatMap((n) => n.words));
  const near = tokens.slice(Math.max(0, at - BODY_REACH), at + BODY_REACH + 1);
  const [body, office] = [tokens[at - 1], tokens[at]];
  if (body === undefined || office === undefined || asked.size === 0) return false;
  return (
    !near.some((t) => asked.has(t.norm)) &&
    /^\p{Lu}/u.test(body.raw) &&
    !TITLE_WORDS.has(body.norm) &&
    !isDemonym(body.raw) &&
    note.roles.some((r) => r.start <= body.start && office.end <= r.end)
  );
}

function qualifiersOf(stems: readonly string[], at: number): Set<string> {
  const before = stems.slice(Math.max(0, at - QUALIFIED_WITHIN), Math.max(0, at));
  return new Set(before.filter((s) => QUALIFYING_STEMS.has(s)));
}

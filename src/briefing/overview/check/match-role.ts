import type { StoredSentence } from '../../store/types.ts';
import { termsOf } from '../../text/terms.ts';
import { PORTFOLIO_WORDS, TITLE_WORDS } from '../../text/titles.ts';
import { foldWords, tokenize } from '../../text/tokens.ts';
import type { RoleParticular } from '../particulars/particular-types.ts';
import { ABSENT, type Candidate, found, type Match, ofKind } from './match-types.ts';
import { isNamed } from './said-names.ts';

/** Short forms of offices. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['gen', 'general'],
  ['lt', 'lieutenant'],
  ['col', 'colonel'],
  ['capt', 'captain'],
  ['sgt', 'sergeant'],
  ['adm', 'admiral'],
  ['sen', 'senator'],
  ['gov', 'governor'],
  ['rep', 'representative'],
  ['prof', 'professor'],
  ['dr', 'doctor'],
  ['rev', 'reverend'],
  ['defence', 'defense'],
  ['sec', 'secretary'],
  ['ceo', 'chief executive'],
  ['cfo', 'chief financial'],
  ['pm', 'prime minister'],
  ['vp', 'vice president'],
]);
/** The role that the articles give the person; or the office, whoever holds it there: the name's own check tells whose it is. */
export function matchRole(detail: RoleParticular, candidate: Candidate): Match {
  const { own, around } = ofKind(candidate, 'role');
  const all = [...own, ...around];
  const sentences = [candidate.sentence, ...candidate.near.map((n) => n.sentence)];
  const person = nameIn(detail);
  const isPersonThere = sentences.some((s) => namesPerson(s, person));
  const wanted = roleTerms(detail);
  const holds = (p: RoleParticular): boolean => wanted.every((w) => roleTerms(p).includes(w));
  const ofPerson = all.filter((p) => isNamed(person, p.person));
  const holder = ofPerson.find(holds);
  if (holder !== undefined) return found('same', holder);
  // "chief executive" alone neither bears out nor denies that it is of the body that the message names.
  const bare = ofPerson.find((p) => isWithout(p, wanted, bodyTerms(detail, candidate.text)));
  if (bare !== undefined) return found('elsewhere', bare);
  const other = ofPerson.find((p) =>
    wanted.some((w) => roleTerms(p).includes(w) || TITLE_STEMS.has(w)),
  );
  if (other !== undefined && !isThereBeside(other, wanted)) return found('other', other);
  const office = all.find((p) => !isNamed(person, p.person) && holds(p));
  if (office !== undefined && isPersonThere)
    return { relation: 'other', sentence: office.sentence, span: office.name };
  if (office !== undefined) return found('same', office);
  // The words of the role in the sentence, those of bodies and places it names anywhere in the article.
  const words = roleWords(candidate.sentence.text);
  const named = bodiesWithin(detail, candidate.text);
  const isTold = wanted.every((w) => words.has(w) || named.has(w));
  return isTold && (isPersonThere || wanted.length > 1)
    ? { relation: 'same', sentence: candidate.sentence }
    : ABSENT;
}

/** The articles' role is the message's without names of bodies. */
function isWithout(
  role: RoleParticular,
  wanted: readonly string[],
  bodies: ReadonlySet<string>,
): boolean {
  const own = roleTerms(role);
  return (
    own.every((w) => wanted.includes(w)) && wanted.every((w) => own.includes(w) || bodies.has(w))
  );
}

/** Terms of the names in a role ("[Karsa]'s mayor") that the article has, too. */
function bodyTerms({ sentence, start, end }: RoleParticular, text: string): ReadonlySet<string> {
  const role = sentence.text.slice(start - sentence.start, end - sentence.start);
  const names = [...role.matchAll(/\p{Lu}\p{Ll}+/gu)].map(([name]) => name);
  const known = names.filter((name) => !TITLE_WORDS.has(name.toLowerCase()) && text.includes(name));
  return new Set(termsOf(tokenize(known.join(' '))));
}

/** Terms of the bodies and places that a role names ("head of the [Friends of Karsa]") and that the article names, too. */
function bodiesWithin(detail: RoleParticular, text: string): ReadonlySet<string> {
  const { sentence, start, end } = detail;
  const role = sentence.text.slice(start - sentence.start, end - sentence.start);
  const bodies = [...role.matchAll(BODY)]
    .map(([body]) => body)
    .filter((body) => {
      const norms = tokenize(body).map((t) => t.norm);
      return (
        text.includes(body) &&
        !norms.some(
          (w) => TITLE_WORDS.has(w) || (PORTFOLIO_WORDS.has(w) && w !== 'of' && w !== 'the'),
        )
      );
    });
  return new Set(termsOf(tokenize(bodies.join(' '))));
}

const BODY = /\p{Lu}[\p{L}’'-]*(?:\s(?:(?:of|the|for|and)\s)*\p{Lu}[\p{L}’'-]*)+/gu;

const TITLE_STEMS: ReadonlySet<string> = new Set(termsOf(tokenize([...TITLE_WORDS].join(' '))));

function isThereBeside({ sentence }: RoleParticular, wanted: readonly string[]): boolean {
  const words = roleWords(sentence.text);
  return wanted.every((w) => words.has(w)) && sentence.note.roles.length < 2;
}

/** Terms of a role, written out. */
export function roleTerms({ sentence, start, end }: RoleParticular): string[] {
  return [...roleWords(sentence.text.slice(start - sentence.start, end - sentence.start))];
}

function roleWords(text: string): Set<string> {
  const long = text.replace(
    /\b(\p{L}+)\b\.?/gu,
    (whole, word: string) => SHORT_FORMS.get(word.toLowerCase()) ?? whole,
  );
  const short = long.replace(/(?<=\bchief \p{L}+) officer\b/giu, '');
  return new Set(termsOf(tokenize(short)).filter((t) => t !== 'former' && t !== 'senior'));
}

function nameIn({ sentence, name }: RoleParticular): string {
  return foldWords(sentence.text.slice(name.start - sentence.start, name.end - sentence.start));
}

function namesPerson(sentence: StoredSentence, person: string): boolean {
  return (
    sentence.note.mentions.some((m) => isNamed(person, m.key)) ||
    sentence.note.refers.some((key) => isNamed(person, key))
  );
}

import type { StoredSentence } from '../../store/types.ts';
import { foldWords } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';
import type {
  NameParticular,
  Particular,
  PlaceParticular,
  RoleParticular,
} from '../particulars/particular-types.ts';
import type { Claim, Detail } from './claim.ts';
import { indexOfRun } from './match-quotation.ts';
import { roleTerms } from './match-role.ts';
import { ABSENT, type Candidate, type Match, ofKind } from './match-types.ts';
import { isNamed } from './said-names.ts';
import { besides } from './surroundings.ts';

/** Likeness from which on a name stands in the other's place, and what the same kind of name or of place adds to it. */
const NAME_POINTS = 1.15;
const KIND_POINTS = 0.3;
const PLACE_POINTS = 0.5;
/** Shorter names may stand in an article as part of another word. */
const ELSEWHERE_CHARS = 5;
const BEHIND_PREPOSITION = /\b(?:in|at|from|near|to)\s(?:the\s)?$/;

/** Looks a name or a named place up: in the sentence, beside it, elsewhere in the article; or the one in its place. */
export function matchName(
  detail: NameParticular | PlaceParticular,
  claim: Claim,
  candidate: Candidate,
): Match {
  const mention = claim.sentence.note.mentions.find((m) => m.start === detail.start);
  const said = mention?.key ?? (detail.kind === 'place' ? detail.words.join(' ') : detail.key);
  const isOthers =
    mention?.isSubject === true && tellsOfAnother(claim.sentence, candidate.sentence);
  const near = isOthers ? [] : candidate.near.map((n) => n.sentence);
  const all = [candidate.sentence, ...near];
  for (const s of all) {
    const m = s.note.mentions.find((other) => isNamed(said, other.key));
    if (m !== undefined && isSamePlace(claim, detail, s, m))
      return { relation: 'same', sentence: s, span: m };
    if (s.note.refers.some((key) => isNamed(said, key))) return { relation: 'same', sentence: s };
  }
  const words = said.split(' ');
  for (const s of all) {
    const norms = s.tokens.map((t) => t.norm);
    if (!said.startsWith('@') && indexOfRun(norms, words) >= 0)
      return { relation: 'same', sentence: s };
  }
  const other = otherName(detail, said, claim, candidate);
  return other.relation === 'absent' && isElsewhere(claim, detail, candidate)
    ? { relation: 'elsewhere' }
    : other;
}

/** A person acts in the sentence whom the message does not name: who acts in the sentence beside does something else. */
function tellsOfAnother(claim: StoredSentence, { note }: StoredSentence): boolean {
  return note.mentions.some(
    (m) =>
      (m.kind === 'person' || (m.kind === 'name' && m.key.includes(' '))) &&
      m.isSubject &&
      !claim.note.mentions.some((said) => isNamed(said.key, m.key)),
  );
}

/** The name stands somewhere in the article as the message writes it. */
function isElsewhere({ sentence }: Claim, span: Span, { text }: Candidate): boolean {
  const written = sentence.text
    .slice(span.start - sentence.start, span.end - sentence.start)
    .replace(/['’‘ʼ]s?$/, '');
  const at = written.length < ELSEWHERE_CHARS ? -1 : text.indexOf(written);
  return at >= 0 && !/^\p{L}/u.test(text.slice(at + written.length));
}

/** A capital is a place of its own: "in Seoul" is not borne out by "South Korea"; the other way round it is. */
function isSamePlace(claim: Claim, detail: Detail, s: StoredSentence, m: Span): boolean {
  if (detail.kind !== 'place' || detail.isCountry) return true;
  const own = claim.sentence.note.mentions.find((one) => one.start === detail.start);
  return own?.kind !== 'country' || fold(claim.sentence, detail) === fold(s, m);
}

function fold(sentence: StoredSentence, span: Span): string {
  return foldWords(sentence.text.slice(span.start - sentence.start, span.end - sentence.start));
}

/** The name that stands in the sentence where the message has another one. */
function otherName(
  detail: NameParticular | PlaceParticular,
  said: string,
  claim: Claim,
  candidate: Candidate,
): Match {
  const { sentence } = candidate;
  const holder = holderInstead(detail, claim, candidate);
  if (holder !== undefined) return holder;
  const saidHere = claim.sentence.note.mentions.map((m) => m.key);
  const own = claim.sentence.note.mentions.find((m) => m.start === detail.start);
  const free = sentence.note.mentions.filter((m) => !saidHere.some((key) => isNamed(key, m.key)));
  const scored = free
    .map((m) => ({
      m,
      score:
        likeNames(said, m.key) +
        (own !== undefined && isKind(own.kind, m.kind) ? KIND_POINTS : 0) +
        (isPlaced(claim.sentence, detail) && isPlaced(sentence, m) ? PLACE_POINTS : 0) +
        besides(claim.sentence, detail, sentence, m),
    }))
    .filter(({ score }) => score >= NAME_POINTS)
    .sort((a, b) => b.score - a.score || a.m.start - b.m.start);
  const best = scored[0]?.m;
  return best === undefined
    ? ABSENT
    : { relation: 'other', sentence, span: { start: best.start, end: best.end } };
}

/** "in Reno", "from Las Vegas": where it is. */
function isPlaced(sentence: StoredSentence, { start }: Span): boolean {
  return BEHIND_PREPOSITION.test(sentence.text.slice(0, start - sentence.start));
}

/** The one whom the articles name with the office that the message gives the person. */
function holderInstead(detail: Particular, claim: Claim, candidate: Candidate): Match | undefined {
  const role = claim.details.find(
    (d): d is RoleParticular => d.kind === 'role' && d.name.start === detail.start,
  );
  if (role === undefined) return undefined;
  const wanted = roleTerms(role);
  const { own, around } = ofKind(candidate, 'role');
  const holder = [...own, ...around].find((p) => {
    const terms = roleTerms(p);
    return terms.length === wanted.length && wanted.every((w) => terms.includes(w));
  });
  return holder && { relation: 'other', sentence: holder.sentence, span: holder.name };
}

function isKind(a: string, b: string): boolean {
  const isPlace = (kind: string): boolean => kind === 'place' || kind === 'country';
  return a === b || isPlace(a) === isPlace(b);
}

/** A family name in common says more than a first name. */
function likeNames(a: string, b: string): number {
  if (a.startsWith('@') || b.startsWith('@')) return 0;
  const [x, y] = [a.split(' '), b.split(' ')];
  if (x.length > 1 && x.at(-1) === y.at(-1)) return 2;
  return x.some((w) => y.includes(w)) ? 1 : 0;
}

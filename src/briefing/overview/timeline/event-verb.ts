import { LIGHT_VERBS } from '../../question/light-verbs.ts';
import { IRREGULAR_FORMS } from '../../text/irregular.ts';
import { stem } from '../../text/stem.ts';
import type { Span } from '../../types.ts';
import type { Tense } from './resolve-time.ts';
import type { TaggedToken } from './tagged-tokens.ts';

/** What a clause says happened. */
export interface EventVerb {
  /** Stem of the verb; of its object where the verb says little ("held a vote"). */
  readonly stem: string;
  /** Where the verb stands. */
  readonly span: Span;
  readonly tense: Tense;
  /** Told as to come, planned or possible. */
  readonly isExpected: boolean;
  /** "did not open": that it did not happen is told. */
  readonly isNegated: boolean;
}

const NO_EVENT = new Set(
  'include accord follow regard concern base relate'.split(' ').map((w) => stem(w)),
);
/** "is due on Friday", "is expected to": said of what is to come, with and without another verb. */
const EXPECTING = new Set(
  'expect plan schedule due slate anticipate forecast'.split(' ').map((w) => stem(w)),
);
/** "hopes to", "is likely to", "agreed to": what follows has not happened yet. */
const INTENDING = new Set(
  `likely hope intend aim want wish vow promise pledge threaten prepare poise ready offer agree seek propose demand urge ask
  call predict go set suppose project`
    .split(/\s+/)
    .map((w) => stem(w)),
);
const PLAN_NOUNS = new Set('agenda itinerary timetable schedule'.split(' ').map((w) => stem(w)));
const MODAL = /^(?:will|wont|shall|would|could|may|might|should|ll)$/;
const PAST_AUX = /^(?:was|were|had|did|has|have|been)$/;
const BE = /^(?:is|are|was|were|be|been)$/;
const NEGATION =
  /^(?:not|never|cannot|(?:did|does|do|was|were|has|have|had|wo|would|could|is|are)nt)$/;
const VERB_REACH = 14;
const OBJECT_REACH = 5;

/** Finds the verb that a time in a clause belongs to; undefined for a clause without any. */
export function findEventVerb(
  tokens: readonly TaggedToken[],
  clause: Span,
  times: readonly Span[],
  time: Span,
): EventVerb | undefined {
  const words = tokens.filter(
    (t) =>
      t.start >= clause.start &&
      t.end <= clause.end &&
      !times.some((x) => t.start < x.end && t.end > x.start),
  );
  const at = chooseVerb(words, time);
  const verb = words[at];
  if (verb === undefined) return nounInstead(words, time);
  const isExpected = isPlanned(words, at);
  return {
    stem:
      LIGHT_VERBS.has(verb.stem) || verb.tag === 'AUX'
        ? (objectOf(words, at) ?? verb.stem)
        : verb.stem,
    span: { start: verb.start, end: verb.end },
    tense: tenseOf(words, at, isExpected),
    isExpected,
    isNegated: verbGroup(words, at).some((t) => NEGATION.test(t.norm)),
  };
}

/** A clause without a verb that is known as one: a word like "rested", else the noun before the time names what happened. */
function nounInstead(words: readonly TaggedToken[], time: Span): EventVerb | undefined {
  const before = words.filter((t) => t.end <= time.start);
  const verb = before.findLast((t) => /[^e]ed$/.test(t.norm) && !/^\p{Lu}/u.test(t.raw));
  const word = verb ?? before.findLast((t) => t.tag === 'NOUN');
  if (word === undefined) return undefined;
  const { start, end } = word;
  const tense = verb === undefined ? 'open' : 'past';
  return { stem: word.stem, span: { start, end }, tense, isExpected: false, isNegated: false };
}

function chooseVerb(words: readonly TaggedToken[], time: Span): number {
  const isEvent = (t: TaggedToken): boolean => t.tag === 'VERB' && !NO_EVENT.has(t.stem);
  const next = words.findIndex((t) => t.start >= time.end);
  const before = words.findLastIndex((t) => t.end <= time.start && isEvent(t));
  // "The council on Friday rejected ...": the time stands between subject and verb.
  const follows = words[next];
  const isBetween =
    follows !== undefined &&
    isEvent(follows) &&
    !follows.norm.endsWith('ing') &&
    next - 1 !== before;
  if (isBetween) return next;
  if (before >= 0 && (next < 0 ? words.length : next) - before <= VERB_REACH) return before;
  const after = words.findIndex((t, i) => t.start >= time.end && isEvent(t) && !isAside(words, i));
  if (after >= 0) return after;
  if (before >= 0) return before;
  const any = words.findIndex((t) => t.tag === 'VERB');
  if (any >= 0) return any;
  const aux = words.findLastIndex((t) => t.tag === 'AUX');
  // "will open": what stands behind "will" is a verb, whatever else the word can be.
  return MODAL.test(words[aux]?.norm ?? '') && aux + 1 < words.length ? aux + 1 : aux;
}

/** True inside ", which ...," : what it tells is told besides. Only a mark stands where words are two places apart. */
function isAside(words: readonly TaggedToken[], at: number): boolean {
  for (let i = at; i > 0; i--) {
    if (/^(?:who|which|whose)$/.test(words[i]?.norm ?? '')) return true;
    if ((words[i]?.start ?? 0) - (words[i - 1]?.end ?? 0) > 1) return false;
  }
  return false;
}

/** The words before a verb that form one predicate with it: "has been", "is not expected to". */
function verbGroup(words: readonly TaggedToken[], at: number): TaggedToken[] {
  let from = at;
  while (from > 0) {
    const word = words[from - 1];
    const belongs =
      word !== undefined &&
      (/^(?:AUX|ADV|PART)$/.test(word.tag) ||
        MODAL.test(word.norm) ||
        word.norm === 'to' ||
        (words[from]?.norm === 'to' && (EXPECTING.has(word.stem) || INTENDING.has(word.stem))));
    if (!belongs) break;
    from--;
  }
  return words.slice(from, at);
}

function isPlanned(words: readonly TaggedToken[], at: number): boolean {
  const group = verbGroup(words, at);
  if (group.some((t) => MODAL.test(t.norm))) return true;
  const isBeing = group.some((t) => BE.test(t.norm));
  if (isBeing && EXPECTING.has(words[at]?.stem ?? '')) return true;
  // "is due", "is set for"; but a record that "was set" is there.
  if (BE.test(words[at]?.norm ?? '') && EXPECTING.has(words[at + 1]?.stem ?? '')) return true;
  if (isBeing && words[at]?.norm === 'set' && words[at + 1]?.norm === 'for') return true;
  const to = group.findLastIndex((t) => t.norm === 'to');
  const lead = group[to - 1];
  if (lead !== undefined && (lead.tag !== 'ADV' || INTENDING.has(lead.stem)))
    if (EXPECTING.has(lead.stem) || INTENDING.has(lead.stem) || BE.test(lead.norm)) return true;
  if (words.slice(0, at).some((t) => /^(?:if|unless)$/.test(t.norm))) return true;
  return PLAN_NOUNS.has(words[at - group.length - 1]?.stem ?? '');
}

function tenseOf(words: readonly TaggedToken[], at: number, isExpected: boolean): Tense {
  const verb = words[at];
  if (verb === undefined) return 'open';
  const isPast = verbGroup(words, at).some((t) => PAST_AUX.test(t.norm));
  // "was to report on Friday": to come at some time that is past itself.
  if (isExpected) return isPast ? 'open' : 'future';
  if (isPast || verb.norm.endsWith('ed')) return 'past';
  if (verb.tag === 'AUX') return PAST_AUX.test(verb.norm) ? 'past' : 'present';
  if (IRREGULAR_FORMS.has(verb.norm) && !verb.norm.endsWith('s')) return 'past';
  // A participle says nothing of the time, but news tells of what was.
  return verb.norm.endsWith('ing') ? 'past' : 'present';
}

function objectOf(words: readonly TaggedToken[], at: number): string | undefined {
  const behind = words.slice(at + 1, at + 1 + OBJECT_REACH);
  const noun = behind.findIndex((t) => t.tag === 'NOUN');
  if (noun < 0) return undefined;
  // The head of "a news conference" is its last noun.
  let last = noun;
  while (behind[last + 1]?.tag === 'NOUN') last++;
  return behind[last]?.stem;
}

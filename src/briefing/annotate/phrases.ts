import { IRREGULAR_FORMS } from '../text/irregular.ts';
import { ORG_WORDS, TITLE_WORDS } from '../text/titles.ts';
import type { Span } from '../types.ts';
import {
  DETERMINERS,
  isAdverb,
  isBoundary,
  isDeterminer,
  isParted,
  isSpeechVerb,
  PREPOSITIONS,
  PRONOUNS,
  type Row,
  type Unit,
} from './rows.ts';

/** A noun phrase that can be who speaks: a name, a pronoun, or a description such as "a senior aide". */
export interface Phrase extends Span {
  readonly kind: 'name' | 'pronoun' | 'description';
  /** Key of the name; of a description the organisation or country it is about, where it speaks for all of it. */
  readonly key?: string | undefined;
  readonly norm: string;
}

/** An organisation's own noun behind its name speaks for it: "ABC news agency". */
const GENERIC_ORGANISATION: ReadonlySet<string> = new Set(
  'agency newspaper paper tabloid daily magazine website site network channel broadcaster station group company firm party union ministry'.split(
    ' ',
  ),
);
const COLLECTIVES: ReadonlySet<string> = new Set(
  'people police crowd staff officials media'.split(' '),
);
/** Irregular forms of nouns and adjectives. */
const NO_VERB =
  /^(?:(?:wo)?men|children|people|lives|wives|media|analyses|crises|bases|better|best|worse|worst|further|farther|left|lost|stolen|broken|hidden|frozen)$/;
/** Words of one phrase at most. */
const PHRASE_MOST = 9;
/** Reads the phrase that begins at a unit. */
export function phraseAfter(row: Row, from: number): Phrase | undefined {
  const { units } = row;
  let last = -1;
  for (let i = from; i < units.length && i < from + PHRASE_MOST; i++) {
    const unit = units[i];
    if (unit === undefined || (i > from && isParted(row, i))) break;
    if (unit.mention === undefined) {
      if (PRONOUNS.has(unit.norm)) {
        if (i === from) return pronoun(unit);
        break;
      }
      const goesOn =
        unit.norm === 'of' &&
        /^(?:one|some|many|most|several|two|three|none|both|each)$/.test(units[i - 1]?.norm ?? '');
      if (
        !goesOn &&
        isBoundary(unit) &&
        !isHyphenated(row, i) &&
        !(i === from && DETERMINERS.has(unit.norm))
      )
        break;
      if (i > from && (isSpeechVerb(row, i) || endsPhrase(unit, units[i - 1]))) break;
      if (i > from && isDeterminer(unit) && units[i - 1]?.norm !== 'of') break;
    } else if (i > from + 1 && isVerbBetween(units[i - 1], units[i - 2])) {
      last--;
      break;
    }
    last = i;
  }
  // "the deal promotes the", "Stein sees a": what a new phrase follows is the verb.
  const next = units[last + 1];
  const isFollowed =
    next !== undefined && !isParted(row, last + 1) && (isDeterminer(next) || next.possessive);
  if (
    last > from &&
    isFollowed &&
    units[last]?.mention === undefined &&
    /(?:s|ed)$/.test(units[last]?.norm ?? '')
  )
    last--;
  while (last > from && isAdverb(units[last])) last--;
  return last < from ? undefined : toPhrase(row, from, last);
}

/** "the ad hits Calder": a word between a noun and a name that is neither an office nor a possessor. */
function isVerbBetween(word: Unit | undefined, before: Unit | undefined): boolean {
  return (
    word !== undefined &&
    word.mention === undefined &&
    !word.possessive &&
    /^\p{Ll}.*(?:s|ed)$/u.test(word.raw) &&
    !TITLE_WORDS.has(word.norm) &&
    !(before?.possessive ?? false)
  );
}

function isHyphenated({ text, units }: Row, i: number): boolean {
  return /^[-‐‑]$/.test(text.slice(units[i - 1]?.end, units[i]?.start));
}

/** "Calder opened", "protesters marching", "the letter began": a word that can only be the verb behind a noun. */
function endsPhrase(unit: Unit, before: Unit | undefined): boolean {
  if (before === undefined || before.possessive) return false;

  const isPlain = before.mention !== undefined || before.norm.endsWith('s');
  if (IRREGULAR_FORMS.has(unit.norm) && !NO_VERB.test(unit.norm)) return !isDeterminer(before);
  return isPlain && /(?:ed|ing)$/.test(unit.norm);
}

/** Reads the phrase that ends at a unit; one behind a preposition is not the subject, the phrase before that is. */
export function phraseBefore(row: Row, to: number, skips = 3): Phrase | undefined {
  const { units } = row;
  const end = units[to];
  if (end === undefined) return undefined;
  if (end.mention === undefined && PRONOUNS.has(end.norm)) return pronoun(end);
  if (end.mention === undefined && isBoundary(end)) return undefined;
  let from = to;
  while (from > 0 && to - from < PHRASE_MOST && !isParted(row, from)) {
    const before = units[from - 1];
    if (
      before === undefined ||
      (end.mention !== undefined &&
        before.mention !== undefined &&
        before.mention.kind !== 'organisation' &&
        before.mention.kind !== 'country')
    )
      break;
    if (before.mention === undefined) {
      if (PRONOUNS.has(before.norm) || isSpeechVerb(row, from - 1)) break;
      if (isBoundary(before) && !isDeterminer(before)) break;
    }
    from--;
    if (isDeterminer(before)) break;
  }
  const left = isParted(row, from) ? undefined : units[from - 1];
  if (left !== undefined && skips > 0 && left.mention === undefined) {
    if (PREPOSITIONS.has(left.norm)) return phraseBefore(row, from - 2, skips - 1);
    if (/^(?:and|or)$/.test(left.norm)) {
      const first = phraseBefore(row, from - 2, 0);
      const at = first === undefined ? -1 : units.findIndex((u) => u.start >= first.start);
      if (at > 0 && !isParted(row, at) && PREPOSITIONS.has(units[at - 1]?.norm ?? ''))
        return phraseBefore(row, at - 2, skips - 1);
    }
  }
  return toPhrase(row, from, to);
}

function pronoun({ start, end, norm }: Unit): Phrase {
  return { kind: 'pronoun', start, end, norm };
}

function toPhrase({ units }: Row, from: number, to: number): Phrase | undefined {
  const own = units.slice(from, to + 1);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const names = own.flatMap((u) => u.mention ?? []);
  const country = names.find((m) => m.kind === 'country');
  const whole = { start: first.start, end: last.end, norm: last.norm };
  if (last.mention !== undefined && last.mention.kind !== 'country')
    return {
      kind: 'name',
      key: last.mention.key,
      start: last.mention.start,
      end: last.mention.end,
      norm: last.norm,
    };
  if (last.mention !== undefined) return { kind: 'name', key: last.mention.key, ...whole };
  if (!isDescription(own)) return undefined;
  const body = names.find((m) => m.kind === 'organisation');
  if (body !== undefined && GENERIC_ORGANISATION.has(last.norm))
    return { kind: 'name', key: body.key, start: body.start, end: body.end, norm: last.norm };
  const key = names.every((m) => m.kind === 'country') ? country?.key : undefined;
  return { kind: 'description', key, ...whole };
}

/** A determiner, a name or a plural shows that the words are a phrase and not just any words. */
function isDescription(own: readonly Unit[]): boolean {
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || last.norm.endsWith('ly')) return false;
  if (!/\p{L}/u.test(last.norm)) return false;
  return (
    DETERMINERS.has(first.norm) ||
    own.some((u) => u.mention !== undefined || u.possessive) ||
    /^\d/.test(first.norm) ||
    TITLE_WORDS.has(last.norm) ||
    ORG_WORDS.has(last.norm) ||
    COLLECTIVES.has(last.norm) ||
    (last.norm.endsWith('s') && last.norm.length > 3)
  );
}

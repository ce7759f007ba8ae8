import { sliceOf } from '../../answer/slice.ts';
import type { StoredSentence } from '../../store/types.ts';
import { findCountries, isDemonym, PLACE_WORDS } from '../../text/places.ts';
import { TITLE_WORDS } from '../../text/titles.ts';
import { foldWords, isContent, tokenize } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';
import { anchorsAt, plainAnchor } from './anchors.ts';
import { momentOf } from './moments.ts';
import { numberParticulars } from './number-particulars.ts';
import type {
  NameParticular,
  Particular,
  PlaceParticular,
  RoleParticular,
  TimeParticular,
} from './particular-types.ts';
import { clausesOf } from './sentence-events.ts';

/** Where something is: the words right before a place's name. */
const BEFORE_PLACE =
  /\b(?:in|at|near|outside|inside|to|into|from|off|reach(?:ed|es)?|visit(?:s|ed|ing)?|entered|left)\s+(?:the\s+|nearby\s+|downtown\s+|central\s+|northern\s+|southern\s+|eastern\s+|western\s+)?(?:[\p{L} ]{2,20}['’]s?\s)?$/iu;
const PLACE_PHRASE =
  /\b(?:in|at|near|outside|inside|to|into)\s+((?:the|a|an|his|her|their|its)\s+(?:[\p{Ll}\p{N}-]+\s+){0,3}[\p{Ll}-]+)\b/gu;

/**
 * Returns the comparable details of a sentence in order of kind and place. One that belongs to a verb and to a noun for
 * what happens ("signed during a visit in May") comes once for each.
 *
 * @param published date of the sentence's article, ISO 8601: weekdays and dates without a year are led back to it
 */
export function particularsOf(sentence: StoredSentence, published?: string): Particular[] {
  const { note } = sentence;
  const noted = note.times.length + note.numbers.length + note.mentions.length + note.roles.length;
  // Places in a row ("12th minute") are not noted.
  if (noted === 0 && !/\d/.test(sentence.text)) return [];
  return [
    ...times(sentence, published),
    ...numberParticulars(sentence),
    ...places(sentence),
    ...roles(sentence),
    ...names(sentence),
  ];
}

function times(sentence: StoredSentence, published: string | undefined): TimeParticular[] {
  return sentence.note.times.flatMap((time) =>
    anchorsAt(sentence, time).map(
      (anchor): TimeParticular => ({
        kind: 'time',
        sentence,
        start: time.start,
        end: time.end,
        anchor,
        moment: momentOf(time, sliceOf(sentence, time), published, anchor.mode === 'planned'),
      }),
    ),
  );
}

function places(sentence: StoredSentence): PlaceParticular[] {
  const found: PlaceParticular[] = [];
  const add = (span: Span, isCountry: boolean): void => {
    const words = foldWords(sliceOf(sentence, span)).split(' ').filter(isContent);
    if (words.length === 0 || found.some((p) => p.start <= span.start && span.end <= p.end)) return;
    for (const anchor of anchorsAt(sentence, span))
      found.push({
        kind: 'place',
        sentence,
        start: span.start,
        end: span.end,
        anchor,
        words,
        isCountry,
      });
  };
  for (const m of sentence.note.mentions) {
    if (sentence.note.roles.some((r) => r.start <= m.start && m.end <= r.end)) continue;
    const wording = sliceOf(sentence, m);
    const isBehind = BEFORE_PLACE.test(
      sentence.text.slice(Math.max(0, m.start - sentence.start - 40), m.start - sentence.start),
    );
    const isPlace =
      m.kind === 'place' || m.kind === 'country' || (m.kind === 'name' && !m.key.includes(' '));
    if (!isBehind || !isPlace || isDemonym(wording) || isModifier(sentence, m)) continue;
    const country = findCountries(tokenize(wording))[0];
    add(
      { start: m.start, end: m.start + wording.replace(/['’‘ʼ]s?$/, '').length },
      country !== undefined && !country.isCapital,
    );
  }
  for (const match of sentence.text.matchAll(PLACE_PHRASE)) {
    const words = (match[1] ?? '').split(/\s+/);
    const head = words.findLastIndex((w) => PLACE_WORDS.has(w));
    if (head < 0) continue;
    const start = sentence.start + match.index + match[0].indexOf(match[1] ?? '');
    add({ start, end: start + words.slice(0, head + 1).join(' ').length }, false);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "the Republican primary": what a noun follows is no place of its own. */
function isModifier(sentence: StoredSentence, span: Span): boolean {
  const { words } = clausesOf(sentence);
  const next = words.find((w) => w.start >= span.end);
  return (
    next !== undefined &&
    next.start === span.end + 1 &&
    /^(?:NOUN|ADJ)$/.test(next.tag) &&
    !sentence.note.times.some((t) => t.start <= next.start && next.end <= t.end)
  );
}

function roles(sentence: StoredSentence): RoleParticular[] {
  return sentence.note.roles.map((role) => ({
    kind: 'role',
    sentence,
    start: role.start,
    end: role.end,
    anchor: plainAnchor(sentence, [role.person]),
    person: role.person,
    name: role.name,
    words: foldWords(sliceOf(sentence, role)).split(' '),
  }));
}

function names(sentence: StoredSentence): NameParticular[] {
  return sentence.note.mentions
    .filter((m) => m.kind !== 'country' && !TITLE_WORDS.has(m.key))
    .map((m) => {
      const spelling = sliceOf(sentence, m).replace(/['’‘ʼ]s?$/, '');
      return {
        kind: 'name',
        sentence,
        start: m.start,
        end: m.start + spelling.length,
        anchor: plainAnchor(sentence, [m.key]),
        key: m.key,
        spelling,
      };
    });
}

import { isMonthOrWeekday } from '../text/times.ts';
import { type Phrase, phraseAfter, phraseBefore } from './phrases.ts';
import { isAdverb, isParted, isSpeechVerb, PREPOSITIONS, PRONOUNS, type Row } from './rows.ts';
import { SPEECH_NOUN } from './speech.ts';

/** How many phrases between commas may stand between a subject and its verb. */
const PARENTHESES_MOST = 4;
const TIME_NOUN =
  /^(?:morning|afternoon|evening|night|week|weekend|month|year|today|yesterday|tonight)$/;
const TIME_LEAD = /^(?:on|in|late|early|last|this|that|next|the|same|earlier)$/;

/** The subject of the verb at an index. */
export function subjectOf(row: Row, verb: number): Phrase | 'nobody' | undefined {
  const { units, text } = row;
  const norm = units[verb]?.norm ?? '';
  const next = units[verb + 1];
  if (next?.norm === 'by' && norm.endsWith('ed')) return phraseAfter(row, verb + 2);
  let at = verb - 1;
  let isPassive = false;
  while (!isParted(row, at + 1) && (isAdverb(units[at]) || isTime(row, at))) {
    isPassive ||= /^(?:is|was|were|been|being)$/.test(units[at]?.norm ?? '');
    at--;
  }
  if (isPassive && !norm.endsWith('ing')) return 'nobody';
  if (norm.endsWith('ing')) {
    const isCoordinated =
      isParted(row, verb) || /^(?:and|or|by|while|before|after)$/.test(units[at]?.norm ?? '');
    const noun = isCoordinated ? undefined : nearestNoun(row, at);
    if (noun !== undefined && !SPEECH_NOUN.test(noun.norm)) return noun;
    // "Calder wrote to her, telling her ...": whose verb of saying stands before it.
    const earlier = units.findLastIndex((_, i) => i < verb && isSpeechVerb(row, i));
    const subject = earlier < 0 ? undefined : subjectOf(row, earlier);
    return subject ?? subjectOfClause(row, verb);
  }
  for (let skipped = 0; at >= 0; skipped++) {
    if (isParted(row, at + 1)) {
      // "Calder, the mayor of Tideford, said": over what stands between the commas.
      if (skipped >= PARENTHESES_MOST) return subjectOfClause(row, verb);
      let from = at;
      while (from > 0 && !isParted(row, from)) from--;
      if (from === 0) return subjectOfClause(row, verb);
      const phrase = phraseBefore(row, from - 1);
      const isWhole =
        phrase !== undefined && text.slice(phrase.end, units[from]?.start).trim().length <= 2;
      const isHead = phrase?.kind !== 'description' || phrase.start === units[0]?.start;
      if (phrase !== undefined && isHead && isWhole) return phrase;
      at = from - 1;
      continue;
    }
    const unit = units[at];
    if (unit === undefined) return undefined;
    if (/^(?:and|but|or|to)$/.test(unit.norm) && unit.mention === undefined)
      return subjectOfClause(row, verb);
    if (/^(?:who|which|that)$/.test(unit.norm)) {
      return nearestNoun(row, at - 1) ?? subjectOfClause(row, verb);
    }
    return phraseBefore(row, at) ?? subjectOfClause(row, verb);
  }
  return undefined;
}

/** "a banner in two languages reading", "the mayor of Tideford, who": the nearest phrase, over names of countries. */
function nearestNoun(row: Row, at: number): Phrase | undefined {
  const phrase = phraseBefore(row, at, 0);
  const isCountry = phrase?.kind === 'name' && phrase.key?.startsWith('@');
  return isCountry ? phraseBefore(row, at, 1) : phrase;
}

/** "on Tuesday", "last week", "in May": a word of a time between a subject and its verb. */
function isTime({ units }: Row, at: number): boolean {
  const [here, next] = [units[at]?.norm ?? '', units[at + 1]?.norm ?? ''];
  if (isMonthOrWeekday(here) || TIME_NOUN.test(here)) return true;
  return (
    TIME_LEAD.test(here) && (isMonthOrWeekday(next) || TIME_NOUN.test(next) || TIME_LEAD.test(next))
  );
}

/** The first phrase of a row that can act: a name or pronoun that is no possessor and stands behind no preposition. */
export function subjectOfClause(row: Row, to = row.units.length): Phrase | undefined {
  const { units } = row;
  for (let i = 0; i < to; i++) {
    const unit = units[i];
    if (unit === undefined) continue;
    if (unit.mention === undefined) {
      if (PRONOUNS.has(unit.norm)) return phraseAfter(row, i);
      continue;
    }
    if (!unit.mention.isSubject || unit.mention.kind === 'country' || unit.mention.kind === 'place')
      continue;
    const phrase = phraseAfter(row, i);
    if (phrase !== undefined) return phrase;
  }
  return openingSubject(row);
}

/**
 * The phrase that a sentence opens with, a lead such as "On Monday, " left out: the subject where no verb of saying
 * shows another. A name in the middle is as often the object, and is not taken.
 */
export function openingSubject(row: Row): Phrase | undefined {
  const { units } = row;
  const first = units[0];
  if (first === undefined) return undefined;
  const isLead = first.mention === undefined && (PREPOSITIONS.has(first.norm) || isAdverb(first));
  const comma = units.findIndex((_, i) => i > 0 && isParted(row, i));
  if (!isLead) return phraseAfter(row, 0);
  return comma > 0 ? phraseAfter(row, comma) : undefined;
}

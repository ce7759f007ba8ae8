import { isMonthOrWeekday } from '../text/times.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { isSpeechForm, mayBeNoun } from './speech.ts';
import type { Mention } from './types.ts';

/** A word, or the words of a whole name. */
export interface Unit extends Span {
  readonly norm: string;
  readonly stem: string;
  readonly raw: string;
  readonly possessive: boolean;
  readonly mention?: Mention | undefined;
}

/** Words in a row outside quotation marks, with the text they stand in. */
export interface Row {
  readonly text: string;
  readonly units: readonly Unit[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

// Word classes of general English. A tagger would know more, and is not asked: every article passes here.
export const PRONOUNS: ReadonlySet<string> = words('he she it they i we you');
export const DETERMINERS: ReadonlySet<string> = words(
  `a an the this that these those his her its their our my your another one some several both each every many most two three four five
  six seven eight nine ten other others all no any few half`,
);
export const PREPOSITIONS: ReadonlySet<string> = words(
  `of with to by for from against in on at about near into between under via versus toward towards after before during over
  through within without among around since until outside inside alongside per amid upon behind across`,
);
const BOUNDARIES = words(
  `and or but nor so yet that which who whom whose when while as if because although though where why how than then whether
  is are was were be been being am has have had do does did will would can could may might must shall should not never n't
  there here also just even only once again still already later earlier today yesterday tomorrow tonight ago`,
);
/** Words between a subject and its verb. */
const ADVERBS = words(
  `also then later once again first now just has have had is was were be been did does do will would could may might must can
  never not ever still already even further since recently soon often repeatedly previously famously all both too instead
  earlier today yesterday tonight meanwhile simply himself herself itself themselves`,
);
/** Of a country: "Russian", "Chinese", "British", "French". */
const ADJECTIVE = /(?:[iec]an|ese|ish|nch)$/;
const SHORT_WORD =
  /^(?:Rep|Reps|Sen|Sens|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Dr|Mr|Mrs|Ms|St|Prof|Rev|Hon|Jr|Sr|\p{Lu})$/u;

/**
 * Brings the words together that belong to one name, its office included; names within names are left out.
 *
 * @param officeOf where the office before a name begins, when one stands there
 */
export function toRow(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  officeOf: (mention: Mention) => number | undefined,
): Row {
  const units: Unit[] = [];
  const names = mentions.map((mention) => ({ mention, start: officeOf(mention) ?? mention.start }));
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    let mention: Mention | undefined;
    let longest = 0;
    for (const { mention: one, start } of names)
      if (start <= token.start && one.end >= token.end && one.end - start > longest) {
        mention = one;
        longest = one.end - start;
      }
    let last = token;
    if (mention !== undefined)
      while ((tokens[i + 1]?.end ?? Number.POSITIVE_INFINITY) <= mention.end) {
        i++;
        last = tokens[i] ?? last;
      }
    const before = /^(\p{L}+)['’‘ʼ](?:d|ll|ve|re|m)$/iu.exec(last.raw)?.[1]?.toLowerCase();
    // "he’d", "they’re"
    const norm = before !== undefined && PRONOUNS.has(before) ? before : last.norm;
    units.push({ ...last, norm, start: token.start, mention });
  }
  return { text, units };
}

/** Whether anything but a space parts a unit from the one before it. */
export function isParted({ text, units }: Row, i: number): boolean {
  const [before, here] = [units[i - 1], units[i]];
  if (before === undefined || here === undefined) return true;
  const gap = text.slice(before.end, here.start);
  if (/^[\s\u00a0]+$/.test(gap) || /^[-‐‑’'/]$/.test(gap)) return false;
  return !(/^\.\s$/.test(gap) && SHORT_WORD.test(before.raw));
}

/** Whether the unit is a verb of saying with its subject, not the noun of the same form. */
export function isSpeechVerb(row: Row, i: number): boolean {
  const unit = row.units[i];
  if (unit === undefined || unit.mention !== undefined || !isSpeechForm(unit.norm, unit.stem))
    return false;
  const before = isParted(row, i) ? undefined : row.units[i - 1];
  if (before !== undefined && (isDeterminer(before) || before.possessive)) return false;
  return !mayBeNoun(unit.norm) || isVerbOf(row, i, before);
}

/** "Reed tweets", "officials claim", but not "late tweets" and "state media": whether a noun's form is a verb there. */
function isVerbOf(row: Row, i: number, before: Unit | undefined): boolean {
  const norm = row.units[i]?.norm ?? '';
  const isThirdPerson = norm.endsWith('s') && norm !== 'address';
  if (before === undefined) return isThirdPerson && i > 0;
  if (/^(?:who|which|that|also|and|then)$/.test(before.norm) || before.norm.endsWith('ly'))
    return true;
  if (!isThirdPerson)
    return /^(?:i|we|you|they|to|not)$/.test(before.norm) || before.norm.endsWith('s');
  // "his rival’s late Tideford remarks"
  if (before.mention !== undefined) return !ADJECTIVE.test(before.norm) && !isInPhrase(row, i - 1);
  if (/^(?:he|she|it)$/.test(before.norm)) return true;
  // "the ad claims that", "our man reports from Oslo, that": what is said follows.
  const behind = row.units.slice(i + 1, i + 9);
  return (
    behind.length === 0 ||
    behind[0]?.norm === 'that' ||
    (PREPOSITIONS.has(behind[0]?.norm ?? '') && behind.some((u) => u.norm === 'that'))
  );
}

/** Whether a determiner or possessor opens the phrase that a unit stands in. */
function isInPhrase(row: Row, at: number): boolean {
  for (let i = at; i > Math.max(0, at - 3) && !isParted(row, i); i--) {
    const before = row.units[i - 1];
    if (before === undefined || isBoundary(before)) return false;
    if (isDeterminer(before) || before.possessive) return before.norm !== 'the';
  }
  return false;
}

/** "the", "his", but not "one" and "others", which are as often a phrase of their own. */
export function isDeterminer(unit: Unit): boolean {
  return (
    unit.mention === undefined &&
    DETERMINERS.has(unit.norm) &&
    !/^(?:others?|another|all|both|that|one|some|many|most|each)$/.test(unit.norm)
  );
}

/** Whether a word can stand between a subject and its verb. */
export function isAdverb(unit: Unit | undefined): boolean {
  return (
    unit !== undefined &&
    unit.mention === undefined &&
    (ADVERBS.has(unit.norm) || unit.norm.endsWith('ly'))
  );
}

/** Whether a word ends the phrase before it and begins another. */
export function isBoundary(unit: Unit): boolean {
  return (
    unit.mention === undefined &&
    (BOUNDARIES.has(unit.norm) || PREPOSITIONS.has(unit.norm) || isMonthOrWeekday(unit.norm))
  );
}

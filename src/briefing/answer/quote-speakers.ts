import type { AskedName, Question, Term } from '../question/types.ts';
import { CLOSELY_RELATED } from '../search/words.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { termsOf } from '../text/terms.ts';
import { baseForm } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { isAsked } from './names.ts';
import { sliceOf, textBefore } from './slice.ts';

/** Behind a name: perhaps a description between commas, a few words, then the verb. */
const SAID_REACH_CHARS = 140;
/** "has not conceded": what one did not do by words. */
const NOT_DONE = "(?<!(?:\\b(?:not|never)|n['’]t)\\s(?:\\p{L}+ly\\s)?)";
const ACT_BY_WORDS =
  /(?:told|stated|states|wrote|added|argued|claimed|warned|expressed|announced|noted|thanked|praised|described|called|asserted|pledged|vowed|promised|denied|criticized|criticised|highlighted|underscored|reaffirmed|stressed|insisted|believes|suggested|tweeted|acknowledged|admitted|condemned|emphasi[sz]ed|explained|declared|pointed out|referred|demonstrated|reported|writes|calls|tells|describes|insists|suggests|acknowledges|predicts|urges|urged|adds|argues|claims|warns|notes|explains|comments|commented|recalled|testified|responded|replied|concluded|continued|estimated|joked|complained|conceded|demanded|confirmed|predicted|posted|repeated|reiterated|lamented|hinted|boasted|(?:refused|declined) to (?:comment|say))\b/;
/** "was accused": by somebody else. */
const NOT_PASSIVE = '(?<!\\b(?:is|are|was|were|be|been|being)\\s(?:\\p{L}+ly\\s)?)';
const AGAINST = '(?:rejected|blamed|dismissed|accused)\\b';
const REPORTING = new RegExp(
  `\\b(?:(?:said|says|say)\\b|${NOT_DONE}(?:${ACT_BY_WORDS.source}|${NOT_PASSIVE}${AGAINST}))`,
  'u',
);
const SAYS = new RegExp(
  `^(?:,[^,]{0,90},)?\\s(?:[\\p{L}-]+\\s){0,4}?${NOT_PASSIVE}${REPORTING.source}`,
  'u',
);
const SAID_SHORT = 'said|says|told|wrote|added';
/** "..., said city engineer" - "Roe.": behind the words who says them, and where that ends. */
const SAID_BEFORE = new RegExp(`,\\s(?:${SAID_SHORT})\\s(?:(?!that\\b)[\\p{L}.-]+\\s){0,4}$`, 'u');
const ENDS_SPEAKER = /^(?:[.,;”"]|\s(?:on|in|at|after|during|of)\s|$)/;

/** Tells whether a sentence reports, in its own words, what one of those asked about said, with the verb of saying behind the name or before it. */
export function reportsWordsOf(sentence: StoredSentence, asked: readonly AskedName[]): boolean {
  const after = (end: number): string =>
    sentence.text.slice(end - sentence.note.start, end - sentence.note.start + SAID_REACH_CHARS);
  const isSaid = (rest: string): boolean => SAYS.test(rest);
  if (
    sentence.note.mentions.some(
      (m) =>
        isAsked(m.key, asked) &&
        ((m.isSubject && isSaid(after(m.end))) ||
          (SAID_BEFORE.test(textBefore(sentence, m)) && ENDS_SPEAKER.test(after(m.end)))),
    )
  )
    return true;
  const pronoun = /^(?:He|She)\b/.exec(sentence.text);
  return (
    pronoun !== null &&
    sentence.note.refers.some((key) => isAsked(key, asked)) &&
    isSaid(after(sentence.note.start + pronoun[0].length))
  );
}

/** Somebody's words, in quotation marks or reported. */
export function isSpoken({ note, text }: StoredSentence): boolean {
  return note.quotes.length > 0 || REPORTING.test(text);
}

/** None of those asked about stands there by name or is meant: found by what is asked about them alone. */
export function isOfOthers({ note, tokens }: StoredSentence, asked: readonly AskedName[]): boolean {
  return !(
    note.mentions.some((m) => isAsked(m.key, asked)) ||
    note.refers.some((key) => isAsked(key, asked)) ||
    asked.some((n) => n.words.every((w) => tokens.some((t) => t.norm === w)))
  );
}

/** What stands right before a name, and beside it, that says who it is. */
const ROW_BEFORE = /(?:[\p{L}\d.'’-]+\s){1,6}$/u;
const APPOSED = /^(?:,\s(?:an?|the)?|\sof)\s?[^,;:“”"]{0,60}/u;
/** "said Lt. Harland": a verb of saying right before a name. */
const SAYS_BEFORE = new RegExp(`${REPORTING.source}\\s(?:\\p{Lu}[\\p{L}.]*\\s){0,3}$`, 'u');

/** Tells whether a sentence shows that its words are another one's than of those asked about. */
export function isSaidByAnother(sentence: StoredSentence, asked: readonly AskedName[]): boolean {
  const { mentions, quotes } = sentence.note;
  const isOthers = quotes.some(({ speaker, speakerSpan }) =>
    speaker !== undefined
      ? !isAsked(speaker, asked) &&
        (speakerSpan === undefined || !isBeside(sentence, speakerSpan, asked))
      : speakerSpan !== undefined && isNoPerson(sliceOf(sentence, speakerSpan)),
  );
  const says = (end: number): boolean => SAYS.test(sentence.text.slice(end - sentence.note.start));
  return (
    isOthers ||
    isSaidByNoun(sentence, asked) ||
    mentions.some(
      (m) =>
        m.isSubject &&
        !isAsked(m.key, asked) &&
        !isBeside(sentence, m, asked) &&
        (SAYS_BEFORE.test(textBefore(sentence, m)) || says(m.end)),
    )
  );
}

/** "Harbour Watch president Roe said", "said Roe, a Tarnmoor clerk": one asked about by what stands beside the name. */
function isBeside(
  { text, note }: StoredSentence,
  { start, end }: Span,
  asked: readonly AskedName[],
): boolean {
  const before = ROW_BEFORE.exec(text.slice(0, Math.max(0, start - note.start)))?.[0] ?? '';
  const behind = APPOSED.exec(text.slice(Math.max(0, end - note.start)))?.[0] ?? '';
  const near = tokenize(`${before} ${text.slice(start - note.start, end - note.start)} ${behind}`);
  const words = new Set(near.map((t) => t.norm));
  return asked.some((name) => name.words.every((w) => words.has(w)));
}

/** "..., prosecutors said." */
const CLOSES_SAID = new RegExp(
  `,\\s((?:[\\p{L}.'’-]+\\s){1,6})(?:${SAID_SHORT})(?:\\s[^,]{0,40})?[.”"]*$`,
  'u',
);

function isSaidByNoun({ text, note }: StoredSentence, asked: readonly AskedName[]): boolean {
  const found = CLOSES_SAID.exec(text);
  const who = found?.[1] ?? '';
  if (found === null || /^(?:he|she|they|it|who|which|as)\s/i.test(who)) return false;
  const start = note.start + found.index;
  return !note.mentions.some((m) => m.start >= start && isAsked(m.key, asked));
}

/** Tells whether one of those asked about is a person in a sentence: a body may speak through anyone. */
export function namesPerson({ note }: StoredSentence, asked: readonly AskedName[]): boolean {
  return note.mentions.some(
    (m) => isAsked(m.key, asked) && (m.kind === 'person' || m.kind === 'name'),
  );
}

/** "one of her ads asking", "a banner reading": a description in which no word is one for a person. */
function isNoPerson(description: string): boolean {
  return (
    /^\p{Ll}/u.test(description) &&
    !tokenize(description).some(
      (t) => TITLE_WORDS.has(t.norm) || TITLE_WORDS.has(baseForm(t.norm, 'noun') ?? ''),
    ) &&
    !/^(?:he|she|they|it|who)$/.test(description)
  );
}

/** "told the court", "in front of the judge": a noun that does not speak. */
const ADDRESSED =
  /\b(?:to|of|with|from|against|for|in|at|on|before|told|tell|tells)\s(?:the\s|an?\s|his\s|her\s|their\s)?(?:\p{L}+\s)?$/u;
const ASKS_OF_NOUN =
  /^what (?:exactly )?(?:did|does|do|has|have|had)\s(?:(?:the|an?|his|her|their|its)\s)?((?:[\p{Ll}-]+\s){1,4}?)(?:say|says|said|tell|told|claim|write|argue|announce|warn|add|state)\b/iu;

/** "what did the judge say": the noun for who speaks, where it is no name. */
export function speakerNoun({ plain, terms, names }: Question): Term | undefined {
  const words = ASKS_OF_NOUN.exec(plain)?.[1]?.trim().toLowerCase().split(' ') ?? [];
  const noun = terms.find((t) => t.word === words.at(-1));
  return noun === undefined || names.some((n) => n.words.includes(noun.word)) ? undefined : noun;
}

/** Tells whether a sentence reports words, and the noun for who speaks stands there, or is the office of who is quoted. */
export function reportsWordsOfNoun(
  sentence: StoredSentence,
  noun: Term,
  store: Pick<Store, 'rolesOf' | 'sentence'>,
): boolean {
  const { quotes } = sentence.note;
  const fits = (stem: string): boolean =>
    stem === noun.term || (noun.related.get(stem) ?? 0) >= CLOSELY_RELATED;
  if (!isSpoken(sentence) && !/\baccording to\b/.test(sentence.text)) return false;
  return (
    sentence.tokens.some(
      (t) =>
        fits(t.stem) &&
        !t.possessive &&
        !quotes.some((q) => q.start <= t.start && t.end <= q.end) &&
        !ADDRESSED.test(textBefore(sentence, t)),
    ) ||
    quotes.some(({ speaker }) =>
      speaker === undefined
        ? false
        : store.rolesOf(speaker).some((r) => {
            const holder = store.sentence(r.sid);
            return holder !== undefined && termsOf(tokenize(sliceOf(holder, r))).some(fits);
          }),
    )
  );
}

/** The speaker stands between the auxiliary and the verb of saying, or owns the words: "what did X say", "X's words". */
export function isSpeakerSlot(plain: string, words: readonly string[]): boolean {
  const lower = tokenize(plain).map((t) => t.norm);
  const at = lower.findIndex((_, i) => words.every((word, k) => lower[i + k] === word));
  const about = lower.findIndex(
    (w, i) => i > 2 && /^(?:about|on|regarding|concerning|of|to|against)$/.test(w),
  );
  return at >= 0 && (about < 0 || at < about);
}

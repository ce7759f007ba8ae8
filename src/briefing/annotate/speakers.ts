import type { Quotation } from '../text/quotations.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { type Phrase, phraseAfter, phraseBefore } from './phrases.ts';
import { isParted, isSpeechVerb, type Row, toRow } from './rows.ts';
import { openingSubject, subjectOf, subjectOfClause } from './subjects.ts';
import type { Mention, QuoteMention } from './types.ts';

/** How far from the closing mark the verb of saying may stand, in words. */
const VERB_REACH = 24;

/** What is known of the words around a quotation, or of a sentence that leads into one. */
export interface SentenceSurroundings {
  readonly text: string;
  /** The sentence the quotation opens in. */
  readonly first: Span;
  /** Words and names of the sentences from there to where it closes, in order, without those inside quotations. */
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** Where the office before a name begins, when one stands there. */
  readonly officeOf: (mention: Mention) => number | undefined;
  /** The person or body that a pronoun stands for, when nothing in the sentence does. */
  readonly meantBy: (pronoun: string) => string | undefined;
  /** The person that a description ("the senator") stands for, where only one can be meant. */
  readonly holderOf: (description: string) => string | undefined;
}

/** What the attribution of a quotation needs to know of its surroundings. */
export interface Surroundings extends SentenceSurroundings {
  /** The sentence it closes in. */
  readonly last: Span;
  /** Whose words it goes on with, where the sentence itself does not tell. */
  readonly previous: () => Speaker | undefined;
}

/** Who speaks, and the words that say so. */
export interface Speaker {
  readonly key?: string | undefined;
  readonly span?: Span | undefined;
}

/** Finds who said a quotation: the subject of its verb of saying, pronouns led back to whom they mean. */
export function attribute(quotation: Quotation, around: Surroundings): QuoteMention {
  const row = (from: number, to: number): Row =>
    toRow(
      around.text,
      around.tokens.filter((t) => t.start >= from && t.end <= to),
      around.mentions,
      around.officeOf,
    );
  const before = row(around.first.start, quotation.outer.start);
  const after = row(quotation.outer.end, around.last.end);
  const found =
    besideClosing(after, quotation, around) ??
    behindLead(before, quotation) ??
    (isTitle(before, quotation) ? 'nobody' : besideVerb(before)) ??
    accordingTo(before) ??
    accordingTo(after) ??
    atEnd(after) ??
    (leadsIn(before, quotation) ? subjectOfClause(before) : openingSubject(before));
  const base = { start: quotation.start, end: quotation.end, via: findVia(around, quotation) };
  if (found === undefined) {
    const { key, span } = around.previous() ?? {};
    // A name is found by its key; a description is where the earlier sentence has it.
    return key === undefined && span !== undefined
      ? { ...base, speaker: undefined, speakerSpan: span }
      : { ...base, speaker: key };
  }
  if (found === 'nobody') return { ...base, speaker: undefined };
  const { start, end } = found;
  return {
    ...base,
    speaker: keyOf(found, [...before.units, ...after.units], around),
    speakerSpan: { start, end },
  };
}

/** The key of a phrase's name; pronouns and descriptions are led back to a name where that can be done. */
function keyOf(
  phrase: Phrase,
  units: readonly { readonly mention?: Mention | undefined }[],
  around: SentenceSurroundings,
): string | undefined {
  if (phrase.kind === 'name') return phrase.key;
  if (phrase.kind === 'description')
    return phrase.key ?? around.holderOf(around.text.slice(phrase.start, phrase.end));
  // "Diaz, her rival, said she thought ...": the pronoun means the sentence's own subject before one from before.
  const own = units.find(
    ({ mention: m }) =>
      m !== undefined &&
      m.end <= phrase.start &&
      m.isSubject &&
      (m.kind === 'person' || m.kind === 'name'),
  )?.mention?.key;
  return /^(?:he|she)$/.test(phrase.norm)
    ? (own ?? around.meantBy(phrase.norm))
    : phrase.norm === 'it'
      ? around.meantBy('it')
      : undefined;
}

/** `..." Calder said`, `..." said Ana Diaz`, `..." he stated`: right behind the closing mark. */
function besideClosing(after: Row, quotation: Quotation, around: Surroundings): Phrase | undefined {
  const first = after.units[0];
  if (first === undefined) return undefined;
  const gap = after.text.slice(quotation.outer.end, first.start);
  const inside = after.text.slice(quotation.start, quotation.end);
  const isOpening = quotation.outer.start === around.first.start && isSpeechVerb(after, 0);
  if (!/[,.?!…—–-]\s*['’]?\s*$/.test(inside) && !/^\s?[,—–-]/.test(gap) && !isOpening)
    return undefined;
  if (/[.;:]/.test(gap)) return undefined;
  let from = 0;
  while (
    after.units[from]?.mention === undefined &&
    (after.units[from]?.norm.endsWith('ly') ||
      /^(?:then|also|as|and|but|so)$/.test(after.units[from]?.norm ?? ''))
  )
    from++;
  if (isSpeechVerb(after, from)) {
    const phrase = phraseAfter(after, from + 1);
    return phrase === undefined ? undefined : (apposed(after, phrase) ?? phrase);
  }
  const phrase = phraseAfter(after, from);
  if (phrase === undefined) return undefined;
  const next = after.units.findIndex((u) => u.start >= phrase.end);
  const verb = after.units.findIndex(
    (_, i) => i >= next && i < VERB_REACH && isSpeechVerb(after, i),
  );
  if (next >= 0 && verb >= 0) return apposed(after, phrase) ?? phrase;
  // A verb that is not known for one of saying, right behind a name.
  const follower = after.units[next];
  const isVerb =
    follower !== undefined && !isParted(after, next) && /(?:ed|s)$/.test(follower.norm);
  return phrase.kind !== 'description' && isVerb && /[,?!]['’]?$/.test(inside) ? phrase : undefined;
}

/** "the mayor’s aide, Ana Diaz,", "an aide to the mayor, Ana Diaz,": the name that follows a description after a comma. */
function apposed(row: Row, phrase: Phrase): Phrase | undefined {
  if (phrase.kind !== 'description') return undefined;
  const comma = row.units.findIndex((u, i) => u.start >= phrase.end && isParted(row, i));
  const here = row.units[comma];
  if (here?.mention === undefined) return undefined;
  const gap = row.text.slice(row.units[comma - 1]?.end, here.start);
  const between = row.text.slice(phrase.end, row.units[comma - 1]?.end);
  if (gap !== ', ' || !/^(?:\s(?:of|for|to|at)\s[^.]*)?$/.test(between)) return undefined;
  const name = phraseAfter(row, comma);
  return name?.kind === 'name' && isParted(row, comma + 1) ? name : undefined;
}

/** Whether a colon stands before the opening mark. */
function leadsIn({ text, units }: Row, { outer }: Quotation): boolean {
  return /^\s*:\s*$/.test(text.slice(units.at(-1)?.end ?? outer.start, outer.start));
}

/** `Calder: "..."`, and `she quotes Otto Stein: "..."`: whose words a colon leads into. */
function behindLead(before: Row, quotation: Quotation): Phrase | undefined {
  const last = before.units.at(-1);
  if (last === undefined || !leadsIn(before, quotation)) return undefined;
  const phrase = phraseAfter(before, 0);
  if (phrase?.kind === 'name' && phrase.end === last.end) return phrase;
  const quoting = before.units.findLastIndex(
    (u, i) => /^(?:quot|cit)(?:e|es|ed|ing)$/.test(u.norm) && isSpeechVerb(before, i),
  );
  return quoting < 0 ? undefined : phraseAfter(before, quoting + 1);
}

/** `Calder also expressed "..."`, `Calder told Stein: "..."`: the subject of the last verb of saying before the opening mark. */
function besideVerb(before: Row): Phrase | 'nobody' | undefined {
  for (let verb = before.units.length - 1; verb >= 0; verb--) {
    if (!isSpeechVerb(before, verb)) continue;
    const found = subjectOf(before, verb);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Who speaks in a sentence that leads into a quotation of its own: "He stated on Sunday." */
export function speakerOf(around: SentenceSurroundings): Speaker | undefined {
  const row = toRow(around.text, around.tokens, around.mentions, around.officeOf);
  const found = openingSubject(row) ?? besideVerb(row);
  if (found === undefined || found === 'nobody') return undefined;
  return { key: keyOf(found, row.units, around), span: { start: found.start, end: found.end } };
}

function accordingTo(row: Row): Phrase | undefined {
  const at = row.units.findIndex(
    (u, i) =>
      (u.norm === 'according' && row.units[i + 1]?.norm === 'to') ||
      (u.norm === 'as' && row.units[i + 1]?.norm === 'per'),
  );
  if (at >= 0) return phraseAfter(row, at + 2);
  const words = row.units.findIndex(
    (u, i) =>
      u.norm === 'words' && row.units[i + 1]?.norm === 'of' && row.units[i - 1]?.norm === 'the',
  );
  return words < 0 ? undefined : phraseAfter(row, words + 2);
}

/** `The "..." is over, Calder said`: the verb of saying at the end, behind a comma. */
function atEnd(after: Row): Phrase | undefined {
  const verb = after.units.findIndex((_, i) => isSpeechVerb(after, i));
  if (verb < 0) return undefined;
  if (isParted(after, verb)) return verb === 0 ? undefined : phraseAfter(after, verb + 1);
  return phraseBefore(after, verb - 1);
}

/** "the show “Dancing Stars”", "on “Harbour Days.”" */
const LEADS_TO_TITLE =
  /^(?:show|series|films?|movie|book|novel|song|album|programme?|podcast|magazine|drama|comedy|sitcom|play|of|on)$/;
const IN_CAPITALS =
  /^(?:\p{Lu}|\d)[\p{L}\d.’'&-]*(?:\s(?:(?:\p{Lu}|\d)[\p{L}\d.’'&-]*|of|the|and|with|an?|in|on|to|for|from|at))*[.,]?$/u;

/** "a film called “...”", "a plan dubbed “...”": a name that something has, said by nobody. */
function isTitle({ text, units }: Row, { start, end, outer }: Quotation): boolean {
  const last = units.at(-1);
  if (last === undefined || text.slice(last.end, outer.start).trim() !== '') return false;
  if (LEADS_TO_TITLE.test(last.norm) && IN_CAPITALS.test(text.slice(start, end).trim()))
    return true;
  return (
    /^(?:titled|entitled|named|called|dubbed|termed|labell?ed|branded|nicknamed)$/.test(
      last.norm,
    ) && !units.slice(-9).some((u) => u.norm === 'what')
  );
}

/** The outlet through which the words were reported: "as reported by the Post", "told CNN", "quoted by the Herald". */
function findVia(around: Surroundings, quotation: Quotation): string | undefined {
  const mention = around.mentions.find(
    (m) =>
      m.kind !== 'country' &&
      (m.kind === 'organisation' || !m.key.includes(' ')) &&
      (m.start >= quotation.outer.end || m.end <= quotation.outer.start) &&
      /\b(?:(?:reported|quoted|cited|carried|published|released) by|told|interview with|statement to|citing|per)\s+(?:[\p{L}'’ -]{0,45}\s)?$/u.test(
        around.text.slice(Math.max(around.first.start, m.start - 60), m.start),
      ),
  );
  return mention === undefined ? undefined : around.text.slice(mention.start, mention.end);
}

import type { Quotation } from '../text/quotations.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { SPEECH_STEMS } from './speech.ts';
import type { Mention, QuoteMention } from './types.ts';

const PRONOUN = /^(?:he|she|it|they|i)$/;
/** How far from the closing mark the verb of saying may stand, in words. */
const VERB_REACH = 24;
/** A verb between two names: the first one acts. */
const SPEECH_BETWEEN =
  /\b(?:said|told|tells|says|called|and|of|in|with|that|met|is|was|has|had)\b|\w+(?:ed|es)\s$/;
/** Offices written short: their dot ends no sentence. */
const SHORT_OFFICE =
  /\b(?:Rep|Sen|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Dr|Mr|Mrs|Ms|St|Prof|Rev|Hon)\./g;

/** What the attribution of a quotation needs to know of its surroundings. */
export interface Surroundings {
  readonly text: string;
  /** The sentence the quotation opens in and the one it closes in (they may be the same). */
  readonly first: Span;
  readonly last: Span;
  /** Words and names of both sentences and what lies between, in order. */
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** Last person and last organisation that was a subject before the quotation's sentence. */
  readonly lastPerson: string | undefined;
  readonly lastOrganisation: string | undefined;
  /** Speaker of the quotation before this one in the same paragraph, or before an unclosed one. */
  readonly previous: string | undefined;
}

/** Finds who said a quotation: the subject of the nearest verb of saying, pronouns led back to the last subject. */
export function attribute(quotation: Quotation, around: Surroundings): QuoteMention {
  const after = around.tokens.filter(
    (t) => t.start >= quotation.outer.end && t.end <= around.last.end,
  );
  const before = around.tokens.filter(
    (t) => t.end <= quotation.outer.start && t.start >= around.first.start,
  );
  const via = findVia(around, quotation);
  const found =
    subjectAfter(after, around, quotation) ??
    subjectBefore(before, around) ??
    subjectLater(after, around);
  const base = { start: quotation.start, end: quotation.end, via };
  if (found !== undefined) return { ...base, speaker: found.key, speakerSpan: found.span };
  return { ...base, speaker: accordingTo(around) ?? around.previous };
}

interface Subject {
  readonly key: string | undefined;
  readonly span: Span;
}

/** `..." Putin said`, `..." said John Kirby`, `..." he stated`: right behind the closing mark. */
function subjectAfter(
  after: readonly Token[],
  around: Surroundings,
  quotation: Quotation,
): Subject | undefined {
  const closes = /[,.?!—–-]['’]?["”»]?$/.test(
    around.text.slice(quotation.end - 1, quotation.outer.end),
  );
  const first = after[0];
  if (first === undefined) return undefined;
  const gap = around.text.slice(quotation.outer.end, first.start);
  if (!closes && !/^\s?[,—–-]/.test(gap)) return undefined;
  const verb = after
    .slice(0, VERB_REACH)
    .findIndex((t) => SPEECH_STEMS.has(t.stem) && !t.norm.endsWith('ing'));
  if (verb < 0) return undefined;
  const verbToken = after[verb] ?? first;
  const between = subjectIn(around, first.start, verbToken.start, after.slice(0, verb), 'first');
  if (between !== undefined) return between;
  // "said MSNBC host Chris Matthews", "said the mayor's aide, Ana Diaz": the first that is no possessor and no outlet before a person.
  const behind = around.mentions.filter(
    (m) =>
      m.start >= verbToken.end &&
      m.kind !== 'country' &&
      !/[.;]|\bthat\b/.test(around.text.slice(verbToken.end, m.start).replace(SHORT_OFFICE, '')),
  );
  const next =
    behind.find((m, i) => m.isSubject && !isOutletOf(around.text, m, behind[i + 1])) ??
    behind.find((m) => m.isSubject) ??
    behind[0];
  if (next !== undefined && verb <= 2) return { key: next.key, span: next };
  return verb > 0
    ? { key: undefined, span: { start: first.start, end: after[verb - 1]?.end ?? first.end } }
    : undefined;
}

/** `Kim also expressed "..."`, `Putin told Kim: "..."`: the subject of the last verb of saying before the opening mark. */
function subjectBefore(before: readonly Token[], around: Surroundings): Subject | undefined {
  const first = before[0];
  if (first === undefined) return undefined;
  const verb = before.findLastIndex(
    (t, i) => i > 0 && SPEECH_STEMS.has(t.stem) && !isNoun(before, i),
  );
  const verbToken = before[verb];
  if (verbToken !== undefined) {
    const by = around.mentions.find(
      (m) =>
        m.start >= verbToken.end &&
        /^\s+by\s+(?:the\s+)?$/.test(around.text.slice(verbToken.end, m.start)),
    );
    if (by !== undefined) return { key: by.key, span: by };
    const subject = subjectIn(
      around,
      first.start,
      verbToken.start,
      before.slice(0, verb),
      verbToken.norm.endsWith('ing') ? 'first' : 'last',
    );
    if (subject !== undefined) return subject;
  }
  const last = before.at(-1) ?? first;
  return verb < 0 ? subjectIn(around, first.start, last.end, before, 'first') : undefined;
}

/** A name with a verb of saying anywhere behind the quotation: `"...", in the words of which Hwang spoke`. */
function subjectLater(after: readonly Token[], around: Surroundings): Subject | undefined {
  const verb = after.findIndex((t) => SPEECH_STEMS.has(t.stem));
  const verbToken = after[verb];
  const first = after[0];
  if (verbToken === undefined || first === undefined) return undefined;
  return subjectIn(around, first.start, verbToken.start, after.slice(0, verb));
}

function isNoun(tokens: readonly Token[], i: number): boolean {
  return /^(?:the|a|an|his|her|its|their|this|that|no)$/.test(tokens[i - 1]?.norm ?? '');
}

/** "MSNBC host Chris Matthews": an organisation with only an office between it and a person. */
function isOutletOf(text: string, m: Mention, next: Mention | undefined): boolean {
  return (
    m.kind === 'organisation' &&
    next !== undefined &&
    next.kind !== 'organisation' &&
    /^(?:\s[\p{Ll}-]+){1,3}\s$/u.test(text.slice(m.end, next.start))
  );
}

/** The first name that is not merely a part of the next one's description: "IMF chief economist Maury Obstfeld". */
function firstHead(text: string, names: readonly Mention[]): Mention | undefined {
  return names.find((m, i) => {
    const next = names[i + 1];
    return (
      next === undefined ||
      !/^(?:\s[\p{Ll}-]+){1,4}\s$/u.test(
        text.slice(m.end, next.start).replace(SHORT_OFFICE, '').replace(/\s+$/, ' '),
      ) ||
      SPEECH_BETWEEN.test(text.slice(m.end, next.start))
    );
  });
}

/** The first or last name, or the last pronoun, in `[from, to)` that can be a subject. */
function subjectIn(
  around: Surroundings,
  from: number,
  to: number,
  tokens: readonly Token[],
  which: 'first' | 'last' = 'last',
): Subject | undefined {
  const inside = around.mentions.filter((m) => m.start >= from && m.end <= to && m.isSubject);
  const acting = inside.filter((m) => m.kind !== 'country' && m.kind !== 'place');
  const name =
    which === 'first'
      ? (firstHead(around.text, acting) ?? inside[0])
      : (acting.at(-1) ?? inside.at(-1));
  const pronoun = tokens.findLast((t) => PRONOUN.test(t.norm));
  if (pronoun !== undefined && (name === undefined || pronoun.start > name.start)) {
    // "Diaz, her rival, said she thought ...": the pronoun means the sentence's own subject before one from before.
    const own = acting.find((m) => m.end <= pronoun.start && m.kind !== 'organisation')?.key;
    const key =
      pronoun.norm === 'it' ? around.lastOrganisation : (own ?? around.lastPerson ?? name?.key);
    return { key, span: pronoun };
  }
  return name === undefined
    ? undefined
    : { key: name.key, span: withNoun(around.text, name, tokens) };
}

/** "North Korean state media": a country's name goes on over the nouns that say what of it speaks. */
function withNoun(text: string, name: Mention, tokens: readonly Token[]): Span {
  if (name.kind !== 'country') return name;
  let end = name.end;
  for (const token of tokens) {
    if (token.start < end) continue;
    if (
      !/^\s$/.test(text.slice(end, token.start)) ||
      STOPWORDS.has(token.norm) ||
      token.norm.endsWith('ly')
    )
      break;
    end = token.end;
  }
  return { start: name.start, end };
}

function accordingTo(around: Surroundings): string | undefined {
  return around.mentions.find((m) =>
    /\b(?:according to|as per|in the words of)\s+(?:[\p{L}'’ ]{0,40}\s)?$/iu.test(
      around.text.slice(Math.max(around.first.start, m.start - 60), m.start),
    ),
  )?.key;
}

/** The outlet through which the words were reported: "as reported by RIA", "told Yonhap", "quoted by Sputnik". */
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

import { findFurniture } from '../articles/furniture.ts';
import { findNames, type Name } from '../text/names.ts';
import { findNumbers } from '../text/numbers.ts';
import { findQuotations, type Quotation } from '../text/quotations.ts';
import { findRoles } from '../text/roles.ts';
import { type SentenceSpan, splitSentences } from '../text/sentences.ts';
import { findTimes } from '../text/times.ts';
import { foldWords, type Token, tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { createNameResolver, type NameResolver } from './resolve.ts';
import { attribute } from './speakers.ts';
import { SPEECH_STEMS } from './speech.ts';
import type { Mention, QuoteMention, SentenceNote } from './types.ts';

const PREPOSITION =
  /\b(?:of|with|to|by|for|from|against|in|on|at|about|near|into|between|under|via|versus|toward|towards)\s+(?:the\s+|a\s+|an\s+|both\s+)?(?:(?!that\b|which\b|who\b|when\b|as\b|while\b|and\b)[\p{L}-]+\s+){0,2}$/u;
const SINGULAR_PRONOUN = /^(?:he|she|him|his|her|hers|himself|herself)$/;
const PLURAL_REFERENCE =
  /\b(?:[Tt]he (?:two|pair|duo|leaders)|[Tt]hey|[Bb]oth (?:leaders|men|sides|nations|countries)|[Tt]heir|[Tt]hem)\b/;

interface Draft {
  readonly span: SentenceSpan;
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
}

/** Reads one article into annotated sentences; furniture is left out. Pure: the same text gives the same notes. */
export function annotateArticle(text: string, title?: string): SentenceNote[] {
  const spans = splitSentences(text, findFurniture(text, title));
  const drafts = readNames(text, spans);
  const resolver = createNameResolver(drafts.flatMap((d) => d.names));
  const roles = drafts.map(({ tokens, names }) => findRoles(text, tokens, names));
  for (const role of roles.flat()) {
    const office = foldWords(text.slice(role.start, role.end));
    for (const person of resolver.full(role.person))
      if (role.how === 'before') resolver.addOffice(office, person);
  }
  const quotations = findAllQuotations(text, spans);
  const notes: SentenceNote[] = [];
  /** Quotations that opened in an earlier sentence, by the sentence they go on in. */
  const goingOn = new Map<number, QuoteMention[]>();
  let lastPerson: string | undefined;
  let lastOrganisation: string | undefined;
  let persons: readonly string[] = [];
  let previous: { quote: QuoteMention; paragraph: number; unclosed: boolean } | undefined;

  for (const [i, draft] of drafts.entries()) {
    const { span, tokens, names } = draft;
    resolver.add(names);
    const mentions = toMentions(text, span, names, resolver);
    const quotes: QuoteMention[] = [...(goingOn.get(i) ?? [])];
    for (const quotation of quotations.get(i) ?? []) {
      const last =
        drafts.findLast((d, k) => k >= i && k < i + 40 && d.span.start < quotation.outer.end) ??
        draft;
      const between = drafts.slice(i, drafts.indexOf(last, i) + 1);
      const carries =
        previous !== undefined &&
        (previous.paragraph === span.paragraph ||
          (previous.unclosed && previous.paragraph === span.paragraph - 1));
      const quote = attribute(quotation, {
        text,
        first: span,
        last: last.span,
        tokens: between.flatMap((d) => d.tokens),
        mentions: between.flatMap((d) => toMentions(text, d.span, d.names, resolver)),
        lastPerson,
        lastOrganisation,
        previous:
          (carries ? previous?.quote.speaker : undefined) ??
          speakerBefore(text, quotation, span, last.span, drafts[i - 1], notes.at(-1)),
      });
      quotes.push(quote);
      for (let k = i + 1; k <= drafts.indexOf(last, i); k++)
        goingOn.set(k, [...(goingOn.get(k) ?? []), quote]);
      // A quotation that goes on over a paragraph's end names its speaker where it closes.
      if (carries && previous?.unclosed && previous.quote.speaker === undefined)
        Object.assign(previous.quote, { speaker: quote.speaker });
      previous = { quote, paragraph: last.span.paragraph, unclosed: quotation.unclosed };
    }
    const isQuoted = (at: number): boolean => quotes.some((q) => at >= q.start && at < q.end);
    notes.push({
      start: span.start,
      end: span.end,
      paragraph: span.paragraph,
      mentions,
      refers: refersTo(text.slice(span.start, span.end), tokens, mentions, lastPerson, persons),
      roles: (roles[i] ?? []).flatMap((role) =>
        resolver
          .full(role.person)
          .slice(0, 1)
          .map((person) => ({ ...role, person })),
      ),
      quotes,
      times: findTimes(text.slice(span.start, span.end)).map((t) => ({
        ...t,
        start: t.start + span.start,
        end: t.end + span.start,
      })),
      numbers: findNumbers(text.slice(span.start, span.end)).map((n) => ({
        ...n,
        start: n.start + span.start,
        end: n.end + span.start,
      })),
    });
    const outside = mentions.filter((m) => !isQuoted(m.start));
    const isPerson = (m: Mention): boolean =>
      m.kind === 'person' || (m.kind === 'name' && (m.key.includes(' ') || lastPerson === m.key));
    lastPerson =
      (outside.find((m) => isPerson(m) && m.isSubject) ?? outside.find(isPerson))?.key ??
      lastPerson;
    lastOrganisation =
      (
        outside.find((m) => m.kind === 'organisation' && m.isSubject) ??
        outside.find((m) => m.kind === 'organisation')
      )?.key ?? lastOrganisation;
    const here = [...new Set(outside.filter(isPerson).map((m) => m.key))];
    if (here.length > 0)
      persons = [...here, ...persons.filter((p) => !here.includes(p))].slice(0, 4);
  }
  return notes;
}

/** Finds names twice: a first reading learns which words are names, the second trusts them at sentence starts. */
function readNames(text: string, spans: readonly SentenceSpan[]): Draft[] {
  const tokens = spans.map((span) => shift(tokenize(text.slice(span.start, span.end)), span.start));
  const known = new Set<string>();
  for (const row of tokens)
    for (const name of findNames(text, row, () => false))
      for (const word of name.key.split(' ')) known.add(word);
  return spans.map((span, i) => ({
    span,
    tokens: tokens[i] ?? [],
    names: findNames(text, tokens[i] ?? [], (norm) => known.has(norm)),
  }));
}

function shift(tokens: readonly Token[], by: number): Token[] {
  return tokens.map((t) => ({ ...t, start: t.start + by, end: t.end + by }));
}

/** Quotations by the index of the sentence they open in. */
function findAllQuotations(text: string, spans: readonly SentenceSpan[]): Map<number, Quotation[]> {
  const bySentence = new Map<number, Quotation[]>();
  for (let from = 0; from < spans.length; ) {
    let to = from;
    while (to + 1 < spans.length && spans[to + 1]?.paragraph === spans[from]?.paragraph) to++;
    let at = from;
    for (const quotation of findQuotations(text, spans[from]?.start ?? 0, spans[to]?.end ?? 0)) {
      while (at < to && (spans[at]?.end ?? 0) <= quotation.outer.start) at++;
      bySentence.set(at, [...(bySentence.get(at) ?? []), quotation]);
    }
    from = to + 1;
  }
  return bySentence;
}

/** "He stated on Sunday. “We ran.”": who speaks in the sentence before one that is nothing but a quotation. */
function speakerBefore(
  text: string,
  quotation: Quotation,
  first: SentenceSpan,
  last: Span,
  before: Draft | undefined,
  note: SentenceNote | undefined,
): string | undefined {
  const isAlone =
    quotation.outer.start === first.start &&
    !/[\p{L}\p{N}]/u.test(text.slice(quotation.outer.end, last.end));
  if (
    !isAlone ||
    before === undefined ||
    note === undefined ||
    before.span.paragraph !== first.paragraph ||
    note.quotes.length > 0
  )
    return undefined;
  if (!before.tokens.some((t, i) => i > 0 && SPEECH_STEMS.has(t.stem) && !t.norm.endsWith('ing')))
    return undefined;
  return (
    note.mentions.find((m) => m.isSubject && m.kind !== 'country' && m.kind !== 'place')?.key ??
    note.refers[0]
  );
}

function toMentions(
  text: string,
  sentence: Span,
  names: readonly Name[],
  resolver: NameResolver,
): Mention[] {
  return names.flatMap((name) =>
    resolver.full(name.key).map((key) => toMention(text, sentence, name, key)),
  );
}

function toMention(text: string, sentence: Span, name: Name, key: string): Mention {
  const isPossessor = /['’‘ʼ]s?$/.test(text.slice(name.start, name.end));
  const before = text.slice(
    Math.max(sentence.start, (name.title?.start ?? name.start) - 40),
    name.title?.start ?? name.start,
  );
  return {
    start: name.start,
    end: name.end,
    key,
    kind: name.kind,
    isSubject: !isPossessor && !PREPOSITION.test(before),
  };
}

/** Full names that the pronouns of a sentence stand for, without those it names itself. */
function refersTo(
  sentence: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  lastPerson: string | undefined,
  persons: readonly string[],
): string[] {
  const own = new Set(mentions.map((m) => m.key));
  const refers = new Set<string>();
  if (lastPerson !== undefined && tokens.some((t) => SINGULAR_PRONOUN.test(t.norm)))
    refers.add(lastPerson);
  if (persons.length >= 2 && PLURAL_REFERENCE.test(sentence))
    for (const person of persons.slice(0, 2)) refers.add(person);
  return [...refers].filter((key) => !own.has(key));
}

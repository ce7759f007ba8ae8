import { findFurniture } from '../articles/furniture.ts';
import { findNames, type Name } from '../text/names.ts';
import { findNumbers } from '../text/numbers.ts';
import { findRoles, type Role } from '../text/roles.ts';
import { type SentenceSpan, splitSentences } from '../text/sentences.ts';
import { findTimes } from '../text/times.ts';
import { foldWords, type Token, tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { learnPersons } from './known-persons.ts';
import { createOutside } from './outside.ts';
import { createPersons, type Persons } from './persons.ts';
import { createQuoteReader } from './quotes.ts';
import { createNameResolver, type NameResolver } from './resolve.ts';
import type { Mention, SentenceNote } from './types.ts';

const PREPOSITION =
  /\b(?:of|with|to|by|for|from|against|in|on|at|about|near|into|between|under|via|versus|toward|towards)\s+(?:the\s+|a\s+|an\s+|both\s+)?(?:(?!that\b|which\b|who\b|when\b|as\b|while\b|and\b)[\p{L}-]+\s+){0,2}$/u;
const SINGULAR_PRONOUN = /^(?:he|she|him|his|her|hers|himself|herself)$/;
/** "the 41-year-old said", and not "the 9-year-old boy" */
const BY_AGE =
  /\b[Tt]he \d{1,3}-year-old(?=[,.]|\s(?:said|says|told|added|who|whose|from|has|had|is|was|will|also)\b)/;
const PLURAL_REFERENCE =
  /\b(?:[Tt]he (?:two|pair|duo|leaders)|[Tt]hey|[Bb]oth (?:leaders|men|sides|nations|countries)|[Tt]heir|[Tt]hem)\b/;

/** A sentence with its words and names, before it is known whom they mean. */
export interface Draft {
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
  const reader = createQuoteReader(text, drafts, holdersIn(text, roles.flat(), resolver));
  const persons = createPersons(learnPersons(text, drafts.map(reader.outside), resolver.full));
  const notes: SentenceNote[] = [];
  for (const [i, draft] of drafts.entries()) {
    const { span, tokens, names } = draft;
    resolver.add(names);
    const mentionsOf = (d: Draft): Mention[] => toMentions(text, d, resolver);
    const mentions = mentionsOf(draft);
    const quotes = reader.read(i, mentionsOf, persons);
    notes.push({
      start: span.start,
      end: span.end,
      paragraph: span.paragraph,
      mentions,
      refers: refersTo(text.slice(span.start, span.end), tokens, mentions, persons, notes.at(-1)),
      roles: (roles[i] ?? []).flatMap((role) =>
        resolver
          .full(role.person)
          .slice(0, 1)
          .map((person) => ({ ...role, person })),
      ),
      quotes,
      times: findTimes(text.slice(span.start, span.end)).map((t) => moved(t, span.start)),
      numbers: findNumbers(text.slice(span.start, span.end)).map((n) => moved(n, span.start)),
    });
    const [opening] = tokens;
    persons.add(
      quotes.length === 0 ? mentions : mentions.filter(createOutside(quotes)),
      opening !== undefined && /^(?:he|she)$/.test(opening.norm) ? opening.norm : undefined,
    );
  }
  return notes;
}

/** Finds names twice: a first reading learns which words are names, the second trusts them at sentence starts. */
function readNames(text: string, spans: readonly SentenceSpan[]): Draft[] {
  const tokens = spans.map((span) => tokenize(text.slice(span.start, span.end), span.start));
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

function moved<T extends Span>(found: T, by: number): T {
  return { ...found, start: found.start + by, end: found.end + by };
}

function toMentions(text: string, { span, names }: Draft, resolver: NameResolver): Mention[] {
  return names.flatMap((name) =>
    resolver.full(name.key).map((key) => toMention(text, span, name, key)),
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

/**
 * Full names that the pronouns of a sentence stand for, without those it names itself.
 *
 * @param before the sentence before
 */
function refersTo(
  sentence: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  persons: Persons,
  before: SentenceNote | undefined,
): string[] {
  const refers = new Set<string>();
  for (const { norm } of tokens) {
    const person = SINGULAR_PRONOUN.test(norm) ? persons.meantBy(norm) : undefined;
    if (person !== undefined) refers.add(person);
  }
  // A pronoun that shows no gender: the last one named.
  const byAge = BY_AGE.test(sentence) ? persons.meantBy('they') : undefined;
  if (
    byAge !== undefined &&
    (before?.refers.includes(byAge) || before?.mentions.some((m) => m.key === byAge))
  )
    refers.add(byAge);
  if (PLURAL_REFERENCE.test(sentence)) for (const person of persons.pair()) refers.add(person);
  return [...refers].filter((key) => !mentions.some((m) => m.key === key));
}

/** Offices written short before a name, and how they are written when they stand alone. */
const OFFICE_WORDS: Readonly<Record<string, string>> = {
  sen: 'senator',
  rep: 'representative',
  gov: 'governor',
  gen: 'general',
};

/** Finds the one person of an article who holds an office, by the noun of "the senator". */
function holdersIn(
  text: string,
  roles: readonly Role[],
  resolver: NameResolver,
): (description: string) => string | undefined {
  const holders = new Map<string, Set<string>>();
  for (const role of roles)
    for (const { norm } of tokenize(text.slice(role.start, role.end))) {
      const noun = OFFICE_WORDS[norm] ?? norm;
      const persons = holders.get(noun) ?? new Set();
      for (const person of resolver.full(role.person)) persons.add(person);
      holders.set(noun, persons);
    }
  return (description) => {
    if (!/^the\s/i.test(description)) return undefined;
    const [only, ...others] = holders.get(tokenize(description).at(-1)?.norm ?? '') ?? [];
    return others.length === 0 ? only : undefined;
  };
}

import { annotateArticle } from '../../annotate/article.ts';
import type { Mention, RoleMention, SentenceNote } from '../../annotate/types.ts';
import type { Lexicon } from '../../question/lexicon.ts';
import type { StoredSentence } from '../../store/types.ts';
import { wordsOfTokens } from '../../text/packed-words.ts';
import { splitSentences } from '../../text/sentences.ts';
import { isEnglish } from '../../text/thesaurus.ts';
import { TITLE_WORDS } from '../../text/titles.ts';
import { isContent, type Token, tokenize } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';
import type { Particular } from '../particulars/particular-types.ts';
import { particularsOf } from '../particulars/particulars.ts';
import { splitStatements } from './statements.ts';

/** A detail of a message that can be checked. */
export type Detail = Particular | QuotationDetail;

export interface QuotationDetail extends Span {
  readonly kind: 'quotation';
  /** Folded words, and how they are written. */
  readonly words: readonly string[];
  readonly written: readonly string[];
}

/** A sentence of a message with its details; offsets are the message's. */
export interface Claim {
  /** In the form of an article's sentence, so that the same reading applies to it. */
  readonly sentence: StoredSentence;
  readonly details: readonly Detail[];
}

/** A word of the language that opens a sentence is a name where the articles use it as one so often. */
const NAME_SHARE = 0.5;

/** Takes a message apart into sentences with their names, numbers, times, places, roles and quotations. */
export function readClaims(text: string, lexicon: Lexicon): Claim[] {
  const notes = annotateArticle(text);
  return splitStatements(text, splitSentences(text, [])).map((span, position) => {
    const note = notes.find((n) => n.start < span.end && span.start < n.end);
    const sentence = toSentence(text, span, position, note, lexicon);
    return { sentence, details: detailsOf(sentence) };
  });
}

function toSentence(
  text: string,
  { start, end, paragraph }: Span & { readonly paragraph: number },
  position: number,
  note: SentenceNote | undefined,
  lexicon: Lexicon,
): StoredSentence {
  const own = text.slice(start, end);
  const tokens = tokenize(own).map((t) => ({ ...t, start: t.start + start, end: t.end + start }));
  const empty = {
    start,
    end,
    paragraph,
    mentions: [],
    refers: [],
    roles: [],
    quotes: [],
    times: [],
    numbers: [],
  };
  const isHere = (part: Span): boolean => start <= part.start && part.end <= end;
  const read =
    note === undefined
      ? empty
      : {
          ...note,
          start,
          end,
          mentions: note.mentions.filter(isHere),
          roles: note.roles.filter(isHere),
          times: note.times.filter(isHere),
          numbers: note.numbers.filter(isHere),
          quotes: note.quotes.filter((quote) => quote.start < end && quote.end > start),
        };
  const [first] = tokens;
  // A message names people as its readers know them: "Diaz" opens it without a first name.
  const isName =
    first !== undefined &&
    /^\p{Lu}/u.test(first.raw) &&
    isContent(first.norm) &&
    !read.mentions.some((m) => m.start <= first.start && first.end <= m.end) &&
    lexicon.namesWith(first.norm).length > 0 &&
    (!isEnglish(first.norm) || lexicon.nameShare(first.norm, first.stem) >= NAME_SHARE);
  const opening: Mention[] = isName
    ? [{ start: first.start, end: first.end, key: first.norm, kind: 'name', isSubject: true }]
    : [];
  return {
    sid: -1 - position,
    pid: -1,
    aid: -1,
    articleId: '',
    position,
    start,
    end,
    text: own,
    words: wordsOfTokens(tokens),
    tokens,
    note: {
      ...read,
      mentions: [...opening, ...read.mentions],
      roles: [...read.roles, ...relativeRoles(own, start, tokens, read.mentions)],
    },
  };
}

/** "Ana Diaz, who is the head of the observatory, said": what articles rather put behind a comma alone. */
function relativeRoles(
  text: string,
  offset: number,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): RoleMention[] {
  return mentions.flatMap((m): RoleMention[] => {
    const lead = WHO_IS.exec(text.slice(m.end - offset));
    if (lead === null) return [];
    const from = m.end - offset + lead[0].length;
    const length = text.slice(from).search(/[,;.](?:\s|$)|$/);
    const inside = tokens.filter(
      (t) => t.start >= from + offset && t.end <= from + offset + length,
    );
    const [first, last] = [inside[0], inside.at(-1)];
    if (first === undefined || last === undefined || !inside.some((t) => TITLE_WORDS.has(t.norm)))
      return [];
    const name = { start: m.start, end: m.end };
    return [{ start: first.start, end: last.end, person: m.key, name }];
  });
}

const WHO_IS =
  /^,\s(?:who|which)\s(?:is|was|has been|had been|works as|worked as|serves as)\s(?:(?:a|an|the)\s)?/;

/** The details, each once; a name that is part of a role or of quoted words is none of its own. */
function detailsOf(sentence: StoredSentence): Detail[] {
  const { note } = sentence;
  const quotations = note.quotes.flatMap((quote): QuotationDetail[] => {
    const part = {
      start: Math.max(quote.start, sentence.start),
      end: Math.min(quote.end, sentence.end),
    };
    const tokens = sentence.tokens.filter((t) => t.start >= part.start && t.end <= part.end);
    return tokens.some((t) => isContent(t.norm))
      ? [
          {
            kind: 'quotation',
            ...part,
            words: tokens.map((t) => t.norm),
            written: tokens.map((t) => t.raw),
          },
        ]
      : [];
  });
  const isIn = (inner: Span, outer: Span): boolean =>
    outer.start <= inner.start && inner.end <= outer.end;
  const particulars = particularsOf(sentence).filter(
    (p) =>
      !quotations.some((q) => isIn(p, q)) &&
      (p.kind !== 'place' || /^\p{Lu}/u.test(sentence.text.slice(p.start - sentence.start))) &&
      (p.kind === 'role' || !note.roles.some((r) => isIn(p, r))) &&
      !(p.kind === 'time' && p.moment.time.relative && isCounted(sentence, p)),
  );
  const once = particulars.filter(
    (p, i) =>
      !particulars.some(
        (o, k) => o.start === p.start && (o.kind === p.kind ? k < i : rank(o) < rank(p)),
      ),
  );
  // Countries are names, too: particulars leave them out, since they have no spelling to compare.
  const countries = note.mentions
    .filter((m) => m.kind === 'country' && !quotations.some((q) => isIn(m, q)))
    .filter((m) => !note.roles.some((r) => isIn(m, r)) && !once.some((p) => isIn(m, p)))
    .map((m) => toName(sentence, m));
  return [...quotations, ...once, ...countries].sort((a, b) => a.start - b.start);
}

function toName(sentence: StoredSentence, m: Mention): Particular {
  return {
    kind: 'name',
    sentence,
    start: m.start,
    end: m.end,
    anchor: { actors: [m.key], names: new Set([m.key]), words: new Set(), mode: 'done' },
    key: m.key,
    spelling: sentence.text.slice(m.start - sentence.start, m.end - sentence.start),
  };
}

/** "24 years" is a number with its unit. */
function isCounted({ note }: StoredSentence, time: Span): boolean {
  return note.numbers.some((n) => time.start <= n.start && n.start < time.end);
}

const ORDER = { quotation: 0, role: 1, time: 2, number: 3, name: 4, place: 5 } as const;

/** Which kind a row of words is taken for that could be of two. */
function rank(detail: Detail): number {
  return ORDER[detail.kind];
}

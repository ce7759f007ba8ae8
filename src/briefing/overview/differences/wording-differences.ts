import type { QuoteMention } from '../../annotate/types.ts';
import { findWritten, isSameName } from '../../answer/names.ts';
import { byPlace } from '../../search/place.ts';
import type { Store, StoredSentence } from '../../store/types.ts';
import { stem } from '../../text/stem.ts';
import { isContent } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';
import { align } from '../particulars/align.ts';
import type { DifferenceRelation, Row, RowValue } from './difference-types.ts';

/** Shorter quotations are turns of phrase that anybody may use. */
const CONTENT_LEAST = 2;
/** Share of the shorter quotation's words that the longer has in the same order. */
const SAME_SHARE = 0.75;
/** So many words in a row are no chance, whatever stands around them. */
const SAME_RUN = 6;
const SHORT_WORDS = 8;
/** Words in so few sentences are one speaker's, whoever is named for them. */
const RARE_MAX = 3;
const QUOTATIONS_MAX = 600;
const STRENGTH = 1;

interface Quoted {
  readonly sentence: StoredSentence;
  readonly quote: QuoteMention;
  /** The part of the quotation that stands in this sentence. */
  readonly part: Span;
  readonly words: readonly string[];
  readonly content: readonly string[];
}

/** Utterances that different articles quote in other words, at another length, or from another speaker. */
export function wordingDifferences(sentences: readonly StoredSentence[], store: Store): Row[] {
  const quoted = collect(sentences);
  const rows: Row[] = [];
  const used = new Set<Quoted>();
  for (const [i, a] of quoted.entries()) {
    if (used.has(a)) continue;
    const same = quoted
      .slice(i + 1)
      .filter(
        (b) => !used.has(b) && b.sentence.aid !== a.sentence.aid && isOneUtterance(a, b, store),
      );
    if (same.length === 0) continue;
    const all = [a, ...same];
    for (const one of all) used.add(one);
    rows.push(...wordingRow(all), ...speakerRow(all, store));
  }
  return rows;
}

/** Every quotation, sentence by sentence. */
function collect(sentences: readonly StoredSentence[]): Quoted[] {
  return [...sentences]
    .sort(byPlace)
    .flatMap((sentence) => sentence.note.quotes.flatMap((quote) => read(sentence, quote) ?? []))
    .slice(0, QUOTATIONS_MAX);
}

function read(sentence: StoredSentence, quote: QuoteMention): Quoted | undefined {
  const part = {
    start: Math.max(quote.start, sentence.start),
    end: Math.min(quote.end, sentence.end),
  };
  const tokens = sentence.tokens.filter((t) => t.start >= part.start && t.end <= part.end);
  const content = tokens.filter((t) => isContent(t.norm)).map((t) => t.norm);
  if (content.length < CONTENT_LEAST) return undefined;
  return { sentence, quote, part, words: tokens.map((t) => t.norm), content };
}

function isOneUtterance(a: Quoted, b: Quoted, store: Store): boolean {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const held = new Set(many.content);
  const shared = few.content.filter((w) => held.has(w)).length;
  if (shared < CONTENT_LEAST || shared < few.content.length / 2) return false;
  const { common, run } = align(few.words, many.words);
  if (few.words.length <= SHORT_WORDS) {
    // A short quotation is part of a longer one, or of one speaker's with all its words in order.
    if (isWithin(few, many))
      return (
        isOneSpeaker(a, b) || few.content.every((w) => store.words.frequency(stem(w)) <= RARE_MAX)
      );
    return (
      shared === few.content.length &&
      shared > CONTENT_LEAST &&
      align(few.content, many.content).common === shared &&
      isOneSpeaker(a, b)
    );
  }
  return common >= SAME_SHARE * few.words.length || run >= SAME_RUN;
}

/** All words of the one stand in the other without a gap. */
function isWithin(few: Quoted, many: Quoted): boolean {
  return ` ${many.words.join(' ')} `.includes(` ${few.words.join(' ')} `);
}

function isOneSpeaker(a: Quoted, b: Quoted): boolean {
  const [x, y] = [a.quote.speaker, b.quote.speaker];
  return x !== undefined && y !== undefined && (x === y || isSameName(x, y));
}

function wordingRow(all: readonly Quoted[]): Row[] {
  const groups: Quoted[][] = [];
  for (const one of all) {
    const same = groups.find(([first]) => first?.words.join(' ') === one.words.join(' '));
    if (same === undefined) groups.push([one]);
    else same.push(one);
  }
  if (groups.length < 2) return [];
  const heads = groups.flatMap(([first]) => first ?? []);
  return [
    {
      about: aboutOf(heads),
      kind: 'wording',
      relation: relationOf(heads),
      values: groups.map((group) => toValue(group)),
      strength: STRENGTH + Math.min(...heads.map((h) => h.content.length)) / 100,
    },
  ];
}

/** A part of a longer quotation only says less; other words in the same place differ. */
function relationOf(heads: readonly Quoted[]): DifferenceRelation {
  const differ = heads.some((a, i) =>
    heads.slice(i + 1).some((b) => {
      const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a];
      return !isWithin(few, many);
    }),
  );
  return differ ? 'differs' : 'moreExact';
}

/** The first words of the shortest, as its article has them. */
function aboutOf(heads: readonly Quoted[]): string {
  const { sentence, part } = heads.reduce((best, h) =>
    h.words.length < best.words.length ? h : best,
  );
  const tokens = sentence.tokens
    .filter((t) => t.start >= part.start && t.end <= part.end)
    .slice(0, SHORT_WORDS);
  const [from, to] = [tokens[0]?.start ?? part.start, tokens.at(-1)?.end ?? part.end];
  return sentence.text.slice(from - sentence.start, to - sentence.start);
}

/** Speakers to whom articles ascribe one utterance, where these are named and not the same. */
function speakerRow(all: readonly Quoted[], store: Store): Row[] {
  const named = all.flatMap((one) => {
    const { speaker } = one.quote;
    const written = speaker === undefined ? undefined : speakerIn(one, store);
    return speaker === undefined || written === undefined ? [] : [{ one, speaker, written }];
  });
  const groups: (typeof named)[] = [];
  for (const n of named) {
    const same = groups.find(
      ([first]) =>
        first !== undefined &&
        (first.speaker === n.speaker || isSameName(first.speaker, n.speaker)),
    );
    if (same === undefined) groups.push([n]);
    else same.push(n);
  }
  const [x, y] = groups.map((g) => new Set(g.map((n) => n.one.sentence.aid)));
  if (x === undefined || y === undefined || [...x].some((aid) => y.has(aid))) return [];
  // "..., she wrote, quoting Diaz": somebody who passes the words on is no other speaker.
  const isNamed = (key: string): boolean =>
    named.some(
      ({ one, speaker }) =>
        speaker !== key && one.sentence.note.mentions.some((m) => m.key === key),
    );
  if (named.some(({ speaker }) => isNamed(speaker))) return [];
  return [
    {
      about: aboutOf(all),
      kind: 'speaker',
      relation: 'differs',
      values: groups.map(([first, ...others]): RowValue => {
        const head = first as (typeof named)[number];
        return {
          sentence: head.written.sentence,
          span: head.written.span,
          sentences: [head, ...others].map((n) => n.one.sentence),
        };
      }),
      strength: STRENGTH,
    },
  ];
}

/** The speaker's words beside the quotation; where a pronoun stands there, his name as the article writes it. */
function speakerIn(
  { sentence, quote }: Quoted,
  store: Store,
): { span: Span; sentence: StoredSentence } | undefined {
  const span = quote.speakerSpan;
  if (span !== undefined && span.start >= sentence.start && span.end <= sentence.end) {
    const words = sentence.text.slice(span.start - sentence.start, span.end - sentence.start);
    if (/^\p{Lu}/u.test(words) && !/^(?:He|She|It|They)$/.test(words)) return { span, sentence };
  }
  return quote.speaker === undefined ? undefined : findWritten(store, sentence, quote.speaker);
}

function toValue(group: readonly Quoted[]): RowValue {
  const [first] = group as [Quoted];
  return {
    sentence: first.sentence,
    span: first.part,
    sentences: [...new Set(group.map((q) => q.sentence))],
  };
}

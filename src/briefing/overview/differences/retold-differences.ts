import type { Mention } from '../../annotate/types.ts';
import { byPlace } from '../../search/place.ts';
import type { StoredSentence } from '../../store/types.ts';
import { isContent, type Token } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';
import { align } from '../particulars/align.ts';
import { dayOf } from '../particulars/moments.ts';
import { numberParticulars } from '../particulars/number-particulars.ts';
import type { DifferenceKind, Row } from './difference-types.ts';

/** Sentences shorter than this are alike by chance. */
const WORDS_LEAST = 7;
/** Share of the longer sentence's words that the other has in the same order. */
const SAME_SHARE = 0.7;
/** Words in which the one place may differ. */
const GAP_WORDS = 5;
/** Nothing is surer than two sentences that are else the same. */
const STRENGTH = 20;

export interface RetoldOptions {
  readonly publishedOf: (aid: number) => string | undefined;
}

/** The one place in which two sentences of different articles differ that else have the same words. */
export interface Retold {
  readonly a: StoredSentence;
  readonly b: StoredSentence;
  readonly spanA: Span;
  readonly spanB: Span;
  readonly kind: DifferenceKind | undefined;
}

/** Sentences that one article took over from another, or both from a third, with another value in one place. */
export function retoldDifferences(
  sentences: readonly StoredSentence[],
  { publishedOf }: RetoldOptions,
): Row[] {
  return findRetold(sentences).flatMap(({ a, b, spanA, spanB, kind }): Row[] => {
    if (kind === undefined || !sharesName(a, b)) return [];
    if (tellsBoth(a, b, spanB, sentences) || tellsBoth(b, a, spanA, sentences)) return [];
    const [x, y] = [a, b].map((s) => dayOf(publishedOf(s.aid)));
    const isUpdate = kind === 'number' && x !== undefined && y !== undefined && x !== y;
    return [
      {
        about: aboutOf(a, spanA),
        kind,
        relation: isUpdate ? 'laterUpdated' : 'differs',
        values: [
          { sentence: a, span: spanA, sentences: [a] },
          { sentence: b, span: spanB, sentences: [b] },
        ],
        strength: STRENGTH,
      },
    ];
  });
}

/** The article of one sentence has the other's value as well: it tells of two occasions. */
function tellsBoth(
  own: StoredSentence,
  other: StoredSentence,
  value: Span,
  sentences: readonly StoredSentence[],
): boolean {
  const words = other.tokens.filter((t) => t.start < value.end && value.start < t.end);
  const norms = new Set(other.tokens.map((t) => t.norm));
  return sentences.some((s) => {
    if (s.aid !== own.aid || s.sid === own.sid) return false;
    const held = new Set(s.tokens.map((t) => t.norm));
    const shared = [...norms].filter((w) => held.has(w)).length;
    return words.every((w) => held.has(w.norm)) && shared >= SAME_SHARE * norms.size;
  });
}

/** Pairs of sentences of different articles that differ in one short place, in order of place. */
export function findRetold(sentences: readonly StoredSentence[]): Retold[] {
  const rows = [...sentences]
    .sort(byPlace)
    .filter((s) => s.tokens.length >= WORDS_LEAST)
    .map((sentence) => ({
      sentence,
      norms: sentence.tokens.map((t) => t.norm),
      set: new Set(sentence.tokens.map((t) => t.norm)),
    }));
  const found: Retold[] = [];
  for (const [i, a] of rows.entries())
    for (const b of rows.slice(i + 1)) {
      if (a.sentence.aid === b.sentence.aid) continue;
      const longer = Math.max(a.norms.length, b.norms.length);
      let shared = 0;
      for (const w of a.set) if (b.set.has(w)) shared++;
      if (shared < SAME_SHARE * Math.max(a.set.size, b.set.size) - 1) continue;
      const { common, gaps } = align(a.norms, b.norms);
      if (common < SAME_SHARE * longer) continue;
      const retold = readGap(a.sentence, b.sentence, gaps);
      if (retold !== undefined) found.push(retold);
    }
  return found;
}

/** The only gap with content on both sides; little words may differ elsewhere. */
function readGap(
  a: StoredSentence,
  b: StoredSentence,
  gaps: ReturnType<typeof align>['gaps'],
): Retold | undefined {
  const hasContent = (tokens: readonly Token[]): boolean => tokens.some((t) => isContent(t.norm));
  const real = gaps
    .map((g) => ({ a: a.tokens.slice(...g.a), b: b.tokens.slice(...g.b) }))
    .filter((g) => hasContent(g.a) || hasContent(g.b));
  const [gap] = real;
  if (gap === undefined || real.length > 1) return undefined;
  if (!hasContent(gap.a) || !hasContent(gap.b)) return undefined;
  if (gap.a.length > GAP_WORDS || gap.b.length > GAP_WORDS) return undefined;
  const [x, y] = [typedSpan(a, gap.a), typedSpan(b, gap.b)];
  const kind = x.kind === y.kind ? x.kind : undefined;
  return kind === undefined
    ? { a, b, spanA: around(gap.a), spanB: around(gap.b), kind }
    : { a, b, spanA: x.span, spanB: y.span, kind };
}

/** The particular that the words of a gap are a part of. */
function typedSpan(
  sentence: StoredSentence,
  gap: readonly Token[],
): { span: Span; kind: DifferenceKind | undefined } {
  const { note } = sentence;
  const span = around(gap);
  const holds = (other: Span): boolean => other.start < span.end && span.start < other.end;
  const time = note.times.find((t) => holds(t) && !t.relative);
  if (time !== undefined) return { span: { start: time.start, end: time.end }, kind: 'time' };
  const number = note.numbers.find(holds);
  if (number !== undefined)
    return { span: { start: number.start, end: unitEnd(sentence, number) }, kind: 'number' };
  const mention = note.mentions.find(holds);
  return mention === undefined
    ? { span, kind: undefined }
    : { span: { start: mention.start, end: mention.end }, kind: kindOf(mention) };
}

/** Where the number ends with its unit. */
function unitEnd(sentence: StoredSentence, number: Span): number {
  const counted = numberParticulars(sentence).find((p) => p.start === number.start);
  return counted?.end ?? number.end;
}

/** Bodies, and single words of which no more is known, are of no kind that could be compared. */
function kindOf({ kind, key }: Mention): DifferenceKind | undefined {
  if (kind === 'place' || kind === 'country') return 'place';
  return kind === 'person' || (kind === 'name' && key.includes(' ')) ? 'person' : undefined;
}

function around(tokens: readonly Token[]): Span {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}

/** Both name the same one: sentences of one form about two towns are not retold. */
function sharesName(a: StoredSentence, b: StoredSentence): boolean {
  const keys = (s: StoredSentence): string[] => [
    ...s.note.mentions.map((m) => m.key),
    ...s.note.refers,
  ];
  const held = new Set(keys(a));
  return keys(b).some((key) => held.has(key));
}

/** The first words of the sentence, up to the place where they differ or the first few. */
function aboutOf(sentence: StoredSentence, span: Span): string {
  const before = sentence.tokens.filter((t) => t.end <= span.start).slice(-6);
  const after = sentence.tokens.filter((t) => t.start >= span.end).slice(0, 6);
  const words = before.length > 2 ? before : after;
  const from = words[0]?.start ?? sentence.start;
  const to = words.at(-1)?.end ?? sentence.end;
  return sentence.text.slice(from - sentence.start, to - sentence.start);
}

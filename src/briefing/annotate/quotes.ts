import { findQuotations, type Quotation } from '../text/quotations.ts';
import type { SentenceSpan } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import type { Draft } from './article.ts';
import type { PlainSentence } from './known-persons.ts';
import { between, createApart, createOutside } from './outside.ts';
import type { Persons } from './persons.ts';
import { attribute, type SentenceSurroundings, type Speaker, speakerOf } from './speakers.ts';
import { isSpeechForm, SPEECH_NOUN } from './speech.ts';
import type { Mention, QuoteMention } from './types.ts';

/** A quotation of so many words is speech, not a title or a word held at arm's length, wherever it stands. */
const SPEECH_WORDS = 6;
/** How far before and behind a quotation its speaker is looked for. */
const REACH_CHARS = 700;
/** Sentences that one quotation may go on over. */
const SENTENCES_MOST = 40;

/** Reads the quotations of an article, sentence by sentence and in order. */
export interface QuoteReader {
  /** Quotations that open in sentence `i` or go on in it. */
  read(
    i: number,
    mentionsOf: (draft: Draft) => readonly Mention[],
    persons: Persons,
  ): QuoteMention[];
  /** Words and names of a sentence outside its quotations. */
  outside(draft: Draft): PlainSentence;
}

/** A quotation that was read, as far as the next one needs to know it. */
interface Earlier {
  readonly quote: QuoteMention;
  readonly paragraph: number;
  readonly unclosed: boolean;
  readonly isSpeech: boolean;
}

export function createQuoteReader(
  text: string,
  drafts: readonly Draft[],
  holderOf: (description: string) => string | undefined,
): QuoteReader {
  const spans = drafts.map((d) => d.span);
  const { opening, outer } = findAllQuotations(text, spans);
  /** Quotations that opened in an earlier sentence, by the sentence they go on in. */
  const goingOn = new Map<number, QuoteMention[]>();
  const isOutside = createOutside(outer);
  const isApart = createApart(outer);
  const offices = new Map(
    drafts.flatMap(({ names }) =>
      names.flatMap(({ start, title }) =>
        title === undefined ? [] : [[start, title.start] as const],
      ),
    ),
  );
  let last: Earlier | undefined;
  /** The last one that was speech: a title between two parts of a speech does not part them. */
  let speech: Earlier | undefined;

  return {
    // Most sentences quote nothing and stay as they are.
    outside: (draft) =>
      isApart(draft.span)
        ? draft
        : { tokens: draft.tokens.filter(isOutside), names: draft.names.filter(isOutside) },
    read: (i, mentionsOf, persons) => {
      const draft = drafts[i];
      if (draft === undefined) return [];
      const outside = createWords(isOutside, mentionsOf);
      const around = (sentences: readonly Draft[], near: Span): SentenceSurroundings => ({
        text,
        first: sentences[0]?.span ?? draft.span,
        ...outside(sentences, near.start - REACH_CHARS, near.end + REACH_CHARS),
        officeOf: ({ start }) => offices.get(start),
        meantBy: (pronoun) =>
          pronoun === 'it' ? persons.organisation() : persons.meantBy(pronoun),
        holderOf,
      });
      const quotes: QuoteMention[] = [...(goingOn.get(i) ?? [])];
      for (const quotation of opening.get(i) ?? []) {
        const closing = closingSentence(spans, i, quotation);
        const end = spans[closing] ?? draft.span;
        const place: Place = {
          paragraph: draft.span.paragraph,
          isAlone: isAlone(text, quotation, draft.span, end),
          isParagraph: isParagraph(spans, i, closing),
        };
        const quote = attribute(quotation, {
          ...around(drafts.slice(i, closing + 1), quotation.outer),
          last: end,
          previous: () =>
            toSpeaker([speech, last].find((e) => e !== undefined && carries(e, place))?.quote) ??
            leadSpeaker(i, place, around),
        });
        quotes.push(quote);
        for (let k = i + 1; k <= closing; k++) goingOn.set(k, [...(goingOn.get(k) ?? []), quote]);
        // A quotation that goes on over a paragraph's end names its speaker where it closes.
        const isContinued = last?.unclosed && last.paragraph === place.paragraph - 1;
        if (last !== undefined && isContinued && last.quote.speaker === undefined)
          Object.assign(last.quote, { speaker: quote.speaker });
        last = {
          quote,
          paragraph: end.paragraph,
          unclosed: quotation.unclosed,
          isSpeech: isSpeech(text, quotation, draft.span),
        };
        if (last.isSpeech) speech = last;
      }
      return quotes;
    },
  };

  /** "He stated on Sunday. “We ran.”": who speaks in the sentence before one that is nothing but a quotation. */
  function leadSpeaker(
    i: number,
    place: Place,
    around: (sentences: readonly Draft[], near: Span) => SentenceSurroundings,
  ): Speaker | undefined {
    const before = drafts[i - 1];
    if (before === undefined || !place.isAlone) return undefined;
    const leadsIn = /:["”]?\s*$/.test(text.slice(before.span.start, before.span.end));
    if (!isApart(before.span)) return undefined;
    const announces = before.tokens.some(
      (t, k) =>
        (k > 0 && isSpeechForm(t.norm, t.stem) && !t.norm.endsWith('ing')) ||
        SPEECH_NOUN.test(t.norm),
    );
    const isNear =
      before.span.paragraph === place.paragraph ||
      (place.isParagraph && before.span.paragraph === place.paragraph - 1);
    return leadsIn || (isNear && announces) ? speakerOf(around([before], before.span)) : undefined;
  }
}

function toSpeaker(quote: QuoteMention | undefined): Speaker | undefined {
  const { speaker: key, speakerSpan: span } = quote ?? {};
  return key === undefined && span === undefined ? undefined : { key, span };
}

/** Gives the words and names of sentences outside quotations, each sentence's being looked for once. */
function createWords(
  isOutside: (span: Span) => boolean,
  mentionsOf: (draft: Draft) => readonly Mention[],
): (
  sentences: readonly Draft[],
  from: number,
  to: number,
) => { tokens: Token[]; mentions: Mention[] } {
  const known = new Map<Draft, { tokens: Token[]; mentions: Mention[] }>();
  const wordsOf = (draft: Draft): { tokens: Token[]; mentions: Mention[] } => {
    const found = known.get(draft) ?? {
      tokens: draft.tokens.filter(isOutside),
      mentions: mentionsOf(draft)
        .filter(isOutside)
        .sort((a, b) => a.start - b.start),
    };
    known.set(draft, found);
    return found;
  };
  return (sentences, from, to) => ({
    tokens: sentences.flatMap((d) => between(wordsOf(d).tokens, from, to)),
    mentions: sentences.flatMap((d) => between(wordsOf(d).mentions, from, to)),
  });
}

/** Where a quotation stands. */
interface Place {
  readonly paragraph: number;
  /** Nothing else stands in its sentences. */
  readonly isAlone: boolean;
  /** Its sentences are a whole paragraph. */
  readonly isParagraph: boolean;
}

/** Whether a quotation is by the speaker of an earlier one: in the same paragraph, or one that is nothing but speech. */
function carries(earlier: Earlier, { paragraph, isAlone, isParagraph }: Place): boolean {
  if (earlier.paragraph === paragraph) return true;
  const goesOn = earlier.unclosed || (earlier.isSpeech && isAlone && isParagraph);
  return earlier.paragraph === paragraph - 1 && goesOn;
}

/** Speech begins a sentence or follows a comma or colon; anything else between marks is so only when it is long. */
function isSpeech(text: string, { start, end, outer }: Quotation, sentence: Span): boolean {
  return (
    outer.start === sentence.start ||
    /[,:]\s*$/.test(text.slice(sentence.start, outer.start)) ||
    text.slice(start, end).split(/\s+/).length >= SPEECH_WORDS
  );
}

/** Index of the sentence a quotation closes in. */
function closingSentence(spans: readonly Span[], from: number, { outer }: Quotation): number {
  let at = from;
  while (
    at + 1 < spans.length &&
    at + 1 < from + SENTENCES_MOST &&
    (spans[at + 1]?.start ?? 0) < outer.end
  )
    at++;
  return at;
}

/** Whether a quotation is all there is from the start of its first sentence to the end of its last. */
function isAlone(text: string, { outer }: Quotation, first: Span, last: Span): boolean {
  return outer.start === first.start && !/[\p{L}\p{N}]/u.test(text.slice(outer.end, last.end));
}

/** Whether two sentences begin and end their paragraph. */
function isParagraph(spans: readonly SentenceSpan[], first: number, last: number): boolean {
  const paragraph = spans[first]?.paragraph;
  return spans[first - 1]?.paragraph !== paragraph && spans[last + 1]?.paragraph !== paragraph;
}

/** Quotations by the index of the sentence they open in, and all of them with their marks, in order. */
function findAllQuotations(
  text: string,
  spans: readonly SentenceSpan[],
): { opening: Map<number, Quotation[]>; outer: Span[] } {
  const opening = new Map<number, Quotation[]>();
  const outer: Span[] = [];
  for (let from = 0; from < spans.length; ) {
    let to = from;
    while (to + 1 < spans.length && spans[to + 1]?.paragraph === spans[from]?.paragraph) to++;
    let at = from;
    for (const quotation of findQuotations(text, spans[from]?.start ?? 0, spans[to]?.end ?? 0)) {
      while (at < to && (spans[at]?.end ?? 0) <= quotation.outer.start) at++;
      opening.set(at, [...(opening.get(at) ?? []), quotation]);
      outer.push(quotation.outer);
    }
    from = to + 1;
  }
  return { opening, outer };
}

import type { QuoteMention } from '../annotate/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import type { Quote, Span } from '../types.ts';
import { findWritten } from './names.ts';
import { sliceOf } from './slice.ts';

/** A quotation with its words and its speaker as the article has them. */
export function toQuote(
  store: Store,
  sentence: StoredSentence,
  q: QuoteMention,
  index: number,
): Quote {
  return {
    text: textOf(store, sentence, q),
    direct: true,
    speaker: q.speaker === undefined ? undefined : speakerName(store, sentence, q),
    via: q.via,
    citations: [index],
  };
}

function speakerName(store: Store, sentence: StoredSentence, q: QuoteMention): string | undefined {
  if (q.speakerSpan !== undefined && isName(store, sentence, q))
    return articleSlice(store, sentence, q.speakerSpan);
  const written = q.speaker === undefined ? undefined : findWritten(store, sentence, q.speaker);
  return written === undefined ? undefined : sliceOf(written.sentence, written.span);
}

/** Tells whether the speaker stands beside the quotation by name, and not as "he" or "the mayor". */
export function isName(store: Store, sentence: StoredSentence, q: QuoteMention): boolean {
  return (
    q.speakerSpan !== undefined &&
    /^\p{Lu}/u.test(articleSlice(store, sentence, q.speakerSpan)) &&
    !/^(?:He|She|It|They|I)$/.test(articleSlice(store, sentence, q.speakerSpan))
  );
}

/** How a sentence writes the name that one of these keys is for. */
export function nameOf(sentence: StoredSentence, keys: readonly string[]): string | undefined {
  const mention = sentence.note.mentions.find((m) => keys.includes(m.key));
  return mention === undefined ? undefined : sliceOf(sentence, mention);
}

/** The words of a span, which may go on beyond the sentence. */
export function textOf(store: Store, sentence: StoredSentence, span: Span): string {
  return articleSlice(store, sentence, span);
}

function articleSlice(store: Store, sentence: StoredSentence, span: Span): string {
  return store.article(sentence.aid)?.text.slice(span.start, span.end) ?? '';
}

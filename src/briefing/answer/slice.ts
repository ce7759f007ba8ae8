import type { StoredSentence } from '../store/types.ts';
import type { Span } from '../types.ts';

/** Returns the words of a sentence at a span whose offsets are the article's. */
export function sliceOf(sentence: StoredSentence, span: Span): string {
  return sentence.text.slice(span.start - sentence.start, span.end - sentence.start);
}

/** Returns what stands before a span in its sentence; the offsets are the article's. */
export function textBefore(sentence: StoredSentence, { start }: Pick<Span, 'start'>): string {
  return sentence.text.slice(0, start - sentence.start);
}

/** Returns what stands behind a span in its sentence; the offsets are the article's. */
export function textBehind(sentence: StoredSentence, { end }: Pick<Span, 'end'>): string {
  return sentence.text.slice(end - sentence.start);
}

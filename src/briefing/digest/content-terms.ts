import type { StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import { STOPWORDS } from '../text/stopwords.ts';

// A stored sentence has its words as stems only.
const STOP_STEMS: ReadonlySet<string> = new Set([...STOPWORDS].map(stem));

/** Returns the terms of a sentence that carry a subject, each once, in the order in which they first stand in it. */
export function contentTermsOf(sentence: StoredSentence): string[] {
  return [...sentence.words.places.keys()].filter(isContentTerm);
}

/** The same, and those of the full names that its short names and pronouns stand for. */
export function namedTermsOf(sentence: StoredSentence): string[] {
  const { places, context } = sentence.words;
  return [...new Set([...places.keys(), ...context])].filter(isContentTerm);
}

function isContentTerm(term: string): boolean {
  return !STOP_STEMS.has(term) && /[\p{L}\p{N}]{2}/u.test(term);
}

import type { StoredSentence } from '../store/types.ts';
import { type SentenceWords, unpackWords } from '../text/packed-words.ts';

const cache = new WeakMap<StoredSentence, SentenceWords>();

/** Returns the terms of a sentence; kept as long as the sentence is. */
export function wordsOf(sentence: StoredSentence): SentenceWords {
  let words = cache.get(sentence);
  if (words === undefined) {
    words = unpackWords(sentence.words);
    cache.set(sentence, words);
  }
  return words;
}

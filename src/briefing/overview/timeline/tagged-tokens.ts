import { tagWords } from '../../question/tagger.ts';
import type { StoredSentence } from '../../store/types.ts';
import type { Token } from '../../text/tokens.ts';

/** A word of a sentence with its universal part of speech; offsets are the article's. */
export interface TaggedToken extends Token {
  readonly tag: string;
}

/** How far the tagger's division into words may run ahead of ours. */
const LOOK_AHEAD = 6;

/** Tags the words of a sentence. */
export function tagTokens(sentence: StoredSentence): TaggedToken[] {
  const tagged = tagWords(sentence.text);
  let at = 0;
  return sentence.tokens.map((token) => {
    for (let i = at; i < Math.min(at + LOOK_AHEAD, tagged.length); i++) {
      const { word, tag } = tagged[i] ?? { word: '', tag: 'X' };
      // "don't" is two words to the tagger and one to us.
      if (word === token.raw || (word.length > 1 && token.raw.startsWith(word))) {
        at = i + 1;
        return { ...token, tag };
      }
    }
    return { ...token, tag: 'X' };
  });
}

export function isVerb({ tag }: TaggedToken): boolean {
  return tag === 'VERB' || tag === 'AUX';
}

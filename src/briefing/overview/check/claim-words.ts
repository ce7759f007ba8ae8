import { IRREGULAR_FORMS } from '../../text/irregular.ts';
import { relatedStems } from '../../text/thesaurus.ts';
import type { WordClass } from '../../text/wordnet.ts';

const CLASSES: Readonly<Record<string, readonly WordClass[]>> = {
  NOUN: ['noun'],
  VERB: ['verb'],
  ADJ: ['adj'],
};

/**
 * Weights of words related to a word, by stem, in the part of speech that it has ("fined" is not "fine").
 *
 * @param tag universal part of speech; of other tags any is tried
 */
export function relatedWords(word: string, tag: string): ReadonlyMap<string, number> {
  // "saw" is what one did with one's eyes sooner than the tool.
  return relatedStems(IRREGULAR_FORMS.get(word) ?? word, CLASSES[tag] ?? ['noun', 'verb', 'adj']);
}

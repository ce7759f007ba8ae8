import { relatedStems } from '../../question/thesaurus.ts';
import type { WordClass } from '../../question/wordnet.ts';
import { IRREGULAR_FORMS } from '../../text/irregular.ts';

const MEMO_MAX = 5_000;
const CLASSES: Readonly<Record<string, readonly WordClass[]>> = {
  NOUN: ['noun'],
  VERB: ['verb'],
  ADJ: ['adj'],
};
const memo = new Map<string, ReadonlyMap<string, number>>();

/**
 * Weights of words related to a word, by stem, in the part of speech that it has ("fined" is not "fine"); kept, since a
 * message is compared with many sentences.
 *
 * @param tag universal part of speech; of other tags any is tried
 */
export function relatedWords(word: string, tag: string): ReadonlyMap<string, number> {
  const key = `${tag} ${word}`;
  let known = memo.get(key);
  if (known === undefined) {
    // "saw" is what one did with one's eyes sooner than the tool.
    const base = IRREGULAR_FORMS.get(word);
    known = relatedStems(base ?? word, CLASSES[tag] ?? ['noun', 'verb', 'adj']);
    if (memo.size >= MEMO_MAX) memo.clear();
    memo.set(key, known);
  }
  return known;
}

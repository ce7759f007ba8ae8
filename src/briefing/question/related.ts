import { stem } from '../text/stem.ts';
import { baseForm, oppositeStems, relatedStems } from '../text/thesaurus.ts';
import type { WordClass } from '../text/wordnet.ts';
import type { QuestionKind } from '../types.ts';
import { paraphrasesOf } from './paraphrases.ts';
import type { Term } from './types.ts';

/** Weights of relations that are not WordNet's, or are looked for outside the word's own part of speech. */
const OTHER_CLASS = 0.85;
const OPPOSITE_WEIGHT = 0.6;
const LAST_WEIGHT = 0.7;
const PARAPHRASE_WEIGHT = 0.75;
/** "break off" has something of "break", as "turn down" has nothing of "turn". */
const VERB_ALONE = 0.7;

/**
 * Related words in the parts of speech a word may have; a word the corpus does not know is tried in all of them.
 *
 * @param phrasal the verb that it makes together with a particle ("turn_down"): what that means is seldom what the verb alone does
 */
export function relatedTo(
  word: string,
  part: Term['part'],
  frequency: number,
  kind: QuestionKind,
  phrasal?: string,
): ReadonlyMap<string, number> {
  const likely: readonly WordClass[] =
    part === 'verb'
      ? ['verb']
      : part === 'adjective'
        ? ['adj']
        : part === 'noun'
          ? ['noun']
          : ['noun', 'verb', 'adv'];
  const isParticiple = /(?:ed|ing)$/.test(word) && !likely.includes('verb');
  const more: readonly WordClass[] =
    frequency === 0
      ? (['noun', 'verb', 'adj'] as const).filter((c) => !likely.includes(c))
      : isParticiple
        ? ['verb']
        : [];
  const related = new Map(phrasal === undefined ? [] : relatedStems(phrasal, ['verb']));
  for (const [term, weight] of relatedStems(word, likely))
    if (!related.has(term)) related.set(term, weight * (phrasal === undefined ? 1 : VERB_ALONE));
  for (const c of more)
    for (const [term, weight] of relatedStems(word, [c]))
      if (!related.has(term)) related.set(term, weight * OTHER_CLASS);
  // What can be treated is treatable.
  const base = part === 'verb' ? baseForm(word, 'verb') : undefined;
  for (const able of base === undefined ? [] : [`${base}able`, `${base.replace(/e$/, '')}able`])
    related.set(stem(able), OTHER_CLASS);
  // How long something takes is how long it lasts.
  if (kind === 'howmany' && /^tak(?:e|es|en)$|^took$/.test(word))
    related.set(stem('last'), LAST_WEIGHT);
  for (const term of paraphrasesOf(word))
    related.set(term, Math.max(related.get(term) ?? 0, PARAPHRASE_WEIGHT));
  // "has she admitted it" is answered by "she denied it".
  if (kind === 'yesno' && part === 'verb')
    for (const term of oppositeStems(word))
      related.set(term, Math.max(related.get(term) ?? 0, OPPOSITE_WEIGHT));
  // The last time before now is the one since which this is the first.
  if (word === 'last' && part !== 'verb')
    for (const term of ['first', 'previous', 'since'].map((w) => stem(w)))
      related.set(term, LAST_WEIGHT);
  return related;
}

import { baseForm, PARTICLES } from './thesaurus.ts';
import type { Token } from './tokens.ts';
import { isWord } from './wordnet.ts';

const PARTICLE = new RegExp(`^${PARTICLES}$`);
/** "turned it down" */
const OBJECT = /^(?:it|him|her|them|this|that|us|me)$/;

/**
 * Finds the verbs of a row of words that WordNet knows with the particle behind them: "turned down", "turned it down".
 *
 * @returns the index of each verb, and the term as WordNet writes it: "turn_down"
 */
export function findPhrasalVerbs(
  tokens: readonly Pick<Token, 'norm'>[],
): readonly { readonly from: number; readonly term: string }[] {
  return tokens.flatMap(({ norm }, from) => {
    const at = OBJECT.test(tokens[from + 1]?.norm ?? '') ? from + 2 : from + 1;
    const particle = tokens[at]?.norm ?? '';
    // "fell over 3 percent"
    if (!PARTICLE.test(particle) || /^\d/.test(tokens[at + 1]?.norm ?? '')) return [];
    const base = baseForm(norm, 'verb');
    const term = `${base}_${particle}`;
    return base !== undefined && isWord(term, 'verb') ? [{ from, term }] : [];
  });
}

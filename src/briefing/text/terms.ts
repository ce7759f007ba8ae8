import { findCountries } from './places.ts';
import { isContent, type Token } from './tokens.ts';

/**
 * Returns the terms by which a row of words is indexed and searched: the stems of its content words, and one term for
 * each country whatever it is called ("DPRK", "North Korean"), beside the words themselves.
 */
export function termsOf(tokens: readonly Token[]): string[] {
  const terms = tokens.filter((t) => isContent(t.norm)).map((t) => t.stem);
  for (const country of findCountries(tokens)) terms.push(country.term);
  return terms;
}

import { findCountries } from '../text/places.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import { isUsedAsName } from './asked-names.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Puts a fragment into the frame of the question before: a name for a name, "the health one" for its noun's field.
 * Undefined where the frame has no place for it.
 */
export function graft(fragment: string, before: string, lexicon: Lexicon): string | undefined {
  // "and of the railways?": the phrase with the same preposition gives way.
  const preposition = /^(of|in|for|at|from|with|by|to|on|about|against)\s/i.exec(fragment)?.[1];
  const phrase =
    preposition === undefined ? undefined : new RegExp(`\\b${preposition}\\b.*$`, 'i').exec(before);
  if (phrase !== null && phrase !== undefined) return before.slice(0, phrase.index) + fragment;
  const tokens = tokenize(before);
  const own = tokenize(fragment);
  const oneAt = own.findIndex((t) => /^ones?$/.test(t.norm));
  const titleAt = tokens.findLastIndex((t) => TITLE_WORDS.has(t.norm));
  if (oneAt >= 0) {
    const noun = titleAt >= 0 ? tokens[titleAt] : tokens.findLast((t) => isContent(t.norm));
    const filled = own.map((t, i) => (i === oneAt ? (noun?.raw ?? t.raw) : t.raw)).join(' ');
    const head =
      /^(?:who|what|which|when|where|how many|how)\s+(?:is|are|was|were|did)?\s*/i.exec(
        before,
      )?.[0] ?? '';
    return `${head}${filled}`;
  }
  // "the" stands in names, too.
  const isName = (t: Token): boolean => isContent(t.norm) && isUsedAsName(t, lexicon);
  const ownCountry = findCountries(own).length > 0;
  if (own.some(isName) || ownCountry) {
    const nameAt = tokens.findIndex(isName);
    const country = findCountries(tokens)[0];
    const [from, to] =
      nameAt >= 0 && !ownCountry
        ? [nameAt, nameEnd(tokens, nameAt, isName)]
        : country !== undefined
          ? [country.from, country.to]
          : [nameAt, nameEnd(tokens, nameAt, isName)];
    if (from >= 0)
      return [
        ...tokens.slice(0, from).map((t) => t.raw),
        fragment,
        ...tokens.slice(to).map((t) => t.raw),
      ].join(' ');
  }
  // "who is Roe" - "and Lee?", where the articles do not tell that these are names.
  const asksWho = /^who(?: is| was| are|'s)\s+(?!the\b)(?:\S+\s*){1,3}$/i.exec(before);
  const asksOffice = own.some((t) => TITLE_WORDS.has(t.norm));
  if (
    asksWho !== null &&
    titleAt < 0 &&
    (asksOffice || (own.length <= 3 && !/^the\b/i.test(fragment)))
  )
    return `who is ${fragment}`;
  if (titleAt >= 0 && own.some((t) => TITLE_WORDS.has(t.norm))) {
    const head = /^(?:who|what|which)\s+(?:is|are|was|were)?\s*/i.exec(before)?.[0] ?? '';
    return `${head}${fragment}`;
  }
  return undefined;
}

function nameEnd(tokens: readonly Token[], from: number, isName: (t: Token) => boolean): number {
  if (from < 0) return from;
  let to = from;
  while (to < tokens.length && isName(tokens[to] as Token)) to++;
  return to;
}

import { type CountryMention, findCountries } from '../text/places.ts';
import { stem } from '../text/stem.ts';
import { isEnglish } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import { paraphrasesOf } from './paraphrases.ts';
import type { AskedName } from './types.ts';

/**
 * From this share of its uses on, a word of the corpus counts as a name also when typed in lower case. The uses are also
 * the sentences around it, so that one named once has a small share.
 */
const NAME_SHARE = 0.2;
const ENGLISH_NAME_SHARE = 0.6;
/** Words whose spelling is looked up in one question; a text in another language must not cost a search a word. */
const LOOKUPS_MOST = 6;

/** The words of a question with mended spellings, and what was mended. */
export interface Mended {
  readonly tokens: readonly Token[];
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
}

/** Mends words that the corpus does not know by the nearest that it does: names first, then any word. */
export function mendSpelling(tokens: readonly Token[], lexicon: Lexicon): Mended {
  const corrected: { from: string; to: string }[] = [];
  const budget = { lookups: LOOKUPS_MOST };
  return { tokens: tokens.map((token) => mend(token, lexicon, corrected, budget)), corrected };
}

/** Countries in a question, without short words that end another name ("kim jong un"). */
export function findAskedCountries(tokens: readonly Token[], lexicon: Lexicon): CountryMention[] {
  return findCountries(tokens).filter((c) => !endsName(tokens, c.from, lexicon));
}

/** "kim jong un": a short word that ends a name of the corpus is no country. */
function endsName(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [before, word] = [tokens[at - 1], tokens[at]];
  return (
    before !== undefined &&
    word !== undefined &&
    isRowOfName(`${before.norm} ${word.norm}`, word.norm, lexicon)
  );
}

function isRowOfName(row: string, word: string, lexicon: Lexicon): boolean {
  return lexicon
    .namesWith(word)
    .some((n) => /^(?:person|name)$/.test(n.kind) && ` ${n.key} `.includes(` ${row} `));
}

/** Rows of words that are names in the corpus, or are written as names in the question. */
export function findAskedNames(tokens: readonly Token[], lexicon: Lexicon): AskedName[] {
  const countries = findAskedCountries(tokens, lexicon);
  const isCountry = (i: number): boolean => countries.some((c) => i >= c.from && i < c.to);
  const isNameWord = (i: number): boolean => {
    const token = tokens[i];
    if (token === undefined || isCountry(i) || !isContent(token.norm)) return false;
    if (/^\p{Lu}/u.test(token.raw) && i > 0 && !isTitleAlone(i) && !isNickname(token, lexicon))
      return true;
    return isUsedAsName(token, lexicon) || isPair(i) || isPair(i - 1);
  };
  // "General" is no name, but "General Works" and "Harbour Judge" may be.
  const isTitleAlone = (i: number): boolean => {
    const norm = tokens[i]?.norm ?? '';
    const beside = [tokens[i - 1]?.norm, tokens[i + 1]?.norm].filter((w) => w !== undefined);
    return (
      TITLE_WORDS.has(norm) &&
      /^\p{Ll}/u.test(tokens[i - 1]?.raw ?? '') &&
      !lexicon.namesWith(norm).some((n) => beside.some((w) => n.key.split(' ').includes(w)))
    );
  };
  // "mark" is a common word, "mark harlow" is somebody; so is "mark bone" where nothing else is asked about.
  const isAlone = tokens.filter((t) => isContent(t.norm)).length === 2;
  const isPair = (i: number): boolean => {
    const [word, next] = [tokens[i], tokens[i + 1]];
    return (
      word !== undefined &&
      next !== undefined &&
      (isAlone || isUsedAsName(next, lexicon)) &&
      isRowOfName(`${word.norm} ${next.norm}`, next.norm, lexicon)
    );
  };
  const names: AskedName[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isNameWord(i)) continue;
    let end = i + 1;
    while (end < tokens.length && isNameWord(end)) end++;
    names.push(
      ...toNames(
        tokens.slice(i, end).map((t) => t.norm),
        lexicon,
      ),
    );
    i = end - 1;
  }
  return names;
}

/** "the Tories": a name that the articles do not use, for one that they may. */
function isNickname({ norm }: Token, lexicon: Lexicon): boolean {
  return paraphrasesOf(norm).size > 0 && lexicon.namesWith(norm).length === 0;
}

/** Tells whether a word is mostly part of a name in the articles. */
export function isUsedAsName(
  { norm, stem }: Pick<Token, 'norm' | 'stem'>,
  lexicon: Lexicon,
): boolean {
  return lexicon.namesWith(norm).length > 0 && lexicon.nameShare(norm, stem) >= leastShare(norm);
}

/** "square" and "airport" stand in names as well, and are words all the same. */
function leastShare(word: string): number {
  return isEnglish(word) ? ENGLISH_NAME_SHARE : NAME_SHARE;
}

/** A row of name words is one name where one name of the corpus holds them all, otherwise each word is one. */
function toNames(words: readonly string[], lexicon: Lexicon): AskedName[] {
  const keys = lexicon
    .namesWith(words.at(-1) ?? '')
    .filter((n) => words.every((w) => n.key.split(' ').includes(w)));
  if (keys.length > 0) return [{ words, keys: keys.map((n) => n.key) }];
  if (words.length === 1) return [{ words, keys: [] }];
  const whole = words.some((w) => lexicon.namesWith(w).length > 0);
  return whole
    ? words.map((w) => ({ words: [w], keys: lexicon.namesWith(w).map((n) => n.key) }))
    : [{ words, keys: [] }];
}

/** Replaces a word that the corpus does not know by the nearest name it does. Words of plain English stay. */
function mend(
  token: Token,
  lexicon: Lexicon,
  corrected: { from: string; to: string }[],
  budget: { lookups: number },
): Token {
  // "calders" is "Calder's": nobody types the apostrophe.
  const owner = token.norm.endsWith('s') ? token.norm.slice(0, -1) : '';
  if (
    isContent(token.norm) &&
    lexicon.namesWith(token.norm).length === 0 &&
    lexicon.namesWith(owner).length > 0 &&
    lexicon.nameShare(owner, stem(owner)) >= leastShare(owner)
  ) {
    return { ...token, norm: owner, stem: stem(owner), possessive: true };
  }
  if (
    !isContent(token.norm) ||
    /\d/.test(token.norm) ||
    lexicon.namesWith(token.norm).length > 0 ||
    (lexicon.frequency(token.stem) > 0 && !sharesOnlyStem(token, lexicon))
  )
    return token;
  const isCapital = /^\p{Lu}/u.test(token.raw);
  if (findCountries([token]).length > 0 || (!isCapital && isEnglish(token.norm))) return token;
  const first = lexicon.joined(token.norm);
  if (first !== undefined) return { ...token, norm: first, stem: stem(first) };
  if (budget.lookups-- <= 0) return token;
  const nearest = lexicon.speller.nearest(token.norm);
  if (nearest === undefined) {
    const term = isCapital ? undefined : lexicon.nearestTerm(token.stem);
    return term === undefined ? token : { ...token, norm: term, stem: term };
  }
  corrected.push({ from: token.raw, to: nearest });
  const [mended] = tokenize(nearest);
  return mended === undefined
    ? token
    : { ...token, norm: mended.norm, stem: mended.stem, raw: nearest };
}

/** "kirbi" has the stem of "Kirby" and is known by it, though nobody spells it so. */
function sharesOnlyStem(token: Token, lexicon: Lexicon): boolean {
  if (isEnglish(token.norm)) return false;
  const nearest = lexicon.speller.nearest(token.norm);
  return nearest !== undefined && stem(nearest) === token.stem;
}

import { cite } from '../../answer/citations.ts';
import { isAsked } from '../../answer/names.ts';
import { findAskedCountries, findAskedNames, mendSpelling } from '../../question/asked-names.ts';
import type { Lexicon } from '../../question/lexicon.ts';
import type { AskedName } from '../../question/types.ts';
import type { Store } from '../../store/types.ts';
import { tokenize } from '../../text/tokens.ts';
import type { QuotationEntry } from './quotation-entries.ts';
import type { LedgerGroup } from './quotation-ledger.ts';
import type { QuotationGroup, Quotations, QuotationVersion } from './quotation-types.ts';
import { diffWords } from './word-diff.ts';

export interface QuotationOptions {
  /** A speaker's name in any spelling the corpus knows; small slips of typing are mended. */
  readonly who?: string | undefined;
  /** Groups at most; default 15. */
  readonly limit?: number | undefined;
}

const LIMIT = 15;

/** Returns direct quotations with their speakers, each once with its other wordings, in the order of the ledger. */
export function findQuotations(
  store: Store,
  lexicon: Lexicon,
  ledger: readonly LedgerGroup[],
  { who, limit = LIMIT }: QuotationOptions = {},
): Quotations {
  const asked = who === undefined ? undefined : askedNames(lexicon, who);
  const groups = asked === undefined ? ledger : ledger.filter((group) => isSaidBy(group, asked));
  return {
    groups: groups.slice(0, limit).map((group) => toGroup(store, group)),
    left: Math.max(0, groups.length - limit),
  };
}

function askedNames(lexicon: Lexicon, who: string): AskedName[] {
  const { tokens } = mendSpelling(tokenize(who), lexicon);
  const countries = findAskedCountries(tokens, lexicon);
  return [
    ...findAskedNames(tokens, lexicon),
    ...countries.map(({ from, to, term }) => ({
      words: tokens.slice(from, to).map((t) => t.norm),
      keys: [term],
    })),
  ];
}

function isSaidBy({ entries }: LedgerGroup, asked: readonly AskedName[]): boolean {
  return entries.some(({ key }) => key !== undefined && isAsked(key, asked));
}

/** Returns a group of the ledger with its sentences cited and its wordings compared. */
export function toGroup(
  store: Store,
  { entries, articles, independent }: LedgerGroup,
): QuotationGroup {
  const [longest, ...others] = entries;
  const toVersion = (entry: QuotationEntry): QuotationVersion => {
    const { articleId, start, end, text, speaker, saidBy, via, cited, aid } = entry;
    const citation = cite(store, aid, cited);
    const diff = entry === longest ? [] : diffWords(text, longest.text);
    return { articleId, start, end, text, speaker, saidBy, via, citation, diff };
  };
  return {
    speaker: fullestName(entries),
    via: [...new Set(entries.flatMap(({ via }) => via ?? []))],
    versions: [toVersion(longest), ...others.map(toVersion)],
    articles,
    independent,
  };
}

/** The longest of the names; a description only where there is no name. */
function fullestName(group: readonly QuotationEntry[]): string | undefined {
  const named = group.filter(({ key }) => key !== undefined && !key.startsWith('@'));
  return (named.length > 0 ? named : group)
    .flatMap(({ speaker }) => speaker ?? [])
    .reduce<string | undefined>(
      (best, name) => (best === undefined || name.length > best.length ? name : best),
      undefined,
    );
}

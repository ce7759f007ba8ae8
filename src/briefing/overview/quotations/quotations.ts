import { cite } from '../../answer/citations.ts';
import { isAsked } from '../../answer/names.ts';
import { findAskedCountries, findAskedNames, mendSpelling } from '../../question/asked-names.ts';
import { createLexicon } from '../../question/lexicon.ts';
import type { AskedName } from '../../question/types.ts';
import type { Store } from '../../store/types.ts';
import { tokenize } from '../../text/tokens.ts';
import { countIndependent } from '../independent.ts';
import { type QuotationEntry, readQuotations } from './quotation-entries.ts';
import { groupQuotations } from './quotation-groups.ts';
import type { QuotationGroup, QuotationVersion } from './quotation-types.ts';
import { diffWords } from './word-diff.ts';

/** Which quotations are wanted. */
export interface QuotationScope {
  /** A speaker's name in any spelling the corpus knows; small slips of typing are mended. */
  readonly who?: string | undefined;
}

/**
 * Finds the direct quotations of the corpus with their speakers; the same quotation in other wordings is one group.
 * Those that most independent articles have come first, then the longer ones; ties by article id and place.
 */
export function findQuotations(store: Store, scope: QuotationScope = {}): QuotationGroup[] {
  const entries = [...store.articleIds.values()].flatMap((aid) => readQuotations(store, aid));
  const groups = groupQuotations(entries);
  const asked = scope.who === undefined ? undefined : askedNames(store, scope.who);
  return groups
    .filter((group) => asked === undefined || isSaidBy(group, asked))
    .map((group) => toGroup(store, group))
    .sort(byWeight);
}

function askedNames(store: Store, who: string): AskedName[] {
  const lexicon = createLexicon(store);
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

function isSaidBy(group: readonly QuotationEntry[], asked: readonly AskedName[]): boolean {
  return group.some(({ key }) => key !== undefined && isAsked(key, asked));
}

function toGroup(store: Store, group: readonly QuotationEntry[]): QuotationGroup {
  const [longest, ...others] = group;
  if (longest === undefined) throw new Error('a group of quotations is empty');
  const toVersion = (entry: QuotationEntry): QuotationVersion => {
    const { articleId, start, end, text, speaker, saidBy, via, cited, aid } = entry;
    const citation = cite(store, aid, cited);
    const diff = entry === longest ? [] : diffWords(text, longest.text);
    return { articleId, start, end, text, speaker, saidBy, via, citation, diff };
  };
  return {
    speaker: fullestName(group),
    via: [...new Set(group.flatMap(({ via }) => via ?? []))],
    versions: [toVersion(longest), ...others.map(toVersion)],
    ...countIndependent(
      store,
      group.map(({ aid }) => aid),
    ),
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

function byWeight(a: QuotationGroup, b: QuotationGroup): number {
  const [x, y] = [a.versions[0], b.versions[0]];
  return (
    b.independent - a.independent ||
    y.text.length - x.text.length ||
    (x.articleId < y.articleId ? -1 : x.articleId > y.articleId ? 1 : x.start - y.start)
  );
}

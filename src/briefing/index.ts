import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createAsk } from './answer/ask.ts';
import { findContext } from './answer/context.ts';
import { loadArticles } from './articles/load.ts';
import { takeSnapshot } from './digest/arrivals.ts';
import { makeDigest } from './digest/digest.ts';
import { checkClaim } from './overview/check/check.ts';
import { findCoverage } from './overview/coverage.ts';
import { findDifferences } from './overview/differences/differences.ts';
import { findPeople } from './overview/people.ts';
import { createLedger } from './overview/quotations/quotation-ledger.ts';
import { findQuotations } from './overview/quotations/quotations.ts';
import { findTimeline } from './overview/timeline/timeline.ts';
import { createLexicon, type Lexicon } from './question/lexicon.ts';
import { createNameFinder, type NameFinder } from './question/name-finder.ts';
import { isDamage, putAside } from './store/damage.ts';
import { openStore } from './store/store.ts';
import type { Store, StoredName } from './store/types.ts';
import { inTurns } from './turns.ts';
import type { Article, Briefing, BriefingOptions } from './types.ts';

export { ArticlesPathError } from './articles/load.ts';
export type * from './digest/digest-types.ts';
export type { DetailCheck, SentenceCheck } from './overview/check/check-types.ts';
export type * from './overview/coverage-types.ts';
export type { FoundDifference } from './overview/differences/difference-types.ts';
export type * from './overview/people-types.ts';
export type * from './overview/quotations/quotation-types.ts';
export type * from './overview/timeline/timeline-types.ts';
export type * from './types.ts';

/**
 * Reads a folder (or file) of articles into the index and returns the door to it. Only new and changed articles are
 * read; `problems` names what could not be. A damaged index is put aside as `<database>.damaged` and made anew.
 *
 * @throws ArticlesPathError when the path is neither a folder nor a file
 */
export async function createBriefing(options: BriefingOptions): Promise<Briefing> {
  const { articles, problems } = loadArticles(
    options.articles,
    options.maxFileBytes === undefined ? {} : { maxFileBytes: options.maxFileBytes },
  );
  if (options.database !== ':memory:') mkdirSync(dirname(options.database), { recursive: true });
  const { store, ask } = await openIndex(options, articles);
  const sources = [...store.articleIds.values()].flatMap((aid) => store.article(aid)?.source ?? []);
  const ledger = createLedger(store);
  // Made when they are first asked for: the terminal may never do so.
  let finder: NameFinder | undefined;
  let words: Lexicon | undefined;
  const lexicon = (): Lexicon => {
    words ??= createLexicon(store);
    return words;
  };
  return {
    problems,
    sources,
    ask: async (question, askOptions) => ask(question, askOptions ?? {}),
    findNames: (typed, limit) => {
      finder ??= createNameFinder(personsFirst(store.names()));
      return finder.find(typed, limit);
    },
    people: (of) => inTurns(findPeople(store, of)),
    quotations: async (of) => findQuotations(store, lexicon(), await ledger.groups(), of),
    timeline: (of) => inTurns(findTimeline(store, of)),
    differences: (of) => inTurns(findDifferences(store, of)),
    check: (message) => inTurns(checkClaim(store, lexicon(), message)),
    coverage: (of) => inTurns(findCoverage(store, of)),
    hashOf: (id) => store.hashOf(id),
    snapshot: () => takeSnapshot(store),
    digest: (digestOptions) => makeDigest(store, digestOptions),
    context: (citation) => findContext(store, citation),
    warm: async () => {
      await inTurns(findTimeline(store));
      await ledger.groups();
    },
    close: () => store.close(),
  };
}

interface Index {
  readonly store: Store;
  readonly ask: ReturnType<typeof createAsk>;
}

/** Opens the index and brings it up to date. */
async function openIndex(options: BriefingOptions, articles: readonly Article[]): Promise<Index> {
  const attempt = async (): Promise<Index> => {
    const store = openStore(options.database);
    try {
      await store.sync(articles, options.onProgress);
      return { store, ask: createAsk(store) };
    } catch (error) {
      store.close();
      throw error;
    }
  };
  try {
    return await attempt();
  } catch (error) {
    if (!isDamage(error)) throw error;
    putAside(options.database);
    return attempt();
  }
}

/** Persons, and after them the names that may be a person's: those of several words of which no more is known. */
function personsFirst(names: readonly StoredName[]): StoredName[] {
  return [
    ...names.filter(({ kind }) => kind === 'person'),
    ...names.filter(({ kind, key }) => kind === 'name' && key.includes(' ')),
  ];
}

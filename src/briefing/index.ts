import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createAsk } from './answer/ask.ts';
import { findContext } from './answer/context.ts';
import { loadArticles } from './articles/load.ts';
import { checkEach } from './overview/check/check.ts';
import type { SentenceCheck } from './overview/check/check-types.ts';
import { findCoverage } from './overview/coverage.ts';
import { findDifferences } from './overview/differences/differences.ts';
import { findPeople } from './overview/people.ts';
import { findQuotations } from './overview/quotations/quotations.ts';
import { findTimeline } from './overview/timeline/timeline.ts';
import { createLexicon, type Lexicon } from './question/lexicon.ts';
import { createNameFinder, type NameFinder } from './question/name-finder.ts';
import { isDamage, putAside } from './store/damage.ts';
import { openStore } from './store/store.ts';
import type { Store, StoredName } from './store/types.ts';
import type { Article, Briefing, BriefingOptions } from './types.ts';

export { ArticlesPathError } from './articles/load.ts';
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
  // Made when it is first asked for: the terminal never does.
  let finder: NameFinder | undefined;
  let lexicon: Lexicon | undefined;
  return {
    problems,
    sources,
    ask: async (question, askOptions) => ask(question, askOptions ?? {}),
    findNames: (typed, limit) => {
      finder ??= createNameFinder(personsFirst(store.names()));
      return finder.find(typed, limit);
    },
    people: (of) => findPeople(store, of),
    quotations: (of) => findQuotations(store, of),
    timeline: (of) => findTimeline(store, of),
    differences: (of) => findDifferences(store, of),
    check: async (message) => {
      lexicon ??= createLexicon(store);
      const sentences: SentenceCheck[] = [];
      for (const sentence of checkEach(store, lexicon, message)) {
        sentences.push(sentence);
        // A long message is not to keep others waiting.
        await setImmediate();
      }
      return { sentences };
    },
    coverage: (of) => findCoverage(store, of),
    hashOf: (id) => store.hashOf(id),
    context: (citation) => findContext(store, citation),
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

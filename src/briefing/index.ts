import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createAsk } from './answer/ask.ts';
import { findContext } from './answer/context.ts';
import { loadArticles } from './articles/load.ts';
import { untilSettled } from './articles/settle.ts';
import { startKeeper } from './keep/start-keeper.ts';
import type { Overviews } from './overviews.ts';
import { type Lexicon, readLexicon } from './question/lexicon.ts';
import { createNameFinder, type NameFinder } from './question/name-finder.ts';
import { createStateLock } from './state-lock.ts';
import { isDamage, putAside } from './store/damage.ts';
import { openStore } from './store/store.ts';
import type { Store, StoredName } from './store/types.ts';
import { inTurns, type Turns } from './turns.ts';
import type { Article, Briefing, BriefingOptions, Problem, Source } from './types.ts';

/**
 * The first answers, with nothing warm, are made in turns of so many milliseconds. Later ones seldom take longer, and while the
 * index goes on to a new state each turn would put them behind its reading.
 */
const COLD = { answers: 10, turnMs: 30 } as const;

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
  const { database, maxFileBytes } = options;
  if (options.settling !== undefined) await untilSettled(options.articles, options.settling);
  const loaded = loadArticles(options.articles, { maxFileBytes });
  if (database !== ':memory:') mkdirSync(dirname(database), { recursive: true });
  const { store, reading } = await openIndex(options, loaded.articles);
  const lock = createStateLock();
  // Questions wait for the index to go on to a new state, and not for the names of that state to be read.
  const askLock = createStateLock();
  let { problems } = loaded;
  let current = reading;
  let stopKeeper: (() => Promise<void>) | undefined;
  let isClosed = false;
  let asked = 0;
  let closing: Promise<void> | undefined;
  let overviews: Promise<Overviews> | undefined;
  /** Reads something of all the sources, on one state of the index. */
  const read = <T>(work: (overviews: Overviews) => Promise<T>): Promise<T> => {
    overviews ??= import('./overviews.ts').then(({ createOverviews }) => createOverviews(store));
    const loaded = overviews;
    return lock.read(async () => work(await loaded));
  };
  return {
    get problems() {
      return problems;
    },
    get sources() {
      return current.sources;
    },
    ask: (question, askOptions) =>
      askLock.read(() => {
        const turnMs = asked++ < COLD.answers ? COLD.turnMs : Number.POSITIVE_INFINITY;
        return inTurns(current.ask(question, askOptions ?? {}), turnMs);
      }),
    findNames: (typed, limit) => current.finder().find(typed, limit),
    people: (of) => read(({ people }) => people(of)),
    quotations: (of) => read(({ quotations }) => quotations(current.lexicon, of)),
    timeline: (of) => read(({ timeline }) => timeline(of)),
    differences: (of) => read(({ differences }) => differences(of)),
    check: (message) => read(({ check }) => check(current.lexicon, message)),
    coverage: (of) => read(({ coverage }) => coverage(of)),
    hashOf: (id) => store.hashOf(id),
    snapshot: () => store.states(),
    digest: (of) => read(({ digest }) => digest(of)),
    context: (citation) => findContext(store, citation),
    warm: () => read(({ warm }) => warm(current.lexicon)),
    follow: ({ onChange, onFault }) => {
      if (database === ':memory:') throw new Error('an index in memory cannot be followed');
      const advance = async (found: readonly Problem[]): Promise<void> => {
        if (isClosed) return;
        problems = found;
        const show = await inTurns(store.readNext());
        if (show === undefined || isClosed) return;
        // A question under way is answered from the state that it began with.
        await askLock.change(() => {
          if (!isClosed) show();
        });
        if (isClosed) return;
        // Questions are answered meanwhile, read with the names of the state before.
        const next = await inTurns(readState(store));
        if (isClosed) return;
        current = next;
        onChange?.();
      };
      stopKeeper ??= startKeeper({ articles: options.articles, database, maxFileBytes }, (news) => {
        if (news.kind === 'fault') onFault(news.message);
        else
          lock
            .change(() => advance(news.problems))
            .catch((error) => {
              // What is read in turns when the index is closed fails.
              if (!isClosed) onFault(String(error));
            });
      });
    },
    close: () => {
      closing ??= (async () => {
        isClosed = true;
        await askLock.change(() => store.close());
        await stopKeeper?.();
      })();
      return closing;
    },
  };
}

/** What is made of one state of the index; the next state has its own. */
interface Reading {
  readonly sources: readonly Source[];
  readonly ask: ReturnType<typeof createAsk>;
  readonly lexicon: Lexicon;
  finder(): NameFinder;
}

function* readState(store: Store): Turns<Reading> {
  const lexicon = yield* readLexicon(store);
  // Made when it is first asked for: the terminal never does.
  let finder: NameFinder | undefined;
  return {
    sources: store.sources(),
    ask: createAsk(store, lexicon),
    lexicon,
    finder: () => {
      finder ??= createNameFinder(personsFirst(store.names()));
      return finder;
    },
  };
}

/** Opens the index and brings it up to date. */
async function openIndex(
  options: BriefingOptions,
  articles: readonly Article[],
): Promise<{ store: Store; reading: Reading }> {
  const attempt = async () => {
    const store = openStore(options.database);
    try {
      await store.sync(articles, options.onProgress);
      return { store, reading: await inTurns(readState(store)) };
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

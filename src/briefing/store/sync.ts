import type { Article, ArticleState, IndexProgress } from '../types.ts';
import type { Driver } from './driver.ts';
import { nextEdition } from './edition.ts';

/** Articles annotated in one go before others get a turn on the event loop. */
const SYNC_BATCH = 8;

/** The articles that the index is to hold. */
export interface WantedArticles {
  readonly articles: readonly ArticleState[];
  /** Gives one of them with its text; undefined when it is no longer there in that state, and then it is passed over. */
  read(id: string, hash: string): Article | undefined;
}

/**
 * Makes the index hold just these articles: removes those that are gone, reads those that are new or changed. After each
 * batch others get a turn on the event loop.
 */
export async function syncArticles(
  driver: Driver,
  wanted: WantedArticles,
  onProgress?: (progress: IndexProgress) => void,
): Promise<void> {
  const stored = new Map(
    driver.all<ArticleState>('SELECT id, hash FROM articles').map((row) => [row.id, row]),
  );
  const fresh = wanted.articles.filter(({ id, hash }) => stored.get(id)?.hash !== hash);
  const ids = new Set(wanted.articles.map(({ id }) => id));
  const gone = [...stored.values()].filter((row) => !ids.has(row.id));
  if (gone.length === 0 && fresh.length === 0) return;
  // Loaded only here: what annotates is much, and a restart seldom finds anything to read.
  const { removeArticle, replaceArticle } = await import('./write-article.ts');
  if (gone.length > 0)
    driver.transaction(() => {
      nextEdition(driver);
      for (const { id } of gone) removeArticle(driver, id);
    });
  for (let done = 0; done < fresh.length; done += SYNC_BATCH) {
    const batch = fresh
      .slice(done, done + SYNC_BATCH)
      .flatMap(({ id, hash }) => wanted.read(id, hash) ?? []);
    driver.transaction(() => {
      nextEdition(driver);
      for (const article of batch) replaceArticle(driver, article);
    });
    onProgress?.({ done: Math.min(done + SYNC_BATCH, fresh.length), total: fresh.length });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

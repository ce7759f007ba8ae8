import type { Store, StoredArticle } from '../store/types.ts';
import { termsOf } from '../text/terms.ts';
import { tokenize } from '../text/tokens.ts';

const headingCache = new WeakMap<StoredArticle, ReadonlySet<string>>();

/** Returns the terms of an article's title and publisher; kept as long as the article is. Empty for an unknown article. */
export function headingTerms(store: Store, aid: number): ReadonlySet<string> {
  const article = store.article(aid);
  if (article === undefined) return new Set();
  let terms = headingCache.get(article);
  if (terms === undefined) {
    terms = new Set(
      termsOf(tokenize(`${article.source.title ?? ''} . ${article.source.publisher ?? ''}`)),
    );
    headingCache.set(article, terms);
  }
  return terms;
}

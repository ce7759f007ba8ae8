import type { Store, StoredSentence } from '../store/types.ts';
import { linkTo } from '../text/fragment.ts';
import type { Citation } from '../types.ts';

/** Returns the citation of a whole sentence. */
export function citeSentence(store: Store, { aid, note, text }: StoredSentence): Citation {
  const article = store.article(aid);
  if (article === undefined) throw new Error(`article ${aid} is not in the index`);
  const { start, end } = note;
  const link = linkTo(article.source.url, article.text, { start, end });
  return { source: article.source, start, end, text, ...(link === undefined ? {} : { link }) };
}

import type { Store } from '../store/types.ts';
import type { Citation, Context } from '../types.ts';

/** Returns the paragraph of the cited words, or undefined when the index does not hold them at that place. */
export function findContext(store: Store, citation: Citation): Context | undefined {
  const aid = store.articleIds.get(citation.source.id);
  const article = aid === undefined ? undefined : store.article(aid);
  if (aid === undefined || article?.text.slice(citation.start, citation.end) !== citation.text) {
    return undefined;
  }
  const at = store
    .sentencesOfArticle(aid)
    .find(({ start, end }) => start <= citation.start && citation.start < end);
  if (at === undefined) return undefined;
  const sentences = store.sentencesOfParagraph(at.pid).map(({ start, end, text }) => ({
    start,
    end,
    text,
    isCited: start < citation.end && citation.start < end,
  }));
  return { citation, sentences };
}

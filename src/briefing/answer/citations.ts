import { countIndependent } from '../overview/independent.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { linkTo } from '../text/fragment.ts';
import type { Citation, Span } from '../types.ts';

/** Collects the citations of an answer; the same words are cited once. */
export interface CitationList {
  /** Cites a whole sentence and returns its index. */
  sentence(sentence: StoredSentence): number;
  /** Cites a span of an article and returns its index. */
  span(aid: number, span: Span): number;
  readonly all: readonly Citation[];
  /** How many articles are cited, and how many of them are independent of one another. */
  count(): { articles: number; independent: number };
}

export function createCitationList(store: Store): CitationList {
  const all: Citation[] = [];
  const aids: number[] = [];
  const span = (aid: number, { start, end }: Span): number => {
    const text = store.article(aid)?.text.slice(start, end);
    // A sentence that stands word for word in one article twice is cited once.
    const known = all.findIndex((c, i) => aids[i] === aid && c.text === text);
    if (known >= 0) return known;
    all.push(cite(store, aid, { start, end }));
    aids.push(aid);
    return all.length - 1;
  };
  return {
    span,
    sentence: (sentence) => span(sentence.aid, sentence.note),
    all,
    count: () => countIndependent(store, aids),
  };
}

/** Returns the citation of a span. @throws Error when the article is not in the index */
export function cite(store: Store, aid: number, { start, end }: Span): Citation {
  const article = store.article(aid);
  if (article === undefined) throw new Error(`article ${aid} is not in the index`);
  const link = linkTo(article.source.url, article.text, { start, end });
  return {
    source: article.source,
    start,
    end,
    text: article.text.slice(start, end),
    ...(link === undefined ? {} : { link }),
  };
}

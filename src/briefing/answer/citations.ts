import type { Store, StoredSentence } from '../store/types.ts';
import { linkTo } from '../text/fragment.ts';
import { similarity } from '../text/sketch.ts';
import type { Citation, Span } from '../types.ts';

/** From this estimated similarity on, two articles are near-copies and count as one source. */
const NEAR_COPY = 0.5;

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
    const article = store.article(aid);
    if (article === undefined) throw new Error(`article ${aid} is not in the index`);
    const text = article.text.slice(start, end);
    // A sentence that stands word for word in one article twice is cited once.
    const known = all.findIndex((c, i) => aids[i] === aid && c.text === text);
    if (known >= 0) return known;
    const link = linkTo(article.source.url, article.text, { start, end });
    all.push({ source: article.source, start, end, text, ...(link === undefined ? {} : { link }) });
    aids.push(aid);
    return all.length - 1;
  };
  return {
    span,
    sentence: (sentence) => span(sentence.aid, sentence.note),
    all,
    count: () => countSources(store, [...new Set(aids)]),
  };
}

/** Counts articles and, of them, those that are no near-copy of one counted before. */
function countSources(
  store: Store,
  aids: readonly number[],
): { articles: number; independent: number } {
  const independent: (readonly number[])[] = [];
  for (const aid of aids) {
    const sketch = store.sketchOf(aid);
    if (!independent.some((other) => similarity(other, sketch) >= NEAR_COPY))
      independent.push(sketch);
  }
  return { articles: aids.length, independent: independent.length };
}

/** Cuts articles into short ones: what a search engine finds, or a wire sends, is two or three sentences long. */
import { splitSentences } from '../../src/briefing/text/sentences.ts';
import type { Article } from '../../src/briefing/types.ts';

/** Characters of a snippet; a longer sentence stays whole. */
const CHARS = 250;

/** An article as snippets under its title, in order, each with an id of its own; no sentence is cut. */
export function snippetsOf(article: Article): Article[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of splitSentences(article.text, [])) {
    const last = spans.at(-1);
    if (last !== undefined && end - last.start <= CHARS) last.end = end;
    else spans.push({ start, end });
  }
  return spans.map(({ start, end }, i) => ({
    ...article,
    id: `${article.id}#${i}`,
    text: article.text.slice(start, end),
  }));
}

/** MiniSearch as it is measured: sentences as units, stop words left out, nothing else changed from its defaults. */
import MiniSearch, { type Options } from 'minisearch';
import { loadArticles } from '../../src/briefing/articles/load.ts';
import { splitSentences } from '../../src/briefing/text/sentences.ts';
import { STOPWORDS } from '../../src/briefing/text/stopwords.ts';

export const PEER_OPTIONS: Options<{ id: number; text: string }> = {
  fields: ['text'],
  processTerm: (term) => (STOPWORDS.has(term.toLowerCase()) ? null : term.toLowerCase()),
};

/** An index of the sentences of these articles. */
export function createPeer(articles: string): MiniSearch<{ id: number; text: string }> {
  const sentences = loadArticles(articles).articles.flatMap(({ text }) =>
    splitSentences(text, []).map(({ start, end }) => text.slice(start, end)),
  );
  const index = new MiniSearch(PEER_OPTIONS);
  index.addAll(sentences.map((text, id) => ({ id, text })));
  return index;
}

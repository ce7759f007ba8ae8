import type { Question } from '../question/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import type { SentenceWords } from '../text/packed-words.ts';
import { headingTerms } from './heading.ts';
import { likenessTo } from './likeness.ts';
import { createMatcher, type Matches } from './matches.ts';
import { createPublication } from './publication.ts';
import { createSentenceMeasure } from './sentence-features.ts';
import { measureTerms } from './term-features.ts';
import { wordsOf } from './words.ts';

/** Sentences by which an article is measured. */
const BEST_OF_ARTICLE = 4;

/** Named measures of how well a sentence fits a question; each is explained in `weights.ts`. */
export type Features = Readonly<Record<FeatureName, number>>;
export const FEATURE_NAMES = [
  'bm25',
  'bm25Paragraph',
  'bm25Heading',
  'bm25Context',
  'cover',
  'coverRelated',
  'coverAround',
  'coverNeighbours',
  'coverRelatedNear',
  'pairs',
  'ordered',
  'phrases',
  'names',
  'namesAround',
  'verb',
  'wanted',
  'wantedNear',
  'head',
  'speaker',
  'otherSpeaker',
  'quotation',
  'quotedWords',
  'outlet',
  'otherOutlet',
  'date',
  'length',
  'short',
  'first',
  'isQuestion',
  'articleCover',
  'before',
  'after',
  'headNear',
  'articleBest',
  'alike',
  'alikeNear',
  'alikeLeast',
  'lacksName',
  'lacksNumber',
  'lacksNoun',
  'lacksVerb',
  'lacksAdjective',
  'lacksOther',
  'openBefore',
  'openTwoBefore',
  'openThreeBefore',
  'inOrder',
  'triples',
  'together',
  'spread',
  'stems',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

/** A sentence with its features. */
export interface Candidate {
  readonly sentence: StoredSentence;
  readonly features: Features;
}

/** Measures all candidates of a question. The order is that of the sentences given. */
export function measure(
  question: Question,
  sentences: readonly StoredSentence[],
  store: Store,
): Candidate[] {
  const total = question.terms.reduce((sum, t) => sum + t.idf, 0) || 1;
  store.prefetch(
    sentences.flatMap((s) => [s.sid - 3, s.sid - 2, s.sid - 1, s.sid + 1]),
    sentences.map((s) => s.pid),
  );
  const matcher = createMatcher(question);
  const paragraphs = new Map<number, Matches>();
  const articles = new Map<number, ArticleTerms>();
  for (const sentence of sentences) {
    if (!paragraphs.has(sentence.pid))
      paragraphs.set(
        sentence.pid,
        matcher.together(store.sentencesOfParagraph(sentence.pid).map(wordsOf)),
      );
    const article = articles.get(sentence.aid) ?? { held: new Set(), covers: [] };
    articles.set(sentence.aid, article);
    const { held } = matcher.of(wordsOf(sentence));
    let cover = 0;
    for (const [i, t] of question.terms.entries())
      if (held[i] === true) {
        article.held.add(t.term);
        cover += t.idf / total;
      }
    article.covers.push(cover);
  }
  const publication = createPublication(question, store);
  const measureSentence = createSentenceMeasure(question);
  const likeness = likenessTo(question);
  return sentences.map((sentence) => {
    const words = wordsOf(sentence);
    const own = matcher.of(words);
    const [threeBefore, twoBefore, before, after] = [-3, -2, -1, 1].map((step) =>
      neighbour(store, sentence, step),
    );
    const { held, covers } = articles.get(sentence.aid) ?? NOTHING_HELD;
    // Not by spreading, which takes a tenth of a millisecond for so many.
    const features: Features = Object.assign(
      measureTerms(question, total, {
        own,
        paragraph: paragraphs.get(sentence.pid) ?? own,
        before: before && matcher.of(before),
        after: after && matcher.of(after),
        twoBefore: twoBefore && matcher.of(twoBefore),
        threeBefore: threeBefore && matcher.of(threeBefore),
        heading: headingTerms(store, sentence.aid),
        article: held,
      }),
      measureSentence(sentence),
      likeness(words, [before, after]),
      { ...publication.of(sentence.aid), articleBest: bestOf(covers) },
    );
    return { sentence, features };
  });
}

/** What the candidates of one article hold of the question. */
interface ArticleTerms {
  readonly held: Set<string>;
  /** Share of the words that each sentence holds. */
  readonly covers: number[];
}
const NOTHING_HELD: ArticleTerms = { held: new Set(), covers: [] };

/** Mean of the highest shares; an article with fewer sentences counts as holding nothing in the others. */
function bestOf(covers: readonly number[]): number {
  const best = [...covers].sort((a, b) => b - a).slice(0, BEST_OF_ARTICLE);
  return best.reduce((sum, cover) => sum + cover, 0) / BEST_OF_ARTICLE;
}

function neighbour(
  store: Store,
  sentence: StoredSentence,
  step: number,
): SentenceWords | undefined {
  if (sentence.position + step < 0) return undefined;
  const other = store.sentence(sentence.sid + step);
  return other?.aid === sentence.aid ? wordsOf(other) : undefined;
}

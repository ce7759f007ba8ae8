import type { Question } from '../question/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { likenessTo } from './likeness.ts';
import type { Matched, Matcher, Matches } from './matches.ts';
import { createPublication } from './publication.ts';
import { createSentenceMeasure } from './sentence-features.ts';
import { measureTerms } from './term-features.ts';

/** Sentences by which an article is measured. */
const BEST_OF_ARTICLE = 4;

/**
 * What tells whether the articles answer at all. Among sentences it chooses nothing: with it, the network did worse on
 * questions it had not seen (squad2 .801 to .797).
 */
export const OF_CHANCE = ['lacksRarest', 'affirms'] as const;

/**
 * What weighs nothing by hand and is fitted only where there are thousands of questions to learn from, by the network and in
 * the chance of an answer. With these, the weights of the rarer shapes did worse on questions they had not seen (polnear
 * .910 to .896).
 */
export const FITTED_BY_THOUSANDS = [
  'openBefore',
  'openTwoBefore',
  'openThreeBefore',
  'inOrder',
  'triples',
  'together',
  'spread',
  'stems',
  ...OF_CHANCE,
] as const;

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
  ...FITTED_BY_THOUSANDS,
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];
export type FittedByFew = Exclude<FeatureName, (typeof FITTED_BY_THOUSANDS)[number]>;

const NONE: Features = Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])) as Features;

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
  matcher: Matcher,
): Candidate[] {
  const total = question.terms.reduce((sum, t) => sum + t.idf, 0) || 1;
  const paragraphs = new Map<number, Matches>();
  const articles = new Map<number, ArticleTerms>();
  const matched = sentences.map(({ sid, pid, aid }) => {
    const own = matcher.at(sid);
    if (own === undefined) throw new Error(`sentence ${sid} is not in the index`);
    if (!paragraphs.has(pid))
      paragraphs.set(pid, matcher.together(store.words.sentencesOfParagraph(pid)));
    const article = articles.get(aid) ?? newArticle(store, aid);
    articles.set(aid, article);
    let cover = 0;
    for (const [i, t] of question.terms.entries())
      if (own.matches.held[i] === true) {
        article.held.add(t.term);
        cover += t.idf / total;
      }
    article.covers.push(cover);
    return own;
  });
  const publication = createPublication(question, store);
  const measureSentence = createSentenceMeasure(question);
  const likeness = likenessTo(question, store.words.vocabulary);
  return sentences.map((sentence, i) => {
    const { sid, pid, aid } = sentence;
    const own = matched[i] as Matched;
    const [threeBefore, twoBefore, before, after] = [-3, -2, -1, 1].map((step) =>
      within(aid, matcher.at(sid + step)),
    );
    const article = articles.get(aid) ?? newArticle(store, aid);
    // Into an object that has them all: to add them one by one, or to spread them, takes many times as long.
    const features: Features = Object.assign(
      { ...NONE },
      measureTerms(question, total, {
        own: own.matches,
        paragraph: paragraphs.get(pid) ?? own.matches,
        before: before?.matches,
        after: after?.matches,
        twoBefore: twoBefore?.matches,
        threeBefore: threeBefore?.matches,
        heading: article.heading,
        article: article.held,
      }),
      measureSentence(sentence, own.matches.words),
      likeness(own, [before, after]),
      { ...publication.of(aid), articleBest: bestOf(article.covers) },
    );
    return { sentence, features };
  });
}

/** What the candidates of one article hold of the question. */
interface ArticleTerms {
  readonly held: Set<string>;
  /** Share of the words that each sentence holds. */
  readonly covers: number[];
  readonly heading: ReadonlySet<string>;
}

function newArticle({ words }: Store, aid: number): ArticleTerms {
  return { held: new Set(), covers: [], heading: words.heading(aid) };
}

/** Mean of the highest shares; an article with fewer sentences counts as holding nothing in the others. */
function bestOf(covers: readonly number[]): number {
  const best = [...covers].sort((a, b) => b - a).slice(0, BEST_OF_ARTICLE);
  return best.reduce((sum, cover) => sum + cover, 0) / BEST_OF_ARTICLE;
}

/** A sentence if it is one of the article. */
function within(aid: number, matched: Matched | undefined): Matched | undefined {
  return matched?.sentence.aid === aid ? matched : undefined;
}

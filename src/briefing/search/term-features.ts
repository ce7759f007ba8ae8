import type { Question } from '../question/types.ts';
import { bm25 } from './bm25.ts';
import type { Matches } from './matches.ts';
import { CLOSELY_RELATED } from './words.ts';

/** Lengths that BM25 is normalised by, in words: typical for news, so that a score does not hang on the rest of the corpus. */
const AVERAGE = { sentence: 24, paragraph: 55, heading: 12 } as const;

/** A sentence and what stands around it, matched with the question's terms. */
export interface Surroundings {
  readonly own: Matches;
  /** The sentence itself included. */
  readonly paragraph: Matches;
  /** The sentences before and after it; undefined at the ends of its article. */
  readonly before: Matches | undefined;
  readonly after: Matches | undefined;
  /** The sentence two before it, and the one three before. */
  readonly twoBefore: Matches | undefined;
  readonly threeBefore: Matches | undefined;
  /** Terms of the article's title and publisher. */
  readonly heading: ReadonlySet<string>;
  /** Terms that any candidate of the article holds. */
  readonly article: ReadonlySet<string>;
}

/**
 * Measures how much of the question's terms a sentence holds, alone and with what stands around it.
 *
 * @param total rarity of all terms together, more than 0
 */
export function measureTerms(
  { terms }: Question,
  total: number,
  { own, paragraph, before, after, twoBefore, threeBefore, heading, article }: Surroundings,
) {
  const sums = {
    bm25: 0,
    bm25Paragraph: 0,
    bm25Heading: 0,
    bm25Context: 0,
    cover: 0,
    coverRelated: 0,
    coverAround: 0,
    coverNeighbours: 0,
    coverRelatedNear: 0,
    articleCover: 0,
    before: 0,
    after: 0,
    openBefore: 0,
    openTwoBefore: 0,
    openThreeBefore: 0,
  };
  let rarest = 0;
  const lacks = { name: 0, number: 0, noun: 0, verb: 0, adjective: 0, other: 0 };
  for (const [i, { term, idf, part }] of terms.entries()) {
    const count = own.counts[i] ?? 0;
    const isHeld = own.held[i] === true;
    const isBefore = before?.held[i] === true;
    const isAfter = after?.held[i] === true;
    sums.bm25 += bm25(idf, count, own.length, AVERAGE.sentence);
    if (count === 0 && isHeld) sums.bm25Context += bm25(idf, 1, own.length, AVERAGE.sentence);
    sums.bm25Paragraph += bm25(idf, paragraph.counts[i] ?? 0, paragraph.length, AVERAGE.paragraph);
    const isInHeading = heading.has(term);
    if (isInHeading) sums.bm25Heading += bm25(idf, 1, heading.size, AVERAGE.heading);
    const related = isHeld ? 1 : (own.related[i] ?? 0);
    const isAround = isHeld || isInHeading || paragraph.held[i] === true;
    const isNear = isAround || isBefore || isAfter;
    const relatedNear = isNear
      ? 1
      : Math.max(
          related,
          before?.related[i] ?? 0,
          after?.related[i] ?? 0,
          paragraph.related[i] ?? 0,
        );
    sums.coverRelatedNear += idf * relatedNear;
    if (isHeld) sums.cover += idf;
    if (related < CLOSELY_RELATED) {
      lacks[part] += idf;
      if (idf > rarest) rarest = idf;
    }
    sums.coverRelated += idf * related;
    if (isAround) sums.coverAround += idf;
    if (isNear) sums.coverNeighbours += idf;
    if (isNear || article.has(term)) sums.articleCover += idf;
    if (isBefore) sums.before += idf;
    if (isAfter) sums.after += idf;
    if (isHeld) continue;
    if (isBefore) sums.openBefore += idf;
    if (twoBefore?.held[i] === true) sums.openTwoBefore += idf;
    if (threeBefore?.held[i] === true) sums.openThreeBefore += idf;
  }
  return {
    bm25: sums.bm25 / 10,
    bm25Paragraph: sums.bm25Paragraph / 10,
    bm25Heading: sums.bm25Heading / 10,
    bm25Context: sums.bm25Context / 10,
    cover: sums.cover / total,
    coverRelated: sums.coverRelated / total,
    coverAround: sums.coverAround / total,
    coverNeighbours: sums.coverNeighbours / total,
    coverRelatedNear: sums.coverRelatedNear / total,
    articleCover: sums.articleCover / total,
    before: sums.before / total,
    after: sums.after / total,
    openBefore: sums.openBefore / total,
    openTwoBefore: sums.openTwoBefore / total,
    openThreeBefore: sums.openThreeBefore / total,
    lacksName: lacks.name / total,
    lacksNumber: lacks.number / total,
    lacksNoun: lacks.noun / total,
    lacksVerb: lacks.verb / total,
    lacksAdjective: lacks.adjective / total,
    lacksOther: lacks.other / total,
    lacksRarest: rarest / 10,
  };
}

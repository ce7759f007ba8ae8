import type { Question, Term } from '../question/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import type { SentenceWords } from '../text/packed-words.ts';
import { foldWords, tokenize } from '../text/tokens.ts';
import { bm25 } from './bm25.ts';
import { headingTerms } from './heading.ts';
import { likenessTo } from './likeness.ts';
import { headNear, measurePairs, sharedPhrases } from './phrases.ts';
import { createPublication, type Published } from './publication.ts';
import { hasWanted } from './wanted.ts';
import { CLOSELY_RELATED, wordsOf } from './words.ts';

/** Lengths that BM25 is normalised by, in words: typical for news, so that a score does not hang on the rest of the corpus. */
const AVERAGE = { sentence: 24, paragraph: 55, heading: 12 } as const;

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
    sentences.flatMap((s) => [s.sid - 1, s.sid + 1]),
    sentences.map((s) => s.pid),
  );
  const paragraphs = new Map<number, SentenceWords[]>();
  const headings = new Map<number, ReadonlySet<string>>();
  const byArticle = new Map<number, ArticleWords>();
  for (const sentence of sentences) {
    if (!paragraphs.has(sentence.pid))
      paragraphs.set(sentence.pid, store.sentencesOfParagraph(sentence.pid).map(wordsOf));
    if (!headings.has(sentence.aid)) headings.set(sentence.aid, headingTerms(store, sentence.aid));
    const words = wordsOf(sentence);
    const article = byArticle.get(sentence.aid) ?? { held: new Set(), covers: [] };
    byArticle.set(sentence.aid, article);
    let cover = 0;
    for (const t of question.terms)
      if (holds(words, t.term)) {
        article.held.add(t.term);
        cover += t.idf / total;
      }
    article.covers.push(cover);
  }
  const publication = createPublication(question, store);
  const likeness = likenessTo(question);
  return sentences.map((sentence) => {
    const words = wordsOf(sentence);
    const paragraph = paragraphs.get(sentence.pid) ?? [words];
    const heading = headings.get(sentence.aid) ?? new Set<string>();
    const neighbours = [neighbour(store, sentence, -1), neighbour(store, sentence, 1)];
    return {
      sentence,
      features: measureOne(
        question,
        total,
        sentence,
        words,
        paragraph,
        heading,
        neighbours,
        byArticle.get(sentence.aid) ?? { held: new Set(), covers: [] },
        publication.of(sentence.aid),
        likeness,
      ),
    };
  });
}

/** What the candidates of one article hold of the question. */
interface ArticleWords {
  readonly held: Set<string>;
  /** Share of the words that each sentence holds. */
  readonly covers: number[];
}

function measureOne(
  question: Question,
  total: number,
  sentence: StoredSentence,
  words: SentenceWords,
  paragraph: readonly SentenceWords[],
  heading: ReadonlySet<string>,
  [before, after]: readonly (SentenceWords | undefined)[],
  article: ArticleWords,
  published: Published,
  likeness: ReturnType<typeof likenessTo>,
): Features {
  const paragraphLength = paragraph.reduce((sum, w) => sum + w.length, 0);
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
  };
  const lacks = { name: 0, number: 0, noun: 0, verb: 0, adjective: 0, other: 0 };
  for (const t of question.terms) {
    const count = words.places.get(t.term)?.length ?? 0;
    const inContext = words.context.has(t.term);
    sums.bm25 += bm25(t.idf, count, words.length, AVERAGE.sentence);
    if (count === 0 && inContext)
      sums.bm25Context += bm25(t.idf, 1, words.length, AVERAGE.sentence);
    sums.bm25Paragraph += bm25(
      t.idf,
      paragraph.reduce((sum, w) => sum + (w.places.get(t.term)?.length ?? 0), 0),
      paragraphLength,
      AVERAGE.paragraph,
    );
    if (heading.has(t.term)) sums.bm25Heading += bm25(t.idf, 1, heading.size, AVERAGE.heading);
    const own = count > 0 || inContext;
    const related = own ? 1 : bestRelated(t, words);
    const around = own || heading.has(t.term) || paragraph.some((w) => holds(w, t.term));
    const near = around || [before, after].some((w) => w !== undefined && holds(w, t.term));
    const relatedNear = near
      ? 1
      : Math.max(
          related,
          ...[before, after, ...paragraph].map((w) => (w === undefined ? 0 : bestRelated(t, w))),
        );
    sums.coverRelatedNear += t.idf * relatedNear;
    if (own) sums.cover += t.idf;
    if (related < CLOSELY_RELATED) lacks[t.part] += t.idf;
    sums.coverRelated += t.idf * related;
    if (around) sums.coverAround += t.idf;
    if (near) sums.coverNeighbours += t.idf;
    if (near || article.held.has(t.term)) sums.articleCover += t.idf;
    if (before !== undefined && holds(before, t.term)) sums.before += t.idf;
    if (after !== undefined && holds(after, t.term)) sums.after += t.idf;
  }
  const { pairs, ordered } = measurePairs(question, words);
  const named =
    question.names.length === 0
      ? []
      : question.names.map(
          (n) =>
            n.words.every((w) => holdsWord(words, w)) ||
            n.keys.slice(0, 1).some((k) => words.places.has(k)),
        );
  const namedAround = question.names.map(
    (n, i) =>
      named[i] === true ||
      n.keys.some(
        (k) => sentence.note.mentions.some((m) => m.key === k) || sentence.note.refers.includes(k),
      ),
  );
  const speaking = speakers(question, sentence);
  const wanted = hasWanted(question, sentence);
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
    pairs,
    ordered,
    phrases: sharedPhrases(question, words),
    headNear: headNear(question, words),
    articleBest: bestOf(article.covers),
    ...likeness(words, [before, after]),
    lacksName: lacks.name / total,
    lacksNumber: lacks.number / total,
    lacksNoun: lacks.noun / total,
    lacksVerb: lacks.verb / total,
    lacksAdjective: lacks.adjective / total,
    lacksOther: lacks.other / total,
    names: share(named),
    namesAround: share(namedAround),
    verb: question.verb !== undefined && words.places.has(question.verb) ? 1 : 0,
    wanted: wanted === 'none' ? 0 : 1,
    wantedNear: wanted === 'near' ? 1 : 0,
    head:
      question.head.length === 0
        ? 0
        : question.head.filter((h) => words.places.has(h)).length / question.head.length,
    speaker: speaking.asked ? 1 : 0,
    otherSpeaker: speaking.other ? 1 : 0,
    quotation:
      (question.kind === 'quote' || question.kind === 'whosaid') && sentence.note.quotes.length > 0
        ? 1
        : 0,
    quotedWords:
      question.quoted === undefined
        ? 0
        : foldWords(sentence.text).includes(foldWords(question.quoted))
          ? 1
          : 0,
    outlet: published.outlet,
    otherOutlet: published.otherOutlet,
    date: published.date,
    length: Math.log1p(words.length) / 4,
    short: words.length < 6 ? 1 : 0,
    first: 1 / (1 + sentence.position),
    isQuestion: /\?["”’)]?$/.test(sentence.text) ? 1 : 0,
  };
}

/** Mean of the highest shares; an article with fewer sentences counts as holding nothing in the others. */
function bestOf(covers: readonly number[]): number {
  const best = [...covers].sort((a, b) => b - a).slice(0, BEST_OF_ARTICLE);
  return best.reduce((sum, cover) => sum + cover, 0) / BEST_OF_ARTICLE;
}

function holds(words: SentenceWords, term: string): boolean {
  return words.places.has(term) || words.context.has(term);
}

function holdsWord(words: SentenceWords, word: string): boolean {
  const [token] = tokenize(word);
  return token !== undefined && words.places.has(token.stem);
}

function bestRelated(term: Term, words: SentenceWords): number {
  let best = 0;
  for (const [related, weight] of term.related)
    if (weight > best && words.places.has(related)) best = weight;
  return best;
}

/** Whether one asked about speaks in the sentence, and whether somebody else does. */
function speakers(
  question: Question,
  sentence: StoredSentence,
): { asked: boolean; other: boolean } {
  if (question.kind !== 'quote') return { asked: false, other: false };
  const keys = new Set(question.names.flatMap((n) => n.keys));
  const speaking = sentence.note.quotes.map((q) => q.speaker);
  const asked = speaking.some(
    (s) =>
      s !== undefined &&
      (keys.has(s) || question.names.some((n) => n.words.every((w) => s.split(' ').includes(w)))),
  );
  return { asked, other: !asked && speaking.some((s) => s !== undefined) };
}

function neighbour(
  store: Store,
  sentence: StoredSentence,
  step: -1 | 1,
): SentenceWords | undefined {
  if (sentence.position + step < 0) return undefined;
  const other = store.sentence(sentence.sid + step);
  return other?.aid === sentence.aid ? wordsOf(other) : undefined;
}

function share(flags: readonly boolean[]): number {
  return flags.length === 0 ? 0 : flags.filter(Boolean).length / flags.length;
}

import { compareText } from '../text/compare.ts';
import type { Turns } from '../turns.ts';
import { type ArticleKey, type ArticleWords, unpackArticle, wordsAt } from './article-words.ts';
import type { Driver } from './driver.ts';
import { createSegment, lastAtMost, type Segment, sumsOf } from './segment.ts';
import type { Hit, IndexedSentence, WordIndex } from './types.ts';
import { createVocabulary } from './vocabulary.ts';
import { createWordSearch, type Scored } from './word-search.ts';

/** What has to be made again where one of its articles changes. */
const SEGMENT_SENTENCES = 8_192;
const ARTICLES_PER_TURN = 50;

/** A word index that reads what a database holds when it is told to. */
export interface StoredWordIndex extends WordIndex {
  /** Reads it in turns, beside what is at hand; what is returned goes on to it. */
  read(from: Driver): Turns<() => void>;
}

/**
 * Makes a word index, empty until it is first read.
 *
 * @param segmentSentences sentences with which a segment is full
 */
export function createWordIndex(segmentSentences = SEGMENT_SENTENCES): StoredWordIndex {
  const vocabulary = createVocabulary();
  let segments: readonly Segment[] = [];
  let catalogue = catalogueOf(segments);
  let search = createWordSearch(segments);
  const headings = new WeakMap<ArticleWords, ReadonlySet<string>>();

  const numbersOf = (terms: readonly string[]): number[] =>
    [...new Set(terms)].flatMap((term) => vocabulary.numberOf(term) ?? []);
  const byPlace = (a: number, b: number): number =>
    compareText(articleAt(catalogue, a).id, articleAt(catalogue, b).id) || a - b;
  const toHit = ({ sentence, score }: Scored): Hit => {
    const at = lastAtMost(catalogue.firsts, sentence);
    const { firstSid } = catalogue.articles[at] as ArticleWords;
    return { id: firstSid + sentence - (catalogue.firsts[at] as number), score };
  };
  const sentenceOf = (article: ArticleWords, position: number): IndexedSentence => ({
    sid: article.firstSid + position,
    pid: article.firstSid + (article.paragraphs[position] as number),
    aid: article.aid,
    articleId: article.id,
    position,
    packed: wordsAt(article, position),
  });

  return {
    vocabulary,
    get size() {
      return catalogue.firsts.at(-1) ?? 0;
    },
    read: function* (from) {
      // Terms that stand in no sentence at hand are found nowhere: they need not be kept apart.
      yield* vocabulary.read(from);
      const next = yield* replaceSegments(from, segments, vocabulary.size, segmentSentences);
      const nextCatalogue = catalogueOf(next);
      const nextSearch = createWordSearch(next);
      return () => {
        segments = next;
        catalogue = nextCatalogue;
        search = nextSearch;
      };
    },
    frequency: (term) => {
      const number = vocabulary.numberOf(term);
      if (number === undefined) return 0;
      return segments.reduce((sum, segment) => {
        const [from, to] = segment.rangeOf(number);
        return sum + to - from;
      }, 0);
    },
    findSentences: (terms, limit) =>
      search.findSentences(numbersOf(terms), limit, byPlace).map(toHit),
    findParagraphs: (terms, limit) =>
      search.findParagraphs(numbersOf(terms), limit, byPlace).map(toHit),
    sentence: (sid) => {
      const article = articleWith(catalogue, sid);
      return article && sentenceOf(article, sid - article.firstSid);
    },
    heading: (aid) => {
      const article = catalogue.byAid.get(aid);
      if (article === undefined) return new Set();
      let terms = headings.get(article);
      if (terms === undefined) {
        terms = new Set(Array.from(article.heading, (term) => vocabulary.termOf(term) ?? ''));
        headings.set(article, terms);
      }
      return terms;
    },
    sentencesOfArticle: (aid) => {
      const article = catalogue.byAid.get(aid);
      return article === undefined
        ? []
        : Array.from(article.paragraphs, (_, position) => sentenceOf(article, position));
    },
    sentencesOfParagraph: (pid) => {
      const article = articleWith(catalogue, pid);
      const sentences: IndexedSentence[] = [];
      if (article === undefined) return sentences;
      const first = pid - article.firstSid;
      for (let i = first; article.paragraphs[i] === first; i++)
        sentences.push(sentenceOf(article, i));
      return sentences;
    },
  };
}

/** The article of a sentence that is numbered through the segments. */
function articleAt({ articles, firsts }: Catalogue, sentence: number): ArticleWords {
  return articles[lastAtMost(firsts, sentence)] as ArticleWords;
}

function articleWith({ byRow, firstSids }: Catalogue, sid: number): ArticleWords | undefined {
  const article = byRow[lastAtMost(firstSids, sid)];
  return article !== undefined && sid < article.firstSid + article.paragraphs.length
    ? article
    : undefined;
}

/** Where the articles of all segments stand. */
interface Catalogue {
  /** In order of the segments. */
  readonly articles: readonly ArticleWords[];
  /** Of each of them, its first sentence, numbered through the segments. */
  readonly firsts: Int32Array;
  /** Those with sentences, in order of the numbers these have in the database, and the first numbers. */
  readonly byRow: readonly ArticleWords[];
  readonly firstSids: Int32Array;
  readonly byAid: ReadonlyMap<number, ArticleWords>;
}

function catalogueOf(segments: readonly Segment[]): Catalogue {
  const articles = segments.flatMap((segment) => segment.articles);
  const byRow = articles
    .filter((a) => a.paragraphs.length > 0)
    .sort((a, b) => a.firstSid - b.firstSid);
  return {
    articles,
    firsts: sumsOf(articles.map((a) => a.paragraphs.length)),
    byRow,
    firstSids: Int32Array.from(byRow, (a) => a.firstSid),
    byAid: new Map(articles.map((a) => [a.aid, a])),
  };
}

/** The segments that hold the articles of the database; those whose articles are all as they were are kept. */
function* replaceSegments(
  driver: Driver,
  before: readonly Segment[],
  terms: number,
  full: number,
): Turns<Segment[]> {
  const stored = driver.all<ArticleKey>(
    'SELECT aid, id, hash, firstSid FROM articles JOIN article_words USING (aid) ORDER BY aid',
  );
  const byAid = new Map(stored.map((row) => [row.aid, row]));
  // A row that was given up may have become another article's since.
  const isAsStored = (article: ArticleKey): boolean => {
    const row = byAid.get(article.aid);
    return row?.id === article.id && row.hash === article.hash && row.firstSid === article.firstSid;
  };
  const whole = before.filter((segment) => segment.articles.every(isAsStored));
  const isHeld = heldBy(whole);
  const isNew = stored.some((row) => !isHeld(row.aid));
  // What is new goes together with a segment that is not full.
  const kept = isNew ? whole.filter((s) => s.paragraphs.length >= full) : whole;
  const isKept = heldBy(kept);
  const known = new Map(
    before.flatMap((s) => s.articles.filter(isAsStored)).map((a) => [a.aid, a]),
  );
  const open = stored.filter((row) => !isKept(row.aid));
  const unread = open.map((row) => row.aid).filter((aid) => !known.has(aid));
  const read = new Map<number, Uint8Array>();
  for (let from = 0; from < unread.length; from += ARTICLES_PER_TURN) {
    yield;
    for (const { aid, words } of driver.all<{ aid: number; words: Uint8Array }>(
      'SELECT aid, words FROM article_words WHERE aid IN (SELECT value FROM json_each(?))',
      JSON.stringify(unread.slice(from, from + ARTICLES_PER_TURN)),
    ))
      read.set(aid, words);
  }
  const made: Segment[] = [];
  let articles: ArticleWords[] = [];
  let sentences = 0;
  for (const [i, row] of open.entries()) {
    if (i % ARTICLES_PER_TURN === 0) yield;
    const words = read.get(row.aid);
    const article = words === undefined ? known.get(row.aid) : unpackArticle(row, words);
    if (article === undefined)
      throw new Error(`the words of article ${row.aid} are not in the index`);
    articles.push(article);
    sentences += article.paragraphs.length;
    if (sentences < full) continue;
    made.push(yield* createSegment(articles, terms));
    articles = [];
    sentences = 0;
  }
  if (articles.length > 0) made.push(yield* createSegment(articles, terms));
  return [...kept, ...made];
}

function heldBy(segments: readonly Segment[]): (aid: number) => boolean {
  const aids = new Set(segments.flatMap((segment) => segment.articles.map((a) => a.aid)));
  return (aid) => aids.has(aid);
}

import type { SentenceNote } from '../annotate/types.ts';
import type { PackedWords, SentenceWords } from '../text/packed-words.ts';
import type { Token } from '../text/tokens.ts';
import type { Turns } from '../turns.ts';
import type { Article, ArticleState, IndexProgress, Source, Span } from '../types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A stored article: what is cited from it, and the text the offsets count in. */
export interface StoredArticle {
  readonly aid: number;
  readonly source: Source;
  readonly text: string;
}

/** A sentence without its text. */
export interface IndexedSentence {
  readonly sid: number;
  /** Number of its paragraph: that of the first sentence in it. */
  readonly pid: number;
  readonly aid: number;
  /** Id of its article: ties are broken by it, since row numbers only tell in which order articles came. */
  readonly articleId: string;
  /** Number of the sentence in its article, from 0. */
  readonly position: number;
  readonly packed: PackedWords;
}

/** A stored sentence; the offsets of its words are the article's. */
export interface StoredSentence extends Omit<IndexedSentence, 'packed'> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: SentenceWords;
  /** Its words as they stand there; made when first asked for, since most sentences looked at are never read closely. */
  readonly tokens: readonly Token[];
  readonly note: SentenceNote;
}

export interface StoredRole extends Span {
  readonly person: string;
  readonly sid: number;
  readonly name: Span;
}

export interface StoredName {
  readonly key: string;
  readonly kind: string;
  /** As one article writes it. */
  readonly shown: string;
  readonly count: number;
}

export interface Hit {
  readonly id: number;
  /** BM25: higher is better. */
  readonly score: number;
}

/**
 * The words of all sentences, in memory: a question looks at those of a hundred sentences and at all places of its terms,
 * and to read them from the database takes longer than all the rest. 12 MB for 1,008 articles of news.
 */
export interface WordIndex {
  readonly vocabulary: Vocabulary;
  /** Number of sentences. */
  readonly size: number;
  /** Number of sentences that a term stands in, or is meant in. */
  frequency(term: string): number;
  /** The sentences, or paragraphs, that fit the terms best; equal ones by article id, then by position. */
  findSentences(terms: readonly string[], limit: number): Hit[];
  findParagraphs(terms: readonly string[], limit: number): Hit[];
  sentence(sid: number): IndexedSentence | undefined;
  /** Terms of an article's title and publisher. */
  heading(aid: number): ReadonlySet<string>;
  /** In order of position. */
  sentencesOfArticle(aid: number): IndexedSentence[];
  sentencesOfParagraph(pid: number): IndexedSentence[];
}

/**
 * Read and write access to the index; the only place that knows its tables. What is read is one state of it, whatever
 * other connections and processes write meanwhile, until it goes on to the next.
 */
export interface Store {
  /** Makes the index hold just these articles; reads only what is new or changed. Then reads the state that came of it. */
  sync(articles: readonly Article[], onProgress?: (progress: IndexProgress) => void): Promise<void>;
  /**
   * Reads the state that the index has now, in turns, while the one at hand is read as before. What is returned goes on to it
   * and must be called; undefined when it is the same.
   */
  readNext(): Turns<(() => void) | undefined>;
  readonly words: WordIndex;
  findRoles(terms: readonly string[], limit: number): StoredRole[];
  rolesOf(person: string): StoredRole[];
  sentence(sid: number): StoredSentence | undefined;
  /** Sentences in the order of their numbers given, read in one go; those that are not in the index are left out. */
  sentences(sids: readonly number[]): StoredSentence[];
  /** In order of position. */
  sentencesOfParagraph(pid: number): StoredSentence[];
  sentencesOfArticle(aid: number): StoredSentence[];
  /** Numbers of the first sentences of articles, so many of each. */
  heads(aids: readonly number[], sentences: number): number[];
  sentencesNaming(key: string, limit: number): number[];
  /** Content hash of an article. */
  hashOf(id: string): string | undefined;
  /** Articles that name it, in order of their ids. */
  articlesNaming(key: string): number[];
  article(aid: number): StoredArticle | undefined;
  /** Sketch of an article's own words; see `sketch`. Empty when there is no such article. */
  sketchOf(aid: number): Uint32Array;
  /** News agencies that an article credits; see `findCredits`. None when there is no such article. */
  creditsOf(aid: number): readonly string[];
  /** Another number whenever the index has changed. */
  readonly state: number;
  /** All articles by id. */
  readonly articleIds: ReadonlyMap<string, number>;
  /** Indexed terms that begin with a letter, the most frequent first. */
  termsFrom(letter: string): readonly string[];
  /** Every publisher that is stated, once. */
  publishers(): readonly string[];
  /** All names of the corpus, the most frequent first. */
  names(): readonly StoredName[];
  /** The same in turns; `names` then has them at hand. */
  readNames(): Turns<readonly StoredName[]>;
  /** Every article with its hash, in order of ids. */
  states(): readonly ArticleState[];
  /** Every article without its text, in order of ids. */
  sources(): readonly Source[];
  close(): void;
}

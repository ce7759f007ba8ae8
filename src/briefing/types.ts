import type { Settling } from './articles/settle.ts';
import type { Digest, DigestOptions } from './digest/digest-types.ts';
import type { ClaimCheck } from './overview/check/check-types.ts';
import type { Coverage } from './overview/coverage-types.ts';
import type { FoundDifference } from './overview/differences/difference-types.ts';
import type { People } from './overview/people-types.ts';
import type { Quotations } from './overview/quotations/quotation-types.ts';
import type { Timeline } from './overview/timeline/timeline-types.ts';

/**
 * The vocabulary of the briefing core: plain values, no wording, no markup.
 * Offsets count UTF-16 code units of `Article.text`, end exclusive.
 */

/** Half-open range `[start, end)` of an article's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a reader needs to know about an article. What the file does not state is undefined, never guessed. */
export interface Source {
  /** The `.jsonl` id, or the file's name. Unique in a corpus. */
  readonly id: string;
  /** File name (for a `.jsonl` line: the id). */
  readonly file: string;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
  /** As the file gives it; ISO 8601 where it parses as a date. */
  readonly published?: string | undefined;
  readonly url?: string | undefined;
}

/** One file or feed item. */
export interface Article extends Source {
  /** The story exactly as it came (without front matter). */
  readonly text: string;
  /** SHA-256 (hex) over metadata and text; equal hash, nothing to re-read. */
  readonly hash: string;
}

/** An article as it stood at one moment: the same id with another hash is another state of it. */
export type ArticleState = Pick<Article, 'id' | 'hash'>;

/** Something that could not be loaded; the rest of the folder is not affected. */
export interface Problem {
  /** File, or file:line for `.jsonl`. */
  readonly where: string;
  /** What is wrong, with the offending value, and the remedy. */
  readonly message: string;
}

/** Words of an article: `text === article.text.slice(start, end)`. */
export interface Citation extends Span {
  readonly source: Source;
  readonly text: string;
  /** The article's address with a text fragment that leads to these words; only where they can be told apart in it. */
  readonly link?: string | undefined;
}

/** The paragraph that words of an article stand in. */
export interface Context {
  readonly citation: Citation;
  /** Its sentences in order, each a slice of the article's text. Furniture between them is left out. */
  readonly sentences: readonly (Span & { readonly text: string; readonly isCited: boolean })[];
}

/** Kinds of question the core tells apart. */
export type QuestionKind =
  | 'who'
  | 'list'
  | 'what'
  | 'when'
  | 'where'
  | 'why'
  | 'howmany'
  | 'quote'
  | 'whosaid'
  | 'yesno'
  | 'describe'
  | 'define'
  | 'sources'
  | 'differ';

/** How the question was understood, so that a reader can see and correct it. */
export interface Reading {
  readonly kind: QuestionKind;
  /** Names of the corpus the question is about, as the articles spell them. */
  readonly about: readonly string[];
  /** Spellings that were mended: what stood in the question, what it was read as. */
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
  /** The completed question, when it was read with the help of earlier turns. */
  readonly completed?: string | undefined;
}

/** One value of the asked particular, and who says it. */
export interface Value {
  /** Shortest wording of an article that answers; a verbatim slice of the first citation's article. */
  readonly text: string;
  /** Indexes into `Answer.citations`. */
  readonly citations: readonly number[];
}

/** Different values of the same particular, side by side; no winner. */
export interface Difference {
  /** What the values are about, in words of the question or of the articles. */
  readonly about: string;
  readonly values: readonly Value[];
}

/** One member of a list, merged over articles. */
export interface ListItem {
  readonly text: string;
  /** Role or description standing next to the name, verbatim. */
  readonly detail?: string | undefined;
  /** Other spellings found. */
  readonly spellings: readonly string[];
  readonly citations: readonly number[];
}

/** A directly quoted span. */
export interface Quote {
  /** The words between the quotation marks, verbatim. */
  readonly text: string;
  readonly speaker?: string | undefined;
  /** The outlet or agency the article names as having reported it. */
  readonly via?: string | undefined;
  /** False where the articles only report the words in their own wording (indirect speech). */
  readonly direct: boolean;
  readonly citations: readonly number[];
}

interface AnswerBase {
  readonly question: string;
  readonly reading: Reading;
  /** The sentences the answer stands on, best first. Values point into this list. */
  readonly citations: readonly Citation[];
  /** How many articles say it, and how many of them are independent of one another. */
  readonly articles: number;
  readonly independent: number;
  readonly differences: readonly Difference[];
  /** Calibrated 0..1: how likely the question is answered here at all. */
  readonly confidence: number;
  /** Further ranked sentences, only when asked for with `AskOptions.top`; not part of the answer. */
  readonly further: readonly Citation[];
}

/** The forms in which the articles answer. */
export type Form =
  | {
      readonly kind: 'direct';
      readonly values: readonly Value[];
      readonly verdict?: 'yes' | 'no' | undefined;
    }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'quotes'; readonly quotes: readonly Quote[] }
  | { readonly kind: 'passages' }
  | { readonly kind: 'sources'; readonly sources: readonly Source[] }
  | { readonly kind: 'differs' };

/** Said where the articles do not answer. */
export interface NotFound {
  readonly kind: 'notFound';
  /** Words of the question that stand nowhere in the articles. */
  readonly missing: readonly string[];
  /** At most two sentences that came nearest; not an answer. */
  readonly nearest: readonly Citation[];
}

/** What `Briefing.ask` gives back. */
export type Answer = AnswerBase & (Form | NotFound);

/** An earlier question of the same conversation with its answer. */
export interface Turn {
  readonly question: string;
  readonly answer: Answer;
}

export interface AskOptions {
  /** Earlier turns, oldest first. */
  readonly history?: readonly Turn[] | undefined;
  /** Only these articles (ids) are searched. */
  readonly scope?: readonly string[] | undefined;
  /** Fill `further` until citations and further together count this many. */
  readonly top?: number | undefined;
}

export interface IndexProgress {
  readonly done: number;
  readonly total: number;
}

export interface BriefingOptions {
  /** A folder of `.txt`, `.md`, `.jsonl` files, or one such file. */
  readonly articles: string;
  /** Path of the SQLite file, or ':memory:'. It can always be deleted and is rebuilt. */
  readonly database: string;
  /** Files above this many bytes become a Problem. Default 2 MB. */
  readonly maxFileBytes?: number | undefined;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
  /** Given, files that are being written at the start are waited for, a few seconds at most. */
  readonly settling?: Settling | undefined;
}

/** The core as others see it. */
export interface Briefing {
  /** What could not be loaded. */
  readonly problems: readonly Problem[];
  /** The loaded articles in order of file name. */
  readonly sources: readonly Source[];
  /** Answers a question of any length; never throws for its content. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** Persons whose name the typed words may become, at most `limit`; the more frequent first. */
  findNames(typed: string, limit: number): readonly string[];
  /** Who is who; with a name, only persons whose name holds it. */
  people(options?: { readonly name?: string | undefined }): Promise<People>;
  /**
   * Direct quotations, each once in all its wordings, at most `limit` (default 15); with a name, only that speaker's.
   * The first call reads all articles, which takes seconds where there are a thousand.
   */
  quotations(options?: {
    readonly who?: string | undefined;
    readonly limit?: number | undefined;
  }): Promise<Quotations>;
  /** Dated events in order; with a subject, only what is about it. */
  timeline(options?: { readonly about?: string | undefined }): Promise<Timeline>;
  /** Where articles differ, the surest first; with a subject, only what is about it. */
  differences(options?: {
    readonly about?: string | undefined;
  }): Promise<readonly FoundDifference[]>;
  /** Facts, and which articles report them; with a subject, only what is about it. */
  coverage(options?: { readonly about?: string | undefined }): Promise<Coverage>;
  /** Compares a message with the articles, detail by detail. */
  check(message: string): Promise<ClaimCheck>;
  /** Hash (SHA-256, hex) over an article's metadata and text, or undefined when there is no such article. */
  hashOf(id: string): string | undefined;
  /** Every article as it stands now, in order of ids. */
  snapshot(): readonly ArticleState[];
  /** What is new since an earlier snapshot. Others get turns on the event loop while it is made. */
  digest(options?: DigestOptions): Promise<Digest>;
  /** The paragraph around cited words, or undefined when the article no longer has them there. */
  context(citation: Citation): Context | undefined;
  /** Does beforehand, in turns, what the first calls of some of these would take seconds for. */
  warm(): Promise<void>;
  /**
   * From now on takes in articles that come, change or go, in a thread of its own. Answers under way finish on the state of
   * the articles that they began with.
   *
   * @throws Error for an index in memory
   */
  follow(listener: FollowListener): void;
  /** Resolves when nothing is read or written any more. */
  close(): Promise<void>;
}

export interface FollowListener {
  /** Told when answers come from another state of the articles. */
  readonly onChange?: (() => void) | undefined;
  /** Told what kept articles from being taken in; it is tried again. */
  readonly onFault: (message: string) => void;
}

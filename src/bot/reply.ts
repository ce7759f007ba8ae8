import type { Source } from '../briefing/index.ts';
import type { Picture } from './picture.ts';

/**
 * What the bot says, named by meaning. Renderers decide the looks, escape every text in here (articles and users
 * are not to be trusted), and put quotation marks around nothing but `exact` runs and `quote` blocks.
 */
export interface Reply {
  readonly status: 'answered' | 'notFound' | 'error' | 'info';
  /** By which the answer can be found again; only where it is kept. */
  readonly id?: string | undefined;
  /** For the asker's eyes only, wherever he asked. */
  readonly isPrivate?: boolean | undefined;
  readonly blocks: readonly Block[];
}

export type Block =
  | TextBlock
  | HeadingBlock
  | QuoteBlock
  | ListBlock
  | DifferencesBlock
  | CoverageBlock
  | PictureBlock
  | SourcesBlock
  | ChoicesBlock;

/** A piece of running text: the bot's own words, the user's, or words as they stand in an article. */
export type Run =
  | { readonly kind: 'own'; readonly text: string }
  | { readonly kind: 'user'; readonly text: string }
  | { readonly kind: 'exact'; readonly text: string; readonly sources: readonly number[] }
  /** Words of an article that stand around those meant. */
  | { readonly kind: 'around'; readonly text: string };

/** A paragraph. */
export interface TextBlock {
  readonly kind: 'text';
  readonly runs: readonly Run[];
}

/** The bot's own words over what follows. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly text: string;
}

/** Words of an article, whole; never cut. */
export interface QuoteBlock {
  readonly kind: 'quote';
  readonly text: string;
  /** `speech`: words somebody said, without the marks around them. `sentence`: a sentence of the article. */
  readonly of: 'speech' | 'sentence';
  readonly speaker?: string | undefined;
  /** Through whom the words were reported. */
  readonly via?: string | undefined;
  /** Numbers in the sources block. */
  readonly sources: readonly number[];
  /** Address of these very words, where the article has one. */
  readonly link?: string | undefined;
}

export interface ListBlock {
  readonly kind: 'list';
  readonly items: readonly Item[];
}

export interface Item {
  readonly runs: readonly Run[];
  readonly sources: readonly number[];
}

/** What different articles say of one thing, side by side. */
export interface DifferencesBlock {
  readonly kind: 'differences';
  /** The bot's own words for how the values stand to one another; 'The articles differ' when not given. */
  readonly lead?: string | undefined;
  readonly about: string;
  readonly rows: readonly {
    /** Exact words of the first of `sources`. */
    readonly text: string;
    readonly sources: readonly number[];
    /** What those sources are called, in the same order. */
    readonly names: readonly string[];
  }[];
}

/** Facts, and which articles report them. */
export interface CoverageBlock {
  readonly kind: 'coverage';
  /** Numbers of the articles that are compared. */
  readonly sources: readonly number[];
  readonly rows: readonly {
    /** A sentence that states the fact; exact words of an article. */
    readonly text: string;
    /** Numbers of the articles that say it; the others are silent. */
    readonly said: readonly number[];
  }[];
}

/** A picture of what other blocks say in words; where no picture can be shown it is left out. */
export interface PictureBlock {
  readonly kind: 'picture';
  readonly of: Picture;
}

/** The articles that the numbers elsewhere in the Reply stand for. */
export interface SourcesBlock {
  readonly kind: 'sources';
  readonly sources: readonly NumberedSource[];
}

export interface NumberedSource extends Source {
  readonly number: number;
}

/** Things the reader may ask next; a choice is a command typed for him. */
export interface ChoicesBlock {
  readonly kind: 'choices';
  readonly choices: readonly { readonly label: string; readonly command: string }[];
}

/** Returns a run of the bot's own words. */
export function own(text: string): Run {
  return { kind: 'own', text };
}

/** Returns a run of words that came from the user. */
export function user(text: string): Run {
  return { kind: 'user', text };
}

/** Returns a run of words as they stand in articles. */
export function exact(words: string, sources: readonly number[] = []): Run {
  return { kind: 'exact', text: words, sources };
}

/** Returns a paragraph. */
export function text(...runs: readonly Run[]): TextBlock {
  return { kind: 'text', runs };
}

/** What stands before the subject of values side by side. */
export function leadOf({ lead = 'The articles differ' }: DifferencesBlock): string {
  return `${lead}: `;
}

/** Returns the bot's own words over what follows. */
export function heading(words: string): HeadingBlock {
  return { kind: 'heading', text: words };
}

/** What an article is called in a Reply: its title, or its file where no title is given. */
export function sourceName(source: Source): string {
  return source.title ?? source.file;
}

/** Publisher and day of an article in words, saying so where they are not given. */
export function sourceDetails(source: Source): string {
  const { publisher, published } = source;
  const day = published?.replace(/^(\d{4}-\d{2}-\d{2})T.*$/s, '$1');
  if (publisher === undefined && day === undefined) return 'Publisher and date not given';
  return `${publisher ?? 'Publisher not given'}, ${day ?? 'date not given'}`;
}

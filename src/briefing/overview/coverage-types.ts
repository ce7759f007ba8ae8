import type { Citation, Source } from '../types.ts';

/** What one article says of a fact. */
export interface CoverageCell {
  readonly source: Source;
  /** Undefined where the article is silent. */
  readonly citation?: Citation | undefined;
}

/** A fact, as the sentence has it that says most of it, and which articles say it. */
export interface CoverageRow {
  readonly fact: Citation;
  /** One cell for each article of the coverage, in their order. */
  readonly cells: readonly CoverageCell[];
  /** Articles that say it, and how many of them are independent of one another. */
  readonly articles: number;
  readonly independent: number;
}

/** Facts and who reports them. */
export interface Coverage {
  readonly sources: readonly Source[];
  /** Those that most independent articles say come first. */
  readonly rows: readonly CoverageRow[];
  /** Articles that say nothing of all this, beyond `sources`. */
  readonly silent: number;
}

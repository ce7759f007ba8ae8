/** What the measured processes print. Times are taken inside them, after Node and the code were loaded. */

export interface IndexResult {
  readonly seconds: number;
  readonly peakMb: number;
}

export interface RestartResult {
  readonly seconds: number;
  /** Citations of the first answer. */
  readonly found: number;
}

export interface SearchResult {
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly peakMb: number;
}

/** How long the event loop of a bot stood still. */
export interface ChatJobResult {
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
}

export interface AnswersResult extends SearchResult {
  readonly longestBlockMs: number;
  readonly long: readonly {
    readonly chars: number;
    readonly what: string;
    readonly blockMs: number;
  }[];
}

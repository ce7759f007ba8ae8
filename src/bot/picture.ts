/**
 * What pictures show, as plain values: platforms draw them. A picture says nothing that the words of its Reply do not say,
 * and its numbers of articles are those of the Reply.
 */
export type Picture = PicturedTimeline | PicturedCoverage;

/** What happened when, in order. */
export interface PicturedTimeline {
  readonly kind: 'timeline';
  /** What it is about, as it was asked; everything where undefined. */
  readonly about?: string | undefined;
  readonly events: readonly PicturedEvent[];
  /** Further events, which are not among these. */
  readonly left: number;
  readonly sources: readonly PicturedSource[];
}

export interface PicturedEvent {
  /** "19 June 2024"; empty where the articles do not say exactly. */
  readonly day: string;
  /** What happened, in the words of an article. */
  readonly text: string;
  /** The times given, as they are written; several where articles give others. */
  readonly times: readonly { readonly text: string; readonly sources: readonly number[] }[];
  /** Two of the times cannot both be right. */
  readonly differs: boolean;
  /** It is told as to come, planned or possible. */
  readonly isExpected: boolean;
}

/** Who reports which fact. */
export interface PicturedCoverage {
  readonly kind: 'coverage';
  /** What it is about, as it was asked; everything where undefined. */
  readonly about?: string | undefined;
  /** The articles that are compared. */
  readonly sources: readonly PicturedSource[];
  readonly facts: readonly PicturedFact[];
}

export interface PicturedFact {
  /** A sentence that states it, in the words of an article. */
  readonly text: string;
  /** Numbers of the articles that say it; the others are silent. */
  readonly said: readonly number[];
}

export interface PicturedSource {
  readonly number: number;
  readonly name: string;
}

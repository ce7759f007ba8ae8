import type { Citation, Span } from '../../types.ts';

/** How exactly a time is known, from the coarsest to the finest. */
export type Precision = 'year' | 'month' | 'week' | 'day' | 'part' | 'clock';

/** What the day of a time was counted from. */
export type Basis =
  /** The words name the date themselves. */
  | 'stated'
  /** The article's `published`. */
  | 'published'
  /** A date that the article's own sentences state ("Friday (June 6)"); it has no `published`. */
  | 'ownDate'
  /** The day another article gives for the same event; the article states no date at all. */
  | 'sameEvent';

/**
 * The interval `[from, to)` of the calendar that a time resolves to, as `YYYY-MM-DDTHH:MM` in the place's own clock (time
 * zones are not stated and not guessed). Without a known year the year is left out: `--MM-DDTHH:MM`.
 */
export interface When {
  readonly from: string;
  readonly to: string;
  readonly precision: Precision;
  readonly hasYear: boolean;
  /** Without a known year: by how many years it is later than the article's own year (-1: the year before), where that is known. */
  readonly yearsFromArticle?: number | undefined;
  readonly basis: Basis;
}

/** Words of an article: `text` is its slice `[start, end)`. */
export interface Words extends Span {
  readonly text: string;
}

/** One article's statement of an event. */
export interface Telling {
  /** The whole sentence; with a quotation over several sentences all of them, for one of them names the speaker. */
  readonly citation: Citation;
  /** The part of the citation that tells the event and holds the time. */
  readonly clause: Words;
  /** The time as it is written there. */
  readonly time: Words;
  /** Undefined where the articles do not give enough to place it. */
  readonly when?: When | undefined;
  /** True where the article speaks of it as to come, planned or possible. */
  readonly isExpected: boolean;
}

/** One of the times that the articles give for an event. */
export interface TimeValue {
  /** As the first of its tellings writes it. */
  readonly text: string;
  readonly when?: When | undefined;
  /** Indexes into the entry's `tellings`. */
  readonly tellings: readonly number[];
}

/** An event with all that the articles say of its time. */
export interface TimelineEntry {
  /** The same event as told by each article; the first is the one to show. Never empty. */
  readonly tellings: readonly Telling[];
  /** The different times given, in order. None is preferred. Never empty. */
  readonly values: readonly TimeValue[];
  /** True where two of the times cannot both be right. */
  readonly differs: boolean;
  /** True where no article tells it as having happened. */
  readonly isExpected: boolean;
}

/** Events in the order of their times. */
export interface Timeline {
  /**
   * By start, then the more exact first, then by article id and place. Those of which only the year is not known come
   * behind those with a year.
   */
  readonly entries: readonly TimelineEntry[];
  /** Events whose time could not be placed, by article id and place. */
  readonly undated: readonly TimelineEntry[];
  /** How many further events were found and left out by the limit. */
  readonly left: number;
}

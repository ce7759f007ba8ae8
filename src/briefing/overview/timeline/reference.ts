import type { Store } from '../../store/types.ts';
import type { TimeExpression } from '../../text/times.ts';
import { DAY, dayOf, NO_YEAR, partsOf } from './calendar.ts';
import type { Basis } from './timeline-types.ts';

/** The day that "Tuesday", "yesterday" or "last June" of an article count from. */
export interface Reference {
  /** Start of the day. Without a known year it is counted in `NO_YEAR`. */
  readonly day: number;
  /** 0 = Sunday. Known from the words where the year is not. */
  readonly weekday: number;
  readonly hasYear: boolean;
  readonly basis: Exclude<Basis, 'stated'>;
}

/** Dates further apart than this are of different weeks: none of them is the article's own. */
const SAME_WEEK_DAYS = 6;
/** "Friday, June 5", "Friday (June 6)": only texts that hold such words are read for them. */
const DATED_WEEKDAY =
  /(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day[\s,(]+(?:on |the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\b|Feb\b|Mar\b|Apr\b|Jun\b|Jul\b|Aug\b|Sept?\b|Oct\b|Nov\b|Dec\b)/;

/**
 * Finds the day an article's times count from: its `published`, else the date that its sentences state together with a
 * weekday, one with a year before one without. Undefined where it gives none, or several of different weeks.
 */
export function findReference(store: Store, aid: number): Reference | undefined {
  const article = store.article(aid);
  if (article === undefined) return undefined;
  return publishedDay(article.source.published) ?? statedDay(store, aid, article.text);
}

function publishedDay(published: string | undefined): Reference | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(published ?? '') ?? [];
  if (year === undefined) return undefined;
  const from = dayOf(Number(year), Number(month), Number(day))?.from;
  if (from === undefined) return undefined;
  return { day: from, weekday: partsOf(from).weekday, hasYear: true, basis: 'published' };
}

function statedDay(store: Store, aid: number, text: string): Reference | undefined {
  if (!DATED_WEEKDAY.test(text)) return undefined;
  // What somebody is quoted with may be of another day.
  const stated = store
    .sentencesOfArticle(aid)
    .flatMap(({ note }) =>
      note.times
        .filter((t) => !note.quotes.some((q) => t.start >= q.start && t.end <= q.end))
        .flatMap((t) => datedWeekday(t) ?? []),
    );
  const withYear = stated.filter((r) => r.hasYear);
  const best = withYear.length > 0 ? withYear : stated;
  const days = best.map((r) => r.day);
  const isOneWeek = Math.max(...days) - Math.min(...days) <= SAME_WEEK_DAYS * DAY;
  return isOneWeek ? best[0] : undefined;
}

/** A date with its weekday; undefined where the two contradict each other. */
function datedWeekday({ year, month, day, weekday }: TimeExpression): Reference | undefined {
  if (month === undefined || day === undefined || weekday === undefined) return undefined;
  const from = dayOf(year ?? NO_YEAR, month, day)?.from;
  if (from === undefined) return undefined;
  if (year !== undefined && partsOf(from).weekday !== weekday) return undefined;
  return { day: from, weekday, hasYear: year !== undefined, basis: 'ownDate' };
}

import { createCitationList } from '../../answer/citations.ts';
import type { Store } from '../../store/types.ts';
import type { Citation, Span } from '../../types.ts';
import { formatMinute, NO_YEAR, partsOf } from './calendar.ts';
import type { PlacedEvent } from './placed-event.ts';
import { passageOf } from './quote-passage.ts';
import type { Resolved } from './resolve-time.ts';
import { compareResolved, excludesTime, hasSameTime } from './time-order.ts';
import type { Telling, TimelineEntry, TimeValue, When, Words } from './timeline-types.ts';

/** Makes one entry of what several sentences tell of one event. */
export function toEntry(store: Store, group: readonly PlacedEvent[]): TimelineEntry {
  const tellings = group.map((event) => toTelling(store, event));
  const values: { readonly event: PlacedEvent; readonly tellings: number[] }[] = [];
  for (const [i, event] of group.entries()) {
    const known = values.find((v) => hasSameTime(v.event, event));
    if (known === undefined) values.push({ event, tellings: [i] });
    else known.tellings.push(i);
  }
  values.sort((a, b) => compareResolved(a.event.resolved, b.event.resolved));
  return {
    tellings,
    values: values.map((value): TimeValue => {
      const first = tellings[value.tellings[0] ?? 0];
      return { text: first?.time.text ?? '', when: first?.when, tellings: value.tellings };
    }),
    differs: values.some((a) => values.some((b) => excludesTime(a.event, b.event))),
    isExpected: tellings.every((t) => t.isExpected),
  };
}

function toTelling(store: Store, event: PlacedEvent): Telling {
  const { aid, text, start, end } = event.sentence;
  const own = { start, end };
  const passage = passageOf(store, event) ?? { citation: own, clause: own };
  const article = store.article(aid)?.text ?? text;
  const words = (span: Span): Words => ({
    start: span.start,
    end: span.end,
    text: article.slice(span.start, span.end),
  });
  const citations = createCitationList(store);
  citations.span(aid, passage.citation);
  return {
    citation: citations.all[0] as Citation,
    clause: words(passage.clause),
    time: words(event.time),
    when: event.resolved === undefined ? undefined : toWhen(event.resolved),
    isExpected: event.isExpected,
  };
}

function toWhen({ from, to, precision, hasYear, hasDistance, basis }: Resolved): When {
  const years = hasYear || !hasDistance ? undefined : partsOf(from).year - NO_YEAR;
  return {
    from: formatMinute(from, hasYear),
    to: formatMinute(to, hasYear),
    precision,
    hasYear,
    ...(years === undefined ? {} : { yearsFromArticle: years }),
    basis,
  };
}

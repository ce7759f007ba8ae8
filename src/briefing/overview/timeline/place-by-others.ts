import type { Store } from '../../store/types.ts';
import { partsOf, startOfDay } from './calendar.ts';
import { type PlacedEvent, placeEvents } from './placed-event.ts';
import type { Reference } from './reference.ts';
import { isSameEvent } from './same-event.ts';
import { isWithinDay } from './time-order.ts';

/** An article dated by another one can date a third, and so on so many times. */
const ROUNDS = 4;

/**
 * Dates articles that state no date by an event that a dated article tells as well: their weekdays are those nearest to
 * it. Takes and returns the events sentence by sentence.
 */
export function placeByOthers(
  store: Store,
  sentences: readonly (readonly PlacedEvent[])[],
  referenceOf: (aid: number) => Reference | undefined,
): readonly (readonly PlacedEvent[])[] {
  let placed = sentences;
  const taken = new Map<number, Reference>();
  for (let round = 0; round < ROUNDS; round++) {
    const events = placed.flat();
    const dated = events.filter((e) => isWithinDay(e.resolved));
    const found = new Map<number, Reference>();
    for (const event of events) {
      const { aid } = event.sentence;
      const isOpen = event.resolved === undefined && event.time.first.weekday !== undefined;
      if (!isOpen || referenceOf(aid) !== undefined || taken.has(aid) || found.has(aid)) continue;
      const other = dated.find((d) => d.sentence.aid !== aid && isSameEvent(store, d, event));
      const reference = other && dayOf(other);
      if (reference !== undefined) found.set(aid, reference);
    }
    if (found.size === 0) break;
    for (const [aid, reference] of found) taken.set(aid, reference);
    placed = placed.map((group) => {
      const reference = found.get(group[0]?.sentence.aid ?? -1);
      return reference === undefined ? group : placeEvents(store, group, reference);
    });
  }
  return placed;
}

/** The day of a dated event, to count weekdays from. Its weekday is that of the words, since the year may be unknown. */
function dayOf({ resolved, time }: PlacedEvent): Reference | undefined {
  if (resolved === undefined) return undefined;
  const weekday =
    time.first.weekday ?? (resolved.hasYear ? partsOf(resolved.from).weekday : undefined);
  if (weekday === undefined) return undefined;
  return {
    day: startOfDay(resolved.from),
    weekday,
    hasYear: resolved.hasYear,
    basis: 'sameEvent',
  };
}

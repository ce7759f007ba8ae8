import type { Store } from '../../store/types.ts';
import type { PlacedEvent } from './placed-event.ts';
import { DIFFERS_DAYS_MAX, isSameEvent } from './same-event.ts';
import { daysBetween, hasSameTime } from './time-order.ts';

/** Puts events that tell the same thing together, in the order given; each group in that order, too. */
export function groupEvents(store: Store, events: readonly PlacedEvent[]): PlacedEvent[][] {
  const groups: PlacedEvent[][] = [];
  /** Groups by the words that a sameness must share: most events are never compared. */
  const byWord = new Map<string, Set<PlacedEvent[]>>();
  for (const event of events) {
    const keys = [event.verb.stem, ...event.words];
    const near = new Set(
      [event.verb.stem]
        .flatMap((key) => [...(byWord.get(key) ?? [])])
        .concat([...event.words].flatMap((w) => [...(byWord.get(`verb ${w}`) ?? [])])),
    );
    const found = groups.find((group) => near.has(group) && belongs(store, group, event));
    const group = found ?? [];
    if (found === undefined) groups.push(group);
    group.push(event);
    for (const key of [...keys, `verb ${event.verb.stem}`]) {
      const known = byWord.get(key);
      if (known === undefined) byWord.set(key, new Set([group]));
      else known.add(group);
    }
  }
  return groups;
}

/** True where the event is that of a member, and could be that of every member. */
function belongs(store: Store, group: readonly PlacedEvent[], event: PlacedEvent): boolean {
  return (
    group.some((other) => isSameEvent(store, other, event)) &&
    group.every((other) => {
      // One article does not tell one event at two times.
      if (other.sentence.aid === event.sentence.aid) return hasSameTime(other, event);
      return (daysBetween(other, event) ?? 0) <= DIFFERS_DAYS_MAX;
    })
  );
}

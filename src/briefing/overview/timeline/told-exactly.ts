import type { Store } from '../../store/types.ts';
import type { PlacedEvent } from './placed-event.ts';
import { passageOf } from './quote-passage.ts';
import { coarseness } from './time-order.ts';

/**
 * Leaves out what one quotation alone tells, where the same passage is there with an exacter time: "Last year we met",
 * he said, referring to the meeting "in May of last year". What is not dated ("today") is the vaguest.
 */
export function toldExactly(store: Store, groups: readonly PlacedEvent[][]): PlacedEvent[][] {
  const byPassage = new Map<string, PlacedEvent[]>();
  const passage = (event: PlacedEvent): string => {
    const { start = 0, end = 0 } = passageOf(store, event)?.citation ?? {};
    return `${event.sentence.aid} ${start} ${end}`;
  };
  for (const event of groups.flat()) {
    const key = passage(event);
    byPassage.set(key, [...(byPassage.get(key) ?? []), event]);
  }
  return groups.filter(([event, ...others]) => {
    if (event === undefined || others.length > 0 || !event.isQuoted) return true;
    return !byPassage.get(passage(event))?.some((other) => isVaguer(event, other));
  });
}

function isVaguer({ resolved: vague }: PlacedEvent, { resolved: exact }: PlacedEvent): boolean {
  if (exact === undefined || coarseness(vague) <= coarseness(exact)) return false;
  return vague === undefined || (vague.from <= exact.from && exact.to <= vague.to);
}

import type { Store } from '../../store/types.ts';
import type { Turns } from '../../turns.ts';
import { findDatedSentences } from './dated-sentences.ts';
import { groupEvents } from './group-events.ts';
import { placeByOthers } from './place-by-others.ts';
import { type PlacedEvent, placeEvents } from './placed-event.ts';
import { passageOf } from './quote-passage.ts';
import { findReference, type Reference } from './reference.ts';
import { coarseness, compareResolved } from './time-order.ts';
import { findTimedEvents } from './timed-event.ts';
import { toEntry } from './timeline-entry.ts';
import type { Timeline } from './timeline-types.ts';
import { toldExactly } from './told-exactly.ts';

const LIMIT = 25;
/** One more article that tells an event outweighs any exactness of its time. */
const ARTICLE_WORTH = 10;
/** An event of somebody named is worth as much as two steps of exactness. */
const NAME_WORTH = 2;

export interface TimelineOptions {
  /** Only events whose sentence holds all of these words, or refers to who bears them. */
  readonly about?: string | undefined;
  /** Entries at most, placed and undated together; default 25. */
  readonly limit?: number | undefined;
}

/**
 * Finds the dated and timed events that the articles tell, in order. What the articles do not date is not guessed: an
 * event without a year stands behind those that have one, and one without any date is `undated`.
 */
export function* findTimeline(store: Store, options: TimelineOptions = {}): Turns<Timeline> {
  const references = new Map<number, Reference | undefined>();
  const referenceOf = (aid: number): Reference | undefined => {
    if (!references.has(aid)) references.set(aid, findReference(store, aid));
    return references.get(aid);
  };
  const read: PlacedEvent[][] = [];
  for (const sentence of yield* findDatedSentences(store, options.about)) {
    read.push(placeEvents(store, findTimedEvents(sentence), referenceOf(sentence.aid)));
    yield;
  }
  const placed = placeByOthers(store, read, referenceOf).flat();
  yield;
  const groups = toldExactly(
    store,
    groupEvents(
      store,
      placed.filter((event) => passageOf(store, event) !== undefined),
    ),
  );
  const kept = keepBest(groups, options.limit ?? LIMIT);
  const isPlaced = (group: readonly PlacedEvent[]): boolean =>
    group.some((event) => event.resolved !== undefined);
  return {
    // Groups come by article id and place; sorting keeps that order among equal times.
    entries: kept
      .filter(isPlaced)
      .sort((a, b) => compareResolved(earliest(a), earliest(b)))
      .map((group) => toEntry(store, group)),
    undated: kept.filter((group) => !isPlaced(group)).map((group) => toEntry(store, group)),
    left: groups.length - kept.length,
  };
}

/** The groups that tell most, in the order they came: told by more articles, placed more exactly. */
function keepBest(groups: readonly PlacedEvent[][], limit: number): PlacedEvent[][] {
  const ranked = groups.map((group, at) => {
    const articles = new Set(group.map((event) => event.sentence.aid)).size;
    const best = Math.min(...group.map((event) => coarseness(event.resolved)));
    const isNamed = group.some((event) => event.actors.length > 0);
    return { group, at, worth: ARTICLE_WORTH * articles + (isNamed ? NAME_WORTH : 0) - best };
  });
  return ranked
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
    .slice(0, Math.max(0, limit))
    .sort((a, b) => a.at - b.at)
    .map(({ group }) => group);
}

function earliest(group: readonly PlacedEvent[]): PlacedEvent['resolved'] {
  return group.map((event) => event.resolved).sort(compareResolved)[0];
}

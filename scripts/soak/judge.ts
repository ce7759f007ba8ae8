import { PARTS, type PlatformName, wordsOf } from './plan.ts';

export interface Slot {
  readonly platform: PlatformName;
  readonly channel: string;
  readonly at: number;
}

/** A message that is to be seen, in the order of posting. */
export interface Seen {
  readonly platform: PlatformName;
  readonly channel: string;
  readonly text: string;
  readonly id: string;
  readonly thread: string | undefined;
}

export interface Verdict {
  /** Parts that are there more than once. */
  readonly doubles: number;
  /** Parts that are not there, though the ledger does not say that it cannot know. */
  readonly lost: number;
  /** Digests whose parts do not follow one another, or stand outside the thread of the first. */
  readonly disordered: number;
  /** Digests that were left as unknown, as the settings have it. */
  readonly unknown: number;
  /** What is wrong, a line each. */
  readonly faults: readonly string[];
}

/** Compares what is to be seen with what should be. `states` are those of the ledger, by platform, channel and time. */
export function judge(
  slots: readonly Slot[],
  seen: readonly Seen[],
  states: ReadonlyMap<string, string>,
): Verdict {
  const faults: string[] = [];
  const counts = { doubles: 0, lost: 0, disordered: 0, unknown: 0 };
  const fault = (kind: 'doubles' | 'lost' | 'disordered', of: string): void => {
    counts[kind] += 1;
    faults.push(`${kind}: ${of}`);
  };
  for (const { platform, channel, at } of slots) {
    const name = `${platform} ${channel} ${at}`;
    const state = states.get(name);
    const isUnknown = platform === 'closed-slack' && state === 'unknown';
    if (isUnknown) counts.unknown += 1;
    else if (state !== 'sent') faults.push(`state ${state}: ${name}`);
    let first: string | undefined;
    let before = -1;
    for (let part = 1; part <= PARTS; part++) {
      const words = wordsOf(platform, channel, at, part);
      const places = seen.flatMap((one, index) =>
        one.platform === platform && one.channel === channel && one.text.includes(words)
          ? [index]
          : [],
      );
      const [place] = places;
      if (places.length > 1) fault('doubles', `${name} part ${part}`);
      if (place === undefined) {
        if (!isUnknown) fault('lost', `${name} part ${part}`);
        continue;
      }
      if (place < before || seen[place]?.thread !== first) {
        fault('disordered', `${name} part ${part}`);
      }
      first ??= seen[place]?.id;
      before = place;
    }
  }
  return { ...counts, faults };
}

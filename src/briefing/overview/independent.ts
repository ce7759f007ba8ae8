import type { Store } from '../store/types.ts';
import { overlap, SKETCH_MAX } from '../text/sketch.ts';

/**
 * From this share of the shorter one's words on, two articles are near-copies. In 1,008 articles of seven papers, later
 * editions and updates of one story share .55 and more, and everything else less than .36 (notes of the editors).
 */
const NEAR_COPY = 0.5;
/**
 * The same for two articles that credit one agency: both print its report, each with more of its own. So many
 * shingles in common, about two sentences, are more than a phrase that every report of a subject has.
 */
const AGENCY_COPY = 0.2;
const AGENCY_SHINGLES_LEAST = 20;

/**
 * Counts articles and, of them, the independent sources: near-copies of one another are one, and so are articles that
 * credit the same agency and share some of their words. The one place that decides this.
 */
export function countIndependent(
  store: Store,
  aids: readonly number[],
): { articles: number; independent: number } {
  const groups = groupsOf(store, aids);
  return { articles: groups.flat().length, independent: groups.length };
}

/**
 * Divides articles into independent sources. What depends on a third one in common is one source, so the result does
 * not depend on the order; groups and their members stand in the order in which they were given, each article once.
 */
export function groupsOf(store: Store, aids: readonly number[]): number[][] {
  const given = [...new Set(aids)];
  if (given.length === 1) return [given];
  const sketches = new Map(given.map((aid) => [aid, store.sketchOf(aid)]));
  const mayShare = createFilter(sketches);
  const isOneSource = (a: number, b: number): boolean => {
    if (!mayShare(a, b)) return false;
    const { share, shared } = overlap(sketchIn(sketches, a), sketchIn(sketches, b));
    if (share >= NEAR_COPY) return true;
    return share >= AGENCY_COPY && shared >= AGENCY_SHINGLES_LEAST && creditSameAgency(store, a, b);
  };
  let groups: number[][] = [];
  for (const aid of given) {
    const joined = groups.filter((group) => group.some((other) => isOneSource(other, aid)));
    const first = joined[0];
    groups =
      first === undefined
        ? [...groups, [aid]]
        : groups
            .map((group) => (group === first ? [...joined.flat(), aid] : group))
            .filter((group) => !joined.slice(1).includes(group));
  }
  return groups.map((group) => given.filter((aid) => group.includes(aid)));
}

/**
 * Tells of two articles, by how many shingles of their sketches are the same, whether it is worth comparing them: of a
 * hundred articles there are thousands of pairs, and hardly any have words in common.
 */
function createFilter(
  sketches: ReadonlyMap<number, Uint32Array>,
): (a: number, b: number) => boolean {
  const holding = new Map<number, number[]>();
  /** Article -> those before it that share shingles -> how many. */
  const shared = new Map<number, Map<number, number>>();
  for (const [aid, sketched] of sketches) {
    const counts = new Map<number, number>();
    shared.set(aid, counts);
    for (const shingle of sketched) {
      const others = holding.get(shingle);
      if (others === undefined) holding.set(shingle, [aid]);
      else {
        for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
        others.push(aid);
      }
    }
  }
  return (a, b) => {
    const count = shared.get(a)?.get(b) ?? shared.get(b)?.get(a) ?? 0;
    const lengths = [sketchIn(sketches, a).length, sketchIn(sketches, b).length];
    // Of a long text the sketch is a sample: what it shares says nothing of the whole yet.
    const isWhole = lengths.every((length) => length < SKETCH_MAX);
    return isWhole ? count >= AGENCY_COPY * Math.min(...lengths) : count > 0;
  };
}

function sketchIn(sketches: ReadonlyMap<number, Uint32Array>, aid: number): Uint32Array {
  return sketches.get(aid) ?? new Uint32Array();
}

function creditSameAgency(store: Store, a: number, b: number): boolean {
  const others = store.creditsOf(b);
  return store.creditsOf(a).some((agency) => others.includes(agency));
}

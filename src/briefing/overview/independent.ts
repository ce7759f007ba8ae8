import type { Store } from '../store/types.ts';
import { overlap } from '../text/sketch.ts';
import { findCredits } from './credits.ts';

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
  const isOneSource = (a: number, b: number): boolean => {
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

function sketchIn(sketches: ReadonlyMap<number, Uint32Array>, aid: number): Uint32Array {
  return sketches.get(aid) ?? new Uint32Array();
}

function creditSameAgency(store: Store, a: number, b: number): boolean {
  const [x, y] = [creditsOf(store, a), creditsOf(store, b)];
  return [...x].some((agency) => y.has(agency));
}

function creditsOf(store: Store, aid: number): Set<string> {
  const article = store.article(aid);
  return article === undefined ? new Set() : findCredits(article.text, article.source.title);
}

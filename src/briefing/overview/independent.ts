import type { Store, StoredArticle } from '../store/types.ts';
import { overlap, SKETCH_MAX } from '../text/sketch.ts';
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
  const shared = new Map<string, number>();
  for (const [aid, sketched] of sketches)
    for (const shingle of sketched) {
      const others = holding.get(shingle);
      if (others === undefined) holding.set(shingle, [aid]);
      else {
        for (const other of others) {
          const pair = pairOf(aid, other);
          shared.set(pair, (shared.get(pair) ?? 0) + 1);
        }
        others.push(aid);
      }
    }
  return (a, b) => {
    const count = shared.get(pairOf(a, b)) ?? 0;
    const lengths = [sketchIn(sketches, a).length, sketchIn(sketches, b).length];
    // Of a long text the sketch is a sample: what it shares says nothing of the whole yet.
    const isWhole = lengths.every((length) => length < SKETCH_MAX);
    return isWhole ? count >= AGENCY_COPY * Math.min(...lengths) : count > 0;
  };
}

function pairOf(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function sketchIn(sketches: ReadonlyMap<number, Uint32Array>, aid: number): Uint32Array {
  return sketches.get(aid) ?? new Uint32Array();
}

function creditSameAgency(store: Store, a: number, b: number): boolean {
  const [x, y] = [creditsOf(store, a), creditsOf(store, b)];
  return [...x].some((agency) => y.has(agency));
}

const cache = new WeakMap<StoredArticle, ReadonlySet<string>>();

/** Agencies that an article credits; kept as long as the article is. */
function creditsOf(store: Store, aid: number): ReadonlySet<string> {
  const article = store.article(aid);
  if (article === undefined) return new Set();
  let credits = cache.get(article);
  if (credits === undefined) {
    credits = findCredits(article.text, article.source.title);
    cache.set(article, credits);
  }
  return credits;
}

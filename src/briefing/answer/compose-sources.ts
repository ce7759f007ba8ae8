import type { Ranked } from '../search/rank.ts';
import type { Source } from '../types.ts';
import { asksForMembers, composeMembers } from './compose-list.ts';
import type { Composed, Material } from './types.ts';

/** An article says it when one of its sentences is as close to the statement as this share of the closest. */
const SAYS = 0.82;
const ROWS_MAX = 5;
/** What so many words of a question tell is no whole subject. */
const PARTICULAR_TERMS = 2;

/** "which sources say ...": the articles with a sentence that says it, each with that sentence. */
export function composeSources(material: Material): Composed | undefined {
  const { question, ranked, citations } = material;
  if (asksForMembers(question.plain)) {
    const members = composeMembers({
      ...material,
      question: {
        ...question,
        names: question.names.filter((n) => n.keys.some((k) => k.startsWith('@'))),
      },
    });
    if (members !== undefined)
      return { kind: 'sources', sources: distinct(citations.all.map((c) => c.source)) };
  }
  const top = Math.max(...ranked.slice(0, 10).map((r) => r.features.coverRelated));
  const numbers = question.terms.filter((t) => t.part === 'number').map((t) => t.term);
  const says = bestByArticle(ranked).filter(
    (r) =>
      r.features.coverRelated >= SAYS * top &&
      numbers.every((n) => r.sentence.tokens.some((t) => t.stem === n)),
  );
  for (const r of says) citations.sentence(r.sentence);
  return says.length === 0
    ? undefined
    : { kind: 'sources', sources: distinct(citations.all.map((c) => c.source)) };
}

/** What the articles say on a particular in which none was found to differ, one sentence each. */
export function composeSideBySide({ question, ranked, citations }: Material): Composed | undefined {
  const best = ranked[0];
  // Of a whole subject each article tells something else.
  if (best === undefined || question.terms.length < PARTICULAR_TERMS) return undefined;
  const rows = bestByArticle(ranked)
    .filter((r) => r.features.coverRelated >= SAYS * best.features.coverRelated)
    .slice(0, ROWS_MAX);
  if (rows.length < 2) return undefined;
  for (const { sentence } of rows) citations.sentence(sentence);
  return { kind: 'differs', differences: [] };
}

/** The best sentence of each article, in order of score. */
function bestByArticle(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<number>();
  return ranked.filter((r) => {
    if (seen.has(r.sentence.aid)) return false;
    seen.add(r.sentence.aid);
    return true;
  });
}

function distinct(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((s) => [s.id, s])).values()];
}

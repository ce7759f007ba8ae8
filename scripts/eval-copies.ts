/**
 * `node run.mjs scripts/eval-copies.ts [--data DIR] [--seed N] [--failures]`: precision and recall of "is a near-copy", as the
 * count of independent sources decides it, on articles with machine-made copies and with strangers on the same topic.
 */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadArticles } from '../src/briefing/articles/load.ts';
import { countIndependent } from '../src/briefing/overview/independent.ts';
import { openStore } from '../src/briefing/store/store.ts';
import type { Store } from '../src/briefing/store/types.ts';
import { termsOf } from '../src/briefing/text/terms.ts';
import { tokenize } from '../src/briefing/text/tokens.ts';
import type { Article } from '../src/briefing/types.ts';
import { randomFrom } from './random.ts';
import { decimals, formatTable } from './table.ts';

const SHARED = fileURLToPath(new URL('../../shared/eval', import.meta.url));
const ARTICLES = 200;
const STRANGERS = 3;
/** Share of the text that a cut copy keeps. */
const KEPT = 0.6;

const KINDS = ['cut', 'reordered', 're-headlined', 'stranger'] as const;
type Kind = (typeof KINDS)[number];

/** Two articles, and how the second came about. */
interface Pair {
  readonly kind: Kind;
  readonly original: string;
  readonly other: string;
}

/** The first part of the text, cut where a word ends. */
function cut({ text }: Article): string {
  return text.slice(0, text.length * KEPT).replace(/\s+\S*$/, '');
}

/** Its paragraphs in another order (Fisher-Yates). */
function reorder({ text }: Article, random: () => number): string {
  const paragraphs = text.split(/\n+/).filter((p) => p.trim() !== '');
  for (let i = paragraphs.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [paragraphs[i], paragraphs[k]] = [paragraphs[k] ?? '', paragraphs[i] ?? ''];
  }
  return paragraphs.join('\n\n');
}

/** Another first line, and a paragraph of `donor` at the end, as an editor adds one. */
function rehead({ text }: Article, donor: Article): string {
  const [headline, ...story] = text.split('\n');
  const longest = donor.text.split(/\n+/).reduce((a, b) => (b.length > a.length ? b : a), '');
  const isHeadline = (headline ?? '').length < 160;
  return [donor.title ?? 'News', '', ...(isHeadline ? [] : [headline]), ...story, '', longest].join(
    '\n',
  );
}

/** For each article the others that share most of its terms: cosine of tf-idf, ties by id. */
function createNearest(corpus: readonly Article[]): (article: Article) => Article[] {
  const vectors = corpus.map(({ text }) => {
    const counts = new Map<string, number>();
    for (const term of termsOf(tokenize(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
    return counts;
  });
  const documents = new Map<string, number>();
  for (const vector of vectors)
    for (const term of vector.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
  const weighted = vectors.map((vector) => {
    const weights = new Map(
      [...vector].map(([term, n]) => [
        term,
        (1 + Math.log(n)) * Math.log(corpus.length / (documents.get(term) ?? 1)),
      ]),
    );
    const norm = Math.hypot(...weights.values()) || 1;
    return new Map([...weights].map(([term, w]) => [term, w / norm]));
  });
  const cosine = (a: number, b: number): number => {
    let sum = 0;
    for (const [term, w] of weighted[a] ?? []) sum += w * (weighted[b]?.get(term) ?? 0);
    return sum;
  };
  return (article) => {
    const at = corpus.indexOf(article);
    return corpus
      .map((other, i) => ({ other, score: i === at ? -1 : cosine(at, i) }))
      .sort((a, b) => b.score - a.score || (a.other.id < b.other.id ? -1 : 1))
      .slice(0, STRANGERS)
      .map(({ other }) => other);
  };
}

function withText(article: Article, kind: Kind, text: string): Article {
  const id = `${article.id} (${kind})`;
  const hash = createHash('sha256').update(`${id}\n${text}`).digest('hex');
  return { ...article, id, file: id, text, hash };
}

/** The pairs, and all articles that stand in them. */
function makePairs(
  corpus: readonly Article[],
  seed: number,
): { pairs: Pair[]; articles: Article[] } {
  const random = randomFrom(seed);
  const nearest = createNearest(corpus);
  const chosen = [...corpus]
    .map((article) => ({ article, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, ARTICLES)
    .map(({ article }) => article);
  const articles = new Map<string, Article>();
  const pairs: Pair[] = [];
  const add = (kind: Kind, original: Article, other: Article): void => {
    for (const article of [original, other]) articles.set(article.id, article);
    pairs.push({ kind, original: original.id, other: other.id });
  };
  for (const article of chosen) {
    const donor = corpus[Math.floor(random() * corpus.length)] ?? article;
    const copies: Readonly<Record<Exclude<Kind, 'stranger'>, string>> = {
      cut: cut(article),
      reordered: reorder(article, random),
      're-headlined': rehead(article, donor),
    };
    for (const kind of KINDS)
      if (kind !== 'stranger') add(kind, article, withText(article, kind, copies[kind]));
    for (const other of nearest(article)) add('stranger', article, other);
  }
  return { pairs, articles: [...articles.values()] };
}

/** Whether the two articles count as one source. */
function isOne(store: Store, { original, other }: Pair): boolean {
  const aids = [original, other].flatMap((id) => store.articleIds.get(id) ?? []);
  return countIndependent(store, aids).independent === 1;
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: SHARED },
    seed: { type: 'string', default: '1' },
    failures: { type: 'boolean', default: false },
  },
});
const { articles: corpus } = loadArticles(join(realpathSync(values.data), 'polnear/corpus.jsonl'));
const { pairs, articles } = makePairs(corpus, Number(values.seed));
const store = openStore(':memory:');
await store.sync(articles);
const judged = pairs.map((pair) => ({ ...pair, isOne: isOne(store, pair) }));
const counted = KINDS.map((kind) => {
  const own = judged.filter((pair) => pair.kind === kind);
  return [kind, String(own.length), String(own.filter((pair) => pair.isOne).length)];
});
console.log(formatTable(['pairs', 'n', 'counted as one'], counted));
const copies = judged.filter(({ kind }) => kind !== 'stranger');
const taken = judged.filter((pair) => pair.isOne);
const right = taken.filter(({ kind }) => kind !== 'stranger').length;
console.log(
  `\nprecision ${decimals(right / taken.length, 3)} (${right} of ${taken.length}), recall ${decimals(right / copies.length, 3)} (${right} of ${copies.length})`,
);
if (values.failures)
  for (const { kind, original, other, isOne } of judged)
    if (isOne === (kind === 'stranger')) console.log(`${kind}: ${original} | ${other}`);
store.close();

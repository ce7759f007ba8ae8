/**
 * `node run.mjs scripts/eval-quotes.ts [--data DIR] [--failures]`: how many annotated direct quotations the ledger of
 * quotations has, and with the right speaker, on a development half of the articles and on the other half.
 */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadArticles } from '../src/briefing/articles/load.ts';
import { createLedger } from '../src/briefing/overview/quotations/quotation-ledger.ts';
import type { QuotationVersion } from '../src/briefing/overview/quotations/quotation-types.ts';
import { findQuotations } from '../src/briefing/overview/quotations/quotations.ts';
import { createLexicon } from '../src/briefing/question/lexicon.ts';
import { openStore } from '../src/briefing/store/store.ts';
import { fold, tokenize } from '../src/briefing/text/tokens.ts';
import type { Span } from '../src/briefing/types.ts';
import {
  type Attribution,
  headsOf,
  kindOfSource,
  loadAttributions,
  type QuotedPiece,
  quotedPieces,
  type SourceKind,
} from './eval/attributions.ts';
import { hashOf } from './hash.ts';
import { decimals, formatTable } from './table.ts';

const SHARED = fileURLToPath(new URL('../../shared/eval', import.meta.url));
/** A quotation is found when ours covers this share of the longer of the two. */
const OVERLAP = 0.5;
const KINDS = ['name', 'pronoun', 'description', 'none'] as const satisfies readonly SourceKind[];

interface Judged {
  readonly piece: QuotedPiece;
  readonly kind: SourceKind;
  readonly ours: QuotationVersion | undefined;
  readonly isRight: boolean;
}

/**
 * The published half of the data is itself a choice by the hash (all of its articles have an even one), so the next bit
 * parts it: even is the development half, whose failures may be looked at.
 */
function isDevelopment(articleId: string): boolean {
  return Math.floor(hashOf(articleId) / 2) % 2 === 0;
}

function overlapOf(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : common / Math.max(a.end - a.start, b.end - b.start);
}

/**
 * Whether our speaker is the annotated source.
 *
 * A name or a description: the last word of our name, or of the words we say it stands in, is the last word of the
 * source or of one of its appositions, folded ("Roe" - "Ann Roe, a professor": right; "Roe" - "Roe's aide": wrong).
 *
 * A pronoun has no annotated antecedent. We must give a name, and it must be the one the annotation leads to: the
 * nearest name among the sources annotated before it in the article, or a name in the pronoun's own sentence or
 * the one before it. Where no source with a name comes before, any name that stands before it in the article counts.
 * Of 44 such judgements of the held-out half read by hand, five were too kind and five too strict.
 */
function isRight(
  ours: QuotationVersion,
  { attribution }: QuotedPiece,
  kind: SourceKind,
  before: readonly Attribution[],
  text: string,
): boolean {
  const own = [ours.speaker, ours.saidBy].flatMap((name) => lastWord(name) ?? []);
  if (kind !== 'pronoun')
    return headsOf(attribution.source ?? '').some(({ word }) => own.includes(word));
  const name = lastWord(ours.speaker);
  if (name === undefined || kindOfSource(ours.speaker ?? null) !== 'name') return false;
  const at = attribution.span[0];
  const named = before.findLast((a) => kindOfSource(a.source) === 'name');
  const near = text
    .slice(0, ours.start)
    .split(/(?<=[.!?]["”’)]?)\s+/)
    .slice(-2)
    .join(' ');
  const holds = (words: string): boolean => tokenize(words).some((t) => t.norm === name);
  if (named === undefined) return holds(text.slice(0, at));
  return headsOf(named.source ?? '').some(({ word }) => word === name) || holds(near);
}

function lastWord(name: string | undefined): string | undefined {
  const word = name
    ?.trim()
    .split(/[\s-]+/)
    .at(-1);
  return word === undefined
    ? undefined
    : fold(word.replace(/[^\p{L}\p{N}\p{M}]+$/u, '').replace(/['’]s?$/, ''));
}

function judge(
  attributions: readonly Attribution[],
  text: string,
  versions: readonly QuotationVersion[],
): Judged[] {
  const sorted = attributions.toSorted((a, b) => a.span[0] - b.span[0]);
  const pieces = sorted.flatMap((attribution) => quotedPieces(attribution, text));
  return (
    pieces
      // Words within an attribution within an attribution belong to the inner one.
      .filter(
        (piece) =>
          !pieces.some(
            (other) =>
              other.attribution !== piece.attribution &&
              other.start <= piece.start &&
              other.end >= piece.end &&
              width(other.attribution) < width(piece.attribution),
          ),
      )
      .map((piece) => {
        const kind = kindOfSource(piece.attribution.source);
        const ours = versions.find((version) => overlapOf(version, piece) >= OVERLAP);
        const before = sorted.filter((a) => a.span[0] < piece.attribution.span[0]);
        return {
          piece,
          kind,
          ours,
          isRight: ours !== undefined && isRight(ours, piece, kind, before, text),
        };
      })
  );
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Of our quotations with a speaker, how many begin within an annotated attribution: the others may be no speech. */
function formatPrecision(ids: readonly string[]): string {
  const spoken = ids.flatMap((id) => (versions.get(id) ?? []).filter((v) => v.speaker));
  const within = spoken.filter(({ articleId, start }) =>
    all.get(articleId)?.some(({ span }) => span[0] <= start && start < span[1]),
  );
  const share = decimals(within.length / spoken.length, 3);
  return `ours with a speaker: ${spoken.length}, in an annotated attribution: ${within.length} (${share})`;
}

function width({ span: [start, end] }: Attribution): number {
  return end - start;
}

/** A row of the table: how many there are, how many of them found, and how many of those right. */
function row(name: string, judged: readonly Judged[]): string[] {
  const found = judged.filter(({ ours }) => ours !== undefined);
  const right = found.filter((j) => j.isRight);
  return [
    name,
    String(judged.length),
    `${found.length}`,
    decimals(found.length / judged.length, 3),
    `${right.length}`,
    decimals(right.length / found.length, 3),
  ];
}

function print(title: string, judged: readonly Judged[]): void {
  const head = ['quotations', 'found', '', 'speaker right', ''];
  const whole = judged.filter(({ piece }) => piece.isWhole);
  const words = judged.filter(({ piece }) => !piece.isWhole);
  console.log(
    formatTable(
      [title, ...head],
      [
        row('content in quotation marks', whole),
        ...KINDS.map((kind) =>
          row(
            `  source: ${kind}`,
            whole.filter((j) => j.kind === kind),
          ),
        ),
        row('quoted words in other contents', words),
      ],
    ),
  );
  console.log();
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: SHARED },
    failures: { type: 'boolean', default: false },
  },
});
const folder = join(realpathSync(values.data), 'polnear');
const all = groupBy(
  loadAttributions(join(folder, 'attributions.jsonl')),
  ({ article_id }) => article_id,
);
const { articles } = loadArticles(join(folder, 'corpus.jsonl'));
const annotated = articles.filter(({ id }) => all.has(id));
const store = openStore(':memory:');
await store.sync(annotated);
const versions = groupBy(
  findQuotations(store, createLexicon(store), await createLedger(store).groups(), {
    limit: Number.POSITIVE_INFINITY,
  }).groups.flatMap((group) => group.versions),
  ({ articleId }) => articleId,
);
store.close();
const judgedIn = (ids: readonly string[]): Judged[] =>
  annotated
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ id, text }) => judge(all.get(id) ?? [], text, versions.get(id) ?? []));
const ids = annotated.map(({ id }) => id);
const halves = {
  development: ids.filter(isDevelopment),
  'held-out': ids.filter((id) => !isDevelopment(id)),
};
const development = judgedIn(halves.development);
if (values.failures)
  for (const { piece, kind, ours, isRight } of development) {
    if (isRight) continue;
    const { article_id, source } = piece.attribution;
    const text = articles.find(({ id }) => id === article_id)?.text ?? '';
    const around = text.slice(Math.max(0, piece.start - 200), piece.end + 120).replace(/\s+/g, ' ');
    const said =
      ours === undefined ? 'NOT FOUND' : `${ours.speaker ?? '-'} (${ours.saidBy ?? '-'})`;
    console.log(
      `${article_id} (${piece.isWhole ? 'whole' : 'words'})\n  ${kind}: ${source} | ours: ${said}\n  ${around}\n`,
    );
  }
print('development half', development);
console.log(`${formatPrecision(halves.development)}\n`);
print('held-out half', judgedIn(halves['held-out']));
console.log(formatPrecision(halves['held-out']));

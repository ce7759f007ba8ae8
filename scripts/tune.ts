/**
 * Refits the two tables of weights (ranking, confidence) on the shared question sets and prints the fitted values beside
 * the shipped ones, with the figures on questions held out: `npm run tune [-- --data DIR]`. It changes nothing; the
 * tables are `src/briefing/search/weights.ts` and `src/briefing/answer/confidence.ts`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CONFIDENCE, EVIDENCE_NAMES, INTERCEPT, weigh } from '../src/briefing/answer/confidence.ts';
import { loadArticles } from '../src/briefing/articles/load.ts';
import { createLexicon } from '../src/briefing/question/lexicon.ts';
import { understand } from '../src/briefing/question/understand.ts';
import { FEATURE_NAMES } from '../src/briefing/search/features.ts';
import { rank } from '../src/briefing/search/rank.ts';
import { WEIGHTS } from '../src/briefing/search/weights.ts';
import { openStore } from '../src/briefing/store/store.ts';
import { hashOf } from './hash.ts';
import { auroc } from './tune/auroc.ts';
import { crossValidateRanking, fitRanking, hitsOf as hitsOfRanking } from './tune/fit.ts';
import { complement, foldsOf } from './tune/folds.ts';
import { type GoldQuestion, loadHitRule } from './tune/gold.ts';
import { fitLogistic, probability } from './tune/logistic.ts';

/** Sets with the most questions taken of each kind; in the fits a set counts by the root of its size. */
const SETS: readonly (readonly [string, number])[] = [
  ['multihoprag-facts', 400],
  ['polnear', 400],
  ['squad2', 900],
  ['squad1', 600],
  ['hotpot100', 60],
  ['ramdocs', 420],
  ['rgb-fact', 170],
  ['summit', 65],
];
/** Candidates kept a question: the best by the shipped weights, and every right one. */
const CANDIDATES = 60;
const FOLDS = 5;
/** Ranking questions pull towards the right sentence only where there is one; summit's gold is of another form. */
const NOT_RANKED = new Set(['summit']);
/** The confidence learns from sets whose unanswerable questions a search can tell apart at all. */
const NOT_DECIDED = new Set(['squad2', 'rgb-fact']);

interface SharedQuestion extends GoldQuestion {
  readonly question: string;
  readonly scope?: readonly string[];
  readonly context?: readonly string[];
}

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const data = values.data ?? join(root, '..', 'shared', 'eval');
const hitsOf = await loadHitRule(data);
const ranking = {
  features: [] as number[],
  starts: [0],
  gold: [] as number[],
  ids: [] as string[],
  sets: [] as string[],
};
const deciding = {
  features: [] as number[],
  labels: [] as number[],
  ids: [] as string[],
  sets: [] as string[],
};

for (const [set, most] of SETS) await readSet(set, most);
tuneRanking();
tuneConfidence();

async function readSet(set: string, most: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tune-'));
  const store = openStore(join(folder, 'index.db'));
  const corpus = join(data, set, 'corpus.jsonl');
  await store.sync(loadArticles(existsSync(corpus) ? corpus : join(root, 'articles')).articles);
  const lexicon = createLexicon(store);
  const lines = readFileSync(join(data, set, 'questions.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean);
  // Follow-ups need their conversation, which the fits do not hold.
  const all = lines
    .map((line) => JSON.parse(line) as SharedQuestion)
    .filter((q) => (q.context ?? []).length === 0);
  const take = (answerable: boolean): SharedQuestion[] =>
    all
      .filter((q) => q.answerable === answerable)
      .sort((a, b) => hashOf(a.id) - hashOf(b.id))
      .slice(0, most);
  for (const gold of [...take(true), ...take(false)]) {
    const scope =
      gold.scope === undefined
        ? undefined
        : new Set(gold.scope.flatMap((id) => store.articleIds.get(id) ?? []));
    const question = understand(gold.question, lexicon);
    const ranked = rank(question, store, scope);
    const evidence = weigh(question, ranked);
    for (const name of EVIDENCE_NAMES) deciding.features.push(evidence[name]);
    deciding.labels.push(gold.answerable ? 1 : 0);
    deciding.ids.push(gold.id);
    deciding.sets.push(set);
    if (!gold.answerable || NOT_RANKED.has(set)) continue;
    const hits = hitsOf(gold);
    const rows = ranked.map((r) => ({
      features: r.features,
      hit: hits({
        article_id: store.article(r.sentence.aid)?.source.id ?? '',
        text: r.sentence.text,
      }),
    }));
    for (const row of rows.filter((r, i) => i < CANDIDATES || r.hit)) {
      for (const name of FEATURE_NAMES) ranking.features.push(row.features[name]);
      ranking.gold.push(row.hit ? 1 : 0);
    }
    ranking.starts.push(ranking.gold.length);
    ranking.ids.push(gold.id);
    ranking.sets.push(set);
  }
  store.close();
  rmSync(folder, { recursive: true });
  console.error(`read ${set}`);
}

function importanceOf(sets: readonly string[]): Float64Array {
  const sizes = new Map<string, number>();
  for (const set of sets) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  return Float64Array.from(sets, (set) => 1 / Math.sqrt(sizes.get(set) ?? 1));
}

function tuneRanking(): void {
  const examples = {
    width: FEATURE_NAMES.length,
    features: Float32Array.from(ranking.features),
    starts: Int32Array.from(ranking.starts),
    gold: Uint8Array.from(ranking.gold),
    ids: ranking.ids,
    importance: importanceOf(ranking.sets),
  };
  const shipped = Float64Array.from(FEATURE_NAMES.map((name) => WEIGHTS[name]));
  const fitted = fitRanking(examples);
  printWeights('ranking', FEATURE_NAMES, fitted, shipped);
  const outside = crossValidateRanking(examples, FOLDS).hits;
  const inside = hitsOfRanking(examples, fitted);
  const before = hitsOfRanking(examples, shipped);
  console.log(`\n${'hit@1'.padEnd(18)}  held out   fitted  shipped`);
  for (const [set] of SETS) {
    const own = ranking.sets.flatMap((s, i) => (s === set ? [i] : []));
    if (own.length > 0)
      printFigures(
        set,
        [outside, inside, before].map((hits) => own.filter((i) => hits[i]).length / own.length),
      );
  }
}

function tuneConfidence(): void {
  const width = EVIDENCE_NAMES.length;
  const importance = importanceOf(deciding.sets).map((value, i) =>
    NOT_DECIDED.has(deciding.sets[i] ?? '') || !isMixed(deciding.sets[i] ?? '') ? 0 : value,
  );
  const examples = {
    width,
    features: Float32Array.from(deciding.features),
    labels: Uint8Array.from(deciding.labels),
    ids: deciding.ids,
    importance,
  };
  const row = (i: number): Float32Array => examples.features.subarray(i * width, (i + 1) * width);
  const shipped = {
    weights: Float64Array.from(EVIDENCE_NAMES.map((name) => CONFIDENCE[name])),
    bias: INTERCEPT,
  };
  const fitted = fitLogistic(examples);
  printWeights(
    'confidence',
    ['intercept', ...EVIDENCE_NAMES],
    [fitted.bias, ...fitted.weights],
    [shipped.bias, ...shipped.weights],
  );
  const outside = new Float64Array(deciding.ids.length);
  for (const fold of foldsOf(deciding.ids, FOLDS)) {
    const model = fitLogistic(examples, {}, complement(fold));
    fold.forEach((flag, i) => {
      if (flag) outside[i] = probability(model, row(i));
    });
  }
  console.log(`\n${'AUROC'.padEnd(18)}  held out   fitted  shipped`);
  for (const [set] of SETS) {
    const own = deciding.sets.flatMap((s, i) => (s === set ? [i] : []));
    const figure = (score: (i: number) => number): number | undefined =>
      auroc(own.map((i) => ({ label: deciding.labels[i] === 1, score: score(i) })));
    printFigures(set, [
      figure((i) => outside[i] ?? 0),
      figure((i) => probability(fitted, row(i))),
      figure((i) => probability(shipped, row(i))),
    ]);
  }
}

function printWeights(
  what: string,
  names: readonly string[],
  fitted: ArrayLike<number>,
  shipped: ArrayLike<number>,
): void {
  console.log(`\n${what.padEnd(18)}    fitted  shipped`);
  names.forEach((name, i) => {
    console.log(
      `${name.padEnd(18)} ${(fitted[i] ?? 0).toFixed(3).padStart(9)}${(shipped[i] ?? 0).toFixed(3).padStart(9)}`,
    );
  });
}

function printFigures(name: string, figures: readonly (number | undefined)[]): void {
  console.log(
    name.padEnd(18),
    figures.map((figure) => (figure?.toFixed(3) ?? '-').padStart(9)).join(''),
  );
}

/** Only a set with questions of both kinds says what tells them apart. */
function isMixed(set: string): boolean {
  return new Set(deciding.labels.filter((_, i) => deciding.sets[i] === set)).size === 2;
}

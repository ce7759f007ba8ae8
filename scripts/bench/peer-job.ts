/** The same work by MiniSearch over the same sentences: `peer-job.ts index|restart|answers ARTICLES STORE [QUESTIONS]`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import MiniSearch from 'minisearch';
import { median, quantile } from '../quantile.ts';
import { peakMb } from './child.ts';
import { readJsonl } from './corpus.ts';
import { createPeer, PEER_OPTIONS } from './peer.ts';
import type { IndexResult, RestartResult, SearchResult } from './results.ts';

const WARM_UP = 50;

const [job, articles = '', store = '', questionsFile = ''] = process.argv.slice(2);
const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;

if (job === 'index') {
  const index = createPeer(articles);
  const result: IndexResult = { seconds: seconds(), peakMb: peakMb() };
  writeFileSync(store, JSON.stringify(index));
  print(result);
} else if (job === 'restart') {
  const index = MiniSearch.loadJSON(readFileSync(store, 'utf8'), PEER_OPTIONS);
  const found = index.search(questions()[0] ?? '').length;
  print<RestartResult>({ seconds: seconds(), found });
} else {
  const index = createPeer(articles);
  const all = questions();
  for (const question of all.slice(0, WARM_UP)) index.search(question);
  const times = all.map((question) => {
    const asked = performance.now();
    index.search(question);
    return performance.now() - asked;
  });
  print<SearchResult>({ medianMs: median(times), p99Ms: quantile(times, 0.99), peakMb: peakMb() });
}

function questions(): string[] {
  return readJsonl<{ question: string }>(questionsFile).map(({ question }) => question);
}

function print<Result>(result: Result): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** Sections on about a thousand articles: index, restart, answers. */
import { join } from 'node:path';
import { runJob } from './child.ts';
import type { Corpus } from './corpus.ts';
import type { Line } from './report.ts';
import type { AnswersResult, IndexResult, RestartResult, SearchResult } from './results.ts';

const OURS = new URL('./ours-job.ts', import.meta.url);
const PEER = new URL('./peer-job.ts', import.meta.url);

/** Measures in order, since the index of the first is what the others start from. */
export function createLargeBench(corpus: Corpus, folder: string) {
  const ours = [corpus.articles, join(folder, 'large.db'), corpus.questions];
  const peer = [corpus.articles, join(folder, 'minisearch.json'), corpus.questions];
  let indexed: Promise<Line[]> | undefined;

  async function measureIndex(): Promise<Line[]> {
    const { result } = await runJob<IndexResult>(OURS, ['index', ...ours]);
    const other = (await runJob<IndexResult>(PEER, ['index', ...peer])).result;
    return [
      { what: 'first index', unit: 's', ours: result.seconds, limit: 60, peer: other.seconds },
      {
        what: 'first index, peak memory',
        unit: 'MB',
        ours: result.peakMb,
        limit: 450,
        peer: other.peakMb,
      },
    ];
  }

  function index(): Promise<Line[]> {
    indexed ??= measureIndex();
    return indexed;
  }

  async function restart(): Promise<Line[]> {
    await index();
    const done = await runJob<RestartResult>(OURS, ['restart', ...ours]);
    const other = await runJob<RestartResult>(PEER, ['restart', ...peer]);
    return [
      {
        what: 'restart to first answer, whole process',
        unit: 's',
        ours: done.firstOutputSeconds,
        limit: 1,
        peer: other.firstOutputSeconds,
      },
      {
        what: 'restart to first answer, inside it',
        unit: 's',
        ours: done.result.seconds,
        peer: other.result.seconds,
      },
    ];
  }

  async function answer(): Promise<Line[]> {
    await index();
    const { result } = await runJob<AnswersResult>(OURS, ['answers', ...ours]);
    const other = (await runJob<SearchResult>(PEER, ['answers', ...peer])).result;
    return [
      {
        what: 'whole answer (MiniSearch: bare search), median',
        unit: 'ms',
        ours: result.medianMs,
        limit: 8,
        peer: other.medianMs,
      },
      {
        what: 'whole answer (MiniSearch: bare search), p99',
        unit: 'ms',
        ours: result.p99Ms,
        limit: 40,
        peer: other.p99Ms,
      },
      {
        what: 'answering, peak memory',
        unit: 'MB',
        ours: result.peakMb,
        limit: 450,
        peer: other.peakMb,
      },
      {
        what: 'event loop, longest block, cold start included',
        unit: 'ms',
        ours: result.longestBlockMs,
        limit: 100,
      },
      ...result.long.map(
        ({ chars, what, blockMs }): Line => ({
          what: `event loop, ${chars.toLocaleString('en-GB')} characters, ${what}`,
          unit: 'ms',
          ours: blockMs,
          limit: 100,
        }),
      ),
    ];
  }

  return { index, restart, answer };
}

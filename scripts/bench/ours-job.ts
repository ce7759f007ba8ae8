/** Work of ours that is measured in a process of its own: `ours-job.ts index|restart|answers ARTICLES DATABASE [QUESTIONS]`. */
import { performance } from 'node:perf_hooks';
import { createBriefing } from '../../src/briefing/index.ts';
import { median, quantile } from '../quantile.ts';
import { longestBlockMs } from './blocking.ts';
import { peakMb } from './child.ts';
import { readJsonl } from './corpus.ts';
import { longQuestions } from './long-questions.ts';
import type { AnswersResult, IndexResult, RestartResult } from './results.ts';

const WARM_UP = 50;
const LONG_CHARS: readonly number[] = [1000, 10_000];

const [job, articles = '', database = '', questionsFile = ''] = process.argv.slice(2);
const started = performance.now();
const briefing = await createBriefing({ articles, database });
const seconds = () => (performance.now() - started) / 1000;

if (job === 'index') {
  print<IndexResult>({ seconds: seconds(), peakMb: peakMb() });
} else if (job === 'restart') {
  const { citations } = await briefing.ask(firstQuestion());
  print<RestartResult>({ seconds: seconds(), found: citations.length });
} else {
  print<AnswersResult>(await answers());
}
briefing.close();

async function answers(): Promise<AnswersResult> {
  const questions = readJsonl<{ question: string }>(questionsFile).map(({ question }) => question);
  // The first ones, before anything is warm, block longest; that is what somebody meets after a restart.
  let longest = 0;
  for (const question of questions.slice(0, WARM_UP)) {
    longest = Math.max(longest, await longestBlockMs(() => briefing.ask(question)));
  }
  const times: number[] = [];
  for (const question of questions) {
    const asked = performance.now();
    await briefing.ask(question);
    times.push(performance.now() - asked);
  }
  const long = [];
  for (const chars of LONG_CHARS) {
    for (const { what, question } of longQuestions(chars, questions)) {
      long.push({ chars, what, blockMs: await longestBlockMs(() => briefing.ask(question)) });
    }
  }
  return {
    medianMs: median(times),
    p99Ms: quantile(times, 0.99),
    longestBlockMs: Math.max(longest, ...times),
    long,
    peakMb: peakMb(),
  };
}

function firstQuestion(): string {
  return readJsonl<{ question: string }>(questionsFile)[0]?.question ?? '';
}

function print<Result>(result: Result): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

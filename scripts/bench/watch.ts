/** The section on articles that come while the bot runs: a thousand files join as many articles, and questions meanwhile. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { createBriefing } from '../../src/briefing/index.ts';
import { quantile } from '../quantile.ts';
import { type Corpus, readJsonl } from './corpus.ts';
import type { Line } from './report.ts';

const FILES = 1_000;
/** A question comes so often, whether those before are answered or not. */
const EVERY_MS = 200;
const ASKED_ALONE = 100;
const SEARCHABLE_WITHIN_S = 60;
const QUESTION_P99_MS = 100;
/** The folder is given up on after so long. */
const GIVE_UP_MS = 300_000;

interface Row {
  readonly id: string;
  readonly title?: string | null;
  readonly source?: string | null;
  readonly published?: string | null;
  readonly text: string;
}

export function createWatchBench(corpus: Corpus, folder: string) {
  return async (): Promise<Line[]> => {
    const articles = join(folder, 'watched');
    mkdirSync(articles);
    const rows = readJsonl<Row>(corpus.articles).slice(0, FILES);
    const questions = readJsonl<{ question: string }>(corpus.questions);
    copyFileSync(corpus.articles, join(articles, 'before.jsonl'));
    const briefing = await createBriefing({ articles, database: join(folder, 'watched.db') });
    await briefing.ask(questions[0]?.question ?? '');
    briefing.follow({
      onFault: (message) => {
        throw new Error(message);
      },
    });

    /** Asks at a steady pace until something is so; returns the seconds it took and each question's milliseconds. */
    const askUntil = async (isSo: () => boolean) => {
      const started = performance.now();
      const waits: number[] = [];
      const open: Promise<void>[] = [];
      for (let i = 0; !isSo(); i++) {
        const dueMs = started + i * EVERY_MS;
        if (dueMs - started > GIVE_UP_MS) throw new Error('the articles did not arrive');
        await setTimeout(Math.max(0, dueMs - performance.now()));
        const { question = '' } = questions[i % questions.length] ?? {};
        open.push(
          briefing.ask(question).then(() => {
            waits.push(performance.now() - dueMs);
          }),
        );
      }
      const seconds = (performance.now() - started) / 1_000;
      await Promise.all(open);
      return { seconds, waits };
    };

    try {
      let asked = 0;
      // The pace that this machine keeps when nothing else is to be done.
      const alone = await askUntil(() => asked++ >= ASKED_ALONE);
      for (const [i, { title, source, published, text }] of rows.entries()) {
        const head = Object.entries({ title, source, published })
          .filter(([, value]) => value)
          .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
        writeFileSync(
          join(articles, `${i}.txt`),
          `---\n${head.join('')}---\n${text}\n\nEdition ${i}.`,
        );
      }
      const there = briefing.sources.length;
      const arrival = await askUntil(() => briefing.sources.length >= there + rows.length);
      rmSync(join(articles, '0.txt'));
      const before = briefing.sources.length;
      const removal = await askUntil(() => briefing.sources.length < before);
      return [
        {
          what: `${rows.length} files until searchable`,
          unit: 's',
          ours: arrival.seconds,
          limit: SEARCHABLE_WITHIN_S,
        },
        {
          what: `${arrival.waits.length} questions meanwhile, p99`,
          unit: 'ms',
          ours: quantile(arrival.waits, 0.99),
          limit: QUESTION_P99_MS,
        },
        { what: 'p99 before they came', unit: 'ms', ours: quantile(alone.waits, 0.99) },
        { what: 'the slowest question meanwhile', unit: 'ms', ours: Math.max(...arrival.waits) },
        { what: 'a removed file until it is no longer cited', unit: 's', ours: removal.seconds },
      ];
    } finally {
      await briefing.close();
    }
  };
}

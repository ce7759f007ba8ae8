/** Asks a set's questions in the way `npm run ask -- --batch` does. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { type BatchItem, type BatchRecord, runBatch } from '../../src/batch.ts';
import { createBriefing } from '../../src/briefing/index.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';

export type Prediction = BatchRecord;

export interface Predictions {
  readonly predictions: readonly Prediction[];
  /** Loading and indexing the articles. */
  readonly indexMs: number;
  /** Answering all the questions, earlier turns included. */
  readonly answerMs: number;
}

/** One prediction a question, in order, over articles indexed for this alone in a folder that is removed afterwards. */
export async function predict(
  articles: string,
  questions: readonly BatchItem[],
  top?: number,
): Promise<Predictions> {
  return withTemporaryFolder(async (folder) => {
    const started = performance.now();
    const briefing = await createBriefing({ articles, database: join(folder, 'index.db') });
    const indexed = performance.now();
    try {
      const predictions: Prediction[] = [];
      for await (const record of runBatch(briefing, questions, { top })) {
        predictions.push(record);
        // Answers come without a turn of the event loop; signals need one.
        await setImmediate();
      }
      return { predictions, indexMs: indexed - started, answerMs: performance.now() - indexed };
    } finally {
      briefing.close();
    }
  });
}

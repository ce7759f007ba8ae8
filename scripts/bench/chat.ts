/** Many questions at once from a chat platform, beside the platform's own client alone in the same run. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { median } from '../quantile.ts';
import { RUN } from '../run-path.ts';
import type { Line } from './report.ts';
import type { ChatJobResult } from './results.ts';

const QUESTIONS = 50;

/** A platform on this machine, as far as a bench needs it. */
export interface ChatFake {
  readonly apiUrl: string;
  /** The tokens for the bot's environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Asks a question and resolves with how long the acknowledgement took. */
  ask(index: number, question: string): Promise<number>;
  /** Resolves when that many are answered. */
  answered(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A bot in a process of its own, with what measures it. */
async function withJob<T>(
  job: URL,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  work: (report: () => Promise<ChatJobResult>) => Promise<T>,
): Promise<T> {
  const child = fork(RUN, [fileURLToPath(job), ...args], {
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    await once(child, 'message');
    return await work(async () => {
      child.send('report');
      const [result] = (await once(child, 'message')) as [ChatJobResult];
      return result;
    });
  } finally {
    child.kill();
  }
}

interface Measured extends ChatJobResult {
  readonly ackMedianMs: number;
  readonly ackMaxMs: number;
  /** From the first question to the last answer. */
  readonly allAnsweredMs: number;
}

/** Lines on 50 questions at once, ours and the bare client's. */
export async function benchAtOnce(
  job: URL,
  startFake: () => Promise<ChatFake>,
  args: readonly string[],
  examples: readonly string[],
): Promise<Line[]> {
  async function measure(kind: 'ours' | 'bare'): Promise<Measured> {
    const fake = await startFake();
    try {
      return await withJob(job, [kind, fake.apiUrl, ...args], fake.env, async (report) => {
        const start = performance.now();
        const acks = await Promise.all(
          Array.from({ length: QUESTIONS }, (_, n) =>
            fake.ask(n, examples[n % examples.length] ?? 'help'),
          ),
        );
        await fake.answered(QUESTIONS);
        const allAnsweredMs = performance.now() - start;
        const result = await report();
        return {
          ...result,
          ackMedianMs: median(acks),
          ackMaxMs: Math.max(...acks),
          allAnsweredMs,
        };
      });
    } finally {
      await fake.close();
    }
  }
  const bare = await measure('bare');
  const ours = await measure('ours');
  const at = `${QUESTIONS} questions at once`;
  return [
    {
      what: `${at}: acknowledgement, median`,
      unit: 'ms',
      ours: ours.ackMedianMs,
      peer: bare.ackMedianMs,
    },
    {
      what: `${at}: acknowledgement, the last`,
      unit: 'ms',
      ours: ours.ackMaxMs,
      limit: 1000,
      peer: bare.ackMaxMs,
    },
    {
      what: `${at}: all answered`,
      unit: 'ms',
      ours: ours.allAnsweredMs,
      peer: bare.allAnsweredMs,
    },
    {
      what: 'event-loop delay, p99',
      unit: 'ms',
      ours: ours.delayP99Ms,
      limit: 100,
      peer: bare.delayP99Ms,
    },
    { what: 'event-loop delay, longest', unit: 'ms', ours: ours.delayMaxMs, peer: bare.delayMaxMs },
  ];
}

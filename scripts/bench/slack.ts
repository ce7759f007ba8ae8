/** Many questions at once from Slack, beside Bolt alone in the same run. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../src/config.ts';
import { startFakeSlack } from '../../tests/fakes/slack/server.ts';
import { median } from '../quantile.ts';
import type { Line } from './report.ts';
import type { SlackJobResult } from './results.ts';

const JOB = fileURLToPath(new URL('./slack-job.ts', import.meta.url));
const QUESTIONS = 50;
const CHANNELS = 10;
const DEADLINE_MS = 30_000;

interface Measured extends SlackJobResult {
  readonly ackMedianMs: number;
  readonly ackMaxMs: number;
  /** From the first question to the last answer. */
  readonly allAnsweredMs: number;
  readonly answered: number;
}

export function createSlackBench(repository: string, folder: string) {
  const articles = join(repository, 'articles');

  async function measure(kind: 'ours' | 'bare'): Promise<Measured> {
    const fake = await startFakeSlack({ deadlineMs: DEADLINE_MS });
    const job = fork(JOB, [kind, fake.apiUrl, articles, folder], {
      execArgv: ['--import', 'tsx'],
      env: {
        ...process.env,
        SLACK_BOT_TOKEN: fake.botToken,
        SLACK_APP_TOKEN: fake.appToken,
        SLACK_SIGNING_SECRET: '',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    try {
      await once(job, 'message');
      const { examples } = loadConfig({});
      const start = performance.now();
      const acks = await Promise.all(
        Array.from({ length: QUESTIONS }, (_, n) =>
          fake.deliver(
            fake.payloads.mention({
              text: examples[n % examples.length] ?? 'help',
              channel: `C0CHANNEL${n % CHANNELS}`,
              user: `U0USER${n}`,
            }),
          ),
        ),
      );
      await fake.until(({ messages }) => messages.length >= QUESTIONS);
      const allAnsweredMs = performance.now() - start;
      job.send('report');
      const [result] = (await once(job, 'message')) as [SlackJobResult];
      const times = acks.map(({ ackMs }) => ackMs);
      const answered = new Set(fake.messages.map(({ threadTs }) => threadTs)).size;
      return {
        ...result,
        ackMedianMs: median(times),
        ackMaxMs: Math.max(...times),
        allAnsweredMs,
        answered,
      };
    } finally {
      job.kill();
      await fake.close();
    }
  }

  return async (): Promise<Line[]> => {
    const bare = await measure('bare');
    const ours = await measure('ours');
    if (ours.answered !== QUESTIONS) {
      throw new Error(`${ours.answered} of ${QUESTIONS} questions were answered`);
    }
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
      {
        what: 'event-loop delay, longest',
        unit: 'ms',
        ours: ours.delayMaxMs,
        peer: bare.delayMaxMs,
      },
    ];
  };
}

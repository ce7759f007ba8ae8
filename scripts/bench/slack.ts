/** The section on Slack. */
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { startFakeSlack } from '../../tests/fakes/slack/server.ts';
import { benchAtOnce, type ChatFake } from './chat.ts';
import type { Line } from './report.ts';

const JOB = new URL('./slack-job.ts', import.meta.url);
const CHANNELS = 10;
const DEADLINE_MS = 30_000;

export function createSlackBench(repository: string, folder: string) {
  async function startFake(): Promise<ChatFake> {
    const fake = await startFakeSlack({ deadlineMs: DEADLINE_MS });
    return {
      apiUrl: fake.apiUrl,
      env: {
        SLACK_BOT_TOKEN: fake.botToken,
        SLACK_APP_TOKEN: fake.appToken,
        SLACK_SIGNING_SECRET: '',
      },
      ask: async (n, text) => {
        const channel = `C0CHANNEL${n % CHANNELS}`;
        const payload = fake.payloads.mention({ text, channel, user: `U0USER${n}` });
        return (await fake.deliver(payload)).ackMs;
      },
      answered: (count) =>
        fake.until(
          ({ messages }) => new Set(messages.map(({ threadTs }) => threadTs)).size >= count,
        ),
      close: () => fake.close(),
    };
  }

  return (): Promise<Line[]> =>
    benchAtOnce(JOB, startFake, [join(repository, 'articles'), folder], loadConfig({}).examples);
}

/** Sections on the bundled articles: `npm run ask` as a whole, and the running bot. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createBot } from '../../src/bot/bot.ts';
import { createBriefing } from '../../src/briefing/index.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { loadKeptQuestions } from '../eval/kept-questions.ts';
import { median, quantile } from '../quantile.ts';
import { longestBlockMs } from './blocking.ts';
import { run, runJob } from './child.ts';
import { longQuestions } from './long-questions.ts';
import { createPeer } from './peer.ts';
import type { Line } from './report.ts';
import type { RestartResult } from './results.ts';

const PEER = new URL('./peer-job.ts', import.meta.url);
const SPAWNS = 7;
const ROUNDS = 20;

export function createSmallBench(repository: string, folder: string) {
  const articles = join(repository, 'articles');

  /** The command as a newcomer types it, the index being built already. */
  async function ask(): Promise<Line[]> {
    const config = join(folder, 'config.yaml');
    writeFileSync(config, `articles: ${JSON.stringify(articles)}\ndatabase: ./small.db\n`);
    const store = join(folder, 'small.json');
    const questions = join(folder, 'small-questions.jsonl');
    const question = 'who was in the Russian delegation';
    writeFileSync(questions, JSON.stringify({ question }));
    await runJob(PEER, ['index', articles, store]);
    const env = { ...process.env, SUMMIT_BRIEF_CONFIG: config };
    const ask = () =>
      run('npm', ['run', '--silent', 'ask', '--', question], {
        cwd: repository,
        env,
        codes: [0, 1],
      });
    const first = await ask();
    const times: number[] = [];
    const others: number[] = [];
    for (let i = 0; i < SPAWNS; i++) {
      times.push((await ask()).seconds);
      others.push(
        (await runJob<RestartResult>(PEER, ['restart', articles, store, questions])).seconds,
      );
    }
    return [
      {
        what: `npm run ask, whole process, median of ${SPAWNS}`,
        unit: 's',
        ours: median(times),
        limit: 1.5,
        peer: median(others),
      },
      { what: 'npm run ask, the first time, index included', unit: 's', ours: first.seconds },
    ];
  }

  /** Messages to the running bot, and how long it lets others wait. */
  async function bot(): Promise<Line[]> {
    const config = loadConfig({});
    const kept = loadKeptQuestions(join(repository, 'tests/questions'));
    const questions = [...new Set([...config.examples, ...kept.map(({ question }) => question)])];
    const briefing = await createBriefing({ articles, database: join(folder, 'bot.db') });
    const { handle } = createBot({
      briefing,
      config,
      log: createLogger(() => {}),
      now: () => new Date(),
    });
    let messages = 0;
    const send = (text: string) => {
      messages++;
      return handle({
        id: `${messages}`,
        conversation: `${messages}`,
        user: 'bench',
        platform: 'bench',
        text,
      });
    };
    try {
      let longest = 0;
      for (const text of questions)
        longest = Math.max(longest, await longestBlockMs(() => send(text)));
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        for (const text of questions) {
          const sent = performance.now();
          await send(text);
          times.push(performance.now() - sent);
        }
      }
      const long: Line[] = [];
      for (const chars of [1000, 10_000]) {
        let block = 0;
        for (const { question } of longQuestions(chars, questions)) {
          block = Math.max(block, await longestBlockMs(() => send(question)));
          block = Math.max(block, await longestBlockMs(() => briefing.ask(question)));
        }
        long.push({
          what: `event loop, ${chars.toLocaleString('en-GB')} characters`,
          unit: 'ms',
          ours: block,
          limit: 100,
        });
      }
      const peer = peerTimes(articles, questions);
      return [
        {
          what: 'message to the running bot, median',
          unit: 'ms',
          ours: median(times),
          peer: median(peer),
        },
        {
          what: 'message to the running bot, p99',
          unit: 'ms',
          ours: quantile(times, 0.99),
          limit: 15,
          peer: quantile(peer, 0.99),
        },
        {
          what: 'event loop, longest block, cold start included',
          unit: 'ms',
          ours: longest,
          limit: 100,
        },
        ...long,
      ];
    } finally {
      briefing.close();
    }
  }

  return { ask, bot };
}

function peerTimes(articles: string, questions: readonly string[]): number[] {
  const index = createPeer(articles);
  for (const question of questions) index.search(question);
  return Array.from({ length: ROUNDS }, () => questions)
    .flat()
    .map((question) => {
      const asked = performance.now();
      index.search(question);
      return performance.now() - asked;
    });
}

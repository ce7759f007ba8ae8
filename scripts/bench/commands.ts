/** The section on the commands: the whole reply of each, on the large corpus. */
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { createBot } from '../../src/bot/bot.ts';
import { createBriefing } from '../../src/briefing/index.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { median } from '../quantile.ts';
import { type Corpus, readJsonl } from './corpus.ts';
import type { Line } from './report.ts';

const SUBJECTS = ['', 'election', 'Iran', 'climate change', 'the economy', 'Gaza', 'Trump'];
/** What each takes at most, in milliseconds. */
const LIMITS = {
  brief: 300,
  differs: 100,
  people: 100,
  quotes: 100,
  timeline: 100,
  sources: 100,
  check: 100,
} as const;
const PAUSE_MOST_MS = 100;
const NANOSECONDS_IN_MS = 1e6;
const ROUNDS = 3;
const CHECKED_CHARS = 300;

export function createCommandsBench(corpus: Corpus, folder: string) {
  return async (): Promise<Line[]> => {
    const briefing = await createBriefing({
      articles: corpus.articles,
      database: join(folder, 'commands.db'),
    });
    const { handle } = createBot({
      briefing,
      config: loadConfig({}),
      log: createLogger(() => {}),
      now: () => new Date(),
    });
    const messagesToCheck = readJsonl<{ text: string }>(corpus.articles)
      .slice(0, SUBJECTS.length)
      .map(({ text }) => text.trim().split('\n', 1)[0]?.slice(0, CHECKED_CHARS) ?? '');
    let messages = 0;
    const timed = async (text: string): Promise<number> => {
      messages++;
      // A message comes from outside. Without a turn of the loop the quick ones would count as one pause together.
      await setImmediate();
      const start = performance.now();
      await handle({
        id: `${messages}`,
        conversation: `${messages}`,
        user: 'bench',
        platform: 'bench',
        text,
      });
      return performance.now() - start;
    };
    try {
      const started = performance.now();
      await briefing.warm();
      const lines: Line[] = [
        { what: 'reading ahead, once', unit: 'ms', ours: performance.now() - started },
      ];
      const delays = monitorEventLoopDelay({ resolution: 5 });
      delays.enable();
      for (const [command, limit] of Object.entries(LIMITS)) {
        const given = command === 'check' ? messagesToCheck : SUBJECTS;
        // The dictionary and the tagger are loaded by the first of each.
        await timed(`${command} ${given[1]}`);
        const times: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          for (const words of given) times.push(await timed(`${command} ${words}`.trim()));
        }
        lines.push({
          what: `${command}, whole reply, median`,
          unit: 'ms',
          ours: median(times),
          limit,
        });
        lines.push({ what: `${command}, slowest`, unit: 'ms', ours: Math.max(...times) });
      }
      delays.disable();
      lines.push({
        what: 'longest pause of the event loop',
        unit: 'ms',
        ours: delays.max / NANOSECONDS_IN_MS,
        limit: PAUSE_MOST_MS,
      });
      return lines;
    } finally {
      briefing.close();
    }
  };
}

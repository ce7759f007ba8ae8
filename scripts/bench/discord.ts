/** The section on Discord: many questions at once, and how fast questions are completed on a large corpus. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createSuggest } from '../../src/bot/suggest.ts';
import { createBriefing } from '../../src/briefing/index.ts';
import { loadConfig } from '../../src/config.ts';
import { startFakeDiscord } from '../../tests/fakes/discord/server.ts';
import { median, quantile } from '../quantile.ts';
import { randomFrom } from '../random.ts';
import { benchAtOnce, type ChatFake } from './chat.ts';
import type { Corpus } from './corpus.ts';
import type { Line } from './report.ts';

const JOB = new URL('./discord-job.ts', import.meta.url);
const DEADLINE_MS = 30_000;
const CHOICES_MAX = 25;
const TYPED = 400;

export function createDiscordBench(repository: string, corpus: Corpus, folder: string) {
  async function startFake(): Promise<ChatFake> {
    const fake = await startFakeDiscord({ deadlineMs: DEADLINE_MS });
    return {
      apiUrl: fake.apiUrl,
      env: { DISCORD_TOKEN: fake.token, DISCORD_GUILD_ID: '' },
      ask: async (n, question) => {
        const payload = fake.payloads.slashCommand({
          name: 'summit-brief',
          subcommand: 'ask',
          options: { question },
          user: String(1_200_000_000_000_000_000n + BigInt(n)),
          // Each asks in a channel of his own: the limit of a channel is not what is measured.
          channelId: String(1_300_000_000_000_000_000n + BigInt(n)),
        });
        return (await fake.interact(payload)).ackMs;
      },
      answered: (count) =>
        fake.until(
          ({ interactions }) =>
            interactions.filter(({ isThinking, response }) => response && !isThinking).length >=
            count,
        ),
      close: () => fake.close(),
    };
  }

  /** Names of the corpus, each letter by letter, some with a letter wrong. */
  async function typing(): Promise<Line[]> {
    const briefing = await createBriefing({
      articles: corpus.articles,
      database: join(folder, 'typing.db'),
    });
    try {
      const suggest = createSuggest(briefing, loadConfig({}).examples);
      suggest('a name', 1);
      const random = randomFrom(1);
      const names = ['an', 'be', 'ch', 'jo', 'ma', 'ro', 'sa', 'th'].flatMap((start) =>
        briefing.findNames(start, 25),
      );
      const times = Array.from({ length: TYPED }, () => {
        const name = names[Math.floor(random() * names.length)] ?? 'Ann';
        const typed = name.slice(0, 1 + Math.floor(random() * name.length));
        const text = random() < 0.3 ? `who is ${typed.slice(0, -1)}q` : `who is ${typed}`;
        const start = performance.now();
        suggest(text, CHOICES_MAX);
        return performance.now() - start;
      });
      const what = `completing a question, ${corpus.name}`;
      return [
        { what: `${what}, median`, unit: 'ms', ours: median(times) },
        { what: `${what}, p99`, unit: 'ms', ours: quantile(times, 0.99), limit: 50 },
      ];
    } finally {
      briefing.close();
    }
  }

  return async (): Promise<Line[]> => [
    ...(await benchAtOnce(
      JOB,
      startFake,
      [join(repository, 'articles'), folder],
      loadConfig({}).examples,
    )),
    ...(await typing()),
  ];
}

/** `npm run bench [-- SECTION ...]`: speed and memory beside their limits and beside a peer in the same run. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCommandsBench } from './bench/commands.ts';
import { findCorpus } from './bench/corpus.ts';
import { createDiscordBench } from './bench/discord.ts';
import { createLargeBench } from './bench/large.ts';
import { formatLines, type Line } from './bench/report.ts';
import { createSlackBench } from './bench/slack.ts';
import { createSmallBench } from './bench/small.ts';
import { createWatchBench } from './bench/watch.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

interface Section {
  readonly title: string;
  readonly run: () => Promise<Line[]>;
  /** What ours is measured beside; MiniSearch when not given. */
  readonly peer?: string;
}

async function main(wanted: readonly string[], folder: string): Promise<void> {
  const corpus = findCorpus(join(REPOSITORY, '../shared/eval'), folder);
  const large = createLargeBench(corpus, folder);
  const small = createSmallBench(REPOSITORY, folder);
  const sections: Readonly<Record<string, Section>> = {
    index: { title: `index: ${corpus.name}`, run: large.index },
    restart: { title: `restart: ${corpus.name}`, run: large.restart },
    answer: { title: `answer: ${corpus.name}`, run: large.answer },
    commands: { title: `commands: ${corpus.name}`, run: createCommandsBench(corpus, folder) },
    watch: {
      title: `watch: ${corpus.name}`,
      run: createWatchBench(corpus, folder),
    },
    ask: { title: 'ask: bundled articles', run: small.ask },
    bot: { title: 'bot: bundled articles', run: small.bot },
    slack: {
      title: 'slack: bundled articles',
      run: createSlackBench(REPOSITORY, folder),
      peer: 'bare Bolt',
    },
    discord: {
      title: 'discord: bundled articles',
      run: createDiscordBench(REPOSITORY, corpus, folder),
      peer: 'bare discord.js',
    },
  };
  const names = Object.keys(sections);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`'${unknown}' is no section; there are ${names.join(', ')}`);
  for (const name of wanted.length ? wanted : names) {
    const section = sections[name];
    if (section) {
      console.log(`${formatLines(section.title, await section.run(), section.peer)}\n`);
    }
  }
}

try {
  await withTemporaryFolder((folder) => main(process.argv.slice(2), folder));
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

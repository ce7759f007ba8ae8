import { createTerminalAdapter } from './adapters/terminal/index.ts';
import { createBot } from './bot/bot.ts';
import { loadConfig } from './config.ts';
import { createLogger } from './log.ts';
import { openBriefing } from './open-briefing.ts';
import { describeFailure } from './setup-error.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  const briefing = await openBriefing(config, config.articles, process.stderr);
  const log = createLogger((line) => process.stderr.write(line));
  const bot = createBot({ briefing, config, log, now: () => new Date() });
  const terminal = createTerminalAdapter({
    handle: bot.handle,
    input: process.stdin,
    output: process.stdout,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    colours: process.stdout.isTTY === true && !config.noColour,
    name: config.name,
    examples: config.examples,
  });
  process.once('SIGTERM', () => void terminal.stop());
  await terminal.start();
  await terminal.ended;
  briefing.close();
}

// Messages to a screen that is gone are no reason to stop.
process.stderr.on('error', () => {});

try {
  await main();
} catch (error) {
  process.stderr.write(describeFailure(error));
  process.exitCode = 2;
}

import { setTimeout } from 'node:timers/promises';
import { createTerminalAdapter } from './adapters/terminal/index.ts';
import { createBot } from './bot/bot.ts';
import type { Briefing } from './briefing/index.ts';
import { type Config, loadConfig } from './config.ts';
import { createLogger, type Logger } from './log.ts';
import { openBriefing } from './open-briefing.ts';
import { type Choice, choosePlatforms } from './platforms.ts';
import { createRedactor } from './redact.ts';
import { serve } from './serve.ts';
import { describeFailure } from './setup-error.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger((line) => process.stderr.write(line), {
    level: config.logLevel,
    redact: createRedactor(secretsOf(config)),
  });
  const choices = choosePlatforms(config);
  const briefing = await openBriefing(config, config.articles, process.stderr, {
    now: Date.now,
    wait: (ms) => setTimeout(ms),
  });
  const isServing = choices.some(({ isOn }) => isOn);
  let code = 0;
  try {
    if (isServing) code = await serve({ config, choices, briefing, log });
    else await chat(config, choices, briefing, log);
  } finally {
    await briefing.close();
  }
  // Connections that Slack keeps open must not keep the process.
  if (isServing) process.exit(code);
}

/** What must not be seen in the log. discord.js shows the first two parts of its token. */
function secretsOf({ slack, discord }: Config): (string | undefined)[] {
  const shown = discord.token?.split('.').slice(0, 2).join('.');
  return [slack.botToken, slack.appToken, slack.signingSecret, discord.token, shown];
}

/** The chat in the terminal, where no platform is set up. */
async function chat(
  config: Config,
  choices: readonly Choice[],
  briefing: Briefing,
  log: Logger,
): Promise<void> {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  for (const choice of choices) {
    if (choice.isOn || !(interactive || choice.isMeant)) continue;
    process.stderr.write(`${choice.name}: not started, since ${choice.why}\n`);
    // A service that was set up by half must not end as if all were well.
    if (!interactive) process.exitCode = 2;
  }
  if (process.exitCode === 2) return;
  const bot = createBot({ briefing, config, log, now: () => new Date() });
  const terminal = createTerminalAdapter({
    handle: bot.handle,
    input: process.stdin,
    output: process.stdout,
    interactive,
    colours: process.stdout.isTTY === true && !config.noColour,
    name: config.name,
    examples: config.examples,
  });
  process.once('SIGTERM', () => void terminal.stop());
  if (interactive) briefing.follow({ onFault: (reason) => log.warn(reason) });
  await terminal.start();
  await terminal.ended;
}

// Messages to a screen that is gone are no reason to stop.
process.stderr.on('error', () => {});

try {
  await main();
} catch (error) {
  process.stderr.write(describeFailure(error), () => process.exit(2));
}

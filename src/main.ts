import { setTimeout } from 'node:timers/promises';
import { chat } from './chat.ts';
import { type Config, loadConfig } from './config.ts';
import { createLogger } from './log.ts';
import { openBriefing } from './open-briefing.ts';
import { choosePlatforms } from './platforms.ts';
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

// Messages to a screen that is gone are no reason to stop.
process.stderr.on('error', () => {});

try {
  await main();
} catch (error) {
  process.stderr.write(describeFailure(error), () => process.exit(2));
}

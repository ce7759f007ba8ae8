import { renderTerminal } from './adapters/terminal/render.ts';
import { digestReplies } from './bot/digest/render.ts';
import { loadConfig } from './config.ts';
import { openBriefing } from './open-briefing.ts';
import { localAt, showDay } from './schedule/zone.ts';
import { describeFailure } from './setup-error.ts';

const WIDTH = 80;

/** `npm run digest`: prints what a first digest of the articles says, and ends. */
async function main(): Promise<void> {
  const config = loadConfig();
  const briefing = await openBriefing(config, config.articles, process.stderr);
  const digest = await briefing.digest();
  await briefing.close();
  const date = showDay(localAt(config.digest.timeZone, Date.now()));
  const colours = process.stdout.isTTY === true && !config.noColour;
  const width = Math.min(process.stdout.columns ?? WIDTH, 100);
  const replies = digestReplies(digest, { title: config.name, date }, 'whole');
  process.stdout.write(replies.map((reply) => renderTerminal(reply, { width, colours })).join(''));
}

// The reader of the output went away (`| head -1`): that is no error.
process.stdout.on('error', () => process.exit());

try {
  await main();
} catch (error) {
  process.stderr.write(describeFailure(error));
  process.exitCode = 2;
}

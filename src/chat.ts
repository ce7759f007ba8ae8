import { createTerminalAdapter } from './adapters/terminal/index.ts';
import { createBot } from './bot/bot.ts';
import type { Briefing } from './briefing/index.ts';
import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { openOwnState } from './own-state.ts';
import { type Choice, localPosters } from './platforms.ts';
import { createDigests, type Digests } from './scheduled-digests.ts';

const DIGESTS_STOP_MAX_MS = 3_000;

/**
 * The chat in the terminal, where no platform is set up: until the input ends, or, with digests for the terminal or a file and
 * nobody who types, until a signal comes.
 *
 * @throws SetupError when digests are to be posted and the state cannot be opened.
 */
export async function chat(
  config: Config,
  choices: readonly Choice[],
  briefing: Briefing,
  log: Logger,
): Promise<void> {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const hasDigests = config.digest.channels.some(({ platform }) =>
    ['terminal', 'file'].includes(platform),
  );
  for (const choice of choices) {
    if (choice.isOn || !(interactive || choice.isMeant)) continue;
    process.stderr.write(`${choice.name}: not started, since ${choice.why}\n`);
    // A service that was set up by half must not end as if all were well.
    if (!interactive) process.exitCode = 2;
  }
  if (process.exitCode === 2) return;

  const now = (): Date => new Date();
  const state = interactive || hasDigests ? await openOwnState(config, now) : undefined;
  const digests = state && createDigests({ config, briefing, state, log });
  const bot = createBot({ briefing, config, log, now, desk: digests?.desk });
  const terminal = createTerminalAdapter({
    handle: bot.handle,
    input: process.stdin,
    output: process.stdout,
    interactive,
    colours: process.stdout.isTTY === true && !config.noColour,
    name: config.name,
    examples: hasDigests ? [] : config.examples,
  });
  const signalled = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      // Somebody who types ends the chat by Ctrl-C as the terminal has it.
      if (signal === 'SIGTERM' || (hasDigests && !interactive)) {
        process.once(signal, () => resolve());
      }
    }
  });
  void signalled.then(() => terminal.stop());
  if (interactive || hasDigests) briefing.follow({ onFault: (reason) => log.warn(reason) });
  await terminal.start();
  digests?.start(new Map([...localPosters(config), ['terminal', terminal.poster]]));
  await terminal.ended;
  if (hasDigests && !interactive) await signalled;
  await close(digests, state);
}

async function close(
  digests: Digests | undefined,
  state: { close(): Promise<void> } | undefined,
): Promise<void> {
  await digests?.stop(DIGESTS_STOP_MAX_MS);
  await state?.close();
}

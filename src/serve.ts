import { type PlatformAdapter, PlatformError } from './bot/adapter.ts';
import { createBot } from './bot/bot.ts';
import type { Briefing } from './briefing/index.ts';
import type { Config } from './config.ts';
import { type HealthServer, startHealthServer } from './health.ts';
import type { Logger } from './log.ts';
import { openOwnState } from './own-state.ts';
import { type Choice, localPosters, startPlatforms } from './platforms.ts';
import { createDigests } from './scheduled-digests.ts';
import { SetupError } from './setup-error.ts';

/** The longest that stopping may take; supervisors commonly kill after 30 s. */
const STOP_MAX_MS = 25_000;
const DIGESTS_STOP_MAX_MS = 3_000;

export interface ServeOptions {
  readonly config: Config;
  readonly choices: readonly Choice[];
  readonly briefing: Briefing;
  readonly log: Logger;
}

/**
 * Runs the bot on its platforms until a signal ends it, or until it can receive nothing any more. Returns the exit code:
 * 1 in the second case, so that whoever supervises the process starts it again.
 *
 * @throws SetupError when the state cannot be opened or no platform can be started.
 */
export async function serve({ config, choices, briefing, log }: ServeOptions): Promise<number> {
  const now = (): Date => new Date();
  const state = await openOwnState(config, now);
  const { conversations, archive, votes } = state;
  const digests = createDigests({ config, briefing, state, log });
  const { desk } = digests;
  const bot = createBot({ briefing, config, log, now, conversations, archive, votes, desk });

  let end: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const fail = (error: unknown): void => {
    if (error instanceof PlatformError) log.error(error.message);
    else log.error('something unexpected went wrong; the process ends', { error });
    end(1);
  };
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info('stopping; what was asked is still answered. A second signal ends at once');
      process.once(signal, () => process.exit(1));
      end(0);
    });
  }

  for (const choice of choices) {
    if (!choice.isOn) log.info(`${choice.name}: not started, since ${choice.why}`);
  }
  let adapters: readonly PlatformAdapter[] = [];
  let health: HealthServer | undefined;
  const isConnected = ({ name }: Choice): boolean =>
    adapters.some((adapter) => adapter.name === name.toLowerCase() && adapter.isConnected());
  const on = choices.filter(({ isOn }) => isOn);
  try {
    if (config.health) {
      health = await startHealthServer(config.health, () => ({
        platforms: Object.fromEntries(on.map((choice) => [choice.name, isConnected(choice)])),
      }));
      log.info(`health: http://${config.health.host}:${health.port}/healthz`);
    }
    adapters = await startPlatforms(on, { config, state, ...bot, log, onFatal: fail });
    digests.start(
      new Map([
        ...localPosters(config),
        ...adapters.map(({ name, poster }) => [name, poster] as const),
      ]),
    );
  } catch (error) {
    await health?.close();
    await state.close();
    if (error instanceof PlatformError) throw new SetupError(error.message, { cause: error });
    throw error;
  }

  const warm = (): void => {
    briefing
      .warm()
      .catch((error: unknown) => log.warn('the articles could not be read ahead', { error }));
  };
  warm();
  briefing.follow({
    onChange: () => {
      log.info(`articles: ${briefing.sources.length}; left out: ${briefing.problems.length}`);
      warm();
    },
    onFault: (reason) => log.warn('the articles could not be looked at; tried again', { reason }),
  });
  const code = await ended;
  setTimeout(() => process.exit(1), STOP_MAX_MS).unref();
  // A digest that is left half done is taken up by the next process.
  await digests.stop(DIGESTS_STOP_MAX_MS);
  await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
  await health?.close();
  await state.close();
  return code;
}

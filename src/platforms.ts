import { createFilePoster } from './adapters/file/poster.ts';
import { createTerminalPoster } from './adapters/terminal/poster.ts';
import { renderTerminal, widthOf } from './adapters/terminal/render.ts';
import { type Handle, type PlatformAdapter, PlatformError, type Suggest } from './bot/adapter.ts';
import type { Poster } from './bot/digest/poster.ts';
import { createResilientInbox } from './bot/resilient-inbox.ts';
import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import type { State } from './state/open-state.ts';

type Name = 'Slack' | 'Discord';

/** A platform as the settings have it: to be started, or why not. */
export type Choice =
  | { readonly name: Name; readonly isOn: true }
  | {
      readonly name: Name;
      readonly isOn: false;
      readonly why: string;
      /** Something of what it takes is there, so it was meant to start. */
      readonly isMeant: boolean;
    };

/** Returns which platforms have what it takes to start, and what the others lack. */
export function choosePlatforms({ slack, discord }: Config): Choice[] {
  const isMeant = [slack.botToken, slack.appToken, slack.signingSecret].some(Boolean);
  const discordLack = discord.token === undefined ? 'DISCORD_TOKEN is not set' : undefined;
  return [
    toChoice('Slack', slackLack(slack), isMeant),
    toChoice('Discord', discordLack, discord.guildId !== undefined),
  ];
}

function slackLack({ botToken, appToken, signingSecret }: Config['slack']): string | undefined {
  if (botToken === undefined) return 'SLACK_BOT_TOKEN is not set';
  if (appToken === undefined && signingSecret === undefined) {
    return 'neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET (for HTTP) is set';
  }
  return undefined;
}

function toChoice(name: Name, lack: string | undefined, isMeant: boolean): Choice {
  return lack === undefined ? { name, isOn: true } : { name, isOn: false, why: lack, isMeant };
}

/** Returns what posts where no connection is needed: to the terminal, and to files. */
export function localPosters({ noColour }: Config): Map<string, Poster> {
  const { stdout } = process;
  const colours = stdout.isTTY === true && !noColour;
  return new Map([
    [
      'terminal',
      createTerminalPoster(async (reply) => {
        stdout.write(`${renderTerminal(reply, { width: widthOf(stdout), colours })}\n`);
      }),
    ],
    ['file', createFilePoster(renderTerminal)],
  ]);
}

export interface PlatformsOptions {
  readonly config: Config;
  readonly state: State;
  readonly handle: Handle;
  readonly suggest: Suggest;
  readonly log: Logger;
  readonly onFatal: (error: PlatformError) => void;
}

/**
 * Starts the chosen platforms. One that cannot be started does not keep the others from it.
 *
 * @throws PlatformError when none could be started.
 */
export async function startPlatforms(
  choices: readonly Choice[],
  { config, state, handle, suggest, log, onFatal }: PlatformsOptions,
): Promise<PlatformAdapter[]> {
  const inbox = createResilientInbox(state.inbox, log);
  const common = {
    handle,
    inbox,
    limits: config.limits,
    log,
    now: () => new Date(),
    wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    onFatal,
  };
  /** The clients of platforms take long to load; those that are not used are not. */
  async function create(name: Name): Promise<PlatformAdapter> {
    if (name === 'Slack') {
      const { createSlackAdapter } = await import('./adapters/slack/index.ts');
      return createSlackAdapter({ ...common, settings: config.slack, examples: config.examples });
    }
    const { createDiscordAdapter } = await import('./adapters/discord/index.ts');
    const { starts } = state;
    return createDiscordAdapter({
      ...common,
      settings: config.discord,
      name: config.name,
      suggest,
      starts,
    });
  }
  const started: PlatformAdapter[] = [];
  for (const choice of choices) {
    if (!choice.isOn) continue;
    const adapter = await create(choice.name);
    try {
      await adapter.start();
      log.info(adapter.description);
      started.push(adapter);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.error(error.message);
    }
  }
  if (started.length === 0) throw new PlatformError('No platform could be started.');
  return started;
}

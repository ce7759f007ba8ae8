import {
  Client,
  type ClientEvents,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  type Interaction,
  type Message,
  OAuth2Scopes,
  Partials,
  PermissionFlagsBits,
} from 'discord.js';
import {
  type Handle,
  type PlatformAdapter,
  PlatformError,
  type Suggest,
} from '../../bot/adapter.ts';
import { COMMANDS } from '../../bot/commands/catalogue.ts';
import type { Inbox } from '../../bot/inbox.ts';
import type { Starts } from '../../bot/starts.ts';
import type { DiscordSettings, QuestionLimits } from '../../config.ts';
import type { Logger } from '../../log.ts';
import { createAnswerer } from '../answer.ts';
import { createWork } from '../work.ts';
import { type Acknowledged, acknowledge } from './acknowledge.ts';
import { defineCommands, isRegistered } from './commands.ts';
import { createCourier } from './courier.ts';
import { type Call, createDelivery } from './deliver.ts';
import { encodeForm } from './form.ts';
import { toInteraction, toMessage } from './incoming.ts';
import { CHOICE_MAX_CHARS, CHOICES_MAX } from './limits.ts';
import { createPoster } from './poster.ts';
import { type Place, type Received, receiveInteraction, receiveMessage } from './receive.ts';

export interface DiscordOptions {
  readonly settings: DiscordSettings;
  /** What the bot and its command are called. */
  readonly name: string;
  readonly handle: Handle;
  readonly suggest: Suggest;
  readonly inbox: Inbox;
  readonly starts: Starts;
  readonly limits: QuestionLimits;
  readonly log: Logger;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  /** Called once when nothing can be received or posted any more. */
  readonly onFatal: (error: PlatformError) => void;
  /** How long a call to Discord may take; 10 s by default. */
  readonly timeoutMs?: number | undefined;
  /** From when on an answer that is not there yet is worth a sign; 700 ms by default. */
  readonly typingAfterMs?: number | undefined;
  /** The longest that stopping waits for answers under way; 20 s by default. */
  readonly drainMs?: number | undefined;
  /** How often questions of dead processes are looked for; every 5 s by default. */
  readonly sweepEveryMs?: number | undefined;
}

export interface DiscordAdapter extends PlatformAdapter {
  /** Answers messages whose process died. Done at the start and every few seconds. */
  sweep(): Promise<void>;
  /** Resolves when all that came in has been answered. */
  settled(): Promise<void>;
}

const TIMEOUT_MS = 10_000;
const TYPING_AFTER_MS = 700;
const DRAIN_MS = 20_000;
const SWEEP_EVERY_MS = 5_000;
/** A connection that stays lost for so long is left to whoever supervises the process. */
const DEAD_AFTER_MS = 3 * 60_000;
/** Discord resets the token of a bot that connects more than 1,000 times a day; so many are left for the rest of it. */
const STARTS_LEFT_MIN = 50;

/** What to do about the reasons for which Discord closes for good. @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const CLOSED_FOR_GOOD: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'DISCORD_TOKEN is not accepted (4004); copy it anew from the Bot page of the application',
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the connection (4010); please report it',
  [GatewayCloseCodes.ShardingRequired]:
    'the bot is in too many servers for one connection (4011); it is made for fewer than 2,500',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks this version (4012); update the bot',
  [GatewayCloseCodes.InvalidIntents]: 'Discord refused the connection (4013); please report it',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not let the bot read messages (4014); check the intents on the Bot page of the application',
};

/** What the link that adds the bot to a server asks for: all that the bot uses there. */
const INVITE = {
  scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
  permissions: [
    PermissionFlagsBits.ViewChannel,
    PermissionFlagsBits.SendMessages,
    PermissionFlagsBits.SendMessagesInThreads,
    PermissionFlagsBits.CreatePublicThreads,
    PermissionFlagsBits.ReadMessageHistory,
    PermissionFlagsBits.AttachFiles,
  ],
};

/** Creates the adapter. discord.js keeps the connection and the limits; what to answer, and posting it, is ours. */
export function createDiscordAdapter(options: DiscordOptions): DiscordAdapter {
  const { settings, name, handle, suggest, inbox, starts, limits, log, now, wait, onFatal } =
    options;
  const client = new Client({
    // None of these has to be asked for: messages to the bot arrive with their text.
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    rest: {
      api: settings.apiUrl,
      version: '10',
      retries: 0,
      timeout: options.timeoutMs ?? TIMEOUT_MS,
      invalidRequestWarningInterval: 100,
    },
  });
  const { track, settled, drain } = createWork();
  let hasFailed = false;
  let lostAt: number | undefined;
  let watching: NodeJS.Timeout | undefined;
  let description = '';

  const call: Call = async (method, path, body, file) => {
    const hasToken = /^\/(?:webhooks|interactions)\//.test(path);
    const request = { fullRoute: path, method: method as never, auth: !hasToken };
    if (file === undefined) {
      return client.rest.request({ ...request, ...(body === undefined ? {} : { body }) });
    }
    const { bytes, contentType } = await encodeForm(body ?? {}, file);
    const headers = { 'Content-Type': contentType };
    return client.rest.request({ ...request, body: bytes, passThroughBody: true, headers });
  };
  const onDeadToken = (): void => fail(tokenError('401'));
  const poster = createPoster({
    call,
    botUser: () => client.user?.id ?? '',
    mayReadHistory,
    now,
    onDeadToken,
  });
  const courier = createCourier({
    delivery: createDelivery({ call, applicationId, now, wait, log }),
    log,
    typingAfterMs: options.typingAfterMs ?? TYPING_AFTER_MS,
    showTyping: async (channel) => {
      await call('POST', `/channels/${channel}/typing`).catch((error: unknown) => {
        log.warn('typing could not be shown', { error: messageOf(error) });
      });
    },
  });
  const { answer } = createAnswerer<Place>({
    platform: 'discord',
    handle,
    inbox,
    limits,
    log,
    courier,
    onDeadToken,
  });

  function applicationId(): string {
    return client.application?.id ?? '';
  }

  /** Direct messages may always be read. */
  function mayReadHistory(id: string): boolean {
    const channel = client.channels.cache.get(id);
    if (channel === undefined || channel.isDMBased() || client.user === null) return true;
    return channel.permissionsFor(client.user)?.has(PermissionFlagsBits.ReadMessageHistory) ?? true;
  }

  function fail(error: PlatformError): void {
    if (!hasFailed) onFatal(error);
    hasFailed = true;
  }

  async function onMessage(message: Message): Promise<void> {
    const received = receiveMessage(toMessage(message), client.user?.id ?? '');
    if (received === undefined) return;
    await inbox.note(received.noted);
    await answer(received.noted);
  }

  async function onInteraction(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      const typed = String(interaction.options.getFocused());
      const entry = COMMANDS.find(({ name }) => name === interaction.options.getSubcommand(false));
      const choices = suggest(typed, CHOICES_MAX, entry?.argument?.suggests)
        .filter((question) => question.length <= CHOICE_MAX_CHARS)
        .map((question) => ({ name: question, value: question }));
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      await call('POST', path, { type: 8, data: { choices } });
      return;
    }
    const like = toInteraction(interaction);
    const received = like && receiveInteraction(like, settings.commandAnswers);
    if (received === undefined) return;
    const { place } = received.request;
    if (place.kind !== 'interaction') return;
    // Kept before anything is said, so that no crash can lose it; then acknowledged, before any work.
    await inbox.note(received.noted);
    const acknowledged = await acknowledge(call, place);
    if (acknowledged === 'theirs') return;
    await answer(redirected(received, place, acknowledged).noted);
  }

  /** Listens so that nothing a listener does can end the process. */
  function listen<E extends keyof ClientEvents>(
    event: E,
    listener: (...args: ClientEvents[E]) => Promise<void>,
  ): void {
    client.on(event, (...args) => {
      void track(listener(...args)).catch((error: unknown) => {
        log.error('Discord: a request failed', { error });
      });
    });
  }

  listen(Events.MessageCreate, onMessage);
  listen(Events.InteractionCreate, onInteraction);
  client.on(Events.Error, (error) => log.error('Discord: an error', { error: error.message }));
  client.on(Events.Warn, (warning) => log.warn(`Discord: ${warning}`));
  client.on(Events.Debug, (line) => log.debug(`Discord: ${line}`));
  client.on(Events.ShardError, (error) =>
    log.warn('Discord: connection error', { error: error.message }),
  );
  client.on(Events.ShardReconnecting, () => {
    log.info('Discord: connection closed, connecting again');
    lostAt ??= now().getTime();
  });
  for (const event of [Events.ShardReady, Events.ShardResume] as const) {
    client.on(event, () => {
      if (lostAt !== undefined) log.info('Discord: connected again');
      lostAt = undefined;
    });
  }
  client.on(Events.ShardDisconnect, ({ code }) => {
    lostAt ??= now().getTime();
    const why = CLOSED_FOR_GOOD[code] ?? `Discord closed the connection for good (${code})`;
    fail(new PlatformError(`Discord: ${why}`));
  });
  client.on(Events.Invalidated, () => fail(tokenError('session invalidated')));
  client.rest.on('invalidRequestWarning', ({ count, remainingTime }) => {
    log.warn(
      'Discord: many requests were refused; at 10,000 in ten minutes Discord shuts the address out',
      {
        count,
        remainingSeconds: Math.round(remainingTime / 1000),
      },
    );
  });

  async function sweep(): Promise<void> {
    try {
      const abandoned = await inbox.abandoned('discord');
      await Promise.all(abandoned.map((noted) => track(answer(noted))));
    } catch (error) {
      log.error('unanswered messages could not be read', { platform: 'discord', error });
    }
  }

  /** Refuses to connect where that would use up what Discord allows in a day. */
  async function checkStarts(): Promise<void> {
    let gateway: unknown;
    try {
      gateway = await call('GET', '/gateway/bot');
    } catch (error) {
      if (isUnauthorised(error)) throw tokenError('401');
      throw new PlatformError(
        `Discord: ${settings.apiUrl} does not answer (${messageOf(error)}); check the network and discord.api_url`,
        { cause: error },
      );
    }
    const { session_start_limit: limit } = gateway as {
      session_start_limit?: { remaining: number; reset_after: number };
    };
    if (limit && limit.remaining < STARTS_LEFT_MIN) {
      const hours = Math.ceil(limit.reset_after / 3_600_000);
      throw new PlatformError(
        `Discord: only ${limit.remaining} connections are left of those allowed in a day; find out why the bot is started so often, and start it again in ${hours} h`,
      );
    }
    const delayMs = await starts.delayMs('discord');
    if (delayMs > 0) {
      log.warn('Discord: the bot is started often; waiting before connecting', { delayMs });
      await wait(delayMs);
    }
    await starts.note('discord');
  }

  async function registerCommands(): Promise<void> {
    const wanted = defineCommands(name, COMMANDS);
    const scope = settings.guildId === undefined ? '' : `/guilds/${settings.guildId}`;
    const path = `/applications/${applicationId()}${scope}/commands` as const;
    try {
      const registered = await call('GET', path);
      if (Array.isArray(registered) && isRegistered(wanted, registered)) return;
      await client.rest.put(path, { body: wanted });
      log.info('Discord: commands registered', {
        commands: wanted.map((one) => one.name).join(', '),
      });
    } catch (error) {
      log.error(
        'Discord: the commands could not be registered; check DISCORD_GUILD_ID and that the bot was added with the scope applications.commands',
        {
          error: messageOf(error),
        },
      );
    }
  }

  return {
    name: 'discord',
    get description() {
      return description;
    },
    isConnected: () => client.isReady() && lostAt === undefined && !hasFailed,
    settled,
    sweep,

    async start() {
      // The names are got ready by the first call; nobody who types should wait for that.
      suggest('a name', 1);
      client.rest.setToken(settings.token ?? '');
      await checkStarts();
      const ready = new Promise<void>((resolve) =>
        client.once(Events.ClientReady, () => resolve()),
      );
      try {
        await client.login(settings.token);
      } catch (error) {
        await client.destroy();
        if (isUnauthorised(error) || /token/i.test(messageOf(error))) throw tokenError('401');
        throw new PlatformError(`Discord: no connection could be opened (${messageOf(error)})`, {
          cause: error,
        });
      }
      await ready;
      await registerCommands();
      const servers = client.guilds.cache.size;
      const where = `${servers} ${servers === 1 ? 'server' : 'servers'}`;
      description = `Discord: connected as ${client.user?.tag} in ${where}. Add it to a server: ${client.generateInvite(INVITE)}`;
      watching = setInterval(() => {
        void track(sweep());
        if (lostAt !== undefined && now().getTime() - lostAt > DEAD_AFTER_MS) {
          fail(
            new PlatformError('Discord: the connection stays lost; ending, to be started again'),
          );
        }
      }, options.sweepEveryMs ?? SWEEP_EVERY_MS);
      void track(sweep());
    },

    async stop() {
      clearInterval(watching);
      client.removeAllListeners(Events.MessageCreate);
      client.removeAllListeners(Events.InteractionCreate);
      // What is closed on purpose is not lost.
      client.removeAllListeners(Events.ShardReconnecting);
      await drain(options.drainMs ?? DRAIN_MS);
      await client.destroy();
    },

    poster,
  };
}

/** Where the interaction cannot be answered: the answer goes to its channel, or to the asker where it was for him alone. */
function redirected(
  { noted, request }: Received,
  place: Extract<Place, { kind: 'interaction' }>,
  acknowledged: Acknowledged,
): Received {
  if (acknowledged === 'ours') return { noted, request };
  const elsewhere: Place =
    place.isPrivate || place.channel === undefined
      ? { kind: 'direct' }
      : { kind: 'channel', channel: place.channel };
  const changed = { ...request, place: elsewhere, isUnseen: true };
  return { noted: { ...noted, request: changed }, request: changed };
}

function tokenError(code: string): PlatformError {
  return new PlatformError(
    `Discord: DISCORD_TOKEN is not accepted (${code}); copy it anew from the Bot page of the application`,
  );
}

function isUnauthorised(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 401;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import {
  App,
  type Logger as BoltLogger,
  HTTPReceiver,
  LogLevel,
  type ReceiverEvent,
  SocketModeReceiver,
  webApi,
} from '@slack/bolt';
import { type Handle, type PlatformAdapter, PlatformError } from '../../bot/adapter.ts';
import type { Inbox } from '../../bot/inbox.ts';
import type { QuestionLimits, SlackSettings } from '../../config.ts';
import type { Logger } from '../../log.ts';
import { createAnswerer } from '../answer.ts';
import { createWork } from '../work.ts';
import { createCourier } from './courier.ts';
import { createDelivery } from './deliver.ts';
import { renderHome, renderPrompts } from './home.ts';
import { createHttp } from './http.ts';
import { isDeadToken } from './outcome.ts';
import { createPace } from './pace.ts';
import type { Call } from './post.ts';
import { createPoster } from './poster.ts';
import { CHECK_SHORTCUT, receive, type Self } from './receive.ts';
import { sharePicture } from './share-picture.ts';
import { createSocket } from './socket.ts';

export interface SlackOptions {
  readonly settings: SlackSettings;
  readonly examples: readonly string[];
  readonly handle: Handle;
  readonly inbox: Inbox;
  readonly limits: QuestionLimits;
  readonly log: Logger;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  /** Called once when nothing can be received or posted any more. */
  readonly onFatal: (error: PlatformError) => void;
  /** How long a call to Slack may take; 10 s by default. */
  readonly timeoutMs?: number | undefined;
  /** From when on an answer that is not there yet is worth a status; 400 ms by default. */
  readonly statusAfterMs?: number | undefined;
  /** The longest that stopping waits for answers under way; 20 s by default. */
  readonly drainMs?: number | undefined;
  /** How often questions of dead processes are looked for; every 5 s by default. */
  readonly sweepEveryMs?: number | undefined;
}

export interface SlackAdapter extends PlatformAdapter {
  /** The port of HTTP mode. */
  readonly port: number | undefined;
  /** Answers messages whose process died. Done at the start and every few seconds. */
  sweep(): Promise<void>;
  /** Resolves when all that came in has been answered. */
  settled(): Promise<void>;
}

/** A way in: a socket, or a server. */
interface Connection {
  isUp(): boolean;
  start(): Promise<unknown>;
  /** Takes nothing more. */
  stop(): Promise<void>;
  /** Ends what still stands open. */
  cutOff?(): void;
}

const TIMEOUT_MS = 10_000;
const STATUS_AFTER_MS = 400;
const SWEEP_EVERY_MS = 5_000;
const DRAIN_MS = 20_000;
/** A message that nobody has seen is answered when it comes this late, but not later: Slack's last retry comes after five minutes. */
const LATE_MAX_MS = 10 * 60_000;

/** Creates the adapter. Bolt receives and routes; what to answer, and posting it, is ours. */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { settings, handle, inbox, limits, log, now, wait, onFatal } = options;
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const boltLogger = createBoltLogger(log);
  // A call that is made again behind our back may post twice; a 429 must not stop the other channels.
  const clientOptions = {
    slackApiUrl: settings.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  };
  const client = new webApi.WebClient(settings.botToken, { ...clientOptions, logger: boltLogger });
  const call: Call = async (method, args) => ({ ...(await client.apiCall(method, args)) });
  const { track, settled, drain } = createWork();
  let self: Self = { userId: '', botId: undefined };
  let description = '';
  let port: number | undefined;
  let hasFailed = false;
  let connection: Connection | undefined;
  let sweeping: NodeJS.Timeout | undefined;

  function fail(error: PlatformError): void {
    if (!hasFailed) onFatal(error);
    hasFailed = true;
  }

  const pace = createPace({ now, wait });
  const onDeadToken = (code: string): void => fail(botTokenError(code));
  const poster = createPoster({ call, pace, now, onDeadToken });
  const delivery = createDelivery({
    call,
    fetchUrl: fetch,
    pace,
    now,
    wait,
    log,
    timeoutMs,
  });
  const courier = createCourier({
    delivery,
    statusAfterMs: options.statusAfterMs ?? STATUS_AFTER_MS,
    isAdmin,
    setStatus: (channel, thread, status) =>
      attempt('assistant.threads.setStatus', { channel_id: channel, thread_ts: thread, status }),
    sharePicture: (place, picture) =>
      sharePicture({ call, fetchUrl: fetch, timeoutMs }, place, picture),
    beside: (work) => void track(work),
    log,
  });
  const { answer } = createAnswerer({
    platform: 'slack',
    handle,
    inbox,
    limits,
    courier,
    log,
    onDeadToken,
  });

  async function isAdmin(user: string): Promise<boolean> {
    try {
      const { user: found } = await call('users.info', { user });
      const { is_admin, is_owner } = (found ?? {}) as Readonly<Record<string, unknown>>;
      return is_admin === true || is_owner === true;
    } catch (error) {
      log.warn('users.info failed', { error: error instanceof Error ? error.message : error });
      return false;
    }
  }

  /** A call that adds to an answer, and may fail. */
  async function attempt(method: string, args: Record<string, unknown>): Promise<void> {
    try {
      await call(method, args);
    } catch (error) {
      log.warn(`${method} failed`, { error: error instanceof Error ? error.message : error });
    }
  }

  const receiveBody = (body: unknown) =>
    receive(body, { self, commandAnswers: settings.commandAnswers });

  /** Keeps a message before Slack hears that it came, so that no crash can lose it. */
  async function note(body: unknown): Promise<void> {
    const received = receiveBody(body);
    if (received.kind !== 'request') return;
    const lateMs = now().getTime() - received.sentAt;
    if (lateMs > LATE_MAX_MS) {
      log.warn('a message came too late to be answered', {
        platform: 'slack',
        minutes: Math.round(lateMs / 60_000),
      });
      return;
    }
    await inbox.note(received.noted);
  }

  async function respond(body: unknown): Promise<void> {
    const received = receiveBody(body);
    switch (received.kind) {
      case 'request':
        return answer(received.noted);
      case 'home': {
        const ask = (text: string) =>
          handle({
            id: `home:${received.user}`,
            conversation: 'home',
            user: received.user,
            text,
            platform: 'slack',
          });
        const view = renderHome([await ask('help'), await ask('articles')]);
        return attempt('views.publish', { user_id: received.user, view });
      }
      case 'opened': {
        const prompts = renderPrompts(options.examples);
        if (prompts.length === 0) return;
        return attempt('assistant.threads.setSuggestedPrompts', {
          channel_id: received.channel,
          title: 'Ask about the articles',
          prompts,
        });
      }
      case 'nothing':
        return;
    }
  }

  async function sweep(): Promise<void> {
    try {
      const abandoned = await inbox.abandoned('slack');
      await Promise.all(abandoned.map((noted) => track(answer(noted))));
    } catch (error) {
      log.error('unanswered messages could not be read', { platform: 'slack', error });
    }
  }

  function createApp(receiver: SocketModeReceiver | HTTPReceiver): void {
    const app = new App({
      receiver,
      logger: boltLogger,
      convoStore: false,
      clientOptions,
      authorize: async () => ({
        botToken: settings.botToken ?? '',
        botUserId: self.userId,
        ...(self.botId === undefined ? {} : { botId: self.botId }),
      }),
    });
    // What comes in is kept, then acknowledged (by Bolt, or first thing in the listener), then answered.
    const door: App = Object.create(app, {
      processEvent: {
        value: (event: ReceiverEvent) =>
          track(
            (async () => {
              await note(event.body);
              await app.processEvent(event);
            })(),
          ),
      },
    });
    receiver.init(door);

    app.event('app_mention', ({ body }) => respond(body));
    app.event('message', ({ body }) => respond(body));
    app.event('app_home_opened', ({ body }) => respond(body));
    app.command(/./, async ({ ack, body }) => {
      await ack();
      await respond(body);
    });
    app.shortcut(CHECK_SHORTCUT, async ({ ack, body }) => {
      await ack();
      await respond(body);
    });
    app.action(/./, async ({ ack, body }) => {
      await ack();
      await respond(body);
    });
    app.error(async (error) => {
      log.error('Slack: a request failed', { error });
    });
  }

  async function identify(): Promise<void> {
    try {
      const { user_id, bot_id, user, team } = await client.auth.test();
      self = { userId: user_id ?? '', botId: bot_id };
      const way = settings.signingSecret === undefined ? 'Socket Mode' : 'HTTP';
      description = `Slack: connected as @${user} to ${team} (${way})`;
    } catch (error) {
      const { data } = error as { data?: { error?: string } };
      if (data?.error !== undefined && isDeadToken(data.error)) throw botTokenError(data.error);
      const reason = data?.error ?? (error instanceof Error ? error.message : String(error));
      throw new PlatformError(
        `Slack: ${settings.apiUrl} does not answer (${reason}); check the network and slack.api_url`,
        {
          cause: error,
        },
      );
    }
  }

  return {
    name: 'slack',
    get description() {
      return description;
    },
    get port() {
      return port;
    },
    isConnected: () => connection?.isUp() === true && !hasFailed,
    settled,
    sweep,

    async start() {
      await identify();
      if (settings.signingSecret !== undefined) {
        const receiver = new HTTPReceiver({
          signingSecret: settings.signingSecret,
          endpoints: [settings.path],
          logger: boltLogger,
        });
        createApp(receiver);
        const { host } = settings;
        const http = createHttp({
          listener: receiver.requestListener,
          host,
          port: settings.port,
          now,
        });
        port = await http.start();
        connection = http;
      } else {
        const receiver = new SocketModeReceiver({
          appToken: settings.appToken ?? '',
          autoReconnectEnabled: false,
          logger: boltLogger,
          installerOptions: { clientOptions },
        });
        createApp(receiver);
        const socket = createSocket({ client: receiver.client, now, wait, log, onFatal: fail });
        await socket.start();
        connection = socket;
      }
      sweeping = setInterval(() => void track(sweep()), options.sweepEveryMs ?? SWEEP_EVERY_MS);
      void track(sweep());
    },

    async stop() {
      clearInterval(sweeping);
      // Nothing more is taken while what is under way is answered, all within one limit.
      const closing = connection?.stop();
      await drain(options.drainMs ?? DRAIN_MS);
      connection?.cutOff?.();
      await closing;
    },

    poster,
  };
}

function botTokenError(code: string): PlatformError {
  return new PlatformError(
    `Slack: SLACK_BOT_TOKEN is not accepted (${code}); copy the bot token (xoxb-...) from the app's OAuth & Permissions page`,
  );
}

/** Bolt's messages go into our log, which takes secrets out. What it says in detail holds people's messages, so it is for debugging only. */
function createBoltLogger(log: Logger): BoltLogger {
  const line = (parts: readonly unknown[]): string => `Bolt: ${parts.map(String).join(' ')}`;
  return {
    debug: (...parts) => log.debug(line(parts)),
    info: (...parts) => log.debug(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.error(line(parts)),
    setLevel: () => {},
    getLevel: () => (log.level === 'debug' ? LogLevel.DEBUG : LogLevel.INFO),
    setName: () => {},
  };
}

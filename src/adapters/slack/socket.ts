import { PlatformError } from '../../bot/adapter.ts';
import { within } from '../../bot/patience.ts';
import type { Logger } from '../../log.ts';
import { isDeadToken } from './outcome.ts';

/** The little of Bolt's Socket Mode that keeping the connection takes. */
export interface SocketClient {
  /** Resolves when Slack has said hello; rejects when there is no connection. */
  start(): Promise<unknown>;
  disconnect(): Promise<void>;
  on(event: 'disconnected', listener: () => void): unknown;
}

export interface SocketOptions {
  readonly client: SocketClient;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Logger;
  /** Nothing can be received any more. */
  readonly onFatal: (error: PlatformError) => void;
}

const RETRY_FIRST_MS = 500;
const RETRY_MAX_MS = 10_000;
/** How long Slack may take to say hello. */
const HELLO_MS = 20_000;
/** How long closing may take. */
const GOODBYE_MS = 2_000;
/** A connection that stays lost for so long is left to whoever supervises the process: a new one may do better. */
const DEAD_AFTER_MS = 3 * 60_000;

/**
 * Creates the keeper of one Socket Mode connection. Bolt's own way of connecting again waits five seconds each time, and
 * ends the process by an unhandled rejection when Slack's answer is not what it expects (node-slack-sdk#2656); so it is
 * switched off, and done here.
 */
export function createSocket({ client, now, wait, log, onFatal }: SocketOptions) {
  let isUp = false;
  let isWanted = false;

  async function connect(): Promise<void> {
    try {
      await within(HELLO_MS, client.start(), 'hello');
    } catch (error) {
      // A hello that comes too late must not leave a second connection open.
      await hangUp();
      throw error;
    }
    if (isWanted) isUp = true;
    else await hangUp();
  }

  async function hangUp(): Promise<void> {
    await within(GOODBYE_MS, client.disconnect(), 'closing').catch(() => {});
  }

  async function reconnect(): Promise<void> {
    const lostAt = now().getTime();
    for (let retryMs = RETRY_FIRST_MS; isWanted; retryMs = Math.min(retryMs * 2, RETRY_MAX_MS)) {
      try {
        await connect();
        log.info('Slack: connected again');
        return;
      } catch (error) {
        const code = codeOf(error);
        if (isDeadToken(code)) return onFatal(tokenError(code));
        log.warn('Slack: not connected yet', { code });
        if (now().getTime() - lostAt > DEAD_AFTER_MS) {
          return onFatal(
            new PlatformError('Slack: the connection stays lost; ending, to be started again'),
          );
        }
      }
      await wait(retryMs);
    }
  }

  client.on('disconnected', () => {
    const wasUp = isUp;
    isUp = false;
    if (!isWanted || !wasUp) return;
    log.info('Slack: connection closed, connecting again');
    void reconnect();
  });

  return {
    isUp: () => isUp,
    /** Resolves when connected. @throws PlatformError when the token is wrong or Slack cannot be reached. */
    async start(): Promise<void> {
      isWanted = true;
      try {
        await connect();
      } catch (error) {
        isWanted = false;
        const code = codeOf(error);
        if (isDeadToken(code)) throw tokenError(code);
        throw new PlatformError(`Slack: no connection could be opened (${code}); try again later`, {
          cause: error,
        });
      }
    },
    async stop(): Promise<void> {
      isWanted = false;
      isUp = false;
      await hangUp();
    },
  };
}

function tokenError(code: string): PlatformError {
  return new PlatformError(
    `Slack: SLACK_APP_TOKEN is not accepted (${code}); copy the app-level token (xapp-...) with the scope connections:write from the app's Basic Information page`,
  );
}

/** Slack's word for what is wrong, or the error's. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'connection closed';
  const { data } = error as { data?: { error?: unknown } };
  return typeof data?.error === 'string' ? data.error : error.message;
}

import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { PlatformError } from '../../bot/adapter.ts';

export interface HttpOptions {
  /** Checks the signature and answers; throws for a path that is not its own. */
  readonly listener: RequestListener;
  readonly host: string;
  readonly port: number;
  readonly now: () => Date;
}

/** Slack signs the time; a request from further away than this, on either side, is a replay. */
const CLOCK_MAX_MS = 5 * 60_000;

/** Creates the server that Slack's requests come to. */
export function createHttp({ listener, host, port, now }: HttpOptions) {
  const server = createServer((request, response) => {
    // Bolt refuses what is too old, but not what comes from the future.
    if (secondsAhead(request, now()) * 1000 > CLOCK_MAX_MS) {
      response.writeHead(401).end();
      return;
    }
    try {
      listener(request, response);
    } catch {
      response.writeHead(404).end();
    }
  });
  return {
    isUp: () => server.listening,
    /** The port it listens on. @throws PlatformError when it is taken. */
    start: (): Promise<number> =>
      new Promise((resolve, reject) => {
        server.once('error', (error) => {
          reject(
            new PlatformError(
              `Slack: cannot listen on ${host}:${port} (${error.message}); set slack.host and slack.port in config.yaml`,
            ),
          );
        });
        server.listen(port, host, () => {
          const address = server.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    /** Takes no more requests; those being answered are. */
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Slack keeps connections open for more requests; waiting for them would take seconds.
        server.closeIdleConnections();
      }),
    /** Ends the requests that are still open. */
    cutOff: (): void => server.closeAllConnections(),
  };
}

function secondsAhead(request: IncomingMessage, now: Date): number {
  const time = Number(request.headers['x-slack-request-timestamp']);
  return Number.isFinite(time) ? time - now.getTime() / 1000 : 0;
}

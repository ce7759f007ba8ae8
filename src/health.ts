import { createServer } from 'node:http';
import type { HealthSettings } from './config.ts';
import { SetupError } from './setup-error.ts';

/** What can be told of the bot at this moment. */
export interface Health {
  /** By platform: whether messages can be received. */
  readonly platforms: Readonly<Record<string, boolean>>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `GET /healthz`: 200 when every platform is connected, 503 otherwise. That it answers at all means the process
 * is alive, so a liveness probe asks for `/healthz?live`, which is always 200.
 *
 * @throws SetupError when the port cannot be listened on.
 */
export function startHealthServer(
  { host, port }: HealthSettings,
  check: () => Health,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const [path, query = ''] = (request.url ?? '').split('?');
    if (path !== '/healthz') {
      response.writeHead(404).end();
      return;
    }
    const { platforms } = check();
    const isReady = Object.values(platforms).every(Boolean);
    response.writeHead(isReady || query === 'live' ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(`${JSON.stringify({ live: true, ready: isReady, platforms })}\n`);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(
        new SetupError(
          `cannot listen on ${host}:${port} (${error.message}); set health.host and health.port in config.yaml`,
        ),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

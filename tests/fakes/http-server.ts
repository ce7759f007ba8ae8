import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { CommonFault, Fault } from './faults.ts';
import { type Body, readBody } from './http-body.ts';
import type { Json } from './json.ts';

export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request, understood. `Own`: the faults of the platform's own. */
export interface Task<Own> {
  /** What `fail` calls it. */
  readonly method: string;
  readonly args: Json;
  /** Does what is asked; called at most once. */
  readonly act: () => Reply;
  /** The answer that such a fault is. */
  readonly refused: (fault: Own) => Reply;
}

export interface HttpServerOptions<Own, AnyTask extends Task<Own>> {
  /** The task of a request; undefined when there is no such page. */
  readonly taskOf: (request: IncomingMessage, url: URL, body: Body) => AnyTask | undefined;
  /** Called with each task before it is done; a fault is what becomes of it. */
  readonly begin: (task: AnyTask) => Fault<Own> | undefined;
  /** Called after each task. */
  readonly end: () => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface HttpServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export async function startHttpServer<
  Own extends { readonly kind: string },
  AnyTask extends Task<Own> = Task<Own>,
>(options: HttpServerOptions<Own, AnyTask>): Promise<HttpServer> {
  const delays = new Set<NodeJS.Timeout>();
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      if (!response.headersSent) answer(response, { status: 500, body: String(error) });
    });
  });
  // Connections stay open for the whole test: one that closes as it is used looks like a fault.
  server.keepAliveTimeout = 0;
  server.on('upgrade', options.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const task = options.taskOf(request, new URL(request.url ?? '', origin), body);
    if (!task) {
      answer(response, { status: 404, body: 'no such page' });
      return;
    }
    const fault = options.begin(task);
    if (!fault) answer(response, task.act());
    else if (isCommon(fault)) suffer(fault, task, request.socket, response);
    else answer(response, task.refused(fault));
    options.end();
  }

  function suffer(
    fault: CommonFault,
    task: Task<Own>,
    socket: Socket,
    response: ServerResponse,
  ): void {
    if ('posts' in fault && fault.posts) task.act();
    switch (fault.kind) {
      case 'http':
        answer(response, { status: fault.status, body: '<html>fault</html>' });
        break;
      case 'reset':
        socket.resetAndDestroy();
        break;
      case 'hang':
        break;
      case 'slow':
        later(fault.ms, () => {
          answer(response, task.act());
          options.end();
        });
    }
  }

  function later(ms: number, act: () => void): void {
    const delay = setTimeout(() => {
      delays.delete(delay);
      act();
    }, ms);
    delays.add(delay);
  }

  return {
    origin,
    async close() {
      for (const delay of delays) clearTimeout(delay);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export function json(
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  };
}

function isCommon(fault: { readonly kind: string }): fault is CommonFault {
  return ['http', 'reset', 'hang', 'slow'].includes(fault.kind);
}

function answer(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { ...headers });
  response.end(body);
}

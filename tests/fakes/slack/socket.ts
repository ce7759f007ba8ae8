import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json, parseJson, stringOf } from '../json.ts';
import { LIMITS } from './limits.ts';
import type { Ack, DeliverOptions, DeliveryType } from './types.ts';
import type { World } from './world.ts';

/** No acknowledgement, and why. Slack then sends events again; commands and interactions are lost. */
export class NotAcknowledged extends Error {
  readonly reason: 'timeout' | 'closed' | 'no_socket';

  constructor(reason: NotAcknowledged['reason'], what: string) {
    super(`${what} was not acknowledged: ${reason}`);
    this.reason = reason;
  }
}

export interface Sockets {
  /** The address of a new connection; good once. */
  readonly newUrl: () => string;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Connections that get envelopes. */
  readonly count: () => number;
  /** Those of them that have read their hello. */
  readonly greeted: () => number;
  readonly deliver: (payload: Json, type: DeliveryType, options: DeliverOptions) => Promise<Ack>;
  readonly disconnect: (reason: 'refresh_requested' | 'warning') => Promise<void>;
  readonly drop: () => void;
  readonly close: () => Promise<void>;
}

interface Pending {
  readonly socket: WebSocket;
  readonly done: (payload: Json) => void;
  readonly failed: (reason: NotAcknowledged['reason']) => void;
}

const HOST = 'applink-fake';
/** Seconds that Slack says it will keep a connection. */
const CONNECTION_SECONDS = 3600;
/** Bolt closes a connection on which it was pinged and then no more for 30 seconds. */
const PING_MS = 10_000;
/** How long a client may take to say goodbye. */
const CLOSE_MS = 1_000;

export function createSockets(
  world: World,
  origin: () => string,
  ackTimeoutMs: number,
  changed: () => void,
): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  /** Those that envelopes go to. */
  const open: WebSocket[] = [];
  /** Those that have read their hello. */
  const greeted = new WeakSet<WebSocket>();
  /** All that are not closed, also those that were told to go. */
  const alive = new Set<WebSocket>();
  const pending = new Map<string, Pending>();
  const known = new Set<string>();
  let turn = 0;

  function welcome(socket: WebSocket): void {
    alive.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      alive.delete(socket);
      leave(socket);
      changed();
    });
    socket.on('message', (data, isBinary) => {
      receive(isBinary ? undefined : parseJson(String(data)), socket);
      changed();
    });
    if (alive.size > LIMITS.sockets) {
      send(socket, disconnectFrame('too_many_websockets'));
      socket.close();
      return;
    }
    open.push(socket);
    socket.once('pong', () => {
      greeted.add(socket);
      changed();
    });
    const pings = setInterval(() => socket.ping(), PING_MS).unref();
    socket.once('close', () => clearInterval(pings));
    send(socket, {
      type: 'hello',
      num_connections: open.length,
      debug_info: {
        host: HOST,
        build_number: 1,
        approximate_connection_time: CONNECTION_SECONDS,
      },
      connection_info: { app_id: world.identity.appId },
    });
    // The answer to a ping comes after the hello was read: then the client knows that it is connected.
    socket.ping();
    changed();
  }

  /** The socket gets no more envelopes, and those it has got are as good as lost once it is closed. */
  function leave(socket: WebSocket): void {
    const index = open.indexOf(socket);
    if (index >= 0) open.splice(index, 1);
    if (alive.has(socket)) return;
    for (const one of [...pending.values()]) if (one.socket === socket) one.failed('closed');
  }

  function receive(frame: unknown, socket: WebSocket): void {
    const id = isObject(frame) ? stringOf(frame['envelope_id']) : undefined;
    const one = id === undefined ? undefined : pending.get(id);
    if (one) {
      const payload = isObject(frame) ? frame['payload'] : undefined;
      one.done(isObject(payload) ? payload : {});
    } else if (id === undefined || !known.has(id)) {
      const args = isObject(frame) ? frame : { frame };
      const reasons = [`no envelope of this id: ${id} (${alive.has(socket) ? 'open' : 'closed'})`];
      world.invalid.push({ method: 'ack', error: 'unknown_envelope', reasons, args });
    }
  }

  function deliver(payload: Json, type: DeliveryType, options: DeliverOptions): Promise<Ack> {
    const what = `${type} ${describe(payload)}`;
    const { socket: index, retryAttempt = 0, retryReason = '' } = options;
    const socket = index === undefined ? open[turn++ % Math.max(open.length, 1)] : open[index];
    if (!socket) return Promise.reject(new NotAcknowledged('no_socket', what));

    const envelopeId = crypto.randomUUID();
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        pending.delete(envelopeId);
        act();
      };
      const failed = (reason: NotAcknowledged['reason']): void =>
        settle(() => reject(new NotAcknowledged(reason, what)));
      const done = (answer: Json): void =>
        settle(() => resolve({ ackMs: performance.now() - start, payload: answer }));
      const timer = setTimeout(() => failed('timeout'), options.ackTimeoutMs ?? ackTimeoutMs);
      known.add(envelopeId);
      pending.set(envelopeId, { socket, done, failed });
      send(socket, {
        envelope_id: envelopeId,
        payload,
        type,
        accepts_response_payload: acceptsResponse(payload, type),
        ...(type === 'events_api' && { retry_attempt: retryAttempt, retry_reason: retryReason }),
      });
    });
  }

  return {
    newUrl() {
      const ticket = crypto.randomUUID();
      tickets.add(ticket);
      return `${origin().replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${world.identity.appId}`;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '', 'http://localhost').searchParams.get('ticket');
      if (ticket === null || !tickets.delete(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    count: () => open.length,
    greeted: () => open.filter((socket) => greeted.has(socket)).length,
    deliver,
    async disconnect(reason) {
      const leaving = open.splice(0);
      for (const socket of leaving) send(socket, disconnectFrame(reason));
      await Promise.all(leaving.map(closed));
    },
    async close() {
      open.length = 0;
      await Promise.all([...alive].map(closed));
    },
    drop() {
      open.length = 0;
      for (const socket of alive) socket.terminate();
    },
  };
}

/** Closes a socket with a goodbye from both sides, as Bolt waits 30 seconds for one. */
function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), CLOSE_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1000);
  });
}

function send(socket: WebSocket, frame: Json): void {
  socket.send(JSON.stringify(frame));
}

function disconnectFrame(reason: string): Json {
  return { type: 'disconnect', reason, debug_info: { host: HOST } };
}

function acceptsResponse(payload: Json, type: DeliveryType): boolean {
  if (type !== 'interactive') return type === 'slash_commands';
  return payload['type'] === 'view_submission' || payload['type'] === 'block_suggestion';
}

function describe(payload: Json): string {
  const event = payload['event'];
  const name = isObject(event) ? event['type'] : (payload['command'] ?? payload['type']);
  return String(payload['event_id'] ?? name);
}

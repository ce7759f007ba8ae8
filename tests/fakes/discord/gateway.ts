import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json, parseJson, stringOf } from '../json.ts';
import { INTENTS } from './flags.ts';
import { CLOSE, IDLE_OPS, LAST_CODES, OP } from './gateway-codes.ts';
import { wireGuild } from './guild.ts';
import { LIMITS } from './limits.ts';
import { replay, type Session, send, tell } from './sessions.ts';
import type { Delivery } from './types.ts';
import { userOf } from './users.ts';
import { noteInvalid, type World } from './world.ts';

export interface Gateway {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly dispatch: (event: string, data: Json) => Delivery;
  /** Connections that are open. */
  readonly count: () => number;
  /** Those of them whose client has read that it is ready. */
  readonly ready: () => number;
  readonly identifies: () => number;
  readonly resumes: () => number;
  readonly heartbeats: () => number;
  readonly reconnect: (again: number) => Promise<void>;
  readonly invalidate: (resumable: boolean) => void;
  readonly closeAll: (code: number) => void;
  readonly drop: () => void;
  readonly refuse: (refuse: boolean) => void;
  readonly silence: (silent: boolean) => void;
}

export interface GatewayOptions {
  readonly heartbeatIntervalMs: number;
  readonly disallowedIntents: number;
  /** The address of the gateway. */
  readonly url: () => string;
  readonly changed: () => void;
}

/** A client that was told to go and does not is cut off. */
const LEAVE_MS = 1_000;

/** @see https://docs.discord.com/developers/events/gateway */
export function createGateway(world: World, options: GatewayOptions): Gateway {
  const server = new WebSocketServer({ noServer: true, maxPayload: LIMITS.gatewayBytes });
  const alive = new Set<WebSocket>();
  const ready = new WeakSet<WebSocket>();
  /** Whose connection it is, once it has identified or resumed. */
  const owners = new WeakMap<WebSocket, Session>();
  const sessions = new Map<string, Session>();
  let identifies = 0;
  let resumes = 0;
  let heartbeats = 0;
  let isRefusing = false;
  let isSilent = false;

  function welcome(socket: WebSocket): void {
    alive.add(socket);
    socket.on('error', () => {});
    socket.on('message', (data, isBinary) => {
      receive(socket, data, isBinary);
      options.changed();
    });
    socket.on('close', (code) => {
      alive.delete(socket);
      ready.delete(socket);
      const session = owners.get(socket);
      if (session && LAST_CODES.includes(code)) sessions.delete(session.id);
      if (session?.socket === socket) session.socket = undefined;
      options.changed();
    });
    send(socket, {
      op: OP.hello,
      s: null,
      t: null,
      d: { heartbeat_interval: options.heartbeatIntervalMs },
    });
    options.changed();
  }

  function receive(socket: WebSocket, data: RawData, isBinary: boolean): void {
    const frame = isBinary ? undefined : parseJson(String(data));
    if (!isObject(frame)) {
      turnAway(socket, CLOSE.decodeError, 'no JSON object', {});
      return;
    }
    const { op } = frame;
    const d = isObject(frame['d']) ? frame['d'] : {};
    if (op === OP.heartbeat) beat(socket);
    else if (op === OP.identify) identify(socket, d);
    else if (op === OP.resume) resume(socket, d);
    else if (!IDLE_OPS.includes(op)) turnAway(socket, CLOSE.unknownOpcode, `opcode ${op}`, frame);
    else if (!owners.has(socket)) turnAway(socket, CLOSE.notAuthenticated, `opcode ${op}`, frame);
  }

  /** Closes a connection for a mistake of the client. */
  function turnAway(socket: WebSocket, code: number, reason: string, body: Json): void {
    noteInvalid(world, 'gateway', code, [reason], body);
    socket.close(code);
  }

  function beat(socket: WebSocket): void {
    heartbeats += 1;
    if (!isSilent) send(socket, { op: OP.heartbeatAck, s: null, t: null, d: null });
  }

  function isToken(token: unknown): boolean {
    const bare = stringOf(token)?.replace(/^Bot /i, '');
    return bare === world.identity.token && !world.isTokenReset;
  }

  function identify(socket: WebSocket, { token, intents }: Json): void {
    identifies += 1;
    if (owners.has(socket)) {
      turnAway(socket, CLOSE.alreadyAuthenticated, 'identified twice', {});
      return;
    }
    if (world.sessionStart.remaining <= 0) world.isTokenReset = true;
    else world.sessionStart.remaining -= 1;
    if (!isToken(token)) {
      socket.close(CLOSE.authenticationFailed);
    } else if (typeof intents !== 'number') {
      turnAway(socket, CLOSE.invalidIntents, 'no intents', { intents });
    } else if ((intents & options.disallowedIntents) !== 0) {
      socket.close(CLOSE.disallowedIntents);
    } else {
      start(socket, intents);
    }
  }

  function start(socket: WebSocket, intents: number): void {
    const { identity } = world;
    const session: Session = { id: crypto.randomUUID(), intents, events: [], socket, again: 0 };
    sessions.set(session.id, session);
    owners.set(socket, session);
    tell(world, session, 'READY', {
      v: 10,
      user: userOf(identity.botUserId, true),
      guilds: [{ id: identity.guildId, unavailable: true }],
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: options.url(),
      shard: [0, 1],
      application: { id: identity.applicationId, flags: 0 },
      private_channels: [],
      user_settings: {},
      relationships: [],
      presences: [],
    });
    tell(world, session, 'GUILD_CREATE', wireGuild(world));
    whenRead(socket);
  }

  function resume(socket: WebSocket, { token, session_id: id, seq }: Json): void {
    resumes += 1;
    const session = sessions.get(stringOf(id) ?? '');
    if (!isToken(token)) {
      socket.close(CLOSE.authenticationFailed);
    } else if (!session) {
      send(socket, { op: OP.invalidSession, s: null, t: null, d: false });
    } else if (typeof seq !== 'number' || seq > session.events.length) {
      turnAway(socket, CLOSE.invalidSeq, `seq ${seq} of ${session.events.length}`, { seq });
    } else {
      if (session.socket !== socket) session.socket?.terminate();
      session.socket = socket;
      owners.set(socket, session);
      replay(session, socket, seq);
      tell(world, session, 'RESUMED', {});
      whenRead(socket);
    }
  }

  /** The answer to a ping comes after all before it was read. */
  function whenRead(socket: WebSocket): void {
    socket.once('pong', () => {
      if (owners.get(socket)?.socket !== socket) return;
      ready.add(socket);
      options.changed();
    });
    socket.ping();
  }

  return {
    upgrade(request, socket, head) {
      if (isRefusing) {
        socket.destroy();
        return;
      }
      const { searchParams } = new URL(request.url ?? '', 'http://localhost');
      server.handleUpgrade(request, socket, head, (client) => {
        // This fake speaks nothing else.
        const isOurs =
          searchParams.get('v') === '10' &&
          searchParams.get('encoding') === 'json' &&
          !searchParams.has('compress');
        if (isOurs) welcome(client);
        else turnAway(client, CLOSE.invalidVersion, `${searchParams}`, {});
      });
    },
    dispatch(event, data) {
      const told = [...sessions.values()].map((session) => tell(world, session, event, data));
      if (told.includes('sent')) return 'sent';
      return told.includes('kept') ? 'kept' : 'dropped';
    },
    count: () => alive.size,
    ready: () => [...alive].filter((socket) => ready.has(socket)).length,
    identifies: () => identifies,
    resumes: () => resumes,
    heartbeats: () => heartbeats,
    async reconnect(again) {
      const leaving = [...sessions.values()].flatMap((session) => {
        const { socket } = session;
        session.again = again;
        // What happens from now on is kept for its return.
        session.socket = undefined;
        return socket ? [socket] : [];
      });
      await Promise.all(leaving.map(sendAway));
    },
    invalidate(resumable) {
      for (const [id, { socket }] of sessions) {
        if (!resumable) sessions.delete(id);
        if (!socket) continue;
        ready.delete(socket);
        if (!resumable) owners.delete(socket);
        send(socket, { op: OP.invalidSession, s: null, t: null, d: resumable });
      }
    },
    closeAll(code) {
      for (const socket of alive) {
        ready.delete(socket);
        const session = owners.get(socket);
        if (session && LAST_CODES.includes(code)) sessions.delete(session.id);
        socket.close(code);
      }
    },
    drop() {
      for (const socket of alive) socket.terminate();
    },
    refuse(refuse) {
      isRefusing = refuse;
    },
    silence(silent) {
      isSilent = silent;
    },
  };

  function sendAway(socket: WebSocket): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => socket.terminate(), LEAVE_MS);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      ready.delete(socket);
      send(socket, { op: OP.reconnect, s: null, t: null, d: null });
    });
  }
}

/** The intents that an app must be given. */
export function privilegedIntents(hasMessageContent: boolean): number {
  const { guildMembers, guildPresences, messageContent } = INTENTS;
  return guildMembers | guildPresences | (hasMessageContent ? 0 : messageContent);
}

import type { WebSocket } from 'ws';
import type { Json } from '../json.ts';
import { OP } from './gateway-codes.ts';
import { eventFor } from './visibility.ts';
import type { World } from './world.ts';

/** What a client that has identified gets, also after it has come back. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  /** All events so far, in order; the first has the number 1. */
  readonly events: { readonly event: string; readonly data: Json }[];
  /** Undefined while the client is away. */
  socket?: WebSocket | undefined;
  /** So many of the last events come again with the next resume. */
  again: number;
}

const OF_CONNECTION = ['READY', 'RESUMED'];

/** Adds an event to a session and sends it if somebody is there; undefined when the session does not want it. */
export function tell(
  world: World,
  session: Session,
  event: string,
  given: Json,
): 'sent' | 'kept' | undefined {
  const data = eventFor(world, session.intents, event, given);
  if (!data) return undefined;
  session.events.push({ event, data });
  const { socket } = session;
  if (!socket) return 'kept';
  sendEvent(socket, session, session.events.length);
  return 'sent';
}

/** Sends the events after that with this number, and as many before it as are to come again. */
export function replay(session: Session, socket: WebSocket, seq: number): void {
  const first = Math.max(0, seq - session.again);
  for (const [index, { event }] of session.events.entries()) {
    if (index >= seq || (index >= first && !OF_CONNECTION.includes(event))) {
      sendEvent(socket, session, index + 1);
    }
  }
  session.again = 0;
}

export function send(socket: WebSocket, frame: Json): void {
  socket.send(JSON.stringify(frame));
}

function sendEvent(socket: WebSocket, session: Session, number: number): void {
  const { event, data } = session.events[number - 1] ?? {};
  send(socket, { op: OP.dispatch, t: event, s: number, d: data });
}

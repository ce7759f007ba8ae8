import type { Outcome } from '../outcome.ts';

/** Connections that failed before anything was sent. */
const UNREACHED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
const UNREACHED_MS = 2_000;
/** The interaction is unknown, or its token is over. @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const INTERACTION_OVER = new Set(['10062', '10015', '50027']);
/** The interaction has its first answer already. */
const ALREADY_ACKNOWLEDGED = '40060';

/** Tells whether the interaction cannot be answered (any more); other ways of answering may be open. */
function isInteractionOver(code: string): boolean {
  return INTERACTION_OVER.has(code);
}

/** Tells whether another process, or an earlier delivery, has acknowledged the interaction. */
export function isAlreadyAcknowledged(code: string): boolean {
  return code === ALREADY_ACKNOWLEDGED;
}

/** Tells whether no call with this token can succeed any more. */
export function isDeadToken(code: string): boolean {
  return code === 'http_401';
}

/** Returns what an error of discord.js's REST says about the message. */
export function outcomeOf(error: unknown): Outcome {
  const { status, code } = fields(error);
  if (typeof status === 'number') {
    if (status === 401) return { kind: 'refused', code: 'http_401' };
    if (status >= 500) return { kind: 'unknown', code: `http_${status}` };
    const isCode = typeof code === 'number' && code > 0;
    return { kind: 'refused', code: isCode ? String(code) : `http_${status}` };
  }
  for (let cause = error; cause !== undefined; cause = fields(cause)['cause']) {
    if (UNREACHED.test(String(fields(cause)['code'] ?? ''))) {
      return { kind: 'later', afterMs: UNREACHED_MS, code: 'unreachable' };
    }
  }
  return { kind: 'unknown', code: 'connection_lost' };
}

/** Returns why an answer does not stand where it was asked for, for the one who asked, with what can be done. */
export function explain(code: string): string {
  switch (code) {
    case '50001':
      return 'I cannot see that channel, so I answer here. Somebody who manages it can give me the permission View Channel.';
    case '50013':
      return 'I may not write in that channel, so I answer here. Somebody who manages it can give me the permission Send Messages.';
    case '10003':
      return 'That channel is gone, so I answer here.';
    default:
      return isInteractionOver(code)
        ? 'Discord gave me no time to answer there, so I answer here.'
        : `Discord did not let me post there (${code}), so I answer here.`;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

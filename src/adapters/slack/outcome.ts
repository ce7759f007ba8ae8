import type { Outcome } from '../outcome.ts';

const SECOND_MS = 1000;
/** How long to wait where Slack asks for it and does not say how long. */
const LATER_DEFAULT_MS = 5 * SECOND_MS;
/** Wait after a connection that could not be made. */
const UNREACHED_MS = 2 * SECOND_MS;

/** Connections that failed before anything was sent. */
const UNREACHED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
/** Answers after which part of the work may have been done. @see https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const UNSURE = /^(?:internal_error|fatal_error|service_unavailable|request_timeout)$/;
const LIMITED = /^(?:ratelimited|rate_limited|message_limit_exceeded)$/;
const DEAD_TOKEN =
  /^(?:invalid_auth|not_authed|account_inactive|token_revoked|token_expired|org_login_required|not_allowed_token_type)$/;
const BLOCKS = /^(?:invalid_blocks|invalid_blocks_format|msg_too_long|msg_blocks_too_long)$/;

/** Tells whether no call with this token can succeed any more. */
export function isDeadToken(code: string): boolean {
  return DEAD_TOKEN.test(code);
}

/** Tells whether the message would be taken as plain text. */
export function isAboutBlocks(code: string): boolean {
  return BLOCKS.test(code);
}

/** Returns what an error of a posting call says about the message. */
export function outcomeOf(error: unknown): Outcome {
  const { code, data, retryAfter, statusCode, original, message } = fields(error);
  switch (code) {
    case 'slack_webapi_platform_error':
      return outcomeOfCode(String(fields(data)['error']));
    case 'slack_webapi_rate_limited_error':
      return { kind: 'later', afterMs: Number(retryAfter) * SECOND_MS, code: 'ratelimited' };
    case 'slack_webapi_http_error':
      return outcomeOfStatus(Number(statusCode));
    case 'slack_webapi_request_error':
      return outcomeOfRequest(original);
    default:
      return /retry-after/i.test(String(message))
        ? { kind: 'later', afterMs: LATER_DEFAULT_MS, code: 'ratelimited' }
        : { kind: 'unknown', code: 'failed' };
  }
}

/** Returns what an HTTP status says, other than success. */
export function outcomeOfStatus(status: number, retryAfter?: string | null): Outcome {
  if (status === 429) {
    const seconds = Number(retryAfter ?? Number.NaN);
    const afterMs = Number.isFinite(seconds) ? seconds * SECOND_MS : LATER_DEFAULT_MS;
    return { kind: 'later', afterMs, code: 'ratelimited' };
  }
  const code = `http_${status}`;
  return status >= 500 ? { kind: 'unknown', code } : { kind: 'refused', code };
}

/** Returns what a failed request says: whether it got as far as being sent. */
export function outcomeOfRequest(error: unknown): Outcome {
  for (let cause: unknown = error; cause !== undefined; cause = fields(cause)['cause']) {
    const code = String(fields(cause)['code'] ?? '');
    if (UNREACHED.test(code)) return { kind: 'later', afterMs: UNREACHED_MS, code: 'unreachable' };
  }
  return { kind: 'unknown', code: 'connection_lost' };
}

function outcomeOfCode(code: string): Outcome {
  if (LIMITED.test(code)) return { kind: 'later', afterMs: LATER_DEFAULT_MS, code };
  return UNSURE.test(code) ? { kind: 'unknown', code } : { kind: 'refused', code };
}

/** Returns why an answer does not stand where it was asked for, for the one who asked, with what he can do. */
export function explain(code: string): string {
  switch (code) {
    case 'not_in_channel':
      return 'I am not in that channel, so I answer here. Invite me there with /invite.';
    case 'channel_not_found':
      return 'I cannot see that channel, so I answer here. Invite me there with /invite.';
    case 'is_archived':
      return 'That channel is archived, so I answer here.';
    case 'missing_scope':
      return 'I lack a permission to post there, so I answer here. Whoever runs me can install the app again with the scopes of its manifest.';
    default:
      return `Slack did not let me post there (${code}), so I answer here.`;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

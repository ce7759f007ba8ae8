import { describe, expect, it } from 'vitest';
import {
  outcomeOf,
  outcomeOfRequest,
  outcomeOfStatus,
} from '../../../src/adapters/slack/outcome.ts';

const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { error } });

describe('outcomeOf', () => {
  it.each([
    ['a refusal', platform('not_in_channel'), { kind: 'refused', code: 'not_in_channel' }],
    [
      'a fault in which the work may have been done',
      platform('internal_error'),
      { kind: 'unknown', code: 'internal_error' },
    ],
    [
      'a limit',
      { code: 'slack_webapi_rate_limited_error', retryAfter: 3 },
      { kind: 'later', afterMs: 3000, code: 'ratelimited' },
    ],
    [
      'a limit without a time',
      new Error('Retry header did not contain a valid timeout (url: x, retry-after header: null)'),
      { kind: 'later', afterMs: 5000, code: 'ratelimited' },
    ],
    [
      'a fault of the server',
      { code: 'slack_webapi_http_error', statusCode: 502 },
      { kind: 'unknown', code: 'http_502' },
    ],
    [
      'a request that the server does not take',
      { code: 'slack_webapi_http_error', statusCode: 404 },
      { kind: 'refused', code: 'http_404' },
    ],
    [
      'a connection that was not made',
      {
        code: 'slack_webapi_request_error',
        original: new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }),
      },
      { kind: 'later', afterMs: 2000, code: 'unreachable' },
    ],
    [
      'a connection that broke',
      {
        code: 'slack_webapi_request_error',
        original: new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }),
      },
      { kind: 'unknown', code: 'connection_lost' },
    ],
    ['anything else', new SyntaxError('half a body'), { kind: 'unknown', code: 'failed' }],
  ])('tells of %s what became of the message', (_, error, outcome) => {
    expect(outcomeOf(error)).toEqual(outcome);
  });
});

describe('the outcome of an address', () => {
  it.each([
    [429, '7', { kind: 'later', afterMs: 7000, code: 'ratelimited' }],
    [429, null, { kind: 'later', afterMs: 5000, code: 'ratelimited' }],
    [404, null, { kind: 'refused', code: 'http_404' }],
    [500, null, { kind: 'unknown', code: 'http_500' }],
  ])('follows from status %i', (status, retryAfter, outcome) => {
    expect(outcomeOfStatus(status, retryAfter)).toEqual(outcome);
  });

  it('is unknown when no answer came in time', () => {
    const error = new DOMException('timed out', 'TimeoutError');
    expect(outcomeOfRequest(error)).toEqual({ kind: 'unknown', code: 'connection_lost' });
  });
});

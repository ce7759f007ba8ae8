import { createHmac } from 'node:crypto';
import { request as sendRequest } from 'node:http';
import { isObject, type Json } from '../json.ts';
import type { DeliveryType, HttpReply, PostOptions } from './types.ts';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The kind of a payload, by its looks. */
export function deliveryTypeOf(payload: Json): DeliveryType {
  if (isObject(payload['event']) || payload['type'] === 'url_verification') return 'events_api';
  return typeof payload['command'] === 'string' ? 'slash_commands' : 'interactive';
}

/**
 * Sends a payload to the bot's address as Slack does.
 *
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function postSigned(
  url: string,
  payload: Json,
  type: DeliveryType,
  secret: string,
  options: PostOptions & { readonly timeoutMs: number },
): Promise<HttpReply> {
  const body = encode(payload, type);
  const { timestamp = Math.floor(Date.now() / 1000), retryNum, retryReason } = options;
  const signature = createHmac('sha256', options.signingSecret ?? secret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const headers = {
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'content-type': type === 'events_api' ? JSON_TYPE : FORM_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${signature}`,
    'x-slack-retry-num': retryNum === undefined ? undefined : String(retryNum),
    'x-slack-retry-reason': retryReason ?? (retryNum === undefined ? undefined : 'http_timeout'),
    ...options.headers,
  };
  return send(url, body, headers, options.timeoutMs);
}

function encode(payload: Json, type: DeliveryType): string {
  if (type === 'events_api') return JSON.stringify(payload);
  if (type === 'interactive') {
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  }
  const fields = Object.entries(payload).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(Object.fromEntries(fields)).toString();
}

function send(
  url: string,
  body: string,
  headers: Readonly<Record<string, string | undefined>>,
  timeoutMs: number,
): Promise<HttpReply> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    // Without an agent nothing is kept open, so that the bot's server can close at once.
    const request = sendRequest(url, { method: 'POST', agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          ms: performance.now() - start,
        });
      });
    });
    const timer = setTimeout(
      () => request.destroy(new Error(`${url} did not answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) request.setHeader(name, value);
    }
    request.end(body);
  });
}

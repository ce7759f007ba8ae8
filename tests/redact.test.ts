import { describe, expect, it } from 'vitest';
import { createLogger } from '../src/log.ts';
import { createRedactor } from '../src/redact.ts';

// Put together here, so that no scanner takes them for real ones.
const BOT = ['xoxb', '1234567890', 'abcdefGHIJ'].join('-');
const APP = ['xapp', '1', 'A123', '456', 'deadbeef'].join('-');

describe('createRedactor', () => {
  const redact = createRedactor(['signing-secret-1', undefined, 'short']);

  it.each([
    ['a secret it was given', 'secret is signing-secret-1!', 'secret is [secret]!'],
    ['a bot token', `token=${BOT}&channel=C1`, 'token=[token]&channel=C1'],
    ['an app token', `Bearer: ${APP}`, 'Bearer: [token]'],
    ['a header', 'Authorization: Bearer abc.DEF-123456', 'Authorization: Bearer [token]'],
    ['a Discord header', 'Authorization: Bot MTk4.Gabc.xyz-123', 'Authorization: Bot [token]'],
    [
      'an interaction',
      'POST /interactions/123/aW50ZXJhY3Rpb24.x/callback',
      'POST /interactions/123/[token]/callback',
    ],
    [
      'a response address',
      'https://hooks.slack.com/commands/T1/2/AbC',
      'https://hooks.slack.com/commands/[token]',
    ],
    [
      'an upload address',
      'https://files.slack.com/upload/v1/AbC-1_2 failed',
      'https://files.slack.com/upload/v1/[token] failed',
    ],
    ['a login', 'http://me:pass@proxy:80/', 'http://[login]@proxy:80/'],
    ['a socket ticket', 'wss://x/?ticket=abc-def&app_id=1', 'wss://x/?ticket=[token]&app_id=1'],
  ])('takes %s out of a line', (_, line, expected) => {
    expect(redact(line)).toBe(expected);
  });

  it('leaves what is no secret, however short the secrets given are', () => {
    const line = 'info Slack: connected as @bot to Team (Socket Mode), short of nothing';
    expect(redact(line)).toBe(line);
  });
});

describe('createLogger', () => {
  const lines: string[] = [];
  const log = createLogger((line) => lines.push(line), {
    level: 'warn',
    redact: createRedactor([BOT]),
  });

  it('writes from its level on, an error with its causes and without secrets', () => {
    log.debug('a');
    log.info('b');
    log.warn('c', { code: 1 });
    log.error('d', { error: new Error('no', { cause: new Error(`bad ${BOT}`) }) });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('warn c code=1\n');
    expect(lines[1]).toContain('caused by Error: bad [secret]');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { databaseFor, loadConfig, parseConfig } from '../src/config.ts';
import { SetupError } from '../src/setup-error.ts';

const AT = { file: '/somewhere/config.yaml', shown: 'config.yaml', noColour: false };

describe('parseConfig', () => {
  it('fills in what the file leaves out, relative to the file', () => {
    expect(parseConfig('', AT)).toEqual({
      name: 'summit-brief',
      articles: '/somewhere/articles',
      database: '/somewhere/data/briefing.db',
      maxFileBytes: 2 * 1024 * 1024,
      examples: [],
      state: '/somewhere/data/state.db',
      limits: { perUser: 6, perChannel: 30 },
      slack: {
        botToken: undefined,
        appToken: undefined,
        signingSecret: undefined,
        apiUrl: 'https://slack.com/api/',
        host: '127.0.0.1',
        port: 3000,
        path: '/slack/events',
        commandAnswers: 'private',
      },
      discord: {
        token: undefined,
        guildId: undefined,
        apiUrl: 'https://discord.com/api',
        commandAnswers: 'in_channel',
      },
      digest: {
        timeZone: 'UTC',
        catchUpMs: 6 * 60 * 60_000,
        onEmpty: 'skip',
        onUnknown: 'skip',
        changedBy: 'managers',
        channels: [],
      },
      health: undefined,
      logLevel: 'info',
      noColour: false,
    });
  });

  it('takes every setting', () => {
    const text = `name: harbour-news
articles: ../news
database: ':memory:'
max_file_mb: 0.5
examples: [who cut the ribbon]
state: ../state.db
limits: { per_user: 2, per_channel: 3 }
slack:
  api_url: http://127.0.0.1:4000/api
  host: 0.0.0.0
  port: 4001
  path: /hook
  command_answers: in_channel
discord: { api_url: 'http://127.0.0.1:4003/api/', command_answers: private }
digest:
  time_zone: europe/berlin
  catch_up: 90m
  on_empty: post
  on_unknown: resend
  changed_by: [U0ANN]
  channels:
    - { platform: slack, channel: C0NEWS, at: 08:00, days: weekdays }
    - { platform: file, channel: ./out.txt, cron: '0 6,18 * * *', time_zone: UTC, catch_up: 1d, on_empty: skip }
    - { platform: terminal, at: "23:59" }
health: { host: '::', port: 4002 }
log_level: debug
`;
    const secrets = {
      SLACK_BOT_TOKEN: ' xoxb-1\n',
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: 's',
      DISCORD_TOKEN: 'd',
      DISCORD_GUILD_ID: '7',
    };
    expect(parseConfig(text, { ...AT, secrets })).toEqual({
      name: 'harbour-news',
      articles: '/news',
      database: ':memory:',
      maxFileBytes: 512 * 1024,
      examples: ['who cut the ribbon'],
      state: '/state.db',
      limits: { perUser: 2, perChannel: 3 },
      slack: {
        botToken: 'xoxb-1',
        appToken: undefined,
        signingSecret: 's',
        apiUrl: 'http://127.0.0.1:4000/api/',
        host: '0.0.0.0',
        port: 4001,
        path: '/hook',
        commandAnswers: 'in_channel',
      },
      discord: {
        token: 'd',
        guildId: '7',
        apiUrl: 'http://127.0.0.1:4003/api',
        commandAnswers: 'private',
      },
      digest: {
        timeZone: 'Europe/Berlin',
        catchUpMs: 90 * 60_000,
        onEmpty: 'post',
        onUnknown: 'resend',
        changedBy: ['U0ANN'],
        channels: [
          {
            platform: 'slack',
            channel: 'C0NEWS',
            rule: { cron: '0 8 * * 1-5', zone: 'Europe/Berlin' },
            catchUpMs: 90 * 60_000,
            onEmpty: 'post',
          },
          {
            platform: 'file',
            channel: '/somewhere/out.txt',
            rule: { cron: '0 6,18 * * *', zone: 'UTC' },
            catchUpMs: 24 * 60 * 60_000,
            onEmpty: 'skip',
          },
          {
            platform: 'terminal',
            channel: 'terminal',
            rule: { cron: '59 23 * * *', zone: 'Europe/Berlin' },
            catchUpMs: 90 * 60_000,
            onEmpty: 'post',
          },
        ],
      },
      health: { host: '::', port: 4002 },
      logLevel: 'debug',
      noColour: false,
    });
  });

  it('gives settings that cannot be changed', () => {
    const config = parseConfig('examples: [who]', AT);
    expect(Object.isFrozen(config) && Object.isFrozen(config.examples)).toBe(true);
  });

  it.each([
    [
      'a number below the range',
      'name: a\nmax_file_mb: -1\n',
      "2:14: max_file_mb: '-1' cannot be used; write a number",
    ],
    ['a text for a number', 'max_file_mb: two', "1:14: max_file_mb: 'two' cannot be used"],
    [
      'an empty value',
      'articles:\n',
      '1:10: articles: an empty value cannot be used; write the path',
    ],
    ['a path of spaces', "articles: '  '", "1:11: articles: '  ' cannot be used"],
    ['a list for a text', 'name: [a, b]', '1:7: name: \'["a","b"]\' cannot be used'],
    [
      'a name with capitals',
      'name: Summit Brief',
      "1:7: name: 'Summit Brief' cannot be used; write 1 to 32",
    ],
    [
      'a bad entry of a list',
      'examples:\n  - who\n  - 12\n',
      "3:5: examples[1]: '12' cannot be used; write a list",
    ],
    [
      'an unknown key',
      'name: a\narticels: ./x\n',
      "2:1: articels: is not a setting; did you mean 'articles'?",
    ],
    ['a key twice', 'name: a\nname: b\n', '2:1: not valid YAML: Map keys must be unique'],
    ['an unclosed quotation', 'name: "a\n', 'not valid YAML: Missing closing "quote'],
    ['a tab for indentation', 'examples:\n\t- a\n', '2:1: not valid YAML'],
    ['a list instead of settings', '- a\n', '1:1: not a list of settings'],
    ['an unknown tag', 'name: !!js/function a\n', '1:7: not valid YAML'],
    ['an alias to nothing', 'name: *a\n', 'not valid YAML'],
  ])('names line, column and remedy of %s', (_, text, message) => {
    expect(() => parseConfig(text, AT)).toThrow(SetupError);
    expect(() => parseConfig(text, AT)).toThrow(message);
    expect(() => parseConfig(text, AT)).toThrow(/^config\.yaml:\d+:\d+: /);
  });

  it.each([
    [
      'time_zone: Mars/Base',
      /^config\.yaml:2:14: digest\.time_zone: 'Mars\/Base' cannot be used; there is no time zone .* like Europe\/Berlin/,
    ],
    ['time_zone: +02:00', /2:14: .*there is no time zone '\+02:00'/],
    [
      'catch_up: 6',
      /2:13: digest\.catch_up: '6' cannot be used; write a number and m, h or d, like 6h/,
    ],
    ['on_empty: maybe', /2:13: .*write post or skip/],
    ['changed_by: somebody', /2:15: .*write managers, everyone, or a list/],
    [
      'channels: [{ platform: irc, channel: a, at: "08:00" }]',
      /2:26: .*write one of slack, discord/,
    ],
    [
      'channels: [{ platform: discord, channel: 1100000000000000004, at: "08:00" }]',
      /2:44: .*its id in quotes/,
    ],
    [
      'channels: [{ platform: slack, channel: C0, at: 8 o.clock }]',
      /2:50: .*'8 o\.clock' is no time/,
    ],
    ['channels: [{ platform: slack, channel: C0, cron: 0 0 31 2 * }]', /2:52: .*impossible day/],
    [
      'channels: [{ platform: slack, channel: C0, cron: 0 0 8 * * * }]',
      /2:52: .*field for seconds/,
    ],
    [
      'channels: [{ platform: slack, channel: C0, at: "08:00", days: someday }]',
      /2:65: .*are no days/,
    ],
    ['channels: [{ platform: slack, channel: C0 }]', /2:14: .*write either at or cron/],
    [
      'channels: [{ platform: slack, channel: "#news", at: "08:00" }]',
      /2:14: .*'#news' is a name; write the channel's id/,
    ],
    [
      'channels: [{ platform: discord, channel: news, at: "08:00" }]',
      /2:14: .*'news' is no id of a channel; .* like "1100000000000000004"/,
    ],
    [
      'channels: [{ platform: terminal, channel: news, at: "08:00" }]',
      /2:14: .*the terminal has no channels; leave out channel/,
    ],
    ['channels: [{ platform: slack, at: "08:00" }]', /2:14: .*write the channel/],
    [
      'channels: [{ platform: slack, channel: C0, zone: UTC, at: "08:00" }]',
      /digest\.channels\.zone: is not a setting; did you mean 'digest\.channels\.\w+'/,
    ],
  ])('refuses the digest setting %s with what to write', (line, message) => {
    expect(() => parseConfig(`digest:\n  ${line}\n`, AT)).toThrow(SetupError);
    expect(() => parseConfig(`digest:\n  ${line}\n`, AT)).toThrow(message);
  });

  it('refuses aliases that multiply without end', () => {
    const rows = Array.from(
      { length: 12 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`,
    );
    const text = `a0: &a0 [x]\n${rows.join('\n')}\n`;
    expect(() => parseConfig(text, AT)).toThrow(SetupError);
  });
});

describe('loadConfig', () => {
  it('accepts the bundled config.yaml', () => {
    expect(loadConfig({}).examples.length).toBeGreaterThan(0);
  });

  it('shows the defaults in the bundled config.yaml', () => {
    const text = readFileSync(new URL('../config.yaml', import.meta.url), 'utf8');
    const { examples: _, ...settings } = parseConfig(text, AT);
    const { examples: __, ...defaults } = parseConfig('', AT);
    expect(settings).toEqual(defaults);
  });

  it('says that a file named in the environment is not there', () => {
    expect(() => loadConfig({ SUMMIT_BRIEF_CONFIG: '/nowhere/at/all.yaml' })).toThrow(
      /cannot be read .*correct SUMMIT_BRIEF_CONFIG/,
    );
  });

  it.each([
    [{}, false],
    [{ NO_COLOR: '' }, false],
    [{ NO_COLOR: '1' }, true],
  ])('reads NO_COLOR from %j as %s', (env, expected) => {
    expect(loadConfig(env).noColour).toBe(expected);
  });
});

describe('databaseFor', () => {
  const config = parseConfig('', AT);

  it('keeps the configured database for the configured articles', () => {
    expect(databaseFor(config, '/somewhere/articles/')).toBe('/somewhere/data/briefing.db');
  });

  it('gives other articles a database of their own beside it', () => {
    const one = databaseFor(config, '/elsewhere/one');
    expect(one).toMatch(/^\/somewhere\/data\/[0-9a-f]{16}\.db$/);
    expect(databaseFor(config, '/elsewhere/two')).not.toBe(one);
    expect(databaseFor(config, '/elsewhere/one')).toBe(one);
  });
});

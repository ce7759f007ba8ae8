import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBot } from '../../../src/bot/bot.ts';
import { readRule } from '../../../src/bot/commands/digest.ts';
import { createCompose } from '../../../src/bot/digest/compose.ts';
import { createDesk } from '../../../src/bot/digest/desk.ts';
import { parseCommand } from '../../../src/bot/parse-command.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Briefing } from '../../../src/briefing/index.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import { openState, type State } from '../../../src/state/open-state.ts';
import { digestOf } from '../digest/world.ts';

const HOUR = 60 * 60_000;
let time: number;
let state: State;
let wakes: number;

beforeEach(async () => {
  time = Date.parse('2026-11-22T12:00Z');
  wakes = 0;
  state = await openState({ path: ':memory:', now: () => new Date(time), owner: 'one' });
});
afterEach(() => state.close());

interface Asker {
  readonly user?: string;
  readonly isManager?: boolean;
  readonly channel?: string | undefined;
}

/** A bot with these settings, and how to ask it in a channel. */
function setUp(settings = '') {
  const config = parseConfig(`digest: { ${settings} }`, {
    file: '/config.yaml',
    shown: 'config.yaml',
    noColour: true,
  });
  const now = (): Date => new Date(time);
  const { ledger, subscriptions } = state;
  const briefing = { digest: async () => digestOf(['a']) } as unknown as Briefing;
  const compose = createCompose({ briefing, ledger, title: 'News', now });
  const wake = (): void => {
    wakes += 1;
  };
  const desk = createDesk({ ledger, subscriptions, settings: config.digest, compose, wake, now });
  const bot = createBot({ briefing, config, log: createLogger(() => {}), now, desk });
  const reply = (text: string, asker: Asker = {}): Promise<Reply> => {
    const { user = 'ann', isManager = true, channel = 'news' } = asker;
    const place = 'channel' in asker && asker.channel === undefined ? {} : { channel };
    return bot.handle({
      id: 'm',
      conversation: 'c',
      user,
      text,
      platform: 'slack',
      mayManage: async () => isManager,
      ...place,
    });
  };
  return { reply, ask: async (text: string, asker?: Asker) => wordsOf(await reply(text, asker)) };
}

function wordsOf({ blocks }: Reply): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'text') return block.runs.map(({ text }) => text).join('');
      if (block.kind === 'heading') return block.text;
      if (block.kind === 'list')
        return block.items.flatMap(({ runs }) => runs.map((run) => run.text));
      return [];
    })
    .join('\n');
}

describe('digest on', () => {
  it('says when the next is due, by the clock of the channel and in UTC', async () => {
    const { ask } = setUp();
    expect(await ask('digest on 08:00 weekdays Europe/Berlin')).toBe(
      'This channel gets a digest at 08:00 on weekdays (Europe/Berlin). The next is due 2026-11-23 08:00 Europe/Berlin (07:00 UTC).',
    );
    expect(wakes).toBe(1);
  });

  it('says what may surprise about it', async () => {
    const { ask } = setUp();
    expect(await ask('digest on */5 * * * * UTC')).toContain('Note: it is due 288 times a day.');
    expect(await ask('digest on 02:30 daily America/New_York')).toContain(
      'Note: on 2027-03-14 the clocks go forward over 02:30, so it is due at 03:00.',
    );
  });

  it.each([
    ['08:00', '0 8 * * *', 'Asia/Tokyo'],
    ['8:30 weekends', '30 8 * * 0,6', 'Asia/Tokyo'],
    ['08:00 Europe/Berlin', '0 8 * * *', 'Europe/Berlin'],
    ['08:00 mon, thu America/New York', '0 8 * * 1,4', 'America/New_York'],
    ['08:00 mon-fri Europe/Berlin', '0 8 * * 1,2,3,4,5', 'Europe/Berlin'],
    ['08:00 Sat-Mon, Wed', '0 8 * * 0,1,3,6', 'Asia/Tokyo'],
    ['08:00 Mon Thu utc', '0 8 * * 1,4', 'UTC'],
    ['0 8,18 * * 1-5 Europe/Berlin', '0 8,18 * * 1-5', 'Europe/Berlin'],
    ['0 8 * * mon-fri UTC', '0 8 * * mon-fri', 'UTC'],
    ['"0 8 1 * *"', '0 8 1 * *', 'Asia/Tokyo'],
  ])('reads "%s" as %s in %s', (typed, cron, zone) => {
    expect(readRule(typed, 'Asia/Tokyo')).toEqual({ cron, zone });
  });

  it.each([
    ['', /it needs a time/],
    ['noon', /'noon' is no time/],
    ['08:00 weekdays Berlin', /no time zone 'Berlin'; write one like Europe\/Berlin/],
    ['08:00 mon-someday UTC', /no time zone 'mon-someday/],
    ['08:00 sometimes', /no time zone 'sometimes'/],
    ['0 0 8 * * *', /a field for seconds/],
    ['0 0 8 * * 1-5 UTC', /a field for seconds/],
    ['0 0 8 * * mon-fri Europe/Berlin', /a field for seconds/],
  ])('says of "%s" what cannot be used, and gives an example to press', async (typed, words) => {
    const reply = await setUp().reply(`digest on ${typed}`);
    expect(reply.status).toBe('error');
    expect(wordsOf(reply)).toMatch(words);
    expect(reply.blocks.at(-1)).toMatchObject({
      kind: 'choices',
      choices: [{ command: 'digest on 08:00 weekdays Europe/Berlin' }],
    });
  });

  it('takes the place of the settings for the channel, and off of both', async () => {
    const { ask } = setUp('channels: [{ platform: slack, channel: news, at: "06:00" }]');
    expect(await ask('digest status')).toMatch(/06:00 daily \(UTC\), from the settings\./);
    await ask('digest on 08:00');
    expect(await ask('digest status')).toMatch(
      /08:00 daily \(UTC\), set here\.\n.*\n.*2026-11-23 08:00 UTC/,
    );
    expect(await ask('digest off')).toBe('This channel gets no digest any more.');
    expect(await ask('digest status')).toBe(
      'The digest of this channel is off.\nNone was sent yet.',
    );
    expect(await ask('digest status', { channel: 'sport' })).toMatch(
      /^This channel has no digest\./,
    );
  });
});

describe('who may change the digest of a channel', () => {
  it.each([
    ['', { isManager: true }, true],
    ['', { isManager: false }, false],
    ['changed_by: everyone', { isManager: false }, true],
    ['changed_by: [bob]', { isManager: false, user: 'bob' }, true],
    ['changed_by: [bob]', { isManager: false, user: 'ann' }, false],
    ['changed_by: [bob]', { isManager: true, user: 'ann' }, true],
  ])('with the setting "%s" is %j: %s', async (settings, asker, may) => {
    const { ask } = setUp(settings);
    for (const command of ['on 08:00', 'off', 'now', 'resend']) {
      const words = await ask(`digest ${command}`, asker);
      expect(/^Only those who manage this channel/.test(words)).toBe(!may);
    }
    expect(await ask('digest status', asker)).not.toMatch(/^Only/);
    if (!may) expect(wakes).toBe(0);
  });
});

describe('digest now, preview and status', () => {
  it('posts once for two who ask in the same minute', async () => {
    const { ask } = setUp();
    expect(await ask('digest now')).toBe('The digest is on its way.');
    expect(await ask('digest now', { user: 'bob' })).toMatch(/asked for a moment ago/);
    expect(await state.ledger.takeable(['slack'])).toHaveLength(1);
    time += 60_000;
    expect(await ask('digest now')).toBe('The digest is on its way.');
  });

  it('previews for the asker alone, and records nothing', async () => {
    const { reply } = setUp();
    const preview = await reply('digest preview', { isManager: false });
    expect(preview.isPrivate).toBe(true);
    expect(wordsOf(preview)).toContain('News: Sunday, 22 November 2026');
    expect(await state.ledger.takeable(['slack'])).toEqual([]);
  });

  it('tells what was sent, what is next and what went wrong', async () => {
    const { ask, reply } = setUp();
    await ask('digest on 08:00 Europe/Berlin');
    const slot = { platform: 'slack', channel: 'news', kind: 'scheduled', zone: 'UTC' } as const;
    for (const [hour, ending, error] of [
      [0, 'sent', undefined],
      [1, 'failed', 'is_archived'],
      [2, 'unknown', undefined],
    ] as const) {
      time = Date.parse('2026-11-22T12:00Z') + hour * HOUR;
      await state.ledger.open([{ ...slot, at: time, expiresAt: time + HOUR, onEmpty: 'skip' }]);
      const [head] = await state.ledger.takeable(['slack']);
      const held = await state.ledger.take(head?.id ?? '');
      if (held) await state.ledger.end(held, ending, error);
      if (ending === 'failed') {
        expect(await ask('digest status')).toMatch(/was not sent: is_archived\.$/);
      }
    }
    const words = await ask('digest');
    expect(words).toContain('The last was sent 2026-11-22 13:00 Europe/Berlin (12:00 UTC).');
    expect(words).toContain('The next is due 2026-11-23 08:00 Europe/Berlin (07:00 UTC).');
    expect(words).toMatch(/14:00 UTC\) was not sent: it may or may not be there/);
    expect((await reply('digest')).blocks.at(-1)).toMatchObject({
      choices: [{ command: 'digest resend' }],
    });
    expect(await ask('digest resend')).toBe('The last digest is posted again.');
    expect(await ask('digest resend')).toMatch(/it is known what became of it/);
  });

  it('says so where there is no channel', async () => {
    expect(await setUp().ask('digest now', { channel: undefined })).toMatch(/^There is no channel/);
  });
});

describe('parseCommand', () => {
  it.each([
    ['digest', 'status', ''],
    ['/summit-brief digest Status!', 'status', ''],
    ['digest on 08:00 weekdays', 'on', '08:00 weekdays'],
    ['Digest OFF.', 'off', ''],
  ])('reads "%s" as %s', (text, action, rest) => {
    expect(parseCommand(text, 'summit-brief')).toEqual({ kind: 'digest', action, rest });
  });

  it.each(['digest of the talks', 'digestion', 'digest the news of today'])('asks "%s"', (text) => {
    expect(parseCommand(text, 'summit-brief').kind).toBe('ask');
  });
});

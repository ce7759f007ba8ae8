import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createWorld,
  HEADING,
  HOUR,
  hangs,
  MINUTE,
  NEWS,
  stuck,
  subscription,
  until,
  type World,
  wordsIn,
} from './world.ts';

let world: World;

beforeEach(() => {
  world = createWorld('2026-11-22T12:00Z');
  world.settings = [subscription()];
});
afterEach(() => world.close());

const at = (iso: string): void => {
  world.time = Date.parse(iso);
};

describe('a digest', () => {
  it('is posted when it is due, in parts, the later ones in the thread of the first', async () => {
    const one = await world.process('one');
    at('2026-11-23T07:59:30Z');
    await one.run();
    expect(world.slack.posted).toEqual([]);
    at('2026-11-23T08:00:00Z');
    await one.run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
    expect(world.slack.posted.map(({ first, part }) => [first, part])).toEqual([
      [undefined, 0],
      ['m0', 1],
      ['m0', 2],
    ]);
    await one.run();
    at('2026-11-23T20:00:00Z');
    await one.run();
    expect(world.slack.posted).toHaveLength(3);
  });

  it('is posted once by three processes that all find it, whose clocks differ by 30 s', async () => {
    const processes = [];
    for (const [index, owner] of ['one', 'two', 'three'].entries()) {
      processes.push(await world.process(owner, { skewMs: (index - 1) * 30_000 }));
    }
    for (const process of processes) await process.run();
    for (const second of [-30, -10, 0, 10, 30, 60]) {
      at('2026-11-23T08:00:00Z');
      world.time += second * 1000;
      await Promise.all(processes.map((process) => process.run()));
    }
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
  });

  it('covers what came since the last one that was sent, whatever happened between', async () => {
    const one = await world.process('one');
    await one.run();
    at('2026-11-23T08:00Z');
    await one.run();
    world.articles = ['a', 'b', 'c'];
    world.slack.fail('news', { kind: 'refused', code: 'is_archived' });
    at('2026-11-24T08:00Z');
    await one.run();
    world.articles = ['a', 'b', 'c', 'd'];
    at('2026-11-25T08:00Z');
    await one.run();
    expect(wordsIn(world.slack)).toEqual([
      HEADING,
      'a',
      'b',
      'News: Wednesday, 25 November 2026',
      'c',
      'd',
    ]);
  });

  it.each([
    ['skip', [], 'silent'],
    ['post', ['News: Tuesday, 24 November 2026', 'Nothing new.'], 'sent'],
  ] as const)(
    'with nothing new and on_empty %s posts %j, and the ledger says %s',
    async (onEmpty, words, state) => {
      world.settings = [subscription({ onEmpty })];
      const one = await world.process('one');
      await one.run();
      at('2026-11-23T08:00Z');
      await one.run();
      at('2026-11-24T08:00Z');
      await one.run();
      expect(wordsIn(world.slack).slice(3)).toEqual(words);
      const { last } = await one.state.ledger.status(NEWS);
      expect(last).toEqual({ at: Date.parse('2026-11-24T08:00Z'), state });
    },
  );

  it('is not caught up on when a channel gets its first', async () => {
    at('2026-11-23T08:30Z');
    await (await world.process('one')).run();
    at('2026-11-23T20:00Z');
    await (await world.process('two')).run();
    expect(world.slack.posted).toEqual([]);
  });

  it.each([
    ['1 hour', '2026-11-23T07:30Z', '2026-11-23T08:30Z', ['2026-11-23']],
    ['3 hours', '2026-11-23T07:30Z', '2026-11-23T10:30Z', ['2026-11-23']],
    ['7 hours', '2026-11-23T07:30Z', '2026-11-23T14:30Z', []],
  ])(
    'that was missed in %s of downtime is posted late, or not at all after six',
    async (_, from, until, days) => {
      at(from);
      await (await world.process('one')).run();
      at(until);
      const two = await world.process('two');
      for (let minute = 0; minute < 60; minute++) {
        await two.run();
        world.time += MINUTE;
      }
      const notes = wordsIn(world.slack).filter((words) => words.startsWith('Late'));
      expect(notes).toEqual(days.map(() => 'Late: this was due at 08:00 (UTC).'));
      expect(world.slack.posted).toHaveLength(days.length * 4);
      if (days.length === 0) {
        expect((await two.state.ledger.status(NEWS)).last).toMatchObject({ state: 'skipped' });
        expect(two.log.join('')).toContain('warn digests were missed');
      }
    },
  );

  it('is posted once, the latest, where several were missed', async () => {
    world.settings = [subscription({ rule: { cron: '0 * * * *', zone: 'UTC' } })];
    at('2026-11-23T07:30Z');
    await (await world.process('one')).run();
    at('2026-11-23T10:30Z');
    const two = await world.process('two');
    await two.run();
    await two.run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'Late: this was due at 10:00 (UTC).', 'a', 'b']);
  });

  it('is posted once for rules of a channel that fall together', async () => {
    world.settings = [
      subscription(),
      subscription({ rule: { cron: '0 8 * * 1-5', zone: 'UTC' } }),
      subscription({ rule: { cron: '0 9 * * *', zone: 'Europe/Berlin' } }),
    ];
    const one = await world.process('one');
    await one.run();
    at('2026-11-23T08:00Z');
    await one.run();
    await one.run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
  });
});

describe('a clock that is set', () => {
  it('back by two hours posts nothing again', async () => {
    world.settings = [subscription({ rule: { cron: '0 * * * *', zone: 'UTC' }, onEmpty: 'post' })];
    const one = await world.process('one');
    await one.run();
    for (let minute = 0; minute <= 120; minute += 10) {
      world.time += 10 * MINUTE;
      await one.run();
    }
    const before = world.slack.posted.length;
    world.time -= 2 * HOUR;
    for (let minute = 0; minute < 120; minute += 10) {
      await one.run();
      world.time += 10 * MINUTE;
    }
    expect(world.slack.posted).toHaveLength(before);
    world.time += HOUR;
    await one.run();
    expect(world.slack.posted.length).toBeGreaterThan(before);
  });

  it('forward by two hours over the due time posts once', async () => {
    const one = await world.process('one');
    at('2026-11-23T07:00Z');
    await one.run();
    world.time += 2 * HOUR;
    await one.run();
    world.time -= 2 * HOUR;
    for (let minute = 0; minute < 180; minute += 10) {
      await one.run();
      world.time += 10 * MINUTE;
    }
    expect(wordsIn(world.slack).filter((words) => words.startsWith('News'))).toEqual([HEADING]);
  });

  it('back by two hours while a process died leaves its digest to the next', async () => {
    const dead = await world.process('dead', { at: hangs('beforeSend') });
    await dead.sweeper.sweep();
    at('2026-11-23T08:00Z');
    await dead.sweeper.sweep();
    await stuck(dead);
    world.time -= 2 * HOUR;
    await (await world.process('alive')).run();
    expect(wordsIn(world.slack).slice(0, 1)).toEqual([HEADING]);
    expect(world.slack.posted).toHaveLength(3);
  });
});

describe('a channel that fails', () => {
  const CODES = [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'missing_scope',
    'account_inactive',
  ];
  it('for ever is asked once a digest, and keeps no other channel waiting', async () => {
    world.settings = [
      ...CODES.map((channel) => subscription({ channel })),
      subscription(),
      subscription({ platform: 'discord' }),
    ];
    for (const code of CODES) world.slack.fail(code, { kind: 'refused', code }, { times: 100 });
    const one = await world.process('one');
    await one.run();
    at('2026-11-23T08:00Z');
    for (let minute = 0; minute < 30; minute++) {
      await one.run();
      world.time += MINUTE;
    }
    for (const code of CODES) {
      expect(world.slack.calls.filter(({ channel }) => channel === code)).toHaveLength(1);
      expect(await one.state.ledger.status({ platform: 'slack', channel: code })).toMatchObject({
        last: { state: 'failed', error: code },
      });
    }
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
    expect(wordsIn(world.discord)).toEqual([HEADING, 'a', 'b']);
  });

  it('by never answering keeps no other channel waiting', async () => {
    world.settings = [subscription({ channel: 'deaf' }), subscription()];
    world.slack.fail('deaf', 'never');
    const one = await world.process('one');
    await one.sweeper.sweep();
    at('2026-11-23T08:00Z');
    await one.sweeper.sweep();
    await until(() => world.slack.posted.length === 3);
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
  });

  it('for a while is tried again, ever more slowly, until it is too late', async () => {
    world.settings = [subscription({ catchUpMs: HOUR })];
    world.slack.fail(
      'news',
      { kind: 'later', code: 'ratelimited', afterMs: 60_000 },
      { times: 999 },
    );
    const one = await world.process('one');
    await one.run();
    at('2026-11-23T08:00Z');
    for (let half = 0; half < 160; half++) {
      await one.run();
      world.time += 30_000;
    }
    expect(world.slack.calls.length).toBeGreaterThan(5);
    expect(world.slack.calls.length).toBeLessThan(16);
    expect(await one.state.ledger.status(NEWS)).toMatchObject({
      last: { state: 'skipped', error: expect.stringContaining('ratelimited') },
    });
  });

  it('after its first part goes on where it stopped', async () => {
    const one = await world.process('one');
    await one.run();
    at('2026-11-23T08:00Z');
    world.articles = ['a', 'b', 'c', 'd'];
    const begun = one.run();
    await until(() => world.slack.posted.length === 1);
    world.slack.fail('news', { kind: 'later', code: 'ratelimited', afterMs: 1000 }, { times: 1 });
    await begun;
    world.articles = ['other'];
    world.time += 20 * MINUTE;
    await one.run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b', 'c', 'd']);
  });
});

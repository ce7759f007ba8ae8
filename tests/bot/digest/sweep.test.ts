import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/bot/digest/ledger.ts';
import { createWorld, HOUR, MINUTE, subscription, type World, wordsIn } from './world.ts';

const NEWS = { platform: 'slack', channel: 'news' };
const HEADING = 'News: Monday, 23 November 2026';

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
    for (let minute = 0; minute < 120; minute++) {
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

describe('a message of which it is not known whether it arrived', () => {
  it.each([true, false])(
    'is looked for, and posted only where it is not there (it is: %s)',
    async (accepts) => {
      world.slack.fail('news', { kind: 'unknown', code: 'http_500' }, { accepts });
      const one = await world.process('one');
      await one.run();
      at('2026-11-23T08:00Z');
      await one.run();
      expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
      expect(world.slack.looks).toHaveLength(1);
      expect(world.slack.calls).toHaveLength(accepts ? 3 : 4);
    },
  );

  it('is not posted again where looking is not allowed, and can be resent on request', async () => {
    world.slack.isHidden = true;
    world.slack.fail('news', { kind: 'unknown', code: 'connection_lost' });
    const one = await world.process('one');
    await one.run();
    at('2026-11-23T08:00Z');
    await one.run();
    expect(world.slack.posted).toEqual([]);
    expect((await one.state.ledger.status(NEWS)).last?.state).toBe('unknown');
    expect(one.log.join('')).toContain('error part of a digest may or may not be there');
    expect(await one.state.ledger.resend(NEWS, world.time + HOUR)).toBe(true);
    await one.run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
  });

  it('is posted again there once, and no more, where the settings say so', async () => {
    world.slack.isHidden = true;
    world.slack.fail('news', { kind: 'unknown', code: 'http_500' }, { accepts: true, times: 99 });
    const one = await world.process('one', { onUnknown: 'resend' });
    await one.run();
    at('2026-11-23T08:00Z');
    for (let minute = 0; minute < 60; minute++) {
      await one.run();
      world.time += MINUTE;
    }
    expect(wordsIn(world.slack)).toEqual([HEADING, HEADING]);
  });

  it('is posted again there where the settings say so', async () => {
    world.slack.isHidden = true;
    world.slack.fail('news', { kind: 'unknown', code: 'connection_lost' });
    const one = await world.process('one', { onUnknown: 'resend' });
    await one.run();
    at('2026-11-23T08:00Z');
    await one.run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
  });
});

describe('a process that dies', () => {
  it.each([
    ['after the slot was inserted', 'afterInsert', 0],
    ['before it sends', 'beforeSend', 0],
    ['before it records what was accepted', 'beforeRecord', 1],
  ] as const)(
    '%s leaves the digest to the next, which posts what is missing',
    async (_, moment, there) => {
      const dead = await world.process('dead', { at: hangs(moment) });
      await dead.sweeper.sweep();
      at('2026-11-23T08:00Z');
      void dead.sweeper.sweep();
      await stuck(dead);
      expect(world.slack.posted).toHaveLength(there);
      const heir = await world.process('heir');
      world.time += MINUTE;
      await heir.run();
      world.time += 2 * MINUTE;
      await heir.run();
      expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
      expect(world.slack.looks).toHaveLength(moment === 'afterInsert' ? 0 : 1);
    },
  );

  it('after the platform accepted a message, before it heard so, leaves it to the next', async () => {
    const dead = await world.process('dead');
    await dead.sweeper.sweep();
    world.slack.fail('news', 'never', { accepts: true });
    at('2026-11-23T08:00Z');
    await dead.sweeper.sweep();
    await until(() => world.slack.posted.length === 1);
    world.time += 3 * MINUTE;
    await (await world.process('heir')).run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
  });

  it('or rather was stopped for long does not post what another has posted since', async () => {
    let go = (): void => {};
    let isStopped = false;
    const stopped = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = await world.process('slow', {
      at: async (moment) => {
        if (moment !== 'beforeSend' || isStopped) return;
        isStopped = true;
        await stopped;
      },
    });
    await slow.sweeper.sweep();
    at('2026-11-23T08:00Z');
    await slow.sweeper.sweep();
    await until(() => isStopped);
    world.time += 150_000;
    await (await world.process('heir')).run();
    go();
    await slow.sweeper.settled();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
  });
});

describe('a database that is locked', () => {
  /** A ledger whose writes and looks fail while `isLocked` says so. */
  function lockable(isLocked: () => boolean): (ledger: Ledger) => Ledger {
    return (ledger) =>
      new Proxy(ledger, {
        get(target, name, receiver) {
          const method = Reflect.get(target, name, receiver);
          return async (...args: unknown[]) => {
            if (isLocked())
              throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
            return method(...args);
          };
        },
      });
  }

  it('for 60 s over the due time delays the digest, and posts it once', async () => {
    const until60 = Date.parse('2026-11-23T08:00:45Z');
    const since = Date.parse('2026-11-23T07:59:45Z');
    const through = lockable(() => world.time >= since && world.time < until60);
    const one = await world.process('one', { through });
    await one.run();
    at('2026-11-23T07:59:30Z');
    for (let second = 0; second < 150; second += 30) {
      await one.run();
      world.time += 30_000;
    }
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
    expect(one.log.join('')).toContain('database is locked');
  });

  it('for 60 s after a message was accepted has it noted later, and posted once', async () => {
    let lockedUntil = 0;
    const one = await world.process('one', {
      through: lockable(() => world.time < lockedUntil),
      at: async (moment) => {
        if (moment === 'beforeRecord' && lockedUntil === 0) lockedUntil = world.time + MINUTE;
      },
    });
    await one.run();
    at('2026-11-23T08:00Z');
    await one.run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
    expect(world.slack.calls).toHaveLength(3);
    expect(world.time).toBeGreaterThanOrEqual(Date.parse('2026-11-23T08:01Z'));
  });
});

/** A process dies for others when it does nothing any more. */
function hangs(moment: string): (reached: string) => Promise<void> {
  return (reached) => (reached === moment ? new Promise(() => {}) : Promise.resolve());
}

/** Resolves when the process has come as far as it will. */
async function stuck({ log }: { log: readonly string[] }): Promise<void> {
  let lines = -1;
  for (let turns = 0; turns < 30 || lines !== log.length; turns++) {
    lines = log.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; turns < 10_000 && !holds(); turns++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(holds()).toBe(true);
}

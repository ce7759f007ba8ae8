import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ledger } from '../../../src/bot/digest/ledger.ts';
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

describe('a platform', () => {
  it.each([
    [true, 'parts'],
    [false, 'whole'],
  ] as const)(
    'that has threads (%s) gets a digest in the form that is for it: %s',
    async (has, form) => {
      const forms: string[] = [];
      Object.assign(world.slack.poster, { hasThreads: has });
      const one = await world.process('one', {
        compose: async (_, asked) => {
          forms.push(asked);
          return { replies: [], snapshot: [], keys: [], isEmpty: true };
        },
      });
      await one.run();
      at('2026-11-23T08:00Z');
      await one.run();
      expect(forms).toEqual([form]);
    },
  );
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

  it('is looked for again when it showed up late and posting it again was put off meanwhile', async () => {
    // Not seen at the first look, as in a channel whose history lags, or where a nonce was to tell.
    vi.spyOn(world.slack.poster, 'find').mockResolvedValueOnce({ kind: 'absent' });
    world.slack.fail('news', { kind: 'unknown', code: 'timeout' }, { accepts: true });
    let posts = 0;
    const one = await world.process('one', {
      at: async (moment) => {
        if (moment !== 'beforeSend' || ++posts !== 2) return;
        world.slack.fail('news', { kind: 'later', afterMs: 5 * MINUTE, code: 'ratelimited' });
      },
    });
    await one.run();
    at('2026-11-23T08:00Z');
    await one.run();
    world.time += 6 * MINUTE;
    await one.run();
    expect(wordsIn(world.slack)).toEqual([HEADING, 'a', 'b']);
  });

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

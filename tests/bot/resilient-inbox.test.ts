import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inbox } from '../../src/bot/inbox.ts';
import { createResilientInbox } from '../../src/bot/resilient-inbox.ts';
import { createLogger } from '../../src/log.ts';

const MESSAGE = { id: 'm', platform: 'test', user: 'u', channel: 'c', request: {} };

/** An inbox whose database can be away, or slow to answer. */
function createShared() {
  const done: string[] = [];
  const state = { isAway: false };
  const work = async <T>(value: T): Promise<T> => {
    if (state.isAway) throw new Error('disk gone');
    return value;
  };
  const inbox: Inbox = {
    note: () => work(undefined),
    claim: () => work({ kind: 'mine', wasPosting: false } as const),
    posting: () => work(undefined),
    done: async (id) => {
      await work(undefined);
      done.push(id);
    },
    forget: () => work(undefined),
    abandoned: () => work([MESSAGE]),
    close: () => {},
  };
  return { inbox, state, done };
}

const logged: string[] = [];
const log = createLogger((line) => logged.push(line));

beforeEach(() => {
  vi.useFakeTimers();
  logged.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createResilientInbox', () => {
  it('does as the shared inbox does while that can be used', async () => {
    const { inbox, done } = createShared();
    const resilient = createResilientInbox(inbox, log);
    await resilient.note(MESSAGE);
    expect(await resilient.claim('m')).toEqual({ kind: 'mine', wasPosting: false });
    await resilient.done('m');
    expect(done).toEqual(['m']);
    expect(await resilient.abandoned('test')).toEqual([MESSAGE]);
    expect(logged).toEqual([]);
  });

  it('still gives a message once while the database is away, and says so in the log', async () => {
    const { inbox, state } = createShared();
    state.isAway = true;
    const resilient = createResilientInbox(inbox, log);
    for (let n = 0; n < 3; n++) await resilient.note(MESSAGE);
    expect((await resilient.claim('m')).kind).toBe('mine');
    expect((await resilient.claim('m')).kind).toBe('taken');
    expect(await resilient.abandoned('test')).toEqual([]);
    expect(logged[0]).toContain('disk gone');
  });

  it('tells the shared inbox what was answered once it is back', async () => {
    const { inbox, state, done } = createShared();
    const resilient = createResilientInbox(inbox, log);
    await resilient.note(MESSAGE);
    await resilient.claim('m');
    state.isAway = true;
    await resilient.posting('m');
    await resilient.done('m');
    expect(done).toEqual([]);
    // Until then this process does not answer it again.
    expect((await resilient.claim('m')).kind).toBe('taken');
    await vi.advanceTimersByTimeAsync(20_000);
    state.isAway = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(done).toEqual(['m']);
  });

  it('waits a second for a slow database, and no longer', async () => {
    const { inbox } = createShared();
    let finish = (): void => {};
    const slow: Inbox = {
      ...inbox,
      note: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    };
    const resilient = createResilientInbox(slow, log);
    const noted = resilient.note(MESSAGE);
    await vi.advanceTimersByTimeAsync(1_000);
    await noted;
    finish();
    expect((await resilient.claim('m')).kind).toBe('mine');
    expect((await resilient.claim('m')).kind).toBe('taken');
  });
});

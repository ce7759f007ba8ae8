import { describe, expect, it } from 'vitest';
import type { FolderReader, Look } from '../../../src/briefing/articles/folder.ts';
import { ArticlesPathError } from '../../../src/briefing/articles/load.ts';
import { createKeeper, HINT_MS, RESCAN_MS } from '../../../src/briefing/keep/keeper.ts';

/** A keeper whose time goes by only when it is told to. */
function setUp(looks: Partial<Look>[] = [], update: () => Promise<void> = async () => {}) {
  let nowMs = 0;
  const timers = new Set<{ atMs: number; work: () => void }>();
  const found: Look = { articles: [], problems: [], waiting: 0 };
  const log: string[] = [];
  const reader: FolderReader = {
    look: () => {
      log.push(`look at ${nowMs}`);
      const next = looks.shift() ?? {};
      if (next.problems?.[0]?.message === 'away') throw new ArticlesPathError('away');
      return { ...found, ...next };
    },
    read: () => undefined,
  };
  const keeper = createKeeper({
    reader,
    update: async () => {
      log.push('update');
      await update();
    },
    after: (ms, work) => {
      const timer = { atMs: nowMs + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    nowMs: () => nowMs,
    onLook: () => log.push('told'),
    onFault: (error) => log.push(`fault: ${error instanceof Error ? error.message : error}`),
  });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  /** Lets time go by. */
  const pass = async (ms: number): Promise<string[]> => {
    const untilMs = nowMs + ms;
    for (;;) {
      const due = [...timers].sort((a, b) => a.atMs - b.atMs)[0];
      if (due === undefined || due.atMs > untilMs) break;
      timers.delete(due);
      nowMs = due.atMs;
      due.work();
      await settle();
    }
    nowMs = untilMs;
    return log.splice(0);
  };
  return { keeper, pass, settle, log };
}

describe('the keeper', () => {
  it('looks at once, and then every minute though nothing hints at a change', async () => {
    const { pass } = setUp();
    expect(await pass(0)).toEqual(['look at 0', 'update', 'told']);
    expect(await pass(RESCAN_MS - 1)).toEqual([]);
    expect(await pass(1)).toEqual([`look at ${RESCAN_MS}`, 'update', 'told']);
  });

  it('follows many hints with one look, soon', async () => {
    const { pass, keeper } = setUp();
    await pass(0);
    for (let i = 0; i < 1000; i++) keeper.hint();
    expect(await pass(HINT_MS)).toEqual([`look at ${HINT_MS}`, 'update', 'told']);
    expect(await pass(RESCAN_MS - 1)).toEqual([]);
  });

  it('looks again about a second later where a file has not settled', async () => {
    const { pass } = setUp([{}, { waiting: 1 }, {}]);
    await pass(0);
    await pass(RESCAN_MS);
    const log = await pass(2_000);
    expect(log).toHaveLength(3);
    expect(log[0]).toBe(`look at ${RESCAN_MS + 1_050}`);
  });

  it('does not empty the index by its first look, which settles nothing', async () => {
    const { pass } = setUp([{ waiting: 5 }, { waiting: 1 }]);
    expect(await pass(0)).toEqual(['look at 0']);
    expect(await pass(1_050)).toEqual(['look at 1050', 'update', 'told']);
  });

  it('leaves the index alone while the folder cannot be read, and goes on when it is back', async () => {
    const { pass, keeper } = setUp([{}, { problems: [{ where: '.', message: 'away' }] }, {}]);
    await pass(0);
    keeper.hint();
    expect(await pass(HINT_MS)).toEqual([`look at ${HINT_MS}`, 'fault: away']);
    expect(await pass(RESCAN_MS)).toEqual([`look at ${HINT_MS + RESCAN_MS}`, 'update', 'told']);
  });

  it('goes on after an update that failed', async () => {
    let fails = true;
    const { pass } = setUp([], async () => {
      if (fails) throw new Error('the disk is full');
    });
    expect(await pass(0)).toEqual(['look at 0', 'update', 'fault: the disk is full']);
    fails = false;
    expect(await pass(RESCAN_MS)).toContain('told');
  });

  it('follows a hint that comes during an update behind it', async () => {
    let finish = (): void => {};
    const { pass, keeper, settle, log } = setUp([], () => new Promise((done) => (finish = done)));
    expect(await pass(0)).toEqual(['look at 0', 'update']);
    keeper.hint();
    expect(await pass(10_000)).toEqual([]);
    finish();
    await settle();
    expect(log.splice(0)).toEqual(['told']);
    expect(await pass(HINT_MS)).toEqual([`look at ${10_000 + HINT_MS}`, 'update']);
    finish();
  });

  it('does nothing any more once it is stopped', async () => {
    const { pass, keeper } = setUp();
    await pass(0);
    keeper.hint();
    await keeper.stop();
    keeper.hint();
    expect(await pass(2 * RESCAN_MS)).toEqual([]);
  });

  it('stops when the update under way is done, and tells nothing of it', async () => {
    let finish = (): void => {};
    const { pass, keeper, settle, log } = setUp([], () => new Promise((done) => (finish = done)));
    await pass(0);
    let isStopped = false;
    const stopping = keeper.stop().then(() => {
      isStopped = true;
    });
    await settle();
    expect(isStopped).toBe(false);
    finish();
    await stopping;
    expect(log).not.toContain('told');
  });
});

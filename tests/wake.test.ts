import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../src/log.ts';
import { startWaking } from '../src/wake.ts';

const log = createLogger(() => {});
const at = (iso: string): number => Date.parse(iso);
let stop: () => void;
let wakes: number[];

beforeEach(() => {
  vi.useFakeTimers({ now: at('2026-11-23T07:58:10Z') });
  wakes = [];
  stop = startWaking(() => wakes.push(Date.now()), log);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('waking', () => {
  it('happens at once, at each full minute, and every 30 s', async () => {
    expect(wakes).toEqual([at('2026-11-23T07:58:10Z')]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(wakes).toContain(at('2026-11-23T07:59:00Z'));
    expect(wakes).toContain(at('2026-11-23T08:00:00Z'));
    const gaps = wakes.slice(1).map((time, index) => time - (wakes[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
  });

  it('is at most 35 s late when the event loop stood still for 5 s over the due second', async () => {
    await vi.advanceTimersByTimeAsync(at('2026-11-23T07:59:58Z') - Date.now());
    // Time passes, and nothing is called meanwhile.
    vi.setSystemTime(at('2026-11-23T08:00:03Z'));
    const before = wakes.length;
    await vi.advanceTimersByTimeAsync(35_000);
    expect(wakes.length).toBeGreaterThan(before);
    expect(wakes[before]).toBeLessThanOrEqual(at('2026-11-23T08:00:35Z'));
  });

  it('ends when it is stopped', async () => {
    stop();
    const before = wakes.length;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(wakes).toHaveLength(before);
  });
});

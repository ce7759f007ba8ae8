import { afterEach, describe, expect, it } from 'vitest';
import { openState, type State } from '../../src/state/open-state.ts';

let state: State;
afterEach(() => state.close());

describe('starts', () => {
  it('are at most six in a minute, however often the process is started', async () => {
    let time = 1_000_000;
    state = await openState({ path: ':memory:', now: () => new Date(time), owner: 'one' });
    const connected: number[] = [];
    for (let second = 0; second < 60; second++) {
      // A supervisor starts the process each second, and the process connects when it may.
      if ((await state.starts.delayMs('discord')) === 0) {
        await state.starts.note('discord');
        connected.push(second);
      }
      time += 1000;
    }
    expect(connected).toEqual([0, 1, 3, 7, 15, 31]);
    expect(await state.starts.delayMs('slack')).toBe(0);
  });

  it('wait five minutes at the most, and are forgotten after ten', async () => {
    let time = 1_000_000;
    state = await openState({ path: ':memory:', now: () => new Date(time), owner: 'one' });
    for (let n = 0; n < 20; n++) await state.starts.note('discord');
    expect(await state.starts.delayMs('discord')).toBe(5 * 60_000);
    time += 10 * 60_000;
    expect(await state.starts.delayMs('discord')).toBe(0);
  });
});

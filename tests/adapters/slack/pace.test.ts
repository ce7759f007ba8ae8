import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/adapters/slack/pace.ts';

function create() {
  let time = 0;
  const pace = createPace({
    now: () => new Date(time),
    wait: async (ms) => {
      time += ms;
    },
  });
  return {
    hold: pace.hold,
    /** When the turn came. */
    turn: async (channel: string) => {
      await pace.turn(channel);
      return time;
    },
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('createPace', () => {
  it('lets five through at once, and then one a second', async () => {
    const { turn } = create();
    const times: number[] = [];
    for (let i = 0; i < 8; i++) times.push(await turn('a'));
    expect(times).toEqual([0, 0, 0, 0, 0, 1000, 2000, 3000]);
  });

  it('lets no channel wait for another', async () => {
    const { turn, hold } = create();
    hold('a', 60_000);
    expect(await turn('b')).toBe(0);
    expect(await turn('a')).toBe(60_000);
  });

  it('allows a burst again after a pause', async () => {
    const { turn, pass } = create();
    for (let i = 0; i < 6; i++) await turn('a');
    pass(10_000);
    const times: number[] = [];
    for (let i = 0; i < 5; i++) times.push(await turn('a'));
    expect(times).toEqual([11_000, 11_000, 11_000, 11_000, 11_000]);
  });
});

import { describe, expect, it } from 'vitest';
import { createCompose } from '../../../src/bot/digest/compose.ts';
import type { ArticleState, DigestItemKey, DigestOptions } from '../../../src/briefing/index.ts';
import { digestOf } from './world.ts';

const DUE = Date.parse('2026-11-22T23:30Z');
const KEY: DigestItemKey = { kind: 'fact', key: 'a', independent: 1 };

/** Composes a digest so many minutes after it was due. */
async function compose(minutes: number, kind: 'scheduled' | 'asked' = 'scheduled') {
  const asked: DigestOptions[] = [];
  const snapshot: readonly ArticleState[] = [{ id: 'a', hash: '1' }];
  const made = await createCompose({
    briefing: {
      digest: async (options = {}) => {
        asked.push(options);
        return digestOf(['a', 'b']);
      },
    },
    ledger: { covered: async () => ({ snapshot, keys: [KEY] }) },
    title: 'News',
    now: () => new Date(DUE + minutes * 60_000),
  })({ platform: 'slack', channel: 'news', kind, at: DUE, zone: 'Europe/Berlin' }, 'parts');
  return { ...made, asked, said: JSON.stringify(made.replies) };
}

describe('a digest', () => {
  it('has the date that a clock in its zone shows', async () => {
    expect((await compose(0)).said).toContain('News: Monday, 23 November 2026');
  });

  it.each([
    [4, 'scheduled', false],
    [6, 'scheduled', true],
    [600, 'asked', false],
  ] as const)(
    'made %d minutes after it was due, %s, says that it is late: %s',
    async (minutes, kind, isLate) => {
      const { said } = await compose(minutes, kind);
      expect(said.includes('Late: this was due at 00:30 (Europe/Berlin).')).toBe(isLate);
    },
  );

  it('is about what the last one that was sent did not cover, and covers what there is', async () => {
    const { asked, snapshot } = await compose(0);
    expect(asked).toEqual([{ since: [{ id: 'a', hash: '1' }], earlier: [KEY] }]);
    expect(snapshot.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

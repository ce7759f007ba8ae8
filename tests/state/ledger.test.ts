import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Held, NewSlot, Payload } from '../../src/bot/digest/ledger.ts';
import { inForce } from '../../src/bot/digest/subscriptions.ts';
import { openState, type State } from '../../src/state/open-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CHANNEL = { platform: 'test', channel: 'news' };

let folder: string;
let time: number;
let opened: State[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summit-brief-'));
  time = Date.parse('2026-11-22T08:00Z');
  opened = [];
});
afterEach(async () => {
  for (const state of opened) await state.close();
  rmSync(folder, { recursive: true });
});

async function open(owner: string): Promise<State> {
  const path = join(folder, 'state.db');
  const state = await openState({ path, now: () => new Date(time), owner });
  opened.push(state);
  return state;
}

function slot(parts: Partial<NewSlot> = {}): NewSlot {
  const base = { ...CHANNEL, kind: 'scheduled', at: time, zone: 'UTC', onEmpty: 'skip' } as const;
  return { ...base, expiresAt: time + 6 * HOUR, ...parts };
}

function payload(messages: readonly string[], id = 'a'): Payload {
  return {
    messages,
    snapshot: [{ id, hash: id }],
    keys: [{ kind: 'fact', key: id, independent: 1 }],
  };
}

const PART = {
  part: 0,
  state: 'waiting',
  message: '',
  messageId: undefined,
  sendingAt: undefined,
} as const;

/** Takes the one slot that may be taken. */
async function takeNext({ ledger }: State): Promise<Held> {
  const [head] = await ledger.takeable(['test']);
  const held = head && (await ledger.take(head.id));
  if (held === undefined) throw new Error('nothing may be taken');
  return held;
}

async function sendAll({ ledger }: State, held: Held): Promise<void> {
  for (const { part } of held.parts) {
    expect(await ledger.sending(held, part)).toBe(true);
    expect(await ledger.settle(held, part, { messageId: `m${part}` })).toBe(true);
  }
  await ledger.end(held, 'sent');
}

describe('the ledger', () => {
  it('knows a slot once, whoever finds it and how often', async () => {
    const states = await Promise.all([open('one'), open('two'), open('three')]);
    const added = await Promise.all(states.map(({ ledger }) => ledger.open([slot(), slot()])));
    expect(added.reduce((sum, count) => sum + count)).toBe(1);
    time += 30_000;
    expect(await states[0]?.ledger.open([slot({ at: time - 30_000 })])).toBe(0);
  });

  it('gives a slot to one process', async () => {
    const states = await Promise.all([open('one'), open('two'), open('three')]);
    await states[0]?.ledger.open([slot()]);
    const [head] = (await states[0]?.ledger.takeable(['test'])) ?? [];
    const taken = await Promise.all(states.map(({ ledger }) => ledger.take(head?.id ?? '')));
    expect(taken.filter((held) => held !== undefined)).toHaveLength(1);
    expect(await states[1]?.ledger.takeable(['other'])).toEqual([]);
  });

  it('lets a channel have one slot under way, the oldest first, and channels not wait for one another', async () => {
    const [one, two] = [await open('one'), await open('two')];
    const later = slot({ at: time + MINUTE, kind: 'asked' });
    await one.ledger.open([later, slot(), slot({ channel: 'sport' })]);
    const first = await one.ledger.takeable(['test']);
    expect(first.map(({ channel }) => channel).sort()).toEqual(['news', 'sport']);
    const held = await takeNext(one);
    expect(held).toMatchObject({ at: time, kind: 'scheduled', isOvertaken: true });
    expect((await two.ledger.takeable(['test'])).map(({ channel }) => channel)).toEqual(['sport']);
    await one.ledger.end(held, 'silent');
    expect(await two.ledger.takeable(['test'])).toHaveLength(2);
  });

  it('cancels what was put off as well, unless part of it is there or may be', async () => {
    const one = await open('one');
    for (const [channel, isBegun] of [
      ['calm', false],
      ['begun', true],
    ] as const) {
      await one.ledger.open([slot({ channel })]);
      const held = await takeNext(one);
      await one.ledger.freeze(held, payload(['first', 'second']));
      if (isBegun) await one.ledger.sending(held, 0);
      await one.ledger.putOff(held, MINUTE, 'ratelimited');
      await one.ledger.cancel({ ...CHANNEL, channel }, 'switched off');
    }
    const status = (channel: string) => one.ledger.status({ ...CHANNEL, channel });
    expect((await status('calm')).last).toMatchObject({ state: 'skipped', error: 'switched off' });
    expect((await status('begun')).waiting).toBeDefined();
  });

  it('goes on from the digest that was sent last when the clock was set back in between', async () => {
    const one = await open('one');
    for (const id of ['a', 'b']) {
      await one.ledger.open([slot({ kind: 'asked' })]);
      const held = await takeNext(one);
      await one.ledger.freeze(held, payload([id], id));
      await sendAll(one, { ...held, parts: [PART] });
      time -= 2 * HOUR;
    }
    expect((await one.ledger.covered(CHANNEL)).snapshot).toEqual([{ id: 'b', hash: 'b' }]);
  });

  it('passes a slot on with what was sent of it when its process goes silent, and refuses what that one writes then', async () => {
    const [dead, alive] = [await open('dead'), await open('alive')];
    await dead.ledger.open([slot()]);
    const lost = await takeNext(dead);
    expect(await dead.ledger.freeze(lost, payload(['first', 'second', 'third']))).toBe(true);
    await dead.ledger.sending(lost, 0);
    await dead.ledger.settle(lost, 0, { messageId: 'm0' });
    await dead.ledger.sending(lost, 1);
    time += 119_000;
    expect(await alive.ledger.takeable(['test'])).toEqual([]);
    time += 2_000;
    const held = await takeNext(alive);
    expect(held.parts.map(({ state, message, messageId }) => [state, message, messageId])).toEqual([
      ['sent', 'first', 'm0'],
      ['sending', 'second', undefined],
      ['waiting', 'third', undefined],
    ]);
    expect(held.parts[1]?.sendingAt).toBe(time - 121_000);

    expect(await dead.ledger.sending(lost, 1)).toBe(false);
    expect(await dead.ledger.settle(lost, 1, { messageId: 'late' })).toBe(false);
    expect(await dead.ledger.freeze(lost, payload(['other']))).toBe(false);
    await dead.ledger.end(lost, 'sent');
    await dead.ledger.putOff(lost, 0, 'late');
    expect(await alive.ledger.sending(held, 1)).toBe(true);
    expect((await alive.ledger.status(CHANNEL)).sentAt).toBeUndefined();
  });

  it('holds a slot for as long as its parts are being sent', async () => {
    const [busy, other] = [await open('busy'), await open('other')];
    await busy.ledger.open([slot()]);
    const held = await takeNext(busy);
    await busy.ledger.freeze(held, payload(['a', 'b', 'c', 'd']));
    for (const part of [0, 1, 2, 3]) {
      time += 100_000;
      expect(await busy.ledger.sending(held, part)).toBe(true);
      expect(await other.ledger.takeable(['test'])).toEqual([]);
    }
  });

  it('takes its own slot up again when a write had failed', async () => {
    const state = await open('one');
    await state.ledger.open([slot()]);
    const first = await takeNext(state);
    const again = await takeNext(state);
    expect(again.generation).toBe(first.generation + 1);
    expect(await state.ledger.sending(first, 0)).toBe(false);
  });

  it('is not stopped by a lease from before the clock was set back', async () => {
    const [dead, alive] = [await open('dead'), await open('alive')];
    await dead.ledger.open([slot()]);
    await takeNext(dead);
    time -= 2 * HOUR;
    expect(await alive.ledger.takeable(['test'])).toHaveLength(1);
  });

  it('leaves a slot alone for as long as it is put off', async () => {
    const state = await open('one');
    await state.ledger.open([slot()]);
    await state.ledger.putOff(await takeNext(state), 5_000, 'ratelimited');
    expect(await state.ledger.takeable(['test'])).toEqual([]);
    expect(await state.ledger.status(CHANNEL)).toMatchObject({ waiting: { error: 'ratelimited' } });
    time += 5_001;
    expect(await takeNext(state)).toMatchObject({ attempt: 1, error: 'ratelimited' });
  });

  it('knows what the last digest that was sent covered, and what all told', async () => {
    const state = await open('one');
    expect(await state.ledger.covered(CHANNEL)).toEqual({ snapshot: undefined, keys: [] });
    for (const [id, ending] of [
      ['a', 'sent'],
      ['b', 'sent'],
      ['c', 'unknown'],
    ] as const) {
      time += HOUR;
      await state.ledger.open([slot()]);
      const held = await takeNext(state);
      await state.ledger.freeze(held, payload([id], id));
      if (ending === 'sent') await sendAll(state, { ...held, parts: [{ part: 0 } as never] });
      else await state.ledger.end(held, ending, 'lost');
    }
    const { snapshot, keys } = await state.ledger.covered(CHANNEL);
    expect(snapshot).toEqual([{ id: 'b', hash: 'b' }]);
    expect(keys.map(({ key }) => key)).toEqual(['b', 'a']);
    expect(await state.ledger.covered({ ...CHANNEL, channel: 'sport' })).toEqual({
      snapshot: undefined,
      keys: [],
    });
    expect(await state.ledger.status(CHANNEL)).toEqual({
      sentAt: time - HOUR,
      last: { at: time, state: 'unknown', error: 'lost' },
      waiting: undefined,
    });
  });

  it('sends one of unknown fate again only when told to', async () => {
    const state = await open('one');
    expect(await state.ledger.resend(CHANNEL, time + HOUR)).toBe(false);
    await state.ledger.open([slot()]);
    const held = await takeNext(state);
    await state.ledger.freeze(held, payload(['a', 'b']));
    await state.ledger.sending(held, 0);
    await state.ledger.settle(held, 0, { messageId: 'm0' });
    await state.ledger.sending(held, 1);
    await state.ledger.end(held, 'unknown');
    expect(await state.ledger.takeable(['test'])).toEqual([]);
    expect(await state.ledger.resend(CHANNEL, time + HOUR)).toBe(true);
    expect(await state.ledger.resend(CHANNEL, time + HOUR)).toBe(false);
    const again = await takeNext(state);
    expect(again.parts.map((part) => part.state)).toEqual(['sent', 'waiting']);
  });

  it('forgets what waits in a channel that switches its digest off', async () => {
    const state = await open('one');
    await state.ledger.open([slot(), slot({ channel: 'sport' })]);
    await state.ledger.cancel(CHANNEL, 'switched off');
    expect(await state.ledger.takeable(['test'])).toMatchObject([{ channel: 'sport' }]);
    expect((await state.ledger.status(CHANNEL)).last).toMatchObject({ state: 'skipped' });
  });
});

describe('the subscriptions', () => {
  const RULE = { cron: '0 8 * * *', zone: 'UTC' };
  const OTHER = { cron: '0 9 * * *', zone: 'UTC' };

  it('remember what was chosen in a channel, the last choice only', async () => {
    const [one, two] = [await open('one'), await open('two')];
    await one.subscriptions.choose({ ...CHANNEL, rule: RULE, by: 'ann' });
    await two.subscriptions.choose({ ...CHANNEL, rule: undefined, by: 'bob' });
    expect(await one.subscriptions.choices()).toEqual([{ ...CHANNEL, rule: undefined, by: 'bob' }]);
  });

  it('know since when a rule is there, from the first process that had it', async () => {
    const [one, two] = [await open('one'), await open('two')];
    const start = time;
    expect(await one.subscriptions.since([{ ...CHANNEL, rule: RULE }], ['test'])).toEqual([start]);
    time += HOUR;
    expect(
      await two.subscriptions.since(
        [
          { ...CHANNEL, rule: OTHER },
          { ...CHANNEL, rule: RULE },
        ],
        ['test'],
      ),
    ).toEqual([time, start]);
    expect(await one.subscriptions.since([{ ...CHANNEL, rule: OTHER }], ['test'])).toEqual([time]);
    time += HOUR;
    expect(await one.subscriptions.since([{ ...CHANNEL, rule: RULE }], ['test'])).toEqual([time]);
  });

  it('keep what they know for another platform when a process with other settings looks', async () => {
    const [one, two] = [await open('one'), await open('two')];
    const start = time;
    await one.subscriptions.since([{ ...CHANNEL, rule: RULE }], ['test']);
    time += HOUR;
    await two.subscriptions.since([{ ...CHANNEL, platform: 'other', rule: RULE }], ['other']);
    expect(await one.subscriptions.since([{ ...CHANNEL, rule: RULE }], ['test'])).toEqual([start]);
  });

  it('count a rule that is chosen again from then on', async () => {
    const { subscriptions } = await open('one');
    await subscriptions.since([{ ...CHANNEL, rule: RULE }], ['test']);
    time += HOUR;
    await subscriptions.choose({ ...CHANNEL, rule: RULE, by: 'ann' });
    expect(await subscriptions.since([{ ...CHANNEL, rule: RULE }], ['test'])).toEqual([time]);
  });

  it('let a choice take the place of the settings for its channel', () => {
    const defaults = { catchUpMs: HOUR, onEmpty: 'skip' } as const;
    const sport = { ...CHANNEL, channel: 'sport', rule: RULE, ...defaults };
    const settings = [{ ...CHANNEL, rule: RULE, ...defaults }, sport];
    const choice = { ...CHANNEL, by: 'ann' };
    expect(inForce(settings, [{ ...choice, rule: OTHER }], defaults)).toEqual([
      sport,
      { ...CHANNEL, rule: OTHER, ...defaults },
    ]);
    expect(inForce(settings, [{ ...choice, rule: undefined }], defaults)).toEqual([sport]);
    expect(inForce(settings, [], defaults)).toEqual(settings);
  });
});

import { describe, expect, it } from 'vitest';
import { duesOn, latestDue, nextDues, oddities } from '../../src/schedule/due.ts';
import { showLocal } from '../../src/schedule/zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (iso: string): number => Date.parse(iso);

describe('times that are due', () => {
  it.each([
    ['America/New_York', '30 2 * * *', '2027-03-14', '2027-03-14T07:00Z', 'gap'],
    ['America/New_York', '30 1 * * *', '2026-11-01', '2026-11-01T05:30Z', 'overlap'],
    ['Africa/Cairo', '0 0 * * *', '2027-04-30', '2027-04-29T22:00Z', 'gap at midnight'],
    ['Asia/Beirut', '0 0 * * *', '2027-03-28', '2027-03-27T22:00Z', 'gap at midnight'],
    ['Australia/Lord_Howe', '15 2 * * *', '2026-10-04', '2026-10-03T15:30Z', 'gap of 30 minutes'],
    ['Australia/Lord_Howe', '45 1 * * *', '2027-04-04', '2027-04-03T14:45Z', 'overlap of 30'],
    ['America/Nuuk', '30 23 * * *', '2027-03-27', '2027-03-28T01:00Z', 'gap before midnight'],
    ['Asia/Kathmandu', '0 8 * * *', '2027-01-01', '2027-01-01T02:15Z', 'no change'],
  ])('in %s by %s on %s are %s (%s)', (zone, cron, day, expected) => {
    const dues = duesOn({ cron, zone }, at(`${day}T00:00Z`));
    expect(dues.map((due) => new Date(due.at).toISOString())).toEqual([
      new Date(expected).toISOString(),
    ]);
  });

  it('goes on with the next day after a day on which the clocks change', () => {
    const rule = { cron: '30 2 * * *', zone: 'America/New_York' };
    const dues = nextDues(rule, at('2027-03-13T00:00Z'), 3);
    expect(dues.map((due) => new Date(due.at).toISOString().slice(0, 16))).toEqual([
      '2027-03-13T07:30',
      '2027-03-14T07:00',
      '2027-03-15T06:30',
    ]);
    expect(dues.map(({ isMoved }) => isMoved)).toEqual([false, true, false]);
  });

  it('counts times that fall together after a gap once', () => {
    const rule = { cron: '*/15 2 * * *', zone: 'America/New_York' };
    const [first, second] = nextDues(rule, at('2027-03-14T05:00Z'), 2);
    expect(new Date(first?.at ?? 0).toISOString()).toBe('2027-03-14T07:00:00.000Z');
    expect(new Date(second?.at ?? 0).toISOString()).toBe('2027-03-15T06:00:00.000Z');
  });

  it('are found backwards, but not from before a rule was there', () => {
    const rule = { cron: '0 8 * * 1-5', zone: 'Europe/Berlin' };
    const monday = at('2026-11-23T06:59:59Z');
    const friday = at('2026-11-20T07:00Z');
    expect(latestDue(rule, monday, 0)?.at).toBe(friday);
    expect(latestDue(rule, monday + 1000, 0)?.at).toBe(at('2026-11-23T07:00Z'));
    expect(latestDue(rule, monday, friday)).toBeUndefined();
    expect(latestDue(rule, monday, friday - 1)?.at).toBe(friday);
  });

  it('are found however rare they are', () => {
    const rule = { cron: '0 9 29 2 1', zone: 'UTC' };
    expect(nextDues(rule, at('2026-01-01T00:00Z'), 1).map(({ at }) => showLocal(at))).toEqual([
      '2044-02-29 09:00',
    ]);
  });
});

describe('every zone there is, for three years', () => {
  const START = at('2026-01-01T00:00Z');
  const DAYS = 3 * 365 + 1;
  const NIGHT = Array.from({ length: 16 }, (_, n) => (n - 6) * 30 * MINUTE);
  const zones = Intl.supportedValuesOf('timeZone');

  /** The first whole minute from which on a clock in the zone has shown the local time or more, looked for minute by minute. */
  function firstMinute(clock: Intl.DateTimeFormat, local: number, from: number): number {
    let instant = from;
    while (read(clock, instant) < local) instant += MINUTE;
    return instant;
  }

  function clockOf(zone: string): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
  }

  function read(clock: Intl.DateTimeFormat, instant: number): number {
    return at(`${clock.format(instant).replace(' ', 'T')}Z`);
  }

  it('has one due time for each date, at the local time where that exists', () => {
    expect(zones.length).toBeGreaterThan(400);
    let changes = 0;
    for (const zone of zones) {
      const rule = { cron: '30 8 * * *', zone };
      const clock = clockOf(zone);
      let offset = 0;
      let earlier = Number.NEGATIVE_INFINITY;
      for (let n = 0; n < DAYS; n++) {
        const day = START + n * DAY;
        const [due, ...more] = duesOn(rule, day).map((one) => one.at);
        // Clocks change at night everywhere, so the morning is there each day, once.
        const shown = `${new Date(day).toISOString().slice(0, 10)} 08:30`;
        if (due === undefined || more.length > 0 || due <= earlier || clock.format(due) !== shown) {
          expect([zone, shown, due]).toEqual([]);
          continue;
        }
        earlier = due;
        if (day - due !== offset && n > 0) {
          changes += 1;
          checkChange(zone, clock, day);
        }
        offset = day - due;
      }
    }
    expect(changes).toBeGreaterThan(500);
  }, 60_000);

  /** In the night of a change: each half hour of each date has its one instant, as a search minute by minute finds it. */
  function checkChange(zone: string, clock: Intl.DateTimeFormat, day: number): void {
    const rule = { cron: '0,30 * * * *', zone };
    const night = [...duesOn(rule, day - DAY).slice(-6), ...duesOn(rule, day).slice(0, 10)];
    expect(night.map(({ local }) => local)).toEqual(NIGHT.map((time) => day + time));
    let from = (night[0]?.at ?? 0) - 2 * HOUR;
    for (const { at: due, local } of night) {
      from = firstMinute(clock, local, from);
      if (due !== from) expect([zone, showLocal(local), showLocal(due)]).toEqual(showLocal(from));
    }
  }
});

describe('what is odd about a rule', () => {
  const FROM = at('2026-11-22T00:00Z');
  it.each([
    ['0 8 * * *', 'Europe/Berlin', []],
    ['30 2 * * *', 'America/New_York', [/2027-03-14 the clocks go forward over 02:30.*03:00/]],
    ['0 9 1 * 1', 'UTC', [/both the day of the month and the weekday/]],
    ['0 9 31 * *', 'UTC', [/months without such a day are left out/]],
    ['*/15 * * * *', 'UTC', [/96 times a day/]],
  ])('is said of %s in %s', (cron, zone, expected) => {
    const odd = oddities({ cron, zone }, FROM);
    expect(odd).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(odd[index]).toMatch(pattern);
  });
});

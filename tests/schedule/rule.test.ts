import { describe, expect, it } from 'vitest';
import { checkRule, describeRule, patternOf, RuleError, ruleAt } from '../../src/schedule/rule.ts';

describe('a rule', () => {
  it.each([
    ['08:00', 'weekdays', '0 8 * * 1-5', '08:00 on weekdays (Europe/Berlin)'],
    ['8:05', 'daily', '5 8 * * *', '08:05 daily (Europe/Berlin)'],
    ['23:59', 'weekends', '59 23 * * 0,6', '23:59 on weekends (Europe/Berlin)'],
    ['07:30', 'Thursday, mon', '30 7 * * 1,4', '07:30 on mon, thu (Europe/Berlin)'],
  ])('of %s, %s is the pattern %s, and reads "%s"', (at, days, cron, words) => {
    const rule = ruleAt(at, days, 'europe/berlin');
    expect(rule).toEqual({ cron, zone: 'Europe/Berlin' });
    expect(describeRule(rule)).toBe(words);
  });

  it('may be any pattern of cron with five fields', () => {
    const rule = checkRule({ cron: ' 0   8,18 * * mon-fri ', zone: 'UTC' });
    expect(describeRule(rule)).toBe('0 8,18 * * mon-fri (UTC)');
    expect(patternOf(rule.cron).times).toEqual([480, 1080]);
    expect([...patternOf('0 8 * * 7').weekdays]).toEqual([0]);
  });

  it.each([
    ['0 8 * * *', 'Mars/Base', /no time zone 'Mars\/Base'; write one like Europe\/Berlin/],
    ['0 8 * * *', 'new york', /write one like America\/New_York/],
    ['0 8 * * *', '', /no time zone ''/],
    ['0 8 * * *', 'UTC+2', /no time zone 'UTC\+2'/],
    ['0 8 * * *', '+02:00', /no time zone '\+02:00'/],
    ['0 0 31 2 *', 'UTC', /impossible day.*five fields/],
    ['61 * * * *', 'UTC', /61.*minute.*five fields/],
    ['0 0 8 * * *', 'UTC', /seconds; write five fields/],
    ['@daily', 'UTC', /five fields/],
    ['', 'UTC', /five fields/],
    ['0 8 L * *', 'UTC', /'L' is not understood/],
    ['0 8 * * 1#2', 'UTC', /'1#2' is not understood/],
  ])('of %s in %s is refused with what to write', (cron, zone, message) => {
    expect(() => checkRule({ cron, zone })).toThrow(RuleError);
    expect(() => checkRule({ cron, zone })).toThrow(message);
  });

  it.each([
    ['25:00', 'daily', /'25:00' is no time; write one .* like 08:00/],
    ['noon', 'daily', /'noon' is no time/],
    ['08:00', 'someday', /'someday' are no days; write daily, weekdays/],
    ['08:00', 'm', /'m' are no days/],
  ])('at %s on %s is refused with what to write', (at, days, message) => {
    expect(() => ruleAt(at, days, 'UTC')).toThrow(message);
  });
});

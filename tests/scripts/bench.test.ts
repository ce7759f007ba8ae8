import { describe, expect, it } from 'vitest';
import { longestBlockMs } from '../../scripts/bench/blocking.ts';
import { longQuestions } from '../../scripts/bench/long-questions.ts';
import { formatLines } from '../../scripts/bench/report.ts';
import { median, quantile } from '../../scripts/quantile.ts';

describe('formatLines', () => {
  it('gives a verdict where there is a limit, and a ratio where there is a peer', () => {
    const text = formatLines('index', [
      { what: 'fast', unit: 's', ours: 2, limit: 60, peer: 4 },
      { what: 'large', unit: 'MB', ours: 500, limit: 450 },
      { what: 'free', unit: 'ms', ours: 12.34 },
    ]);
    expect(text.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^fast +2\.00 s +60 s +ok +4\.00 s +0\.50x$/),
      expect.stringMatching(/^large +500 MB +450 MB +over$/),
      expect.stringMatching(/^free +12\.3 ms$/),
    ]);
  });
});

describe('quantile and median', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[3, 1, 2], 0.99, 3],
    [[5], 0.01, 5],
  ])('of %j at %f is %f', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected);
  });

  it('takes the mean of the two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});

describe('longestBlockMs', () => {
  it('sees a task that holds the loop, at once or later', async () => {
    const hold = () => {
      const until = performance.now() + 30;
      while (performance.now() < until);
    };
    expect(await longestBlockMs(async () => hold())).toBeGreaterThanOrEqual(29);
    const later = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      hold();
    };
    expect(await longestBlockMs(later)).toBeGreaterThanOrEqual(29);
  });
});

describe('longQuestions', () => {
  it('gives questions of just the length asked for, the same every time', () => {
    const questions = longQuestions(1000, ['who is Andrei Belousov', 'where did they meet?']);
    expect(questions.map(({ question }) => question.length)).toEqual([1000, 1000, 1000, 1000]);
    expect(longQuestions(1000, ['who is Andrei Belousov', 'where did they meet?'])).toEqual(
      questions,
    );
  });
});

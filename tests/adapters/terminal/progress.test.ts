import { describe, expect, it } from 'vitest';
import { createProgressLine } from '../../../src/adapters/terminal/progress.ts';

function setUp(rewritable: boolean) {
  let time = 0;
  let shown = '';
  const line = createProgressLine({
    write: (text) => {
      shown += text;
    },
    rewritable,
    now: () => time,
  });
  const at = (ms: number, done: number): void => {
    time = ms;
    line.update({ done, total: 2000 });
  };
  return { line, at, shown: () => shown };
}

describe('createProgressLine', () => {
  it('says nothing within the first second', () => {
    const { line, at, shown } = setUp(true);
    at(10, 1);
    at(999, 1999);
    line.end();
    expect(shown()).toBe('');
  });

  it('rewrites one line on a terminal and clears it at the end', () => {
    const { line, at, shown } = setUp(true);
    at(1000, 700);
    at(1050, 710);
    at(1100, 1400);
    line.end();
    expect(shown()).toBe(
      '\rReading the articles: 700 of 2,000\rReading the articles: 1,400 of 2,000\r\u001b[K',
    );
  });

  it('says it once where lines cannot be rewritten', () => {
    const { line, at, shown } = setUp(false);
    at(1000, 700);
    at(5000, 1400);
    line.end();
    expect(shown()).toBe('Reading the articles: 700 of 2,000\nThe articles are read.\n');
  });
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startProgram } from './fixtures/program.ts';

const README = new URL('../README.md', import.meta.url);

/** The digest that the README shows: all its lines but the date and what is left out. */
function shownLines(): string[] {
  const [, shown] =
    /^```text\n(summit-brief: \w+, \d[\s\S]*?)^```$/m.exec(readFileSync(README, 'utf8')) ?? [];
  return (shown ?? '')
    .split('\n')
    .filter((line) => !/^(?:summit-brief: .*|\s*\.\.\.|)$/.test(line));
}

it('npm run digest prints the digest that the README shows, as one message with the date', {
  timeout: 60_000,
}, async () => {
  const { ended, output } = startProgram('digest', { NO_COLOR: '1' });
  expect(await ended).toBe(0);
  const printed = output().split('\n');
  const shown = shownLines();
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.filter((line) => !printed.includes(line))).toEqual([]);
  expect(printed.filter((line) => /^summit-brief: \w+, \d+ \w+ \d{4}:$/.test(line))).toHaveLength(
    1,
  );
  expect(output()).not.toContain('In the thread');
});

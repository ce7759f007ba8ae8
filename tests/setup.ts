import { afterAll, expect } from 'vitest';
import { CANARIES, canariesIn } from './fixtures/canaries.ts';

// Runs before each file of tests: whatever a test prints, no secret of the environment may be in it.
Object.assign(process.env, CANARIES);

const written: string[] = [];
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return write(chunk, ...rest);
  }) as typeof stream.write;
}
for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  const print = console[method].bind(console);
  console[method] = (...parts: unknown[]) => {
    written.push(parts.map(String).join(' '));
    print(...parts);
  };
}

afterAll(() => {
  expect(canariesIn(written.join('\n'))).toEqual([]);
});

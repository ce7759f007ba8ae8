import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    // By default one processor is left idle, which is half of a small machine.
    maxWorkers: '100%',
    // The dictionary and the chat libraries are then read once a worker and not once a file. Only caches are shared.
    isolate: false,
    // Many tests generate their input; on a busy machine five seconds are too few for them.
    testTimeout: 20_000,
  },
});

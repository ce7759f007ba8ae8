import { performance } from 'node:perf_hooks';

/** Runs a task and returns the longest that the event loop stood still meanwhile, in milliseconds. */
export async function longestBlockMs(task: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let done = false;
  // Each turn of the loop comes by here; what lies between two turns has blocked it.
  const turned = new Promise<void>((resolve) => {
    const turn = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (done) resolve();
      else setImmediate(turn);
    };
    setImmediate(turn);
  });
  try {
    await task();
  } finally {
    done = true;
    await turned;
  }
  return longest;
}

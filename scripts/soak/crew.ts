import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RUN } from '../run-path.ts';
import type { Orders } from './plan.ts';

const JOB = fileURLToPath(new URL('./poster-job.ts', import.meta.url));

/** Processes that post, each started again when it has died. */
export interface Crew {
  /** Kills one of them, whatever it is posting. */
  killOne(random: () => number): void;
  close(): Promise<void>;
}

/** Starts so many processes with these orders; resolves when all run. */
export async function startCrew(size: number, orders: Omit<Orders, 'seed'>): Promise<Crew> {
  const crew = new Map<number, ChildProcess>();
  /** Those that have begun to post. */
  const ready = new Set<ChildProcess>();
  let isOpen = true;
  let seed = 1;

  function start(place: number): Promise<void> {
    seed += 1;
    const SOAK = JSON.stringify({ ...orders, seed } satisfies Orders);
    const child = spawn(process.execPath, [RUN, JOB], {
      env: { ...process.env, SOAK },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    crew.set(place, child);
    child.once('exit', (code, signal) => {
      crew.delete(place);
      ready.delete(child);
      if (signal !== 'SIGKILL') process.stderr.write(`a process ended by itself: ${code}\n`);
      if (isOpen) void start(place);
    });
    return new Promise((resolve) => {
      child.stdout?.once('data', () => {
        ready.add(child);
        resolve();
      });
    });
  }

  await Promise.all(Array.from({ length: size }, (_, place) => start(place)));
  return {
    killOne(random) {
      const child = [...ready][Math.floor(random() * ready.size)];
      if (child?.kill('SIGKILL')) appendFileSync(orders.ends, 'anywhere\n');
    },
    async close() {
      isOpen = false;
      const ended = [...crew.values()].map(
        (child) => new Promise((resolve) => child.once('exit', resolve)),
      );
      for (const child of crew.values()) child.kill('SIGKILL');
      await Promise.all(ended);
    },
  };
}

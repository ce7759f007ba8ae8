/** Runs measured work in processes of its own, so that neither memory nor warm code is shared. */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { RUN } from '../run-path.ts';

/** A child process that failed; the message holds what it printed on standard error. */
class ChildError extends Error {
  override readonly name = 'ChildError';
}

export interface Run {
  /** From spawn to the first output. */
  readonly firstOutputSeconds: number;
  /** From spawn to the end of the process. */
  readonly seconds: number;
  readonly output: string;
}

/** Runs a command to its end in `cwd`. @throws ChildError when its exit code is not among `codes` (default 0 alone). */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env, codes = [0] }: { cwd: string; env?: NodeJS.ProcessEnv; codes?: readonly number[] },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const sinceStart = () => (performance.now() - started) / 1000;
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let firstOutputSeconds = Number.NaN;
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output === '') firstOutputSeconds = sinceStart();
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== null && codes.includes(code))
        resolve({ firstOutputSeconds, seconds: sinceStart(), output });
      else reject(new ChildError(`${args.join(' ')}: ended with ${code}\n${errors}`));
    });
  });
}

/** Runs a TypeScript file with arguments; its output is one JSON value. */
export async function runJob<Result>(
  file: URL,
  args: readonly string[],
): Promise<Run & { readonly result: Result }> {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const done = await run(process.execPath, [RUN, fileURLToPath(file), ...args], {
    cwd,
  });
  return { ...done, result: JSON.parse(done.output) };
}

/** The most memory this process has held, in MB. */
export function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

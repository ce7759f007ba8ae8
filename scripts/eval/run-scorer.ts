import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a scorer prints with --json. @throws Error with what it said when it fails. */
export async function runScorer(scorer: string, args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [scorer, ...args, '--json'], {
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stdout);
}

/** What the shared scorer gives, as far as it is shown. */
export interface SharedReport {
  readonly 'hit@1': number | null;
  readonly 'hit@4': number | null;
  readonly 'hit@10': number | null;
  readonly 'ev_recall@10': number | null;
  readonly abstention: {
    readonly auroc: number | null;
    readonly f1: number;
    readonly unanswerable: number;
  };
  readonly conflict: { readonly f1: number; readonly tp: number; readonly fn: number } | null;
  readonly verbatim?: number | null;
}

/** What a set's own scorer gives, as far as it is shown. */
export interface AnswerReport {
  readonly all: {
    readonly pass: number;
    readonly verbatim: number | null;
    readonly boiler: number;
  };
  readonly rows: readonly AnswerRow[];
}

export interface AnswerRow {
  readonly id: string;
  readonly type: string;
  readonly answerable: boolean;
  readonly pass: boolean;
  /** Whether it abstained when it had to, and only then. */
  readonly abstain: boolean;
  /** Words of the answer; null without one. */
  readonly words: number | null;
  readonly why: readonly string[];
}

export interface ProgressLineOptions {
  readonly write: (text: string) => void;
  /** Whether a line can be written over, as on a terminal. */
  readonly rewritable: boolean;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

export interface ProgressLine {
  update(progress: { readonly done: number; readonly total: number }): void;
  end(): void;
}

const QUIET_MS = 1000;
const BETWEEN_MS = 100;

/** Creates a line that shows how far the index is; it appears only when that takes longer than a second. */
export function createProgressLine({ write, rewritable, now }: ProgressLineOptions): ProgressLine {
  const start = now();
  let shownAt: number | undefined;
  return {
    update({ done, total }) {
      const time = now();
      if (time - start < QUIET_MS) return;
      if (shownAt !== undefined && (!rewritable || time - shownAt < BETWEEN_MS)) return;
      shownAt = time;
      const counts = [done, total].map((n) => n.toLocaleString('en-GB')).join(' of ');
      write(`${rewritable ? '\r' : ''}Reading the articles: ${counts}${rewritable ? '' : '\n'}`);
    },
    end() {
      if (shownAt === undefined) return;
      // ESC [ K clears the rest of the line (ECMA-48).
      write(rewritable ? '\r\u001b[K' : 'The articles are read.\n');
    },
  };
}

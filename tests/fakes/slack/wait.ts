/** Waiting for something to happen, without sleeping. */
export interface Waits {
  /** To be called when something happened: every check is tried again. */
  readonly notify: () => void;
  /**
   * Resolves with what the check returns once that is not undefined. Rejects after the deadline, or when the check throws; the
   * message then says what was waited for and what `describe` says.
   */
  readonly until: <T>(what: string, check: () => T | undefined, deadlineMs: number) => Promise<T>;
  /** Rejects all that still wait. */
  readonly close: () => void;
}

export function createWaits(describe: () => string): Waits {
  const waiting = new Set<{ try: () => void; stop: (reason: string) => void }>();

  return {
    notify() {
      for (const one of [...waiting]) one.try();
    },
    until<T>(what: string, check: () => T | undefined, deadlineMs: number): Promise<T> {
      const promise = new Promise<T>((resolve, reject) => {
        const settle = (act: () => void): void => {
          waiting.delete(one);
          clearTimeout(timer);
          act();
        };
        const stop = (reason: string): void =>
          settle(() => reject(new Error(`${what}: ${reason}\n${describe()}`)));
        const one = {
          stop,
          try() {
            try {
              const result = check();
              if (result !== undefined) settle(() => resolve(result));
            } catch (error) {
              settle(() => reject(error));
            }
          },
        };
        const timer = setTimeout(() => stop(`not within ${deadlineMs} ms`), deadlineMs);
        waiting.add(one);
        one.try();
      });
      // Whoever stopped listening, because the test failed elsewhere, is not told a second time.
      promise.catch(() => {});
      return promise;
    },
    close() {
      for (const one of [...waiting]) one.stop('the fake Slack was closed');
    },
  };
}

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

interface Waiting {
  readonly try: () => void;
  readonly stop: (reason: string) => void;
}

/** How often checks are tried without a call, for those that look at something else than the fake. */
const POLL_MS = 20;

export function createWaits(describe: () => string): Waits {
  const waiting = new Set<Waiting>();
  let polling: NodeJS.Timeout | undefined;

  function notify(): void {
    for (const one of [...waiting]) one.try();
  }

  function add(one: Waiting): void {
    waiting.add(one);
    polling ??= setInterval(notify, POLL_MS);
    one.try();
  }

  function remove(one: Waiting): void {
    waiting.delete(one);
    if (waiting.size > 0) return;
    clearInterval(polling);
    polling = undefined;
  }

  return {
    notify,
    until<T>(what: string, check: () => T | undefined, deadlineMs: number): Promise<T> {
      const promise = new Promise<T>((resolve, reject) => {
        const settle = (act: () => void): void => {
          remove(one);
          clearTimeout(timer);
          act();
        };
        const stop = (reason: string): void =>
          settle(() => reject(new Error(`${what}: ${reason}\n${describe()}`)));
        const one: Waiting = {
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
        add(one);
      });
      // Whoever stopped listening, because the test failed elsewhere, is not told a second time.
      promise.catch(() => {});
      return promise;
    },
    close() {
      for (const one of [...waiting]) one.stop('the fake was closed');
    },
  };
}
